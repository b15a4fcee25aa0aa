"""What there is to match in one image, as candidates of its own, so that it is matched anew in no time."""

from dataclasses import dataclass

import numpy as np

from cmviewer.evaluation import frozen
from cmviewer.matching.candidates import Candidates, Pairs


@dataclass(frozen=True, eq=False)
class ImageCandidates:
    """The objects of one image; row 0 is row `first_truth` or `first_prediction` of the whole."""

    candidates: Candidates
    first_truth: int
    first_prediction: int


def candidates_in_image(candidates: Candidates, image: int) -> ImageCandidates:
    """Return what one image has to match: any rule pairs it as it does within the whole."""
    truth = candidates.truth.in_image(image)
    prediction = candidates.predictions.in_image(image)
    first_truth, end = np.searchsorted(candidates.truth.image, (image, image + 1)).tolist()
    first_prediction = int(np.searchsorted(candidates.predictions.image, image))

    def inside(pairs: Pairs) -> Pairs:
        rows = np.flatnonzero((pairs.truth_row >= first_truth) & (pairs.truth_row < end))
        some = pairs.take(rows)
        return Pairs(
            frozen(some.truth_row - first_truth, np.int32),
            frozen(some.prediction_row - first_prediction, np.int32),
            some.overlap,
        )

    return ImageCandidates(
        Candidates(
            candidates.truth.take(truth),
            candidates.predictions.take(prediction),
            candidates.floor,
            candidates.score_floor,
            inside(candidates.pairs),
            inside(candidates.covered),
        ),
        first_truth,
        first_prediction,
    )
