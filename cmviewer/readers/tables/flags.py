"""The truth of a table of numbers: a column that says what is, such as `is_fraud`."""

from collections.abc import Sequence

from cmviewer.readers.files import words
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.table import Table
from cmviewer.readers.tables.uncertain_columns import UncertainColumns


def truth_flag(table: Table, columns: Sequence[Content], prediction: Content | None) -> int | None:
    """Find the column that is called `is_…` and holds no other two values than the prediction does.

    prediction: None where there is only a score. Raises `UncertainColumns` where several are called so.
    """
    predicted = frozenset() if prediction is None else prediction.values
    flags = [
        column
        for column in columns
        if column.words[:1] == ("is",)
        and not column.has(words.VERDICT | words.PREDICTION)
        and len(column.values | predicted) <= 2
    ]
    if len(flags) > 1:
        guess = Columns(truth=flags[0].name, prediction=None if prediction is None else prediction.name)
        names = " and ".join(repr(column.name) for column in flags[:3])
        why = f"{names} could each be the truth"
        raise UncertainColumns(table, guess, why, "truth", [column.name for column in flags])
    return flags[0].position if flags else None
