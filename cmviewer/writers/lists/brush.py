"""Masks as Label Studio's brush keeps them: runs of bytes, packed into bits."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

CHANNELS: Final = 4
"""A brushed pixel is red, green, blue and opacity, all 255; any other is four times 0."""
_WORD: Final = 8
"""Bits of a value."""
_SIZES: Final = (3, 4, 8, 16)
"""Bits in which the length of a run may stand; each run names which."""


def brush_runs(pixels: NDArray[np.bool_]) -> list[int]:
    """Pack a mask, bool (H, W), row by row: whole numbers from 0 to 255.

    First how many bytes it stands for in 32 bits, bits of a value less 1 in 5, and each of the sizes less 1
    in 4. Then each run: a 1, which size in 2 bits, its length less 1, and its value.
    """
    head = [f"{CHANNELS * pixels.size:032b}", f"{_WORD - 1:05b}", *(f"{size - 1:04b}" for size in _SIZES)]
    bits = "".join([*head, *map(_run, *_lengths(pixels))])
    bits += "0" * (-len(bits) % 8)
    packed: list[int] = np.packbits(np.frombuffer(bits.encode("ascii"), np.uint8) - ord("0")).tolist()
    return packed


def _lengths(pixels: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Lengths of runs in bytes, none above what 16 bits hold, and the value of each."""
    flat = pixels.ravel()
    start = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1, [len(flat)]))
    runs = zip(np.diff(start).tolist(), flat[start[:-1]].tolist(), strict=True)
    parts = [(part, 255 if value else 0) for length, value in runs for part in _parts(CHANNELS * length)]
    return [length for length, _ in parts], [value for _, value in parts]


def _parts(length: int) -> Iterator[int]:
    most = 1 << _SIZES[-1]
    while length > most:
        yield most
        length -= most
    yield length


def _run(length: int, value: int) -> str:
    place = next(place for place, size in enumerate(_SIZES) if length <= 1 << size)
    return f"1{place:02b}{length - 1:0{_SIZES[place]}b}{value:0{_WORD}b}"
