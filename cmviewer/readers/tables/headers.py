"""Whether a table has a header, and names for the columns of one that has none."""

from collections.abc import Sequence
from typing import Final

from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import is_number

_FLOATS: Final = 3
"""Numbers such as `0.0`, `1.0`, `2.0` from which they are class numbers as pandas writes them."""


def has_header(first: Sequence[str]) -> bool:
    """Tell a header from a first row.

    Numbers in a header are class numbers: whole, one after the other from 0 or 1, or any whole ones beside
    words that we know alone, such as `label,predicted,0`. A single column has a header only where it is a
    word that we know.
    """
    filled = [field.strip() for field in first if field.strip()]
    if not filled or any(map(words.looks_like_image, filled)):
        return False
    numbers = [field for field in filled if _is_number(field)]
    if numbers:
        beside = [field for field in filled if not _is_number(field)]
        known = bool(beside) and all(map(_is_known, beside)) and len(filled) == len(first) > 2
        codes = len(set(numbers)) == len(numbers) and all(map(is_number, numbers))
        return (len(numbers) > 1 and _count_up(numbers)) or (known and codes)
    return len(first) > 1 or _is_known(filled[0])


def invented_header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Name the columns of rows without a header, by what is in them."""
    columns = list(zip(*rows, strict=True))
    if len(columns) > 1 and all(_is_number(field) for row in rows for field in row if field.strip()):
        if any("." in field for row in rows for field in row):
            return tuple(map(str, range(len(columns))))
        return tuple(f"column {i + 1}" for i in range(len(columns)))
    names = [_content(column) or f"column {i + 1}" for i, column in enumerate(columns)]
    unnamed = [i for i, name in enumerate(names) if is_invented(name)]
    if len(unnamed) == 1:
        names[unnamed[0]] = "label"
    return tuple(names)


def is_invented(name: str) -> bool:
    """Tell whether the name of a column says no more than its place."""
    return name.startswith("column ")


def _content(column: Sequence[str]) -> str:
    filled = [field for field in column if field.strip()]
    if filled and all(map(words.looks_like_image, filled)):
        return "image"
    if filled and all(map(_is_number, filled)) and any(not float(field).is_integer() for field in filled):
        return "score"
    return ""


def _is_known(field: str) -> bool:
    return any(word in known for word in words.words(field) for known in _KNOWN)


def _is_number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return field.strip().lower() not in {"nan", "inf", "-inf", "infinity", "-infinity"}


def _count_up(numbers: Sequence[str]) -> bool:
    whole = all(is_number(number.strip()) for number in numbers)
    if not whole and (len(numbers) < _FLOATS or not all(float(number).is_integer() for number in numbers)):
        return False
    values = [int(float(number)) for number in numbers]
    return values[0] in {0, 1} and values == list(range(values[0], values[0] + len(values)))


_KNOWN = (
    words.TRUTH, words.LABEL, words.PREDICTION, words.SCORE, words.IMAGE, words.IDENTITY, words.CHECKPOINT,
)  # fmt: skip
