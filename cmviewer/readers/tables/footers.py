"""Rows below the samples of a table that hold sums or rates, as spreadsheets write them."""

import re
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.tables import FOOTER_ROWS
from cmviewer.readers.tables.margins import is_called_margin
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart

MOST: Final = 5
"""Rows at the end that are looked at."""


def rows_above_footer(part: SamplePart, problems: list[Problem]) -> NDArray[np.int64] | None:
    """Return the rows of a part that are samples, int64 (m,), where rows of sums stand below them; else None.

    Such a row is called as a sum or a rate in place of an image, and has numbers that no other row has where
    labels are, or nothing.
    """
    if part.image is None:
        return None
    first = part.count
    while first > max(1, part.count - MOST) and _is_called_footer(part.image[first - 1]):
        first -= 1
    labels = [one for one in (part.truth, part.prediction, part.loose) if one is not None]
    if first == part.count or not labels or not all(_holds_sums(one, first) for one in labels):
        return None
    row, count = part.image[first], part.count - first
    problems.append(FOOTER_ROWS.of(part.file, part.line_of(first), times=count, left_out=count, row=str(row)))
    return np.arange(first)


def _is_called_footer(image: Any) -> bool:  # noqa: ANN401 - text, or None
    return isinstance(image, str) and is_called_margin(image)


def _holds_sums(labels: Labels, first: int) -> bool:
    """Whether from a row on there are numbers that no row above has, or nothing."""
    below = np.unique(labels.code[first:])
    below = below[below != MISSING]
    return not np.isin(below, labels.code[:first]).any() and all(
        _is_number(labels.names[one]) for one in below
    )


def _is_number(name: str) -> bool:
    digits = re.sub(r"[\s.,%]", "", name)
    return digits.isascii() and digits.isdigit()
