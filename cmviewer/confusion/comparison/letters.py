"""Which of two compared checkpoints one is, and which matrix of both is drawn."""

from enum import StrEnum


class Letter(StrEnum):
    """One of two checkpoints that are compared; a difference is B − A."""

    A = "A"
    B = "B"

    @property
    def other(self) -> "Letter":
        """The one that it is compared with."""
        return Letter.B if self is Letter.A else Letter.A


class Drawn(StrEnum):
    """SHOWN: the matrix of the checkpoint that is shown. OTHER: of the compared one. DIFFERENCE: B − A."""

    SHOWN = "shown"
    OTHER = "other"
    DIFFERENCE = "difference"
