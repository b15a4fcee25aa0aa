"""What is said on a photograph that is marked to be turned, where nothing tells how results are meant."""

from typing import Final

from cmviewer.evaluation import Evaluation, Origin, Unit

_TRUTH: Final = "exif.truth"
_PREDICTION: Final = "exif.prediction"
_UNCERTAIN: Final = "photographs-uncertain"


def turning_doubt(evaluation: Evaluation, checkpoint: int) -> str:
    """Say of which side nothing tells it, of a photograph that is turned; empty where it is told of both."""
    unit = evaluation.task.profile.unit
    if unit is Unit.SAMPLE:
        return ""
    if unit is Unit.PIXEL:
        untold = ["the maps are"] if _is_untold(evaluation, _TRUTH) else []
    else:
        problems = evaluation.problems_with(checkpoint)
        uncertain = {one.decision for one in problems if one.code == _UNCERTAIN}
        sides = ((_TRUTH, "the truth is"), (_PREDICTION, "the prediction is"))
        untold = [words for key, words in sides if key in uncertain or _is_untold(evaluation, key)]
    if not untold:
        return ""
    whose = "truth and prediction are" if len(untold) > 1 else untold[0]
    return f"Marked to be turned; nothing tells whether {whose} about it before or after turning"


def _is_untold(evaluation: Evaluation, key: str) -> bool:
    """Whether a decision rests on nothing, or was not taken, for no other photograph is turned."""
    taken = [one for one in evaluation.interpretation.decisions if one.key == key]
    return not taken or any(one.origin is Origin.CONVENTION for one in taken)
