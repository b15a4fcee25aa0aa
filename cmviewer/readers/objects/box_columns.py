"""Which numbers at the end of a row of text are its box and its score."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Role
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import corners, is_normalised, likely_format, share_inside
from cmviewer.readers.objects.text_rows import TextRows, numbers

BOX: Final = 4
SCORED: Final = 5
WHOLE: Final = 100
"""Scores in per cent go up to this."""
_DIFFICULT: Final = b"difficult"
_MOST: Final = 0.5
_NEARLY_ALL: Final = 0.95
_BEYOND: Final = 1.1
"""More than any share of an image: boxes that have such a number are in pixels."""
_NAMES: Final = 20
_SELDOM: Final = 0.75
_OFTEN: Final = 0.25
"""So many different whole numbers, or else this share of the rows, are scores and no ends of names: 20 sure
detections of a class rarely share more than a few of 75 values, and names of German traffic signs end in 7
numbers up to 100. What is called predictions has scores, so that fewer tell it. Set by hand, not measured."""


@dataclass(frozen=True)
class TailColumns:
    """Which numbers at the end of a row are what: columns counted from the end, without `difficult`."""

    box: int
    score: int | None
    mark: int | None = None
    percent: bool = False

    @property
    def width(self) -> int:
        """How many numbers follow the class."""
        return BOX if self.score is None and self.mark is None else SCORED


@dataclass(frozen=True, eq=False)
class RowTail:
    """The numbers at the end of each row.

    difficult: bool (R,), whether the row ends with that word. number: float64 (R, 5), the last five words
    before it, NaN where one is no number. count: int64 (R,), how many of them are numbers, from the end,
    with at least one word before them.
    """

    difficult: NDArray[np.bool_]
    number: NDArray[np.float64]
    count: NDArray[np.int64]

    @staticmethod
    def of(rows: TextRows) -> "RowTail":
        """Look at the last words of each row."""
        difficult = rows.words_at(-1) == _DIFFICULT
        words = rows.count - difficult
        number = np.full((len(rows), SCORED), np.nan)
        good = np.zeros((len(rows), SCORED), np.bool_)
        for back in range(1, SCORED + 1):
            long = words > back
            at = rows.take(long).words_at(-back - difficult[long].astype(np.int64))
            parsed, bad = numbers(at)
            number[long, -back] = parsed
            good[long, -back] = ~bad
        count = np.cumprod(good[:, ::-1], axis=1).sum(1)
        return RowTail(difficult, number, count)

    def columns(self, told: BoxFormat | None, role: Role | None) -> TailColumns:
        """Tell what the numbers are, from most of the rows.

        told: how boxes were said to be meant. role: what the folder is called, None where it says nothing.
        """
        five = self.number[self.count == SCORED]
        if len(five) <= _MOST * (self.count >= BOX).sum():
            return TailColumns(-BOX, None)
        first, last = _between_0_and_1(five[:, 0]), _between_0_and_1(five[:, -1])
        if first and last:
            first = _inside(five[:, 1:], told) >= _inside(five[:, :-1], told)
        if first:
            return TailColumns(-BOX, -SCORED)
        if last and np.isin(five[:, -1], (0, 1)).all():
            return TailColumns(-SCORED, None, -1)
        if last:
            return TailColumns(-SCORED, -1)
        return (
            TailColumns(-BOX, -SCORED, percent=True)
            if _percent(five[:, 0], role)
            else TailColumns(-BOX, None)
        )

    def show(self, columns: TailColumns) -> bool:
        """Whether each row, whatever others are, shows these columns: a score, and a box beyond any share."""
        first, last = self.number[:, 0], self.number[:, -1]
        if not (self.count == SCORED).all() or columns.percent or columns.score is None:
            return False
        score, box = (first, last) if columns.score == -SCORED else (last, first)
        surely = (score >= 0) & (score <= 1) & (box > _BEYOND)
        return bool(surely.all() and not np.isin(score, (0, 1)).all())


def _between_0_and_1(column: NDArray[np.float64]) -> bool:
    return bool(((column >= 0) & (column <= 1)).mean() >= _NEARLY_ALL)


def _percent(column: NDArray[np.float64], role: Role | None) -> bool:
    """Tell whether these are scores from 0 to 100, and not whole numbers that end the names of classes.

    Names are few, and come again; numbers that they are counted with leave none out. What is called a truth
    has no scores.
    """
    if not ((column >= 0) & (column <= WHOLE)).all():
        return False
    if (np.floor(column) != column).any():
        return True
    distinct = len(np.unique(column))
    least = _OFTEN if role is Role.PREDICTION else _SELDOM
    is_above = bool(column.max() > distinct)
    return role is not Role.TRUTH and is_above and distinct >= min(least * len(column), _NAMES)


def _inside(four: NDArray[np.float64], told: BoxFormat | None) -> float:
    return share_inside(corners(four, told or likely_format(four))) if is_normalised(four) else 0.0
