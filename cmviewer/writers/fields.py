"""Tables as CSV text: comma, point as decimal sign, one line a record."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.safe_text import harmless

_NEEDS_QUOTES: Final = re.compile(r'[",\r\n]')


def text_field(text: str) -> str:
    """A field that no spreadsheet runs and that reads back whole."""
    safe = harmless(text)
    return '"' + safe.replace('"', '""') + '"' if _NEEDS_QUOTES.search(safe) else safe


def text_fields(texts: Iterable[str]) -> NDArray[np.object_]:
    """Fields as an array of objects, so that labels can take from it."""
    return np.array([text_field(text) for text in texts], np.object_)


def whole_fields(numbers: NDArray[np.integer[Any]]) -> list[str]:
    """Whole numbers as fields."""
    return list(map(str, numbers.tolist()))


def real_field(number: float) -> str:
    """The shortest text that reads back to the same number; empty where it is undefined."""
    return "" if math.isnan(number) else repr(number)


def csv_text(header: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """A table of ready fields, column by column, with its header line."""
    return ",".join(header) + "\n" + csv_lines(columns)


def csv_lines(columns: Sequence[Sequence[str]]) -> str:
    """The lines of a table without its header."""
    return "\n".join((*map(",".join, zip(*columns, strict=True)), ""))
