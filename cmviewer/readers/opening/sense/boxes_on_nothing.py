"""Boxes of predictions lie on no truth."""

from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.opening.sense.alternatives import alternatives
from cmviewer.readers.opening.sense.whole import Whole

_LEAST: Final = 20
"""Of so many boxes a model that has learned anything places one; of 10 to 19 boxes drawn anywhere, none lies
on a truth every second time."""
_FEW: Final = 10
"""Of so many boxes, at least one is near a truth, wherever they are drawn: 19 of 20 times."""
_BOXES: Final = "boxes.prediction"


def boxes_on_nothing(whole: Whole) -> list[Problem]:
    """Say so where no prediction lies on any truth."""
    if whole.boxes is None or whole.boxes.support.agreeing:
        return []
    if whole.boxes.support.total < (_LEAST if whole.boxes.touching else _FEW):
        return []
    what = (
        f"none of {whole.boxes.support.total:,} predicted boxes overlaps a true one; they may belong to "
        "other images, or their boxes are meant otherwise"
    )
    mend = "look at some images, and tell what they are joined by and how boxes are meant"
    joins, formats = (alternatives(whole.evaluation, key) for key in ("join", _BOXES))
    key, readings = (_BOXES, formats) if formats and not joins else ("join", joins)
    return [Problem("boxes-on-nothing", what, mend, whole.file, decision=key, readings=readings)]
