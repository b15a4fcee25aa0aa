"""Codes of problems of an evaluation as a whole: what a person has to see before the numbers."""

from typing import Final

from cmviewer.problems.labels import CLASSES_DISJOINT
from cmviewer.problems.objects import CLASSES_IN_OTHER_ORDER
from cmviewer.problems.whole import (
    AGREEMENT_NEAR_CHANCE,
    BOXES_ON_NOTHING,
    CLASSES_ONE_SIDED,
    EVERYTHING_RIGHT,
    IMAGES_NOT_PREDICTED,
    SOURCE_HALF_READ,
    SOURCE_UNUSABLE,
    TRAINING_IMAGES_JUDGED,
)

_KINDS: Final = (
    AGREEMENT_NEAR_CHANCE,
    BOXES_ON_NOTHING,
    CLASSES_DISJOINT,
    CLASSES_IN_OTHER_ORDER,
    CLASSES_ONE_SIDED,
    EVERYTHING_RIGHT,
    IMAGES_NOT_PREDICTED,
    SOURCE_HALF_READ,
    SOURCE_UNUSABLE,
    TRAINING_IMAGES_JUDGED,
)
OF_THE_WHOLE: Final = frozenset(kind.code for kind in _KINDS)
"""All that `opening/sense` says, and nobody else."""
