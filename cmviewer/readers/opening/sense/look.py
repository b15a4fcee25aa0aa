"""All checks of the whole, on every checkpoint: at opening where it has been read, else once it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Checkpoint, Evaluation, Predictions
from cmviewer.readers.opening.sense.boxes_on_nothing import boxes_on_nothing
from cmviewer.readers.opening.sense.classes_in_other_order import classes_in_other_order
from cmviewer.readers.opening.sense.everything_right import everything_right
from cmviewer.readers.opening.sense.few_predicted import few_predicted
from cmviewer.readers.opening.sense.half_read import half_read
from cmviewer.readers.opening.sense.near_chance import near_chance
from cmviewer.readers.opening.sense.one_sided import classes_disjoint, classes_one_sided
from cmviewer.readers.opening.sense.training_images import training_images
from cmviewer.readers.opening.sense.whole import Whole

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
    whole = Whole(evaluation, checkpoint, found)
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
    return replace(checkpoint, load=watched.load, problems=watched.problems)
