"""Long lists of JSON, decoded piece by piece: while one is, no other thread can do anything."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec

_Record = TypeVar("_Record", bound=msgspec.Struct)
_PIECE: Final = 200_000
"""Bytes, about a millisecond: the window asks for its turn many times a frame."""
_AT_A_TIME: Final = 10_000
BETWEEN: Final = re.compile(rb"\}\s*,\s*(?=\{)")
"""What stands between two records; or between other things that only look so."""


def decoded_list(
    data: bytes | msgspec.Raw,
    record: type[_Record],
    hook: Callable[[type[Any], Any], Any] | None = None,
) -> list[_Record]:
    """Decode a list of records. Raises `msgspec.DecodeError`, `UnicodeDecodeError` where it is none.

    A place that only looks like one between two records makes a piece that is no JSON, for a bracket or a
    quotation mark in it stays open: then the list is decoded as a whole, and tells what is wrong in it.
    """
    decode = msgspec.json.Decoder(list[record], dec_hook=hook).decode  # type: ignore[valid-type]  # a class as a value
    try:
        found: list[_Record] = []
        for piece in _pieces(memoryview(data)):
            found += decode(piece)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return decode(data)
    return found


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
