"""What a person can say of an example."""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray


class MarkKind(StrEnum):
    """Whose mistake it is, as far as a person can tell."""

    LABEL_WRONG = "label wrong"
    AMBIGUOUS = "ambiguous"
    MODEL_WRONG = "model wrong"


class MarkFilter(StrEnum):
    """Which examples are listed by what is said of them, as a query asks for them."""

    LABEL_WRONG = "label wrong"
    AMBIGUOUS = "ambiguous"
    MODEL_WRONG = "model wrong"
    MARKED = "marked"
    NOT_MARKED = "not marked"


MARK_KINDS: Final = tuple(MarkKind)
NOT_MARKED: Final = -1
NOTED: Final = len(MARK_KINDS)
"""Of an example with a note, or a right class, and no kind. Other marks are places in `MARK_KINDS`."""


def mark_amounts(
    kinds: NDArray[np.int8] | None, rows: NDArray[np.int64]
) -> tuple[tuple[MarkFilter, int], ...]:
    """How many of some outcomes, int64 (n,), each filter lists; only those that list any, none unmarked.

    kinds: what each outcome is marked as, int8 (P,); None: nothing is.
    """
    if kinds is None or not np.any((found := kinds[rows]) != NOT_MARKED):
        return ()
    amounts = np.bincount(found - NOT_MARKED, minlength=NOTED + 2).tolist()
    marked = len(rows) - amounts[0]
    named = {MarkFilter(kind.value): amounts[place + 1] for place, kind in enumerate(MARK_KINDS)}
    every = {**named, MarkFilter.MARKED: marked, MarkFilter.NOT_MARKED: amounts[0]}
    return tuple((mark, amount) for mark, amount in every.items() if amount)


def mark_named(name: str) -> int:
    """Return the place of a kind, whose blanks may be dashes. Raises `ValueError` where there is none."""
    return [kind.value for kind in MARK_KINDS].index(name.replace("-", " "))
