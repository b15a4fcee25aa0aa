"""Presets: the rule and the thresholds by which another program counts. One entry adds a preset."""

from dataclasses import dataclass, replace
from typing import Final

from cmviewer.matching.match import Match
from cmviewer.matching.rule import CountingRule, Crowd


@dataclass(frozen=True)
class Preset:
    """words: on the command line. label: on screen. about: whose numbers these are. rule: what it sets."""

    words: str
    label: str
    about: str
    rule: CountingRule

    @property
    def explanation(self) -> str:
        """One line that says what it sets."""
        rule = self.rule
        return f"{rule.match.label}, IoU ≥ {rule.iou:.2f}, score ≥ {rule.score:.2f}, crowd {rule.crowd.value}"

    def applied(self, before: CountingRule) -> CountingRule:
        """Return the rule after it was chosen; what is drawn among equal pairs stays as it was."""
        return replace(self.rule, seed=before.seed)


PRESETS: Final = (
    Preset(
        "as-ultralytics",
        "As Ultralytics",
        "the matrix that val of Ultralytics 8.4 draws with conf=0.25",
        CountingRule(score=0.25, match=Match.SCORE, iou=0.45, crowd=Crowd.EXCLUDE),
    ),
    Preset(
        "as-yolov5",
        "As YOLOv5",
        "the matrix of YOLOv5, YOLOv7 and earlier Ultralytics",
        CountingRule(score=0.25, match=Match.YOLOV5, iou=0.45, crowd=Crowd.EXCLUDE),
    ),
    Preset(
        "as-supervision",
        "As supervision",
        "supervision's ConfusionMatrix as it is called unless told otherwise",
        CountingRule(score=0.3, match=Match.SAME_CLASS_FIRST, iou=0.5, crowd=Crowd.COUNT),
    ),
    Preset(
        "as-coco-ap50",
        "As COCO AP50",
        "the pairs from which pycocotools computes AP at IoU 0.50",
        CountingRule(score=0.0, match=Match.SAME_CLASS_ONLY, iou=0.5, crowd=Crowd.IGNORE),
    ),
)
"""In the order in which they are offered. None is called as a rule is."""


def preset_named(words: str) -> Preset | None:
    """Return the preset that the command line calls so; None where there is none."""
    return next((preset for preset in PRESETS if preset.words == words), None)
