"""Which stored values of truth and predictions lie on one another, in a sample of images."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.readers.maps.map_reading import MapReading, Values
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.photo_frame import as_the_truth_lies
from cmviewer.readers.maps.sampling import distinct_of
from cmviewer.said import said

_VALUES: Final = 65_536
_CHANCE: Final = 2.4
"""Standard deviations; one of kappa between two equal classes is 1 / √pieces: 1 draw in 120 is above."""


@dataclass(frozen=True, eq=False)
class ValuePairs:
    """Pairs of stored values that occur: truth, prediction and the pixels of each, all int64 (n,).

    pieces: how many pairs each image has, added up. Neighbouring pixels say the same, so that this, and not
    the number of pixels, is what a chance agreement is judged by.
    """

    truth: NDArray[np.int64]
    prediction: NDArray[np.int64]
    pixels: NDArray[np.int64]
    pieces: int = 0

    @property
    def true_values(self) -> NDArray[np.int64]:
        """The distinct values of the truth, in order."""
        return np.unique(self.truth)

    @property
    def predicted_values(self) -> NDArray[np.int64]:
        """The distinct values of the predictions, in order."""
        return np.unique(self.prediction)

    def on(self, truth: int, prediction: int) -> int:
        """How many pixels have two values."""
        return int(self.pixels[(self.truth == truth) & (self.prediction == prediction)].sum())


@dataclass(frozen=True)
class BothMaps:
    """Files of an image: the map of each side, and its photograph, if there is one."""

    truth: Path
    prediction: Path
    photo: Path | None = None


NO_PAIRS: Final = ValuePairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64))


def value_pairs(truth: MapReading, predictions: MapReading, files: Sequence[BothMaps]) -> ValuePairs:
    """Read both maps of some images; those that cannot be read, or differ in size, have no pairs."""
    return joined_pairs([_of_image(truth, predictions, both) for both in files])


def joined_pairs(parts: Iterable[ValuePairs]) -> ValuePairs:
    """Add up pairs."""
    some = [NO_PAIRS, *parts]
    code = np.concatenate([part.truth * _VALUES + part.prediction for part in some])
    every, place = np.unique(code, return_inverse=True)
    pixels = np.bincount(place, np.concatenate([part.pixels for part in some]), len(every)).astype(np.int64)
    return ValuePairs(every // _VALUES, every % _VALUES, pixels, sum(part.pieces for part in some))


def _of_image(truth: MapReading, predictions: MapReading, both: BothMaps) -> ValuePairs:
    try:
        true = truth.values(both.truth, OddPixels())
        predicted = predictions.values(both.prediction, OddPixels())
    except CmviewerError:
        return NO_PAIRS  # counting says why
    predicted = as_the_truth_lies(true, predicted, both.photo)
    return NO_PAIRS if true.shape != predicted.shape else _counted(true, predicted)


def _counted(true: Values, predicted: Values) -> ValuePairs:
    code, pixels = distinct_of(true.astype(np.int64) * _VALUES + predicted)
    return ValuePairs(code // _VALUES, code % _VALUES, pixels, len(code))


def by_chance(pairs: ValuePairs) -> float:
    """How far Cohen's kappa can rise by chance: it falls with the root of the pieces that were compared."""
    return _CHANCE / math.sqrt(max(pairs.pieces, 1))


@dataclass(frozen=True)
class Agreement:
    """How far both sides say the same class. share: of the judged pixels; kappa: Cohen's, 0 by chance."""

    share: float
    kappa: float

    def __str__(self) -> str:
        return said("{:.1%} of the sampled pixels agree, kappa {:.2f}", self.share, self.kappa)


def agreement(
    pairs: ValuePairs, label_of_true: NDArray[np.int32], label_of_predicted: NDArray[np.int32]
) -> Agreement:
    """Compare labels of stored values, int32 (65536,) each; below 0 the truth is not judged."""
    true, predicted = label_of_true[pairs.truth], label_of_predicted[pairs.prediction]
    judged = true >= 0
    return agreement_of(true[judged], predicted[judged], pairs.pixels[judged])


def agreement_of(true: NDArray[Any], predicted: NDArray[Any], pixels: NDArray[np.int64]) -> Agreement:
    """Compare labels, all (n,)."""
    total = int(pixels.sum())
    if not total:
        return Agreement(0.0, 0.0)
    count = int(max(true.max(), predicted.max())) + 1
    share = float(pixels[true == predicted].sum()) / total
    rows, columns = np.bincount(true, pixels, count), np.bincount(predicted, pixels, count)
    chance = float((rows / total * (columns / total)).sum())
    return Agreement(share, 1.0 if chance >= 1 else (share - chance) / (1 - chance))
