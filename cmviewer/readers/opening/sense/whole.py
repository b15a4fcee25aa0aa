"""What the checks look at: an evaluation, a checkpoint, and what both sides say of the same thing."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Checkpoint, Evaluation, PredictedLabels, Predictions, TruthLabels
from cmviewer.matching import candidates_of
from cmviewer.matching.cells import cells_of_codes
from cmviewer.matching.labels import at_rows
from cmviewer.readers.objects.evidence import SAME, Support, sampled_images, surest

Labels = NDArray[np.int64]
_MOST_CELLS: Final = 1 << 30
"""So that the number of a cell is an int32."""


@dataclass(frozen=True, eq=False)
class LabelPairs:
    """n things that both sides speak of: labels of truth and prediction, and samples of each, int64 (n,).

    Those of one true and one predicted class may be one thing with a larger weight. rows: int64 (n,), rows of
    the file, or pairs of boxes, that each stands for; a row of a finished matrix is many samples.
    """

    true: Labels
    predicted: Labels
    weight: NDArray[np.int64]
    rows: NDArray[np.int64]

    @property
    def total(self) -> int:
        """How many samples, or pairs of boxes."""
        return int(self.weight.sum())

    @property
    def agreeing(self) -> int:
        """How many of them are of one class."""
        return int(self.weight[self.true == self.predicted].sum())


@dataclass(frozen=True, eq=False)
class Boxes:
    """Boxes of sampled images that have both truths and predictions.

    support, pairs, touching: of the surest predictions, as many in each image as it has truths; whatever else
    a model says at low scores lies somewhere. pairs: those that overlap well. touching: how many do at all,
    from the least IoU of candidates.
    """

    truth: Annotations
    found: Annotations
    support: Support
    pairs: LabelPairs
    touching: int


@dataclass(frozen=True, eq=False)
class Whole:
    """An evaluation, and what one checkpoint says.

    told_amount: int64 (N,), predictions of each image, where `predictions` are those of sampled images alone.
    """

    evaluation: Evaluation
    checkpoint: Checkpoint
    predictions: Predictions
    told_amount: NDArray[np.int64] | None = None

    @property
    def file(self) -> Path:
        """The file of the predictions; of predictions with a file an image, their folder."""
        files = self.checkpoint.files
        roles = [one.path for one in self.evaluation.interpretation.files]
        if not files:
            return self.evaluation.source
        return next((one for one in roles if one == files[0] or one in files[0].parents), files[0])

    @property
    def used(self) -> int:
        """How many predictions there are."""
        return len(self.predictions) if self.told_amount is None else int(self.told_amount.sum())

    @cached_property
    def boxes(self) -> Boxes | None:
        """Boxes of a sample of images, chosen by a hash of their names; None where there are no boxes."""
        truth, found = self.evaluation.truth, self.predictions
        if not isinstance(truth, Annotations) or not isinstance(found, Annotations):
            return None
        amount = amount_of(self.evaluation, found) if self.told_amount is None else self.told_amount
        truth, counts = _judged(truth, amount)
        chosen = _chosen(self.evaluation, counts)
        truth = truth.take(np.flatnonzero(chosen[truth.image]))
        found = replace(found, region=None).take(np.flatnonzero(chosen[found.image]))
        image = found.image.astype(np.int64)
        return _compared(truth, found, found.take(surest(image, found.score, counts)))

    @cached_property
    def pairs(self) -> LabelPairs:
        """What both sides say of the same samples, or of the same boxes; of maps nothing."""
        truth, found = self.evaluation.truth, self.predictions
        if isinstance(truth, TruthLabels) and isinstance(found, PredictedLabels) and found.label is not None:
            return _pairs_of_samples(truth, found, found.label, len(self.evaluation.classes.names))
        none = np.empty(0, np.int64)
        return LabelPairs(none, none, none, none) if self.boxes is None else self.boxes.pairs

    @cached_property
    def class_counts(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How often each class is true and predicted, int64 (K,) each: of samples, or of boxes that overlap.

        The truths of samples are all that there are.
        """
        pairs, classes = self.pairs, len(self.evaluation.classes.names)
        predicted = np.bincount(pairs.predicted, pairs.rows, classes).astype(np.int64)
        if isinstance(self.evaluation.truth, TruthLabels):
            return np.bincount(self.evaluation.truth.label, minlength=classes), predicted
        return np.bincount(pairs.true, pairs.rows, classes).astype(np.int64), predicted


def _pairs_of_samples(
    truth: TruthLabels, found: PredictedLabels, label: NDArray[np.int32], class_count: int
) -> LabelPairs:
    """Pair the labels of samples; of many samples of few classes each cell is one pair."""
    true, weight = at_rows(truth.label, found.row), found.weight
    labelled = label >= 0
    if not labelled.all():
        true, label = true[labelled], label[labelled]
        weight = None if weight is None else weight[labelled]
    if weight is None and class_count**2 <= min(len(label), _MOST_CELLS):
        cell, count = cells_of_codes(true * np.int32(class_count) + label, class_count)
        return LabelPairs(cell // class_count, cell % class_count, count, count)
    one_each = np.ones(len(label), np.int64)
    weight = one_each if weight is None else weight
    return LabelPairs(true.astype(np.int64), label.astype(np.int64), weight, one_each)


def amount_of(evaluation: Evaluation, found: Annotations) -> NDArray[np.int64]:
    """Predictions of each image, int64 (N,)."""
    return np.bincount(found.image, minlength=evaluation.images.count)


def sampled_of(evaluation: Evaluation, amount: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Images whose predictions `Whole.boxes` looks at, bool (N,). amount: as `amount_of` returns it."""
    assert isinstance(evaluation.truth, Annotations)
    return _chosen(evaluation, _judged(evaluation.truth, amount)[1])


def _judged(truth: Annotations, amount: NDArray[np.int64]) -> tuple[Annotations, NDArray[np.int64]]:
    """Boxes of truths that are no crowds, and how many there are in each image that has predictions too."""
    truth = replace(truth, region=None)
    if truth.crowd is not None:
        truth = replace(truth.take(np.flatnonzero(~truth.crowd)), crowd=None)
    return truth, np.where(amount > 0, np.bincount(truth.image, minlength=len(amount)), 0)


def _chosen(evaluation: Evaluation, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    images = evaluation.images
    return sampled_images([images.name(i) for i in range(images.count)], counts)


def _compared(truth: Annotations, found: Annotations, sure: Annotations) -> Boxes:
    touching = candidates_of(truth, sure).pairs
    near = touching.take(np.flatnonzero(touching.overlap >= SAME))
    hits = min(len(np.unique(near.truth_row)), len(np.unique(near.prediction_row)))
    true, predicted = truth.label[near.truth_row], sure.label[near.prediction_row]
    one_each = np.ones(len(true), np.int64)
    pairs = LabelPairs(true.astype(np.int64), predicted.astype(np.int64), one_each, one_each)
    return Boxes(truth, found, Support(hits, min(len(truth), len(sure))), pairs, len(touching.overlap))
