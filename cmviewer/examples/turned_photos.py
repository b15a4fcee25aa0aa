"""What is said on a photograph that is marked to be turned, where nothing tells how results are meant."""

from typing import Final

from cmviewer.evaluation import Evaluation, Origin, Unit
from cmviewer.said import said

_TRUTH: Final = "exif.truth"
_PREDICTION: Final = "exif.prediction"
_UNCERTAIN: Final = "photographs-uncertain"
_MAPS: Final = said(
    "Marked to be turned; nothing tells whether the maps are about it before or after turning"
)
_OBJECTS: Final[dict[tuple[bool, ...], str]] = {
    (False, False): "",
    (True, False): said(
        "Marked to be turned; nothing tells whether the truth is about it before or after turning"
    ),
    (False, True): said(
        "Marked to be turned; nothing tells whether the prediction is about it before or after turning"
    ),
    (True, True): said(
        "Marked to be turned; nothing tells whether truth and prediction are about it before or after turning"
    ),
}
"""By whether it is untold of the truth, and of the prediction."""


def turning_doubt(evaluation: Evaluation, checkpoint: int) -> str:
    """Say of which side nothing tells it, of a photograph that is turned; empty where it is told of both."""
    unit = evaluation.task.profile.unit
    if unit is Unit.SAMPLE:
        return ""
    if unit is Unit.PIXEL:
        return _MAPS if _is_untold(evaluation, _TRUTH) else ""
    problems = evaluation.problems_with(checkpoint)
    uncertain = {one.decision for one in problems if one.code == _UNCERTAIN}
    sides = (_TRUTH, _PREDICTION)
    return _OBJECTS[tuple(key in uncertain or _is_untold(evaluation, key) for key in sides)]


def _is_untold(evaluation: Evaluation, key: str) -> bool:
    """Whether a decision rests on nothing, or was not taken, for no other photograph is turned."""
    taken = [one for one in evaluation.interpretation.decisions if one.key == key]
    return not taken or any(one.origin is Origin.CONVENTION for one in taken)
