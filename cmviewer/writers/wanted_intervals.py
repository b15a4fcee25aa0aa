"""The intervals that a report is to have, or why it has none."""

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.intervals import Intervals, intervals_of
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.problems.window import NO_INTERVALS
from cmviewer.progress import Cancel


def wanted_intervals(
    evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel | None = None
) -> tuple[Intervals | None, tuple[Problem, ...]]:
    """Return the intervals of all metrics, and what is to be said where there can be none.

    Takes a second and more. Raises `Cancelled`.
    """
    found = intervals_of(evaluation, counted, cancel=cancel)
    if found is not None:
        return found, ()
    why = "nobody knows which counts are of one image" if len(counted.outcomes) else "nothing is counted"
    checkpoint = evaluation.checkpoints[counted.checkpoint].name
    return None, (NO_INTERVALS.of(evaluation.source, checkpoint=checkpoint, why=why),)
