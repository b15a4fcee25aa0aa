"""What a person can say of an example."""

from enum import StrEnum
from typing import Final


class MarkKind(StrEnum):
    """Whose mistake it is, as far as a person can tell."""

    LABEL_WRONG = "label wrong"
    AMBIGUOUS = "ambiguous"
    MODEL_WRONG = "model wrong"


MARK_KINDS: Final = tuple(MarkKind)
NOT_MARKED: Final = -1
NOTED: Final = len(MARK_KINDS)
"""Of an example with a note, or a right class, and no kind. Other marks are places in `MARK_KINDS`."""


def mark_named(name: str) -> int:
    """Return the place of a kind, whose blanks may be dashes. Raises `ValueError` where there is none."""
    return [kind.value for kind in MARK_KINDS].index(name.replace("-", " "))
