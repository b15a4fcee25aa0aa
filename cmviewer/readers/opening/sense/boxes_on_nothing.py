"""Boxes of predictions lie on no truth, or hardly any does."""

from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.whole import BOXES_HARDLY_ON_ANYTHING, BOXES_ON_NOTHING
from cmviewer.readers.opening.sense.alternatives import alternatives
from cmviewer.readers.opening.sense.whole import Whole

_LEAST: Final = 20
"""Of so many boxes a model that has learned anything places one; of 10 to 19 boxes drawn anywhere, none lies
on a truth every second time."""
_FEW: Final = 10
"""Of so many boxes, at least one is near a truth, wherever they are drawn: 19 of 20 times."""
_HARDLY: Final = 0.1
"""Of the boxes of right readings of six real sets at least 0.63 lie on truths, of wrong ones 0.02 to 0.15."""
_BOXES: Final = "boxes.prediction"


def boxes_on_nothing(whole: Whole) -> list[Problem]:
    """Say so where no prediction lies on any truth, or of many hardly one."""
    if whole.boxes is None:
        return []
    support = whole.boxes.support
    if support.total < (_LEAST if whole.boxes.touching else _FEW):
        return []
    if support.agreeing > _HARDLY * support.total:
        return []
    joins, formats = (alternatives(whole.evaluation, key) for key in ("join", _BOXES))
    key, readings = (_BOXES, formats) if formats and not joins else ("join", joins)
    if support.agreeing:
        return [
            BOXES_HARDLY_ON_ANYTHING.of(
                whole.file, readings=readings, decision=key, agreeing=support.agreeing, total=support.total
            )
        ]
    return [BOXES_ON_NOTHING.of(whole.file, readings=readings, decision=key, total=support.total)]
