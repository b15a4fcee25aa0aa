"""Long lists of JSON, decoded piece by piece: while one is, no other thread can do anything."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Final, TypeVar

import msgspec

Buffer = bytes | memoryview | msgspec.Raw
_Decoded = TypeVar("_Decoded")
_PIECE: Final = 200_000
"""Bytes, about a millisecond: the window asks for its turn many times a frame."""
_NEAR_THE_END: Final = 8_192
"""Bytes in which the last records of a piece end, so that little of the next one is carried over."""
_AT_A_TIME: Final = 10_000
BETWEEN: Final = re.compile(rb"\}\s*,\s*(?=\{)")
"""What stands between two records; or between other things that only look so."""


def decoded_by_pieces(data: Buffer, decoded: Callable[[Buffer], _Decoded]) -> list[_Decoded]:
    """Decode a list of records, some of them at a time. Raises what `decoded` raises where it is none.

    A place that only looks like one between two records makes a piece that is no JSON, for a bracket or a
    quotation mark in it stays open: then the list is decoded as a whole, and tells what is wrong in it.
    """
    try:
        return [decoded(piece) for piece in _pieces(memoryview(data))]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return [decoded(data)]


def pieces_of_stream(stream: IO[bytes]) -> Iterator[bytes]:
    """Lists of some of the records each, in their order, of a list that is never in memory as a whole.

    As of `decoded_by_pieces`, a piece may be no JSON where the list as a whole is.
    """
    opened, held = b"", [b""]
    while chunk := stream.read(_PIECE):
        between = BETWEEN.search(chunk, max(0, len(chunk) - _NEAR_THE_END))
        if between is None:
            held.append(chunk)
            continue
        yield b"".join((opened, *held, chunk[: between.start() + 1], b"]"))
        opened, held = b"[", [chunk[between.end() :]]
    yield b"".join((opened, *held))


def let_go(records: Sequence[object]) -> None:
    """Empty a list that nobody needs any more, some records at a time; what is no list goes by itself."""
    while isinstance(records, list) and records:
        del records[-_AT_A_TIME:]


def _pieces(data: memoryview) -> Iterator[bytes | memoryview]:
    """Lists of some of the records each, in their order."""
    begin, opened = 0, b""
    while between := BETWEEN.search(data, begin + _PIECE):
        yield b"".join((opened, data[begin : between.start() + 1], b"]"))
        begin, opened = between.end(), b"["
    yield b"".join((opened, data[begin:])) if opened else data
