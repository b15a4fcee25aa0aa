"""Several columns that are one thing together, as a person tells them: `score_cat, score_dog`."""

from collections.abc import Sequence
from typing import Final

AND: Final = ", "
"""Between columns that are one thing together."""
_TO: Final = " … "
"""Between the first and the last of more columns than are listed."""
_LISTED: Final = 12


def several(names: Sequence[str]) -> str:
    """Name several columns; of many the first and the last."""
    return AND.join(names) if len(names) <= _LISTED else f"{names[0]}{_TO}{names[-1]}"


def parts_of(told: str) -> list[str]:
    """Return the names that a person has told together: of many columns the first and the last."""
    return [name for part in told.split(AND) for name in part.split(_TO)]
