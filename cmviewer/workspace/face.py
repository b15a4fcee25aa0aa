"""Which of its two faces the window shows."""

from enum import StrEnum


class Face(StrEnum):
    """The matrix large with the evidence beside it, or the evidence large with the matrix as a map."""

    MATRIX = "matrix"
    EVIDENCE = "evidence"
