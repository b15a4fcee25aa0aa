"""The metrics that two checkpoints are compared by, as sums over images."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Unit

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CountedRows:
    """Outcomes of one checkpoint. image: int32 (P,), truth, prediction: int32 (P,), weight: int64 (P,)."""

    image: NDArray[np.int32]
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    weight: NDArray[np.int64]


@dataclass(frozen=True)
class SummedMetric:
    """A metric that is made of sums over images.

    metric: its name in the table of metrics. terms: what each of the outcomes adds to the C sums, as places
    (n,) among them, the outcome (n,), given the classes K; value: the metric of sums float64 (…, C).
    """

    metric: str
    terms: Callable[[CountedRows, int], tuple[NDArray[np.int64], NDArray[np.int64], int]]
    value: Callable[[_Numbers], _Numbers]

    def sums(self, rows: CountedRows, images: NDArray[np.int32], class_count: int) -> _Numbers:
        """What each image adds, float64 (N, C); images: int32 (N,), ascending."""
        place, outcome, columns = self.terms(rows, class_count)
        image = np.searchsorted(images, rows.image[outcome])
        code = image * columns + place
        size = len(images) * columns
        summed = np.bincount(code, rows.weight[outcome].astype(np.float64), size)
        return summed.astype(np.float64).reshape(len(images), columns)


def _terms_of_accuracy(
    rows: CountedRows, _class_count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Right, and all."""
    right = np.flatnonzero(rows.truth == rows.prediction)
    every = np.arange(len(rows.truth))
    return _placed(right, every)


def _accuracy(sums: _Numbers) -> _Numbers:
    return _ratio(sums[..., 0], sums[..., 1])


def _terms_of_f1(rows: CountedRows, class_count: int) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """True positives, false positives, false negatives of all classes together."""
    is_right = rows.truth == rows.prediction
    is_false = ~is_right & (rows.prediction < class_count)
    is_missed = ~is_right & (rows.truth < class_count)
    return _placed(*(np.flatnonzero(one) for one in (is_right, is_false, is_missed)))


def _micro_f1(sums: _Numbers) -> _Numbers:
    right, false, missed = (sums[..., place] for place in range(3))
    return _ratio(2 * right, 2 * right + false + missed)


def _terms_of_iou(rows: CountedRows, class_count: int) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Of each class: what is right, what is true, what is predicted."""
    right = np.flatnonzero(rows.truth == rows.prediction)
    predicted = np.flatnonzero(rows.prediction < class_count)
    every = np.arange(len(rows.truth))
    place = (rows.truth[right] * 3, rows.truth * 3 + 1, rows.prediction[predicted] * 3 + 2)
    return np.concatenate(place).astype(np.int64), np.concatenate((right, every, predicted)), 3 * class_count


def _mean_iou(sums: _Numbers) -> _Numbers:
    """Mean over the classes with support."""
    right, true, predicted = (sums[..., place::3] for place in range(3))
    iou = _ratio(right, true + predicted - right)
    has_support = true > 0
    return _ratio(np.where(has_support, iou, 0).sum(axis=-1), has_support.sum(axis=-1))


def _placed(*outcomes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    lengths = [len(one) for one in outcomes]
    return np.repeat(np.arange(len(outcomes)), lengths), np.concatenate(outcomes), len(outcomes)


def _ratio(above: _Numbers, below: _Numbers | NDArray[np.int64]) -> _Numbers:
    """NaN where there is nothing below."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: _Numbers = np.where(below > 0, above / below, np.nan)
    return found


SUMMED_METRICS: Final = {
    Unit.SAMPLE: SummedMetric("accuracy", _terms_of_accuracy, _accuracy),
    Unit.OBJECT: SummedMetric("micro_f1", _terms_of_f1, _micro_f1),
    Unit.PIXEL: SummedMetric("mean_iou", _terms_of_iou, _mean_iou),
}
