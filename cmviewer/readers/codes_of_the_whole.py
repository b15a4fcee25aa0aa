"""Codes of problems of an evaluation as a whole: what a person has to see before the numbers."""

from typing import Final

OF_THE_WHOLE: Final = frozenset(
    {
        "agreement-near-chance",
        "boxes-on-nothing",
        "classes-disjoint",
        "classes-in-other-order",
        "classes-one-sided",
        "everything-right",
        "images-not-predicted",
        "source-half-read",
        "source-unusable",
        "training-images-judged",
    }
)
"""All that `opening/sense` says, and nobody else."""
