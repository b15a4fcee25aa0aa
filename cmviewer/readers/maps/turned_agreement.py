"""Whether predicted maps lie on their truths only once they are turned as their photographs are marked."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import LabelMaps
from cmviewer.readers.maps.number_readings import CLEARLY
from cmviewer.readers.maps.photo_frame import TurnedPhotographs, turned_to
from cmviewer.readers.maps.sampling import distinct_of
from cmviewer.readers.maps.value_pairs import (
    NO_PAIRS,
    Agreement,
    ValuePairs,
    agreement_of,
    by_chance,
    joined_pairs,
)
from cmviewer.said import said

_COMPARED: Final = 8
"""Turned photographs whose maps are held against each other, as many as their sizes are asked of."""
_CLASSES: Final = 65_536


def evidence_turned(maps: LabelMaps, truth: LabelMaps, photographs: TurnedPhotographs) -> str:
    """Return in words how much better predictions agree once they are turned, where that is no chance.

    Empty where it is not so. A half turn and a mirror leave sizes as they are, which tell nothing then.
    """
    as_they_lie, once_turned = [], []
    for image, header in photographs.marked[:_COMPARED]:
        if not (maps.has_map[image] and truth.has_map[image]):
            continue
        try:
            true, stored = truth.labels(image), maps.load(image)
        except CmviewerError:
            continue  # counting says why
        other = turned_to(stored, header, photographs.images.frame)
        if true.shape == stored.shape == other.shape:
            as_they_lie.append(_pairs(true, maps.label_of_value[stored]))
            once_turned.append(_pairs(true, maps.label_of_value[other]))
    plain, turned = _agreement(as_they_lie), _agreement(once_turned)
    least = max(CLEARLY, by_chance(joined_pairs(once_turned)))
    if turned.kappa - max(plain.kappa, 0.0) < least:
        return ""
    return said("{:.1%} of the pixels agree so, else {:.1%}", turned.share, plain.share)


def _pairs(true: NDArray[np.int32], predicted: NDArray[np.int32]) -> ValuePairs:
    judged = (true >= 0) & (predicted >= 0)
    if not judged.any():
        return NO_PAIRS
    code, pixels = distinct_of(true[judged].astype(np.int64) * _CLASSES + predicted[judged])
    return ValuePairs(code // _CLASSES, code % _CLASSES, pixels, len(code))


def _agreement(parts: Sequence[ValuePairs]) -> Agreement:
    pairs = joined_pairs(parts)
    return agreement_of(pairs.truth, pairs.prediction, pairs.pixels)
