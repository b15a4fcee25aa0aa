"""Run-length masks as COCO compresses them: checked as whole arrays, before any C code sees them."""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

_ZERO: Final = 48
"""The character that stands for 0."""
_MORE: Final = 0x20
_SIGN: Final = 0x10
_LONGEST: Final = 7
"""Characters of the longest number: 35 bits."""


_AT_ONCE: Final = 1 << 16
"""Bytes that are looked at together: each takes a hundred on the way."""


def run_totals(runs: NDArray[np.uint8], start: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many pixels each mask has runs for, int64 (n,); -1 where its text is broken.

    runs: uint8 (B,), all texts one after the other; start: int64 (n + 1,), the bytes of each, at least
    one. Broken is a text with other characters, an unfinished or endless number, or a negative run.
    """
    cuts = np.flatnonzero(np.diff(start[:-1] // _AT_ONCE, prepend=-1))
    bounds = pairwise([*cuts.tolist(), len(start) - 1])
    totals = [_totals(runs[start[a] : start[b]], start[a : b + 1] - start[a]) for a, b in bounds]
    return np.concatenate([np.zeros(0, np.int64), *totals])


def _totals(runs: NDArray[np.uint8], start: NDArray[np.int64]) -> NDArray[np.int64]:
    count = len(start) - 1
    value = runs.astype(np.int64) - _ZERO
    mask = np.repeat(np.arange(count), np.diff(start))
    broken = np.zeros(count, np.bool_)
    broken[mask[(value < 0) | (value > 63)]] = True
    value &= 63
    is_last = (value & _MORE) == 0
    broken |= ~is_last[start[1:] - 1]
    is_last[start[1:] - 1] = True  # an unfinished number must not run into the next mask
    end = np.flatnonzero(is_last) + 1
    begin = np.concatenate(([0], end[:-1]))
    length = end - begin
    owner = mask[begin]
    broken[owner[length > _LONGEST]] = True
    place = np.arange(len(value)) - np.repeat(begin, length)
    number = np.add.reduceat((value & 31) << (5 * np.minimum(place, _LONGEST)), begin)
    number -= np.where(value[end - 1] & _SIGN, np.int64(1) << (5 * np.minimum(length, _LONGEST)), 0)
    first = np.searchsorted(owner, np.arange(count))
    run = _undone(number, owner, first)
    broken[owner[run < 0]] = True
    total = np.add.reduceat(run, first)
    total[broken] = -1
    return total


def _undone(
    number: NDArray[np.int64], owner: NDArray[np.int64], first: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Undo the differences: from the fourth on, each number is added to the one two places before it.

    The first of a mask stands alone; those at even and at odd places behind it are two sums that run on.
    """
    place = np.arange(len(number)) - first[owner]
    run = np.where(place == 0, number, 0)
    for parity in (0, 1):
        chained = (place % 2 == parity) & (place > 0)
        running = np.concatenate(([0], np.cumsum(np.where(chained, number, 0))))
        run += np.where(chained, running[1:] - running[first][owner], 0)
    return run
