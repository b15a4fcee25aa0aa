"""What every checkpoint says of each truth."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_ROW, Annotations, Evaluation, TruthLabels
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said

Counted = Mapping[int, CheckpointResult]

NOT_JUDGED: Final = -1
"""Stands for the class that a checkpoint predicts for a truth which it does not judge."""


def true_labels(evaluation: Evaluation) -> NDArray[np.int32]:
    """Class of each truth, int32 (M,); empty where truths are pixels."""
    truth = evaluation.truth
    return truth.label if isinstance(truth, Annotations | TruthLabels) else np.empty(0, np.int32)


def labels_of_all(
    evaluation: Evaluation,
    rule: CountingRule,
    cancel: Cancel,
    progress: Progress = silent,
    known: Counted = MappingProxyType({}),
) -> NDArray[np.int32]:
    """Count every checkpoint; return what it predicts for each truth, int32 (C, M), or `NOT_JUDGED`.

    known: what is counted by this rule already, by the position of the checkpoint. Raises `CmviewerError`
    where one cannot be read, and `Cancelled`.
    """
    size = len(true_labels(evaluation))
    labels = np.full((len(evaluation.checkpoints), size), NOT_JUDGED, np.int32)
    for checkpoint in cancel.checked(range(len(labels))):
        progress(said("Counting checkpoints"), checkpoint, len(labels))
        counted = known.get(checkpoint) or count(evaluation, checkpoint, rule, cancel=cancel)
        outcomes = counted.outcomes
        prediction = np.repeat(outcomes.cell_prediction, np.diff(outcomes.cell_start))
        has_truth = outcomes.truth_row != NO_ROW
        labels[checkpoint, outcomes.truth_row[has_truth]] = prediction[has_truth]
    return labels
