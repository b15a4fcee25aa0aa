"""The other checkpoints of what is reported, for the curves and the switch of each page."""

from collections.abc import Collection

from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import MarkedOutcomes, marked_outcomes
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoints


def other_checkpoints(
    evaluation: Evaluation,
    reported: Collection[int],
    marks: tuple[Mark, ...] | None,
    page: PageChoice | None,
) -> OtherCheckpoints:
    """Return what counts them; what is wrong with one is said, unless its own report says it.

    reported: those that get reports. page: what each page may weigh; None where it has no switch.
    """

    def tell(place: int, problems: tuple[Problem, ...]) -> None:
        if place not in reported:
            say_warnings(problems, evaluation.interpretation.decisions)

    def find(mended: Evaluation, counted: CheckpointResult) -> MarkedOutcomes | None:
        return None if marks is None else marked_outcomes(mended, counted, marks)

    return OtherCheckpoints(page, tell, find, reported)
