"""The other checkpoints of a report: counted as it is, each once, for its curves and its page."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.confusion.curves import Curve, curves_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.offered import likely_places
from cmviewer.writers.page.other_examples import MadeExample, Making, making_for

_FEWEST: Final = 2
"""Checkpoints of which one is another."""

FindMarks = Callable[[Evaluation, CheckpointResult], MarkedOutcomes | None]
Tell = Callable[[int, tuple[Problem, ...]], None]
_Made = tuple[tuple[MadeExample, ...], int]
"""Examples, and how many images were read for them."""
_Make = Callable[[Evaluation, CheckpointResult, Cancel], _Made]


@dataclass(frozen=True, eq=False)
class OtherCheckpoint:
    """What a page shows of a checkpoint: little, so that there can be many.

    outcomes: int64 (C,), how many stand behind each cell of its matrix; None where that is its count.
    problems: what was worked around for it. reads: images that its examples took.
    """

    counts: CheckpointCounts
    outcomes: NDArray[np.int64] | None
    problems: tuple[Problem, ...]
    examples: tuple[MadeExample, ...] = ()
    reads: int = 0


@dataclass(eq=False)
class OtherCheckpoints:
    """Counts each checkpoint once, of the evaluation that was asked about last; one truth may be mended.

    page: what the page may weigh; None: there is none that switches. tell: is told what is wrong with each
    other one. find: finds what is marked. reported: those that get reports of their own, one or more.
    """

    page: PageChoice | None
    tell: Tell
    find: FindMarks
    reported: Collection[int]
    _evaluation: Evaluation | None = None
    _known: dict[int, OtherCheckpoint | None] = field(default_factory=dict)
    _making: Making | None = None

    def of(
        self,
        evaluation: Evaluation,
        counted: CheckpointResult,
        cancel: Cancel,
        progress: Progress = silent,
    ) -> dict[int, OtherCheckpoint]:
        """Return all checkpoints that can be read, by their places; nothing where there is no other one.

        counted: the one that is reported, whose rule and subset all have. Raises `Cancelled`.
        """
        every = len(evaluation.checkpoints)
        if every < _FEWEST:
            return {}
        if evaluation is not self._evaluation:
            self._evaluation, self._known, self._making = evaluation, {}, None
        here, likely = counted.checkpoint, set[int]()
        if self.page is not None:
            likely = set(likely_places(evaluation, counted, self.page.bytes))
            others = max(1, len(likely) - 1)
            self._making = self._making or making_for(self.page.load, self.page.bytes, others)
        is_other_later = len(self.reported) > 1
        known = self._known.get(here)
        if known is None or (is_other_later and not known.examples):
            make = self._made if is_other_later else _none_made
            self._known[here] = _kept(counted, make(evaluation, counted, cancel))
        for place in range(every):
            cancel.check()
            if place not in self._known:
                progress(said("Counting checkpoints"), place, every)
                make = self._made if place in likely else _none_made
                self._known[place] = self._other(evaluation, place, counted, cancel, make)
        return {place: one for place, one in sorted(self._known.items()) if one is not None}

    def _other(
        self,
        evaluation: Evaluation,
        place: int,
        reported: CheckpointResult,
        cancel: Cancel,
        make: _Make,
    ) -> OtherCheckpoint | None:
        """Count another one; None where it cannot be read, or none of its images can be counted."""
        try:
            counted = count(evaluation, place, reported.rule, cancel=cancel, subset=reported.counts.subset)
        except CmviewerError as error:
            self.tell(place, error.problems)
            return None
        self.tell(place, counted.compared.problems)
        totals = counted.counts.totals
        if totals.images_left_out and not totals.images_counted:
            return None
        return _kept(counted, make(evaluation, counted, cancel))

    def _made(self, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel) -> _Made:
        if self._making is None:
            return (), 0
        return self._making.made(evaluation, counted, self.find(evaluation, counted), cancel)


def _kept(counted: CheckpointResult, made: _Made) -> OtherCheckpoint:
    """Keep of a checkpoint what a page shows of it. made: its examples, and how many images these took."""
    amount, matrix = np.diff(counted.outcomes.cell_start), counted.matrix
    is_same = np.array_equal(amount, matrix.count)
    outcomes = None if is_same else frozen(amount, np.int64)
    return OtherCheckpoint(counted.counts, outcomes, counted.compared.problems, *made)


def _none_made(_evaluation: Evaluation, _counted: CheckpointResult, _cancel: Cancel) -> _Made:
    return (), 0


def curves_of_others(
    evaluation: Evaluation, others: Mapping[int, OtherCheckpoint], cancel: Cancel
) -> tuple[Curve, ...]:
    """Return the curves over all checkpoints; none where there is no other one. Raises `Cancelled`."""
    counts = {place: one.counts for place, one in others.items()}
    return curves_of(evaluation, counts, (), cancel) if counts else ()
