"""Which outcomes are marked: marks belong to examples, whatever the rule, the checkpoint, the folder."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_ROW, Evaluation, LabelMaps, frozen
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import ExampleKey, KeyKind, image_key, place_of_key, truth_keys
from cmviewer.examples.marks.mark import Mark
from cmviewer.query.mark_kinds import NOT_MARKED

_KEPT: Final = 4
"""Answers that are kept: of what is shown, before and after a mark, and of what was shown before."""


@dataclass(frozen=True, eq=False)
class MarkedOutcomes:
    """Marks and the outcomes that they are of. place: int32 (P,), a position in `marks`, or -1."""

    marks: tuple[Mark, ...]
    place: NDArray[np.int32]

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """What each outcome is marked as, int8 (P,): a place in `MARK_KINDS`, `NOTED`, or `NOT_MARKED`."""
        kinds = np.array([*(mark.place for mark in self.marks), NOT_MARKED], np.int8)
        return frozen(kinds[self.place], np.int8)

    @cached_property
    def found(self) -> int:
        """How many of the marks are of an outcome here."""
        return len(np.unique(self.place[self.place >= 0]))

    def mark_of(self, row: int) -> Mark | None:
        """Return the mark of an outcome; None where it has none."""
        place = int(self.place[row])
        return None if place < 0 else self.marks[place]


@dataclass(frozen=True, eq=False)
class TruthsOfMarks:
    """Marks, and the row of the truth that each is of, int64 (n,), -1 where it is of none."""

    marks: tuple[Mark, ...]
    row: NDArray[np.int64]


class MarkFinder:
    """Finds marks among outcomes, and keeps its last answers. Used by any thread."""

    def __init__(self) -> None:
        self._kept: BoundedCache[tuple[CheckpointResult, int], MarkedOutcomes] = BoundedCache(_KEPT)
        self._truths: BoundedCache[tuple[Evaluation, int], TruthsOfMarks] = BoundedCache(_KEPT)

    def find(
        self, evaluation: Evaluation, counted: CheckpointResult, marks: tuple[Mark, ...]
    ) -> MarkedOutcomes:
        """Return what `marked_outcomes` does."""
        key = counted, id(marks)  # an answer holds its marks, and so no others have their number meanwhile
        found = self._kept.get(key)
        if found is None:
            truths = self._truths.get((evaluation, id(marks)))
            truths = truths or TruthsOfMarks(marks, truths_of_marks(evaluation, marks))
            self._truths.keep((evaluation, id(marks)), truths)
            found = marked_outcomes(evaluation, counted, marks, truths)
            self._kept.keep(key, found)
        return found


def truths_of_marks(evaluation: Evaluation, marks: tuple[Mark, ...]) -> NDArray[np.int64]:
    """Return the row of the truth of each mark, int64 (n,), whatever the rule; -1 where there is none.

    It is the one of the same class and place, else of the same place, else the only sample of its image.
    """
    found = np.full(len(marks), -1, np.int64)
    truth, images = evaluation.truth, evaluation.images
    if isinstance(truth, LabelMaps) or not any(mark.key.kind is KeyKind.TRUTH for mark in marks):
        return found
    of_key = {image_key(images, image): image for image in range(len(images))}
    order = np.argsort(truth.image, kind="stable")
    of_image = truth.image[order]
    known: dict[int, tuple[list[int], list[ExampleKey]]] = {}
    for number, mark in enumerate(marks):
        image = of_key.get(mark.key.image) if mark.key.kind is KeyKind.TRUTH else None
        if image is None:
            continue
        if image not in known:
            start, end = np.searchsorted(of_image, (image, image + 1)).tolist()
            rows = order[start:end].tolist()
            known[image] = rows, truth_keys(evaluation, rows)
        rows, keys = known[image]
        digests, boxes = [key.digest for key in keys], [key.box for key in keys]
        if mark.key.digest in digests:
            found[number] = rows[digests.index(mark.key.digest)]
        elif mark.key.box in boxes and (mark.key.box is not None or len(rows) == 1):
            found[number] = rows[boxes.index(mark.key.box)]
    return found


def marked_outcomes(
    evaluation: Evaluation,
    counted: CheckpointResult,
    marks: tuple[Mark, ...],
    truths: TruthsOfMarks | None = None,
) -> MarkedOutcomes:
    """Find the outcomes of all marks; one that was marked under an other checkpoint is followed.

    truths: of these marks, where they are known: no rule and no checkpoint changes them.
    """
    outcomes = counted.outcomes
    place = np.full(len(outcomes), -1, np.int32)
    if not marks:
        return MarkedOutcomes(marks, place)
    of_truth = truths_of_marks(evaluation, marks) if truths is None else truths.row
    outcome_of = np.full(max(int(outcomes.truth_row.max(initial=-1)), int(of_truth.max())) + 2, -1, np.int64)
    paired = np.flatnonzero(outcomes.truth_row != NO_ROW)
    outcome_of[outcomes.truth_row[paired]] = paired
    others = [number for number, mark in enumerate(marks) if mark.key.kind is not KeyKind.TRUTH]
    for number in np.flatnonzero(of_truth >= 0).tolist():
        _put(place, int(outcome_of[of_truth[number]]), number)
    if others:
        _put_others(evaluation, counted, marks, others, place)
    return MarkedOutcomes(marks, place)


def _put_others(
    evaluation: Evaluation,
    counted: CheckpointResult,
    marks: tuple[Mark, ...],
    others: list[int],
    place: NDArray[np.int32],
) -> None:
    """Put the marks of false alarms, which other checkpoints have elsewhere, and of pixels."""
    images, outcomes = evaluation.images, counted.outcomes
    of_key = {image_key(images, image): image for image in range(len(images))}
    order = np.argsort(outcomes.image, kind="stable")
    of_image = outcomes.image[order]
    for number in others:
        image = of_key.get(marks[number].key.image)
        if image is None:
            continue
        start, end = np.searchsorted(of_image, (image, image + 1)).tolist()
        rows = order[start:end]
        at = place_of_key(Examples(evaluation, counted, rows, len(rows)), marks[number].key, image)
        if at is not None:
            _put(place, int(rows[at]), number)


def _put(place: NDArray[np.int32], outcome: int, number: int) -> None:
    """Say of an outcome how it is marked; the first mark of it counts."""
    if outcome >= 0 and place[outcome] < 0:
        place[outcome] = number
