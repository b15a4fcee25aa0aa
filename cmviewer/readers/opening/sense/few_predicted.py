"""Few of the judged images have a prediction."""

from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations, PredictedLabels
from cmviewer.problems.whole import IMAGES_NOT_PREDICTED
from cmviewer.readers.opening.sense.alternatives import alternatives
from cmviewer.readers.opening.sense.whole import Whole, amount_of

_HALF: Final = 0.5
"""Results of which more than half of the images have none are more often cut off than right."""
_FEW: Final = 4
"""Fewer are seen at a glance; set by the smallest folders of samples, which have three images."""


def few_predicted(whole: Whole) -> list[Problem]:
    """Say how many judged images have no prediction, where they are most; an empty result is empty.

    Of maps, pairing has said it: an image without a predicted map is not counted.
    """
    judged, missing, what = _missing(whole)
    if missing in {0, judged} or missing < _FEW or missing <= _HALF * judged:
        return []
    readings = alternatives(whole.evaluation, "split")
    return [IMAGES_NOT_PREDICTED.of(whole.file, readings=readings, missing=missing, judged=judged, what=what)]


def _missing(whole: Whole) -> tuple[int, int, str]:
    truth, found = whole.evaluation.truth, whole.predictions
    if isinstance(truth, Annotations) and isinstance(found, Annotations):
        images = np.unique(truth.image)
        amount = amount_of(whole.evaluation, found) if whole.told_amount is None else whole.told_amount
        missing = int((amount[images] == 0).sum())
        what = "images with objects have no prediction; all their objects are missed"
        return len(images), missing if whole.used else 0, what
    if isinstance(found, PredictedLabels) and found.weight is None:
        none = np.isnan(found.score) if found.label is None else found.label < 0
        return len(found), int(none.sum()), "judged samples have no prediction"
    return 0, 0, ""
