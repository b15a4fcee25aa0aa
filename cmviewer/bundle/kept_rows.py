"""What a shard was matched of, by the rows of the whole: pairs of objects, and predictions."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared
from cmviewer.confusion.strategies.objects import ComparedObjects
from cmviewer.evaluation import Annotations, KeptPairs, Predictions, ReadWholeError, frozen


@dataclass(frozen=True)
class KeptRows:
    """That the pairs of a shard are kept. first_truth, first_prediction: what its rows 0 are of the whole."""

    first_truth: int
    first_prediction: int


def kept_predictions(predictions: Predictions, first_image: int, *, is_part: bool) -> Annotations:
    """Return the predictions of a shard by their images of the whole. is_part: they were read by themselves.

    Raises `ReadWholeError` where those have what the predictions of other shards may not have.
    """
    assert isinstance(predictions, Annotations)
    own = (predictions.crowd, predictions.difficult, predictions.optional)
    has_own = any(one is not None for one in own) or (
        predictions.area is not None and predictions.region is None
    )
    if is_part and has_own:
        raise ReadWholeError("marks or areas, which others may not have")
    image = frozen(predictions.image + np.int32(first_image), np.int32)
    return replace(predictions, image=image)


def pairs_of(compared: Compared, keeps: KeptRows) -> KeptPairs:
    """All pairs, then those in which a truth that may be ignored covers a prediction."""
    assert isinstance(compared, ComparedObjects)
    candidates = compared.candidates
    sides = candidates.pairs, candidates.covered

    def joined(name: str, first: int = 0) -> NDArray[Any]:
        values = [getattr(side, name) for side in sides]
        together: NDArray[Any] = np.concatenate(values)
        together += together.dtype.type(first)
        return together

    return KeptPairs(
        joined("truth_row", keeps.first_truth),
        joined("prediction_row", keeps.first_prediction),
        joined("overlap"),
        np.repeat([False, True], [len(side.truth_row) for side in sides]),
        candidates.floor,
    )
