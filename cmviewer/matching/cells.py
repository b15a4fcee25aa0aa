"""Codes of cells → which cells there are, how often each, and the order that brings them together."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.integer[Any]]
"""Number of the cell of each of P outcomes: truth class times the number of classes, plus predicted class."""


def cells_of_codes(code: Codes, base: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the codes that occur, int64 (C,), ascending, and how often each does, int64 (C,).

    A table of all `base` x `base` cells is made only where it is no larger than the outcomes themselves;
    else the codes are sorted, so that a million classes need no more room than a hundred. Where most
    outcomes are correct, and of few classes, those are counted by class, and one code of each is sorted with
    the errors.
    """
    if base**2 <= len(code):
        table = np.bincount(code, minlength=base**2)
        cell = np.flatnonzero(table)
        return cell, table[cell]
    if 4 * base > len(code):
        return _sorted_cells(code)
    label = code // (base + 1)
    is_correct = label * (base + 1) == code
    if 2 * np.count_nonzero(is_correct) < len(code):
        return _sorted_cells(code)
    table = np.bincount(label.take(np.flatnonzero(is_correct)), minlength=base)
    correct = np.flatnonzero(table)
    once = (correct * (base + 1)).astype(code.dtype)
    errors = code.take(np.flatnonzero(~is_correct))
    cell, count = _sorted_cells(np.concatenate((errors, once)))
    count[cell % (base + 1) == 0] = table[correct]
    return cell, count


def _sorted_cells(code: Codes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    ordered = np.sort(code)
    is_first = np.ones(len(code) + 1, np.bool_)  # one beyond the last ends the last cell
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:-1])
    start = np.flatnonzero(is_first)
    return ordered[start[:-1]].astype(np.int64), np.diff(start)


def order_of_codes(code: Codes) -> NDArray[np.int64]:
    """Return the rows in the order of their codes, int64 (P,); equal codes keep theirs.

    Codes of sixteen bits are sorted by counting them. Else code and row are packed into one number wherever
    both fit: to sort plain numbers is ten times as fast as to sort their positions.
    """
    highest = int(code.max(initial=0))
    if highest <= np.iinfo(np.uint16).max:
        return np.argsort(code.astype(np.uint16), kind="stable")
    row_bits = len(code).bit_length()
    if highest >> (63 - row_bits):
        return np.argsort(code, kind="stable")
    packed = (code.astype(np.int64) << row_bits) | np.arange(len(code))
    packed.sort()
    packed &= (1 << row_bits) - 1
    return packed
