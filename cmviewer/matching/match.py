"""The rules by which objects are paired. One entry adds a rule to window, command line and captions."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.matching.assignment import Rows, best_of_best, greedy

IOU_BITS: Final = 30
"""An IoU is at most 1, and float32 up to 1 fit into 30 bits; a score has 32."""


@dataclass(frozen=True, eq=False)
class SortParts:
    """What Q pairs can be ordered by, uint64 (Q,), smaller for what comes first.

    iou: of `IOU_BITS`; score: of 32 bits. same_class: gives whether each pair is of one class, bool (Q,).
    """

    iou: NDArray[np.uint64]
    score: NDArray[np.uint64]
    same_class: Callable[[], NDArray[np.bool_]]

    @property
    def other_class(self) -> NDArray[np.uint64]:
        """0 for a pair of one class, 1 for others; found only when it is asked for."""
        return (~self.same_class()).astype(np.uint64)


Order = Callable[[SortParts], NDArray[np.uint64]]


def by_iou(parts: SortParts) -> NDArray[np.uint64]:
    """One number a pair, uint64 (Q,): IoU first, then score."""
    return (parts.iou << np.uint64(32)) | parts.score


def by_score(parts: SortParts) -> NDArray[np.uint64]:
    """One number a pair, uint64 (Q,): score first, then IoU."""
    return (parts.score << np.uint64(IOU_BITS)) | parts.iou


def by_class_and_iou(parts: SortParts) -> NDArray[np.uint64]:
    """One number a pair, uint64 (Q,): pairs of one class first, then IoU, then score."""
    return (parts.other_class << np.uint64(IOU_BITS + 32)) | by_iou(parts)


@dataclass(frozen=True)
class MatchingRule:
    """How objects are paired.

    words: on the command line and in files. label: on screen. explanation: a line that says in which order
    pairs are taken. same_as: what else counts so. order: what comes first, as one number a pair. take: which
    of the pairs are taken, by their ends and their ranks in that order, as their places. crosses_classes:
    whether objects of two classes can be a pair.
    """

    words: str
    label: str
    explanation: str
    same_as: str
    order: Order
    take: Callable[[Rows, Rows, Rows], NDArray[np.int64]] = greedy
    crosses_classes: bool = True


class Match(StrEnum):
    """All matching rules; each is the words that files and the command line have for it."""

    _value_: str
    rule: MatchingRule

    IOU = MatchingRule(
        words="iou",
        label="Highest IoU first",
        explanation="The pair that overlaps most is taken first, whatever its classes",
        same_as="Datature Nexus, as it is described",
        order=by_iou,
    )
    SCORE = MatchingRule(
        words="score",
        label="Highest score first",
        explanation="The prediction with the highest score chooses first, and takes what it overlaps most",
        same_as="Ultralytics; FiftyOne with classwise=False",
        order=by_score,
    )
    SAME_CLASS_FIRST = MatchingRule(
        words="same-class-first",
        label="Same class first",
        explanation="Pairs of the same class are taken first, then others; each by overlap",
        same_as="supervision, which asks for more than the threshold",
        order=by_class_and_iou,
    )
    SAME_CLASS_ONLY = MatchingRule(
        words="same-class-only",
        label="Same class only",
        explanation="Only pairs of the same class; the prediction with the highest score chooses first",
        same_as="COCO's evaluation; FiftyOne",
        order=by_score,
        crosses_classes=False,
    )
    YOLOV5 = MatchingRule(
        words="yolov5",
        label="YOLOv5",
        explanation="Each prediction keeps its best truth, then each truth its best prediction",
        same_as="the YOLOv5 family; earlier Ultralytics",
        order=by_iou,
        take=best_of_best,
    )

    def __new__(cls, rule: MatchingRule | str) -> "Match":
        """Make a member of its entry; `Match("iou")` finds one by its words and never comes here."""
        assert isinstance(rule, MatchingRule)
        member = str.__new__(cls, rule.words)
        member._value_ = rule.words
        member.rule = rule
        return member

    @property
    def label(self) -> str:
        """How the screen writes it."""
        return self.rule.label

    @property
    def explanation(self) -> str:
        """One line that says in which order pairs are taken."""
        return self.rule.explanation
