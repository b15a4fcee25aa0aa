"""Tables of cells: truth, prediction, and how many samples there are, a row a pair."""

from collections.abc import Collection, Sequence
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.tables import MATRIX_OF_SHARES, TABLE_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.counts import are_shares, whole_counts
from cmviewer.readers.tables.table import Table
from cmviewer.said import said

_COUNT_WORDS: Final = words.COUNT | words.PREDICTION | words.NEUTRAL | words.LABEL | {"of", "the"}
_COUNTED: Final = words.word_set("support instances hits observations obs volume tally")
"""What counts samples beside a pair of classes, and elsewhere may be another number of a row."""
_PAIRS: Final = 4
"""Rows from which it is no chance that no pair occurs twice: of two classes there are no more pairs."""
_TABLE: Final = ("samples", "counts")


def count_column(
    table: Table,
    columns: Sequence[Content],
    pair: tuple[int, int],
    taken: frozenset[int],
    decisions: Decisions,
) -> int | None:
    """Find the column that says how many samples a row stands for; None where each row is one.

    pair: positions of truth and prediction. taken: of other columns that are known, checkpoints among them.
    Raises `CmviewerError` where the table could be both, or holds shares in place of counts.
    """
    told = _told(table, decisions)
    if told != ():
        return told[0]
    others = [one for one in columns if one.position not in taken | {*pair} and not is_row_number(one)]
    wholes = [one for one in others if _whole(one)]
    named = [one for one in wholes if _is_called_count(one)]
    distinct = _pairs_are_distinct(columns, pair, taken)
    if named and (distinct or len(others) == 1):
        chosen = min(named, key=lambda one: len(one.words))
        if decisions.look_up("table", (table.file,)) is None:
            _take(decisions, table, "counts", f"column {chosen.name!r} counts them", distinct)
        decisions.take("weight", chosen.name, Origin.EVIDENCE if distinct else Origin.FILE, about=table.file)
        return chosen.position
    shares = [one for one in others if one.has(words.SHARE) and not named]
    if shares and distinct and len(others) == len(shares) and table.count >= _PAIRS:
        problem = MATRIX_OF_SHARES.of(table.file, readings=("samples",), name=shares[0].name)
        raise CmviewerError(problem)
    if wholes and distinct and len(others) == 1 and _could_count(wholes[0]):
        if decisions.told_for("table", _TABLE, table.file) is not None:
            decisions.take("weight", wholes[0].name, Origin.EVIDENCE, about=table.file)
            return wholes[0].position
        raise CmviewerError(TABLE_UNCERTAIN.of(table.file, readings=_TABLE, name=wholes[0].name))
    return None


def counts_images(column: Content, columns: Sequence[Content], pair: tuple[int, int]) -> bool:
    """Tell whether a column such as `images` says how many there are, and does not name them.

    pair: positions of truth and prediction, of which no two rows have the same. Names count up.
    """
    if not column.numeric or not column.has(words.COUNT) or not _whole(column):
        return False
    steps = np.diff(column.numbers)
    counts_up = bool((steps == 1).all())
    return not counts_up and _pairs_are_distinct(columns, pair, frozenset())


def count_column_names(columns: Sequence[Content], taken: Collection[int | None]) -> tuple[str, ...]:
    """Return the names of the columns that are called weights or counts, and hold whole numbers."""
    free = [one for one in columns if one.position not in taken and not is_row_number(one)]
    called = [one for one in free if one.words and (one.words[-1] in words.WEIGHT or _is_called_count(one))]
    return tuple(one.name for one in called if _whole(one) and not one.fractional)


def told_count_column(table: Table, fitting: Sequence[str], decisions: Decisions) -> int | None:
    """Find the column that was told to count rows that are samples; None where each is one.

    fitting: columns that can count them. Raises `CmviewerError` where another was told.
    """
    weight = decisions.look_up("weight", (table.file,))
    kind = decisions.look_up("table", (table.file,))
    if weight is not None and weight.value in (*table.header, "none"):
        decisions.told_for("weight", (*fitting, "none"), table.file)
        decisions.take("weight", weight.value, weight.origin, about=table.file)
        return table.header.index(weight.value) if weight.value in fitting else None
    if kind is None:
        return None
    decisions.told_for("table", _TABLE if len(fitting) == 1 else ("samples",), table.file)
    decisions.take("table", kind.value, kind.origin, about=table.file)
    return table.header.index(fitting[0]) if kind.value == "counts" else None


def _is_called_count(column: Content) -> bool:
    return column.has(words.COUNT | _COUNTED) and set(column.words) <= _COUNT_WORDS | _COUNTED


def _told(table: Table, decisions: Decisions) -> tuple[int | None, ...]:
    """Return the column that was told, or None where there is to be none; empty where nothing was told."""
    weight = decisions.told_for("weight", (*table.header, "none"), table.file)
    if weight is not None:
        decisions.take("weight", weight.value, weight.origin, about=table.file)
        alike = decisions.told_for("table", ("samples" if weight.value == "none" else "counts",), table.file)
        if alike is not None:
            decisions.take("table", alike.value, alike.origin, about=table.file)
        return (None if weight.value == "none" else table.header.index(weight.value),)
    kind = decisions.told_for("table", _TABLE, table.file)
    if kind is None:
        return ()
    decisions.take("table", kind.value, kind.origin, about=table.file)
    return (None,) if kind.value == "samples" else ()


def _take(decisions: Decisions, table: Table, taken: str, why: str, distinct: bool) -> None:  # noqa: FBT001 - one of two words
    evidence = said("{}; no pair of truth and prediction stands there twice", why) if distinct else why
    origin = Origin.EVIDENCE if distinct else Origin.FILE
    decisions.take("table", taken, origin, evidence, (Alternative("samples"),), table.file)


def is_row_number(column: Content) -> bool:
    """Tell whether a column only numbers the rows: without a name, as R and pandas do, or called `Row`."""
    return column.words in {(), ("row",)} and len(column.distinct) == len(column.code) and column.numeric


def _whole(column: Content) -> bool:
    if not {"weight", "weights"}.isdisjoint(column.words):
        return column.holds_numbers  # fractions of these are said elsewhere
    values = np.array([value for value in column.distinct if value], object)
    bad = whole_counts(values)[1]
    return not bad.all() and not are_shares(values[:, None])


def _could_count(column: Content) -> bool:
    known = (
        words.SCORE
        | words.IDENTITY
        | words.IMAGE
        | words.CHECKPOINT
        | words.METRIC
        | words.TRUTH
        | words.LABEL
    )
    wholes = not column.fractional and column.numeric
    more_than_marks = len(column.values) > 1 or not column.values <= {"0", "1"}
    return wholes and not column.has(known | words.PREDICTION) and more_than_marks


def _pairs_are_distinct(columns: Sequence[Content], pair: tuple[int, int], taken: frozenset[int]) -> bool:
    parting = (*pair, *sorted(taken))
    if prod(len(columns[position].distinct) + 1 for position in parting) < len(columns[0].code):
        return False  # more rows than pairs; a value that is missing is one more
    key: NDArray[np.int64] = np.zeros(len(columns[0].code), np.int64)
    for position in parting:
        key = np.unique(
            key * (len(columns[position].distinct) + 1) + columns[position].code, return_inverse=True
        )[1]
    return len(np.unique(key)) == len(key)
