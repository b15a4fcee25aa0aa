"""The thresholds of a counting rule, one of which is moved."""

from dataclasses import replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen
from cmviewer.matching import CountingRule


class Threshold(StrEnum):
    """One of the two thresholds of a rule."""

    SCORE = "score"
    IOU = "iou"

    @property
    def label(self) -> str:
        """How the screen writes it."""
        return "IoU" if self is Threshold.IOU else self.value

    @property
    def steps(self) -> NDArray[np.float64]:
        """The values that are tried, float64 (T,), ascending."""
        return _STEPS[self]

    def of(self, rule: CountingRule) -> float:
        """Where the threshold of a rule is."""
        return rule.iou if self is Threshold.IOU else rule.score

    def moved(self, rule: CountingRule, value: float) -> CountingRule:
        """Return the rule with this threshold somewhere else."""
        return replace(rule, iou=value) if self is Threshold.IOU else replace(rule, score=value)


_STEPS: Final = {
    Threshold.SCORE: frozen(np.arange(5, 96) / 100, np.float64),
    Threshold.IOU: frozen(np.arange(30, 91, 2) / 100, np.float64),
}
