"""A checkpoint counted as it was told, with what was worked around for it."""

from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.workspace.workspace import Workspace


def counted_checkpoint(evaluation: Evaluation, checkpoint: int, chosen: Workspace) -> CheckpointResult:
    """Count a checkpoint by the rule and the subset that were chosen, and say what was worked around.

    Raises `CmviewerError` where it cannot be read, or none of its images can be counted.
    """
    counted = count(evaluation, checkpoint, chosen.state.rule, subset=chosen.state.subset)
    totals = counted.counts.totals
    if totals.images_left_out and not totals.images_counted:
        raise CmviewerError(*counted.compared.problems)
    say_warnings(counted.compared.problems, evaluation.interpretation.decisions)
    return counted
