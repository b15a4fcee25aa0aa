"""Everything is right: the predictions are likely the truth, or a copy of it."""

import filecmp
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import LabelMaps, PredictedLabels
from cmviewer.problems.whole import EVERYTHING_RIGHT
from cmviewer.readers.maps.sampling import sampled_places
from cmviewer.readers.opening.sense.whole import Boxes, Whole

_SAMPLES: Final = 500
"""A good model of easy classes is right so often in a row: one that errs in 1 of 100, 7 times in 1,000."""
_BOXES: Final = 50
"""A model places not one box to the hundredth of a pixel; small sets drawn to try a tool do."""
_MAPS: Final = 8
"""Maps of one class only may well be equal; of a sample of so many that differ, not all."""
_NEAR: Final = 0.01


def everything_right(whole: Whole) -> list[Problem]:
    """Say so where predictions are the truth to the letter, as no model's are."""
    found, truth = whole.predictions, whole.evaluation.truth
    what = ""
    if isinstance(found, PredictedLabels):
        what = _samples(whole, found)
    elif isinstance(found, LabelMaps) and isinstance(truth, LabelMaps):
        what = _maps(whole, truth, found)
    elif whole.boxes is not None:
        what = _boxes(whole.boxes)
    if not what:
        return []
    return [EVERYTHING_RIGHT.of(whole.file, what=what)]


def _samples(whole: Whole, found: PredictedLabels) -> str:
    """Scores that differ are a model's, however often it is right; finished counts say too little."""
    pairs = whole.pairs
    if found.weight is not None or pairs.total < _SAMPLES or pairs.agreeing < pairs.total:
        return ""
    known = found.score[~np.isnan(found.score)]
    if len(np.unique(pairs.true)) < 2 or (len(known) and known.min() != known.max()):
        return ""
    return f"all {pairs.total:,} predictions are right, and no score says how sure they are"


def _boxes(boxes: Boxes) -> str:
    truth, found = boxes.truth, boxes.found
    if len(truth) < _BOXES or len(truth) != len(found) or (truth.image != found.image).any():
        return ""
    rows = [np.lexsort((*one.box.round(0).T, one.label, one.image)) for one in (truth, found)]
    true, predicted = truth.take(rows[0]), found.take(rows[1])
    if (true.label != predicted.label).any() or np.abs(true.box - predicted.box).max() > _NEAR:
        return ""
    return f"all {len(truth):,} boxes that were looked at are those of the truth, to the hundredth of a pixel"


def _maps(whole: Whole, truth: LabelMaps, found: LabelMaps) -> str:
    images = np.flatnonzero(truth.has_map & found.has_map)
    if len(images) < _MAPS:
        return ""
    places = sampled_places([whole.evaluation.images.name(int(image)) for image in images], _MAPS)
    files = [(truth.file(int(images[place])), found.file(int(images[place]))) for place in places]
    if len({file.stat().st_size for file, _ in files if file is not None and file.is_file()}) < 2:
        return ""
    for true, predicted in files:
        if true is None or predicted is None or not filecmp.cmp(true, predicted, shallow=False):
            return ""
    return f"all {_MAPS} maps that were looked at are those of the truth, byte for byte"
