"""Columns of which each is a class, with 1 where a row is of it and 0 elsewhere, as in Kaggle's tables."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role
from cmviewer.problems.tables import LABELS_SEVERAL
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.tables.class_columns import ClassColumns
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.parts import MISSING, Labels
from cmviewer.readers.tables.role_words import class_marked, side_named
from cmviewer.readers.tables.table import Table

_ON: Final = frozenset({"1", "1.0", "True", "true"})
_USUAL: Final = 0.95
"""Rows of which exactly one column of marks is set; of some images nobody says the class."""
_MARKS: Final = frozenset({"0", "1", "0.0", "1.0", "True", "False", "true", "false"})


def find_marks(columns: Sequence[Content], classes: ClassColumns | None) -> ClassColumns | None:
    """Find the columns that mark the true class, one for each class that has scores; None without any."""
    if classes is None or classes.names is None:
        return None
    wanted = {folded(name): name for name in classes.names}
    free = [one for one in columns if one.position not in classes.positions and _holds_marks(one)]
    found: dict[str, Content] = {}
    for column in free:
        name = folded(class_marked(column.name))
        if name in wanted and side_named(column.name) is not Role.PREDICTION:
            found.setdefault(name, column)
    if len(found) < 2 or set(found) != set(wanted):
        return None
    return ClassColumns(tuple(one.position for one in found.values()), tuple(wanted[name] for name in found))


def lone_marks(columns: Sequence[Content]) -> ClassColumns | None:
    """Find columns of marks in a table that holds nothing else of a class: one is set in every row.

    Of two columns each has to be set where the other is not; of more a row in twenty may have none.
    """
    marks = [column for column in columns if _holds_marks(column)]
    if len(marks) < 2:
        return None
    on = np.stack([np.isin(one.distinct, list(_ON))[one.code] for one in marks], axis=1).sum(axis=1)
    usual = (on == 1).mean() >= (1 if len(marks) == 2 else _USUAL)
    if not usual or (on > 1).any():
        return None
    names = tuple(class_marked(one.name) for one in marks)
    return (
        ClassColumns(tuple(one.position for one in marks), names) if len(set(names)) == len(names) else None
    )


def marked_labels(table: Table, marks: ClassColumns) -> Labels:
    """Return the class that each row marks; missing where it marks none.

    Raises `CmviewerError` where rows mark several.
    """
    values = table.numbers(marks.positions, [])
    on = _as_marks(table, marks, values)
    if (on.sum(axis=1) > 1).any():
        raise CmviewerError(LABELS_SEVERAL.of(table.file, where="a row of the columns of classes"))
    code = np.where(on.any(axis=1), on.argmax(axis=1), MISSING).astype(np.int32)
    return Labels(code, marks.names or ())


def _as_marks(table: Table, marks: ClassColumns, values: NDArray[np.float32]) -> NDArray[np.bool_]:
    on: NDArray[np.bool_] = values == 1
    for i, position in enumerate(marks.positions):
        if np.isnan(values[:, i]).any():
            on[:, i] |= np.isin(np.char.lower(table.text(position).astype(str)), ["true"])
    return on


def _holds_marks(column: Content) -> bool:
    return bool(column.values) and column.values <= _MARKS
