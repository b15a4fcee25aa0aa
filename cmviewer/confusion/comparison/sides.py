"""What one checkpoint says of the images and truths that both judge, in the numbers of the comparison."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.joining import NOT_IN_A, Joining
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.evaluation import NO_ROW, Annotations
from cmviewer.matching.cells import cells_of_codes


@dataclass(frozen=True, eq=False)
class ComparedOutcomes:
    """P outcomes of one checkpoint.

    image, truth, prediction: int32 (P,), numbers of the comparison. key: int64 (P,), row of the truth in A,
    or `NOT_IN_A` for a false alarm. weight: int64 (P,). outcome, prediction_row: int64 (P,), rows of the
    checkpoint's own outcomes and predictions. objects: its predictions, where they are objects.
    """

    class_count: int
    image: NDArray[np.int32]
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    key: NDArray[np.int64]
    weight: NDArray[np.int64]
    outcome: NDArray[np.int64]
    prediction_row: NDArray[np.int64]
    objects: Annotations | None

    @cached_property
    def truths(self) -> NDArray[np.int64]:
        """Rows of the outcomes that have a truth, int64, in the order of the truths."""
        rows = np.flatnonzero(self.key != NOT_IN_A)
        keys = self.key.take(rows)  # none stands twice
        of_key = np.full(int(keys.max(initial=-1)) + 1, NO_ROW, np.int64)
        of_key[keys] = rows
        ordered: NDArray[np.int64] = of_key[of_key != NO_ROW]
        return ordered

    @cached_property
    def alarms(self) -> NDArray[np.int64]:
        """Rows of the false alarms, int64."""
        return np.flatnonzero(self.key == NOT_IN_A)

    @cached_property
    def matrix(self) -> ConfusionMatrix:
        """The counts."""
        return matrix_of_rows(self.class_count, self.truth, self.prediction, self.weight)

    def of_truths(self, some: NDArray[np.bool_]) -> "ComparedOutcomes":
        """Return the false alarms, and the outcomes of some truths; some: bool (M,), by their row in A."""
        is_of = np.append(some, True)  # the last one is `NOT_IN_A`
        return self if is_of[self.key].all() else self.take(np.flatnonzero(is_of[self.key]))

    def take(self, rows: NDArray[np.int64]) -> "ComparedOutcomes":
        """Return some of the outcomes."""
        return ComparedOutcomes(
            self.class_count,
            self.image[rows],
            self.truth[rows],
            self.prediction[rows],
            self.key[rows],
            self.weight[rows],
            self.outcome[rows],
            self.prediction_row[rows],
            self.objects,
        )


def matrix_of_rows(
    class_count: int,
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    weight: NDArray[np.int64],
) -> ConfusionMatrix:
    """Count cells; truth, prediction: int32 (P,), weight: int64 (P,)."""
    base = class_count + 1
    code = truth.astype(np.int64) * base + prediction
    if (weight == 1).all():
        cell, count = cells_of_codes(code, base)
    else:
        cell, place = np.unique(code, return_inverse=True)
        count = np.zeros(len(cell), np.int64)
        np.add.at(count, place.reshape(-1), weight)
    of_truth, of_prediction = np.divmod(cell, base)
    return ConfusionMatrix(class_count, of_truth.astype(np.int32), of_prediction.astype(np.int32), count)


def sides_of(
    a: CheckpointResult, b: CheckpointResult, joining: Joining
) -> tuple[ComparedOutcomes, ComparedOutcomes]:
    """Return both checkpoints over the images that both judge, and the truths that both count."""
    is_common = np.zeros(int(joining.image_of_b.max(initial=-1)) + 1, np.bool_)
    is_common[joining.image_of_b[joining.image_of_b != NOT_IN_A]] = True
    image_of_a = np.full(_least(a.outcomes.image, len(is_common)), NOT_IN_A, np.int64)
    image_of_a[np.flatnonzero(is_common)] = np.flatnonzero(is_common)
    highest = int(a.outcomes.truth_row.max(initial=-1)) + 1
    side_a = _side(a, joining, joining.label_of_a, image_of_a, np.arange(highest))
    side_b = _side(b, joining, joining.label_of_b, joining.image_of_b, joining.truth_of_b)
    both = np.ones(max(int(side.key.max(initial=-1)) for side in (side_a, side_b)) + 1, np.bool_)
    for side in (side_a, side_b):
        of_side = np.zeros(len(both), np.bool_)
        of_side[side.key[side.key != NOT_IN_A]] = True
        both &= of_side
    return side_a.of_truths(both), side_b.of_truths(both)


def _least(image: NDArray[np.int32], count: int) -> int:
    return max(int(image.max(initial=-1)) + 1, count)


def _side(
    result: CheckpointResult,
    joining: Joining,
    labels: NDArray[np.int32],
    images: NDArray[np.int64],
    truths: NDArray[np.int64],
) -> ComparedOutcomes:
    """Leave out what is of images and truths that the other checkpoint does not have."""
    outcomes = result.outcomes
    lengths = np.diff(outcomes.cell_start)
    image = np.append(images, NOT_IN_A).astype(np.int32).take(outcomes.image)
    assert NOT_IN_A == NO_ROW  # the last of what follows is where a row of no truth points at
    key = np.append(truths, NOT_IN_A).take(outcomes.truth_row)
    whole = ComparedOutcomes(
        len(joining.classes),
        image,
        np.repeat(labels.take(outcomes.cell_truth), lengths),
        np.repeat(labels.take(outcomes.cell_prediction), lengths),
        key,
        outcomes.weight,
        np.arange(len(outcomes)),
        outcomes.prediction_row.astype(np.int64),
        result.predictions if isinstance(result.predictions, Annotations) else None,
    )
    is_of_both = (image != NOT_IN_A) & ((key != NOT_IN_A) | (outcomes.truth_row == NO_ROW))
    return whole if is_of_both.all() else whole.take(np.flatnonzero(is_of_both))
