"""How F1 changes with a threshold, everything else as it is: what a good threshold would be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult, Compared
from cmviewer.confusion.count import compare, matrix_by
from cmviewer.confusion.measures import COMPARED, headline_of
from cmviewer.confusion.number_words import percent, threshold_text
from cmviewer.confusion.threshold import Threshold
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said, word


@dataclass(frozen=True, eq=False)
class Sweep:
    """F1 at each of the T steps of a threshold; micro, macro: float64 (T,), NaN where undefined.

    rule: by which was counted, but for this threshold. checkpoint: its position. subset: what was counted.
    """

    threshold: Threshold
    checkpoint: int
    rule: CountingRule
    micro: NDArray[np.float64]
    macro: NDArray[np.float64]
    subset: str = ""

    def is_of(self, threshold: Threshold, checkpoint: int, rule: CountingRule, subset: str = "") -> bool:
        """Whether it still says what it says when the threshold has moved."""
        same = (self.threshold, self.checkpoint, self.subset) == (threshold, checkpoint, subset)
        return same and threshold.moved(rule, threshold.of(self.rule)) == self.rule


def sweep(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    threshold: Threshold,
    compared: Compared | None = None,
    *,
    subset: str = "",
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Sweep:
    """Count a checkpoint at every step of a threshold; what was `compared` is not read again.

    Raises `Cancelled` where `cancel` was set.
    """
    cancel = cancel or Cancel()
    steps = threshold.steps
    rules = [threshold.moved(rule, value) for value in steps.tolist()]
    if compared is None or not all(compared.serves(each) for each in rules):
        compared = compare(evaluation, checkpoint, rules[0], compared, cancel)
    f1 = np.full((2, len(steps)), np.nan)
    for place, each in enumerate(rules):
        cancel.check()
        progress(said("Trying thresholds"), place, len(steps))
        headline = headline_of(matrix_by(evaluation, compared, each, subset), evaluation.task)
        f1[:, place] = [headline[name] for name in COMPARED]
    micro, macro = (frozen(values, np.float64) for values in f1)
    return Sweep(threshold, checkpoint, rule, micro, macro, subset)


def every_sweep(
    evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel | None = None
) -> tuple[Sweep, ...]:
    """Sweep each threshold that means something for what is counted: of the score only where there are some.

    Raises `Cancelled` where `cancel` was set.
    """
    known = map(Threshold, evaluation.profile.thresholds)
    return tuple(
        sweep(
            evaluation,
            counted.checkpoint,
            counted.rule,
            threshold,
            counted.compared,
            subset=counted.counts.subset,
            cancel=cancel,
        )
        for threshold in known
        if threshold is not Threshold.SCORE or counted.counts.has_scores
    )


def peak_of(values: NDArray[np.float64]) -> int | None:
    """Place of the largest value, the first of equal ones; None where all are undefined."""
    return None if np.isnan(values).all() else int(np.nanargmax(values))


def peak_sentence(name: str, values: NDArray[np.float64], threshold: Threshold) -> str:
    """Say where a curve is best, such as `micro F1 is best, 71.3 %, at score 0.42`."""
    place = peak_of(values)
    if place is None:
        return said("{} is undefined at every {}", word(name), word(threshold.label))
    value = threshold_text(float(threshold.steps[place]))
    share, label = percent(float(values[place])), word(threshold.label)
    return said("{} is best, {}, at {} {}", word(name), share, label, value)
