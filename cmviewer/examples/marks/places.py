"""Which outcomes are marked: marks belong to examples, whatever the rule, the checkpoint, the folder."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import image_key, place_of_key
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


class MarkFinder:
    """Finds marks among outcomes, and keeps its last answers. Used by any thread."""

    def __init__(self) -> None:
        self._kept: BoundedCache[tuple[CheckpointResult, int], MarkedOutcomes] = BoundedCache(_KEPT)

    def find(
        self, evaluation: Evaluation, counted: CheckpointResult, marks: tuple[Mark, ...]
    ) -> MarkedOutcomes:
        """Return what `marked_outcomes` does."""
        key = counted, id(marks)  # an answer holds its marks, and so no others have their number meanwhile
        found = self._kept.get(key)
        if found is None:
            found = marked_outcomes(evaluation, counted, marks)
            self._kept.keep(key, found)
        return found


def marked_outcomes(
    evaluation: Evaluation, counted: CheckpointResult, marks: tuple[Mark, ...]
) -> MarkedOutcomes:
    """Find the outcomes of all marks; one that was marked under an other checkpoint is followed."""
    images, outcomes = evaluation.images, counted.outcomes
    place = np.full(len(outcomes), -1, np.int32)
    if not marks:
        return MarkedOutcomes(marks, place)
    of_key = {image_key(images, image): image for image in range(len(images))}
    order = np.argsort(outcomes.image, kind="stable")
    of_image = outcomes.image[order]
    for number, mark in enumerate(marks):
        image = of_key.get(mark.key.image)
        if image is None:
            continue
        start, end = np.searchsorted(of_image, (image, image + 1)).tolist()
        rows = order[start:end]
        at = place_of_key(Examples(evaluation, counted, rows, len(rows)), mark.key, image)
        if at is not None and place[rows[at]] < 0:
            place[rows[at]] = number
    return MarkedOutcomes(marks, place)
