"""Whether runs of numbers in a Parquet page hold together: what is repeated, and what is packed into bits."""

from typing import Final

from cmviewer.parquet.check import Damaged

_WIDEST: Final = 32
_GROUP: Final = 8
"""Packed numbers come in groups of so many; the last one may be longer than what is wanted of it."""


def check_runs(data: bytes, width: int, length: int, wanted: int) -> tuple[int, int]:
    """Walk runs of numbers of `width` bits until so many are there as are wanted; return where they lie.

    length: bytes of all runs; 0 where the first four bytes of the data say it. Raises `Damaged` where a run
    is longer than the data or than what is wanted, and where there are fewer numbers.
    """
    if not 0 <= width <= _WIDEST:
        raise Damaged(f"numbers of a page have {width} bits")
    begin = 0
    if not length:
        begin, length = 4, int.from_bytes(data[:4], "little")
    end = min(len(data), begin + length)
    place, found = begin, 0
    while found < wanted:
        if place >= end:
            raise Damaged("a page has fewer values than it says")
        header, place = _header(data, place)
        if header & 1:
            count, size = (header >> 1) * _GROUP, (header >> 1) * width
        else:
            count, size = header >> 1, (width + 7) // 8
        found, place = found + count, place + size
        if place >= len(data) + max(1, width) or found >= wanted + _GROUP:
            raise Damaged("a page has more values than it says, or is cut off")
    return begin, end


def _header(data: bytes, place: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; return it, and where it ends."""
    number = shift = 0
    while place < len(data) and shift < _WIDEST:
        byte = data[place]
        number |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128 and number < 1 << 31:
            return number, place
        if byte < 128:
            break
    raise Damaged("a page is damaged")
