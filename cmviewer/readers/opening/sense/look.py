"""All checks of the whole, on every checkpoint: at opening where it has been read, else once it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import (
    Annotations,
    Checkpoint,
    Evaluation,
    Look,
    PartIndex,
    Predictions,
    ReadApart,
)
from cmviewer.readers.opening.sense.boxes_on_nothing import boxes_on_nothing
from cmviewer.readers.opening.sense.classes_in_other_order import classes_in_other_order
from cmviewer.readers.opening.sense.everything_right import everything_right
from cmviewer.readers.opening.sense.few_predicted import few_predicted
from cmviewer.readers.opening.sense.half_read import half_read
from cmviewer.readers.opening.sense.near_chance import near_chance
from cmviewer.readers.opening.sense.one_sided import classes_disjoint, classes_one_sided
from cmviewer.readers.opening.sense.training_images import training_images
from cmviewer.readers.opening.sense.whole import Whole, sampled_of

CHECKS: Final[Sequence[Callable[[Whole], list[Problem]]]] = (
    half_read,
    few_predicted,
    boxes_on_nothing,
    classes_in_other_order,
    classes_disjoint,
    classes_one_sided,
    near_chance,
    everything_right,
)
"""Each returns what it has to say. Only `half_read` raises: a source of which nearly nothing is usable."""


def with_sense(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation with what is odd about it as a whole, or a checkpoint. Raises `CmviewerError`."""
    found_problems: dict[Problem, None] = {}
    checkpoints = []
    for checkpoint in evaluation.checkpoints:
        ready = checkpoint.ready()
        if ready is not None:
            found_problems |= dict.fromkeys(_look(evaluation, checkpoint, ready))
        checkpoints.append(checkpoint if ready is not None else _watched(evaluation, checkpoint))
    problems = (*evaluation.problems, *training_images(evaluation), *found_problems)
    return replace(evaluation, problems=problems, checkpoints=tuple(checkpoints))


def _look(evaluation: Evaluation, checkpoint: Checkpoint, found: Predictions) -> list[Problem]:
    return _all_checks(Whole(evaluation, checkpoint, found))


def _all_checks(whole: Whole) -> list[Problem]:
    return [problem for check in CHECKS for problem in check(whole)]


@dataclass
class _Watched:
    """A checkpoint that is looked at when it is loaded first. found_problems: None before."""

    evaluation: Evaluation
    checkpoint: Checkpoint
    found_problems: tuple[Problem, ...] | None = None

    def load(self) -> Predictions:
        found = self.checkpoint.load()
        if self.found_problems is None:
            self.found_problems = tuple(_look(self.evaluation, self.checkpoint, found))
        return found

    def problems(self) -> tuple[Problem, ...]:
        return (*self.checkpoint.problems(), *(self.found_problems or ()))


def _watched(evaluation: Evaluation, checkpoint: Checkpoint) -> Checkpoint:
    watched = _Watched(evaluation, checkpoint)
    apart = None if checkpoint.apart is None else _WatchedApart(evaluation, checkpoint, checkpoint.apart)
    return replace(checkpoint, load=watched.load, problems=watched.problems, apart=apart)


@dataclass(frozen=True, eq=False)
class _WatchedApart:
    """The same of a checkpoint that is read in parts."""

    evaluation: Evaluation
    checkpoint: Checkpoint
    apart: ReadApart

    def looks(self) -> Sequence[Look]:
        return self.apart.looks()

    def index(self, looked: Sequence[Any]) -> PartIndex | None:
        index = self.apart.index(looked)
        return None if index is None else _WatchedIndex(self.evaluation, self.checkpoint, index)


@dataclass(frozen=True, eq=False)
class _WatchedIndex:
    evaluation: Evaluation
    checkpoint: Checkpoint
    index: PartIndex

    @property
    def amount(self) -> NDArray[np.int64]:
        return self.index.amount

    @cached_property
    def sampled(self) -> NDArray[np.bool_]:
        return sampled_of(self.evaluation, self.index.amount)

    def problems(self, sample: Annotations) -> tuple[Problem, ...]:
        return tuple(_all_checks(Whole(self.evaluation, self.checkpoint, sample, self.index.amount)))

    def part(self, start: int, end: int) -> Callable[[], Annotations]:
        return self.index.part(start, end)
