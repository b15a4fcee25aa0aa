"""Pages of results in Python: of one checkpoint, and of it beside all others of its evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.curves import Curve
from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoint, OtherCheckpoints, curves_of_others


@dataclass(frozen=True, eq=False)
class Others:
    """What a page shows of the other checkpoints of an evaluation.

    checkpoints: those that can be chosen, by their places. curves: metrics over all. problems: what was
    worked around in them.
    """

    checkpoints: Mapping[int, OtherCheckpoint] = field(default_factory=dict)
    curves: tuple[Curve, ...] = ()
    problems: tuple[Problem, ...] = ()


NONE: Final = Others()
"""For a page that shows its own checkpoint alone."""


def others_of(evaluation: Evaluation, counted: CheckpointResult, page: PageChoice) -> Others:
    """Count the other checkpoints of an evaluation by the rule and the subset of one.

    page: what the page may weigh, by which their examples are made.
    """
    problems: list[Problem] = []
    found = OtherCheckpoints(
        page, lambda _, said: problems.extend(said), lambda *_: None, (counted.checkpoint,)
    )
    cancel = Cancel()
    others = found.of(evaluation, counted, cancel)
    return Others(others, curves_of_others(evaluation, others, cancel), merged_problems(problems))
