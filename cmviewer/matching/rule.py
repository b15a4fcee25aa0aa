"""The rule that says what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cmviewer.evaluation import Evaluation, Unit
from cmviewer.matching.match import Match

CUT_OFF: Final = 0.5
"""Score from which the positive class of two is predicted, unless told otherwise."""

OBJECT_SCORE: Final = 0.25
"""Score under which a predicted object is left out, unless told otherwise."""

IOU_FLOOR: Final = 0.1
"""IoU under which a pair overlaps too little to explain anything."""


class Crowd(StrEnum):
    """What becomes of truths that are no single object, and of predictions that lie on them."""

    IGNORE = "ignore"
    EXCLUDE = "exclude"
    COUNT = "count"


class Difficult(StrEnum):
    """What becomes of truths that are marked as difficult."""

    COUNT = "count"
    IGNORE = "ignore"


@dataclass(frozen=True)
class CountingRule:
    """What is counted, and how objects are paired.

    score: the threshold in [0, 1] under which a prediction is left out; with two classes and a score
    for one of them it is that class's cut-off. The rest is about objects only: match, how they are
    paired; iou, the least overlap of a pair; seed, for what is drawn among equal pairs; crowd and
    difficult, what becomes of such truths.
    """

    score: float = 0.0
    match: Match = Match.IOU
    iou: float = 0.5
    seed: int = 0
    crowd: Crowd = Crowd.IGNORE
    difficult: Difficult = Difficult.COUNT


def default_rule(evaluation: Evaluation) -> CountingRule:
    """Return the rule that an evaluation opens with.

    Of a classification nothing is rejected, and a cut-off is 0.5; objects are predicted from 0.25 on. What
    was counted before opens with the rule of that.
    """
    if evaluation.counted is not None:
        return CountingRule(**evaluation.counted.rule)
    if evaluation.task.profile.unit is Unit.OBJECT:
        return CountingRule(score=OBJECT_SCORE)
    return CountingRule(score=0.0 if evaluation.positive is None else CUT_OFF)


def rule_values(rule: CountingRule, names: Iterable[str]) -> dict[str, float | int | str]:
    """Return some fields of a rule as files have them."""
    told = {name: getattr(rule, name) for name in names}
    return {name: value.value if isinstance(value, StrEnum) else value for name, value in told.items()}
