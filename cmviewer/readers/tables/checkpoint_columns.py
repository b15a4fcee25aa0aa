"""Which columns of a table part its rows into checkpoints."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.tables import CHECKPOINT_MISSING, CHECKPOINTS_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.columns import NO_CHECKPOINTS
from cmviewer.readers.tables.evident_checkpoints import evident_columns
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart
from cmviewer.readers.tables.several_columns import AND
from cmviewer.readers.tables.table import Table
from cmviewer.said import said

_FEW_REPEATS: Final = 0.01
"""Rows that may repeat an image within a checkpoint: single mistakes of a script, no second checkpoint."""
_RUNS: Final = words.CHECKPOINT - {"step", "iteration", "iter"}
"""What is never counted together unasked; steps may only number the batches of one evaluation."""
_KEY: Final = "checkpoint"


def checkpoint_key(table: Table, roles: Roles, part: SamplePart, decisions: Decisions) -> Labels | None:
    """Find the columns that part the rows into checkpoints, and keep which they are.

    A column does so where its every value holds each image once, or, without images, where all of its
    values have as many rows; of counts always. A second column joins in where the first alone is not
    enough. Raises `CmviewerError` where a column of folds or models parts rows of which this cannot be told.
    """
    told = decisions.told_for(_KEY, about=table.file)
    positions = [one for one in roles.checkpoints if len(table.labels(one).used_names()) > 1]
    names = [table.header[one] for one in positions]
    if told is not None:
        decisions.take(_KEY, told.value, told.origin, about=table.file)
        return _together([table.labels(one) for one in positions]) if positions else None
    parting = _parting(table, positions, part, are_counts=roles.count is not None)
    if parting:
        name = AND.join(table.header[one] for one in parting)
        decisions.take(_KEY, name, Origin.FILE, "", [Alternative(NO_CHECKPOINTS)], table.file)
        return _together([table.labels(one) for one in parting])
    evident = evident_columns(table, roles, part) if not names else ()
    if evident and _tell_the_same(table, evident):
        name = table.header[evident[0]]
        why = said("each of its values holds every image once, with the same truth")
        decisions.take(_KEY, name, Origin.EVIDENCE, why, [Alternative(NO_CHECKPOINTS)], table.file)
        return Labels.of_text(table.rows(np.arange(table.count))[:, evident[0]])
    if evident:
        several = [table.header[one] for one in evident]
        raise CmviewerError(_which_checkpoints(table, *several))
    asked = [name for name in names if not _RUNS.isdisjoint(words.words(name))]
    if asked and part.truth is not None:
        raise CmviewerError(_which_checkpoints(table, asked[0]))
    if names:
        others = [Alternative(name) for name in names]
        decisions.take(_KEY, NO_CHECKPOINTS, Origin.CONVENTION, "", others, table.file)
    return None


def _parting(table: Table, positions: Sequence[int], part: SamplePart, *, are_counts: bool) -> Sequence[int]:
    """The columns that part the rows together; none where no column does."""
    if are_counts:
        return positions[:1]
    if part.image is None:
        return [one for one in positions if _has_equal_parts(table.labels(one))][:1]
    if not positions or not _repeats(part.image, np.zeros(len(part.image), np.int32)):
        return ()
    for count in range(1, len(positions) + 1):
        key = _together([table.labels(one) for one in positions[:count]])
        if _repeats(part.image, key.code) < _FEW_REPEATS:
            return positions[:count]
    return ()


def _has_equal_parts(labels: Labels) -> bool:
    rows = np.bincount(labels.code[labels.code != MISSING])
    return bool((rows == rows[0]).all() and rows[0] > 1)


def _tell_the_same(table: Table, positions: Sequence[int]) -> bool:
    """Tell whether columns part the rows alike, as a name and its number do."""
    cells = table.rows(np.arange(table.count))
    codes = [pd.factorize(cells[:, position])[0] for position in positions]
    return all(np.array_equal(codes[0], code) for code in codes[1:])


def _which_checkpoints(table: Table, *names: str) -> Problem:
    name = " and ".join(map(repr, names))
    readings = (*names, NO_CHECKPOINTS)
    return CHECKPOINTS_UNCERTAIN.of(table.file, readings=readings, name=name)


def only_checkpoint(table: Table, roles: Roles) -> str:
    """Return the name that all rows give their checkpoint, empty where none is given."""
    used = (table.labels(position).used_names() for position in roles.checkpoints)
    return next((names[0] for names in used if len(names) == 1), "")


def _together(labels: list[Labels]) -> Labels:
    """Make one label of several, with blanks between."""
    text = pd.DataFrame({i: one.text() for i, one in enumerate(labels)}, dtype=object)
    joined = text[0] if len(labels) == 1 else text[0].str.cat(text[[*range(1, len(labels))]], sep=" ")
    return Labels.of_text(joined.to_numpy(dtype=object))


def _repeats(image: NDArray[Any], key: NDArray[np.int32]) -> float:
    """Share of the rows whose image and key were there before."""
    return float(pd.DataFrame({"image": image, "key": key}).duplicated().mean())


def without_checkpoint(table: Table, key: Labels) -> Problem:
    """Say that rows are of no checkpoint; they are left out."""
    rows = np.flatnonzero(key.code == MISSING)
    line = None if table.line is None else int(table.line[rows[0]])
    return CHECKPOINT_MISSING.of(table.file, line, times=len(rows), left_out=len(rows))
