"""Counts that somebody else has counted: whole numbers from 0 to 2**63 - 1, to the last digit."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.truth import COUNT_DOTTED, COUNT_MARKED, COUNT_UNUSABLE, COUNTS_TOO_LARGE

LARGEST: Final = 2**63 - 1
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_GROUPED: Final = re.compile(
    r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}))(\.\d+)?"
    r"|([+-]?\d{1,3}(?:([ \u00a0\u2007\u2009\u202f'\u2019])\d{3}(?:\4\d{3})*))([.,]\d+)?"
    r"|([+-]?\d{1,3}(?:\.\d{3}){2,}|[+-]?\d{1,3}(?:\.\d{3})+(?=,))(,\d+)?"
)
"""`1,234`, `12,34,567`, `1 234`, `1'234`, `1.234.567`, each with a fraction behind it, as in `1.234,00`; one
group behind a dot may be a fraction, and is none of these."""
_WITH_SHARE: Final = re.compile(
    r"(\d[\d.,']*)\s*[(\[\n]\s*[\d.,]+\s*%\s*[)\]]?|[\d.,]+\s*%\s*[(\[\n]\s*(\d[\d.,']*)\s*[)\]]?"
)
"""`120 (34 %)`, `34 % (120)`: a count, and its share of a row."""
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d{1,2}")
_FOOTNOTE: Final = re.compile(r"(?<=\d)\s*[*\u2020\u2021\u00a7#\u00b9\u00b2\u00b3\u2070-\u2079]+$")
_MARKED: Final = re.compile(r"[~<>\u2264\u2265\u2248\u00b1(\[]*\s*[+-]?\d")
"""How a number begins, with marks that make it another: `~1200`, `(1200)`, `1.2k`, `2 x`."""
_PLAIN: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*%?", re.ASCII)
_DOTTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""`1.234` beside whole numbers without a dot: one thousand and more in half of Europe, or a fraction."""
_LONGEST: Final = 60
"""Letters of a number; NumPy writes 25."""
_SHOWN: Final = 40
_NO_COUNT: Final = -1


def whole_counts(values: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Read values of any shape as counts, int64, and say which of them are none, bool; those count 0.

    values: object; text or numbers as the file has them, empty or None where there is nothing. `12.0` and
    `1.2e1` are counts too.
    """
    code, distinct = pd.factorize(np.asarray(values, object).ravel(), use_na_sentinel=False)
    table = np.array([_count(value) for value in distinct], np.int64)
    counts = table[code].reshape(values.shape)
    return np.maximum(counts, 0), counts == _NO_COUNT


def look_like_counts(values: NDArray[Any], bad: NDArray[np.bool_]) -> bool:
    """Tell counts, of which a few may be `bad`, from shares and from what is no number at all.

    values: object (rows, columns). Shares add up to 1 or to 100: row by row, column by column, or all. What
    begins as a number, such as `1.2k`, is meant for a count, though it is none.
    """
    counts, _ = whole_counts(values)
    numbers = np.array([_number(value) for value in values.ravel()], np.float64).reshape(values.shape)
    filled = bad & ~np.isnan(numbers)
    marked = np.array([begins_as_number(value) for value in values.ravel()], bool).reshape(values.shape)
    if (bad & np.isnan(numbers) & ~marked).sum() > (~bad).sum() + marked.sum():
        return False
    if not filled.any():
        return True
    known = np.nan_to_num(numbers, posinf=0, neginf=0)
    sums = (known.sum(axis=0), known.sum(axis=1), known.sum(keepdims=True).ravel())
    shares = any(_are_wholes(sums_of[sums_of != 0]) for sums_of in sums)
    return not shares and bool(filled.sum() <= (counts > 0).sum())


def are_shares(values: NDArray[Any]) -> bool:
    """Tell whether values are shares: fractions or per cent that add up, row by row, column by column or all.

    values: object (rows, columns). Whole numbers without a per cent sign are counts, whatever they add up to.
    """
    texts = [_text(value) for value in values.ravel()]
    percent = [text.endswith("%") for text in texts]
    numbers = np.array([_number(text.rstrip("% ").replace(",", ".")) for text in texts], np.float64)
    known = numbers[~np.isnan(numbers)]
    if not known.size or not (any(percent) or (known != np.floor(known)).any()):
        return False
    table = np.nan_to_num(numbers.reshape(values.shape))
    sums = (table.sum(axis=0), table.sum(axis=1), table.sum(keepdims=True).ravel())
    return any(_are_wholes(sums_of[sums_of != 0]) for sums_of in sums)


def may_be_shares(values: NDArray[Any]) -> bool:
    """Tell whether counts are written as fractions and may be shares: one 1.0, or 100.0, a row or column.

    values: object (rows, columns). So a normalised matrix looks in which each class is always taken for one.
    """
    texts = [_text(value) for value in values.ravel()]
    numbers = np.array([_number(text) for text in texts], np.float64).reshape(values.shape)
    whole = np.nanmax(numbers, initial=0)
    if whole not in {1, 100} or not set(numbers[~np.isnan(numbers)].tolist()) <= {0, whole}:
        return False
    table = np.nan_to_num(numbers)
    sums = (table.sum(axis=0), table.sum(axis=1))
    return any("." in text for text in texts) and any(_are_wholes(one[one != 0]) for one in sums)


def check_marked(file: Path, values: NDArray[Any], bad: NDArray[np.bool_], line: int | None = None) -> None:
    """Raise `CmviewerError` where what is no count begins as one: `1.2k`, or `1.234` beside whole numbers."""
    texts = [_text(value) for value in values.ravel().tolist()]
    marked = [
        text for text, is_bad in zip(texts, bad.ravel(), strict=True) if is_bad and begins_as_number(text)
    ]
    if any(text.isdigit() and text != "0" for text in texts):
        marked += [text for text in texts if _DOTTED.fullmatch(text)]
    if marked:
        raise CmviewerError(COUNT_MARKED.of(file, line, times=len(marked), text=str(marked[0])[:_SHOWN]))


def check_dotted(file: Path, values: NDArray[Any]) -> None:
    """Raise `CmviewerError` where all values are such as `1.234`: thousands here, fractions elsewhere."""
    texts = [_text(value) for value in values.ravel().tolist()]
    filled = [text for text in texts if text not in {"", "0"}]
    if len(filled) > 1 and all(map(_DOTTED.fullmatch, filled)):
        raise CmviewerError(
            COUNT_DOTTED.of(file, times=len(filled), text=filled[0], whole=filled[0].replace(".", ""))
        )


def check_sum(file: Path, counts: NDArray[np.int64]) -> None:
    """Raise `CmviewerError` where counts add up to more than can be counted."""
    if sum(counts.ravel().tolist()) > LARGEST:
        raise CmviewerError(COUNTS_TOO_LARGE.of(file, largest=LARGEST))


def not_counted(
    file: Path, bad: NDArray[np.bool_], shown: Callable[[int], object], line: int | None, place: str
) -> Problem:
    """Say that some counts are none. bad: bool, any shape; shown: the value at a flat position."""
    text = str(shown(int(np.flatnonzero(bad.ravel())[0])))
    found = "an empty field" if text in {"", "None", "nan"} else repr(text[:_SHOWN])
    return COUNT_UNUSABLE.of(
        file, line, times=int(bad.sum()), left_out=int(bad.sum()), found=found, place=place, largest=LARGEST
    )


def is_fraction(value: object) -> bool:
    """Tell whether a value is a finite number that is not whole."""
    number = _number(value)
    return bool(np.isfinite(number)) and not number.is_integer()


def _are_wholes(sums: NDArray[np.float64]) -> bool:
    """Tell whether sums are all 1, or all 100, but for rounding."""
    return sums.size > 0 and any(bool((np.abs(sums / whole - 1) < 0.02).all()) for whole in (1, 100))


def begins_as_number(value: object) -> bool:
    """Tell whether a value that is no count begins as one, such as `1.2k`, for which 0 would be wrong."""
    text = _text(value)
    return _MARKED.match(text) is not None and _PLAIN.fullmatch(text) is None


def _text(value: object) -> str:
    """Return a value as text: without what parts thousands, and without marks of a footnote behind it."""
    text = "" if value is None else str(value).strip()
    if not text or len(text) > _LONGEST or (text.isascii() and text.isdigit()):
        return text
    text = _without_share(_FOOTNOTE.sub("", text))
    grouped = _GROUPED.fullmatch(text)
    if grouped is not None:
        whole = next(group for group in grouped.group(1, 3, 6) if group)
        fraction = next((group for group in grouped.group(2, 5, 7) if group), "")
        return re.sub(r"[^\d+-]", "", whole) + fraction.replace(",", ".")
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def _without_share(text: str) -> str:
    found = _WITH_SHARE.fullmatch(text)
    return text if found is None else found[1] or found[2]


def _number(value: object) -> float:
    text = _text(value)
    return float(text) if len(text) <= _LONGEST and _NUMBER.fullmatch(text) else float("nan")


def _count(value: object) -> int:
    text = _text(value)
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return _NO_COUNT
    number = Decimal(text)
    if not 0 <= number <= LARGEST or number != number.to_integral_value():
        return _NO_COUNT
    return int(number)
