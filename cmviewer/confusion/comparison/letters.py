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
    """SHOWN: the matrix of the checkpoint that is shown. OTHER: of the compared one. DIFFERENCE: B − A.

    SIDE_BY_SIDE: A, B and their difference, of which the last stands where the others do by themselves.
    """

    SHOWN = "shown"
    OTHER = "other"
    DIFFERENCE = "difference"
    SIDE_BY_SIDE = "side by side"

    @property
    def has_difference(self) -> bool:
        """Whether the difference is drawn, so that what is selected is of either."""
        return self in (Drawn.DIFFERENCE, Drawn.SIDE_BY_SIDE)
