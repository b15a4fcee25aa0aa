"""The whole way from a checkpoint to its matrix; the window and the command line both go it."""

from dataclasses import dataclass
from functools import cached_property

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.confusion.metrics import Headline, headline_of
from cmviewer.evaluation import Evaluation, PredictedLabels
from cmviewer.matching import CountingRule, Outcomes, match_labels


@dataclass(frozen=True, eq=False)
class Counted:
    """One checkpoint, counted with one rule."""

    checkpoint: int
    rule: CountingRule
    predictions: PredictedLabels
    outcomes: Outcomes
    matrix: ConfusionMatrix

    @cached_property
    def headline(self) -> Headline:
        """Accuracy and macro F1; takes a moment the first time."""
        return headline_of(self.matrix)


def count(evaluation: Evaluation, checkpoint: int, rule: CountingRule) -> Counted:
    """Read a checkpoint's predictions, match and count them."""
    predictions = evaluation.checkpoints[checkpoint].load()
    outcomes = match_labels(
        evaluation.truth,
        predictions,
        rule,
        class_count=len(evaluation.classes),
        positive=evaluation.positive,
    )
    matrix = matrix_of(outcomes, len(evaluation.classes))
    return Counted(checkpoint, rule, predictions, outcomes, matrix)
