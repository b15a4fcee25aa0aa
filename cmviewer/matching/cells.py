"""Codes of cells → which cells there are, how often each, and the order that brings them together."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.integer[Any]]
"""Number of the cell of each of P outcomes: truth class times the number of classes, plus predicted class."""


def cells_of_codes(code: Codes, cell_limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the codes that occur, int64 (C,), ascending, and how often each does, int64 (C,).

    A table of all `cell_limit` cells is made only where it is no larger than the outcomes themselves;
    else the codes are sorted, so that a million classes need no more room than a hundred.
    """
    if cell_limit <= len(code):
        table = np.bincount(code, minlength=cell_limit)
        cell = np.flatnonzero(table)
        return cell, table[cell]
    ordered = np.sort(code)
    is_first = np.ones(len(code) + 1, np.bool_)  # one beyond the last ends the last cell
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:-1])
    start = np.flatnonzero(is_first)
    return ordered[start[:-1]].astype(np.int64), np.diff(start)


def order_of_codes(code: Codes) -> NDArray[np.int64]:
    """Return the rows in the order of their codes, int64 (P,); equal codes keep theirs.

    Code and row are packed into one number wherever both fit: to sort plain numbers is ten times as
    fast as to sort their positions.
    """
    row_bits = len(code).bit_length()
    if code.size and int(code.max()) >> (63 - row_bits):
        return np.argsort(code, kind="stable")
    packed = (code.astype(np.int64) << row_bits) | np.arange(len(code))
    packed.sort()
    packed &= (1 << row_bits) - 1
    return packed
