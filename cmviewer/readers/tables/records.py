"""Where the records of delimited text begin and end, and in which line; whole arrays, no loop."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_NEWLINE: Final = 10
_QUOTE: Final = 34
_SPACE: Final = 32
_FEW: Final = 4096
"""Quotes, or pieces of text, that are gone through one by one sooner than all bytes are looked at."""


@dataclass(frozen=True, eq=False)
class Records:
    """R records of a text.

    start, end: int64 (R,), bytes from `start` to before `end`, the line end left out. line: int64 (R,),
    counted from 1. fields: int64 (R,), how many each has; 0 for an empty line.
    quoted: whether quotes keep delimiters and line ends inside a field.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    line: NDArray[np.int64]
    fields: NDArray[np.int64]
    quoted: bool


def find_records(text: bytes, delimiter: bytes, *, quotes: bool = True) -> Records:
    r"""Find the records of a text whose line ends are `\\n`.

    Quotes count only where every one of them stands at the edge of a field; else, or where
    `quotes` is false, they are letters.
    """
    data = np.frombuffer(text, np.uint8)
    if not quotes or b'"' not in text:
        return _records(data, ord(delimiter), None)
    is_quote = data == _QUOTE
    places = np.flatnonzero(is_quote)
    if len(places) % 2 or not _at_edges(data, places, ord(delimiter)):
        return _records(data, ord(delimiter), None)
    return _records(data, ord(delimiter), _between(is_quote, places))


def _between(is_quote: NDArray[np.bool_], quotes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which bytes stand between two quotes, bool: an opening one does, a closing one does not."""
    if len(quotes) > _FEW:
        return np.bitwise_xor.accumulate(is_quote.view(np.uint8)).view(np.bool_)
    inside = np.zeros(len(is_quote), np.bool_)
    for opening, closing in quotes.reshape(-1, 2).tolist():
        inside[opening:closing] = True
    return inside


def _at_edges(data: NDArray[np.uint8], quotes: NDArray[np.int64], delimiter: int) -> bool:
    """Tell whether each opening quote begins a field and each closing one ends it; they take turns."""
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening == 0, _NEWLINE, data[np.maximum(opening, 1) - 1])
    after = np.where(closing == len(data) - 1, _NEWLINE, data[np.minimum(closing, len(data) - 2) + 1])
    is_edge = np.zeros(256, np.bool_)
    is_edge[[delimiter, _NEWLINE, _QUOTE]] = True
    return bool((is_edge[before] | (before == _SPACE)).all() and is_edge[after].all())


def _records(data: NDArray[np.uint8], delimiter: int, inside: NDArray[np.bool_] | None) -> Records:
    is_break = data == _NEWLINE
    newlines = np.flatnonzero(is_break)
    delimiters = data == delimiter
    breaks = newlines
    if inside is not None:
        breaks = newlines[~inside[newlines]]
        delimiters &= ~inside
    end = breaks if len(data) and data[-1] == _NEWLINE else np.append(breaks, len(data))
    start = np.concatenate(([0], end[:-1] + 1))
    is_line_each = len(breaks) == len(newlines)
    line = np.arange(1, len(end) + 1) if is_line_each else np.searchsorted(newlines, start) + 1
    before = np.searchsorted(np.flatnonzero(delimiters), np.append(start, len(data)))
    fields = np.diff(before) + 1
    return Records(start, end, line, np.where(end == start, 0, fields), inside is not None)


def keep_records(text: bytes, records: Records, kept: NDArray[np.bool_]) -> bytes:
    """Return the text with only some of its records."""
    if kept.all():
        return text
    change = np.flatnonzero(np.diff(kept, prepend=False, append=False)).reshape(-1, 2)
    if len(change) <= _FEW:
        pieces = zip(
            records.start[change[:, 0]].tolist(), records.end[change[:, 1] - 1].tolist(), strict=True
        )
        return b"".join([text[start : end + 1] for start, end in pieces])
    data = np.frombuffer(text, np.uint8)
    step = np.zeros(len(data) + 2, np.int8)
    step[records.start[kept]] += 1
    ends: NDArray[Any] = np.minimum(records.end[kept] + 1, len(data) + 1)
    step[ends] -= 1
    inside = np.cumsum(step[:-2], dtype=np.int8).view(np.bool_)
    return data[inside].tobytes()
