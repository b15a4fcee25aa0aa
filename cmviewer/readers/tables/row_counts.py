"""Rows of a table that each stand for several samples: truth, prediction, and how many there are."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.layouts import COUNTING_UNFIT
from cmviewer.problems.truth import FRACTIONS_NOT_COUNTED, WEIGHTS_NOT_COUNTED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.words import WEIGHT, words
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.content import contents
from cmviewer.readers.tables.counted_pairs import count_column_names
from cmviewer.readers.tables.counts import check_marked, check_sum, is_fraction, not_counted, whole_counts
from cmviewer.readers.tables.merged_cells import with_labels_below
from cmviewer.readers.tables.pair_margins import without_sums
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.table import Table
from cmviewer.said import said


def without_fractions(table: Table, roles: Roles, decisions: Decisions, problems: list[Problem]) -> Roles:
    """Let every row count once where a column of weights holds fractions, and say so.

    Raises `CmviewerError` where a person has told that these weights are counted.
    """
    if roles.count is None:
        problems += _uncounted(table, roles, decisions)
        return roles
    if WEIGHT.isdisjoint(words(table.header[roles.count])):
        return roles
    values = table.text(roles.count)
    rows = np.flatnonzero([is_fraction(value) for value in values.tolist()])
    if not rows.size:
        return roles
    held = f"column {table.header[roles.count]!r} holds fractions such as {values[rows[0]]}"
    _refuse_told(table, held, decisions)
    _take_none(table, held, (), decisions)
    line = None if table.line is None else int(table.line[rows[0]])
    problems.append(
        FRACTIONS_NOT_COUNTED.of(table.file, line, times=len(rows), readings=("none",), held=held)
    )
    return replace(roles, count=None)


def _refuse_told(table: Table, held: str, decisions: Decisions) -> None:
    """Raise `CmviewerError` where rows were told to be counted by what holds fractions."""
    for key, other in (("weight", "none"), ("table", "samples")):
        told = decisions.look_up(key, (table.file,))
        if told is not None and told.value != other:
            raise CmviewerError(
                COUNTING_UNFIT.of(
                    table.file,
                    readings=(other,),
                    decision=key,
                    name=told.name,
                    value=told.value,
                    held=held,
                    other=other,
                )
            )


def _take_none(table: Table, why: str, others: Sequence[str], decisions: Decisions) -> None:
    """Keep that rows count once each, in place of what was taken by the names of the columns alone."""
    keys = ("table", "weight")
    decisions.taken = [one for one in decisions.taken if one.key not in keys or one.about != table.file]
    decisions.take("table", "samples", Origin.CONVENTION, why, (), table.file)
    decisions.take("weight", "none", Origin.CONVENTION, why, tuple(map(Alternative, others)), table.file)


def _uncounted(table: Table, roles: Roles, decisions: Decisions) -> list[Problem]:
    """Say so where a table of samples has a column of weights, and nobody has told what they are for.

    Raises `CmviewerError` where a column was told that the table does not have.
    """
    names = [name for name in table.header if not WEIGHT.isdisjoint(words(name))]
    weight = decisions.look_up("weight", (table.file,))
    if names and weight is not None and weight.value not in {"none", *table.header}:
        decisions.told_for("weight", (*names, "none"), table.file)
    told = any(decisions.look_up(key, (table.file,)) for key in ("weight", "table"))
    if told or not names or words(names[0])[-1] not in WEIGHT:
        return []
    taken = {roles.truth, roles.prediction, roles.image, roles.score, *roles.checkpoints}
    can_count = roles.truth is not None and roles.prediction is not None and roles.classes is None
    others = count_column_names(contents(table), taken) if can_count else ()
    why = said("column {!r} holds weights; rows with names of images, or scores, count once each", names[0])
    _take_none(table, why, others, decisions)
    mend = "say that none is meant" + (", or with which column rows are counted" if others else "")
    return [WEIGHTS_NOT_COUNTED.of(table.file, readings=(*others, "none"), what=why, mend=mend)]


def with_weights(part: SamplePart, table: Table, column: int, problems: list[Problem]) -> SamplePart:
    """Let each row of a part stand for as many samples as it says, which may be none.

    Raises `CmviewerError` where they are more than can be counted.
    """
    part = with_labels_below(part, problems)
    values = table.text(column)
    counts, bad = whole_counts(values)
    check_marked(table.file, values, bad)
    if bad.any():
        line = part.line_of(int(np.flatnonzero(bad)[0]))
        place = f"in column {table.header[column]!r}"
        problems.append(not_counted(table.file, bad, values.__getitem__, line, place))
    check_sum(table.file, counts)
    names = tuple(
        dict.fromkeys(name for side in (part.truth, part.prediction) if side for name in side.names)
    )
    return replace(part, image=None, weight=counts, class_names=names)


def of_some_samples(part: SamplePart) -> SamplePart:
    """Leave out rows that stand for no sample, and sums of others."""
    part = without_sums(part)
    return part if part.weight is None else part.take(np.flatnonzero(part.weight))
