"""What is odd about a whole evaluation: images without predictions, boxes that lie on nothing."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations
from cmviewer.readers.objects.evidence import Support

_HALF: Final = 0.5
"""Set by hand: no real set has so many images with objects and without a prediction."""
_FEW: Final = 4
_LEAST: Final = 10
"""Of so many boxes a model that has learned anything places one; set by hand, not measured."""


def images_without_predictions(truth: Annotations, found: Annotations, file: Path) -> list[Problem]:
    """Say how many images with objects have no prediction, where they are most; an empty one is empty."""
    judged = np.unique(truth.image)
    missing = len(judged) - int(np.isin(judged, found.image).sum())
    if not len(found) or missing < _FEW or missing <= _HALF * len(judged):
        return []
    what = (
        f"{missing:,} of {len(judged):,} images with objects have no prediction; all their objects are missed"
    )
    mend = "look whether the results are whole, or judge only the images that they are of"
    return [Problem("images-not-predicted", what, mend, file, decision="split")]


def boxes_on_nothing(support: Support, file: Path) -> list[Problem]:
    """Say so where no prediction lies on any truth."""
    if support.agreeing or support.total < _LEAST:
        return []
    what = (
        f"none of {support.total:,} predicted boxes overlaps a true one; they may belong to "
        "other images, or their boxes are meant otherwise"
    )
    mend = "look at some images, and tell what they are joined by and how boxes are meant"
    return [Problem("boxes-on-nothing", what, mend, file, decision="join")]
