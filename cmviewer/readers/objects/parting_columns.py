"""Columns of a table of boxes that part its rows: into checkpoints, or into the splits of a data set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.readers.files import words
from cmviewer.readers.objects.columns_of_boxes import BoxColumns
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.content import Content, content_of
from cmviewer.readers.tables.other_columns import checkpoint_columns, split_column
from cmviewer.readers.tables.several_columns import AND
from cmviewer.readers.tables.table import Table

_MOST: Final = 0.5
"""Share of the images of each value that others have as well: two models see the same, two folds do not."""
_RUNS: Final = words.CHECKPOINT - {"step", "iteration", "iter"}
"""What is never counted together unasked; steps may only number the batches of one evaluation."""


@dataclass(frozen=True)
class PartedRows:
    """Rows of a table by what columns say of them. column: their names. rows: int64 by value, in order.

    are_alike: whether others have most of the images of each value as well. is_run: whether a column is
    called as runs are.
    """

    column: str
    rows: Mapping[str, NDArray[np.int64]]
    are_alike: bool
    is_run: bool


def may_part(header: Sequence[str]) -> bool:
    """Tell whether a column is called as those are that part rows into checkpoints."""
    return any(set(words.words(name)) & words.CHECKPOINT for name in header)


def parted_rows(table: Table, columns: BoxColumns) -> PartedRows | None:
    """Part the rows of predictions by the columns that say of which checkpoint each is; None without any."""
    code, names = np.zeros(table.count, np.int64), [""]
    parting: list[str] = []
    for place in checkpoint_columns(_free(table, columns, words.CHECKPOINT), Roles()):
        text = table.text(place)
        together = text if not parting else np.array(names, object)[code] + " " + text
        codes, values = pd.factorize(together)
        if len(values) > len(names):
            code, names = codes, list(map(str, values))
            parting.append(table.header[place])
    if not parting:
        return None
    image = pd.factorize(table.text(columns.image))[0]
    return PartedRows(
        AND.join(parting),
        {name: np.flatnonzero(code == i) for i, name in enumerate(names)},
        are_alike(code, image),
        are_runs(parting),
    )


def are_alike(value: NDArray[np.int64], image: NDArray[np.int64]) -> bool:
    """Tell whether other values have most of the images of each as well; both int64 (n,), of each row."""
    pairs = pd.DataFrame({"value": value, "image": image}).drop_duplicates()
    shared = pairs["image"].duplicated(keep=False).groupby(pairs["value"]).mean()
    return bool((shared > _MOST).all())


def are_runs(names: Sequence[str]) -> bool:
    """Tell whether a column is called as what is never counted together unasked."""
    return any(not _RUNS.isdisjoint(words.words(name)) for name in names)


def images_by_split(table: Table, columns: BoxColumns) -> Mapping[str, tuple[str, ...]]:
    """Names of the images by what a column says of which split they are; nothing where none parts them."""
    place = split_column(_free(table, columns, words.SPLIT | words.SPLITS), Roles())
    if place is None:
        return {}
    pairs = pd.DataFrame({"split": table.text(place), "image": table.text(columns.image)}).drop_duplicates()
    if pairs["image"].duplicated().any():
        return {}
    by_split = pairs.groupby("split", sort=False)["image"]
    return {str(split): tuple(map(str, images)) for split, images in by_split if split}


def kept_rows(column: str, value: str) -> Callable[[Table, BoxColumns], NDArray[Any]]:
    """Return what finds the rows of one value anew, int64."""

    def rows(table: Table, columns: BoxColumns) -> NDArray[np.int64]:
        parted = parted_rows(table, columns)
        same = parted is not None and parted.column == column
        return parted.rows.get(value, _NO_ROWS) if same and parted is not None else _NO_ROWS

    return rows


_NO_ROWS: Final = np.array([], np.int64)


def _free(table: Table, columns: BoxColumns, called: frozenset[str]) -> list[Content]:
    """The columns that are called so, and of no other use."""
    taken = {columns.image, columns.label, *columns.box, columns.score, *(columns.size or ())}
    places = (place for place in range(len(table.header)) if place not in taken)
    return [content_of(table, one) for one in places if not called.isdisjoint(words.words(table.header[one]))]
