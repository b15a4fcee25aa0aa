"""What a checkpoint is compared with, as it was told: another run, or another checkpoint of the same."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache

from cmviewer.cli.argument_types import opened_path_of
from cmviewer.cli.arguments import checkpoint_called
from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.comparison.compare import Counted, compare_results
from cmviewer.confusion.count import count
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.facts import ReportedComparison
from cmviewer.writers.inputs import input_files


def add_comparing(parser: ArgumentParser) -> None:
    """Add the options that name what the checkpoint is compared with."""
    add = parser.add_argument_group("what it is compared with").add_argument
    add(
        "--compare",
        type=opened_path_of,
        metavar="PATH",
        help="another run over the same truth: its last checkpoint unless told",
    )
    add(
        "--compare-checkpoint",
        metavar="NAME",
        help="the checkpoint of --compare, and without --compare another one of PATH",
    )


def compared_run(arguments: Namespace, request: OpenRequest, evaluation: Evaluation) -> Evaluation | None:
    """Open what is compared; None where nothing is, and `evaluation` where it is one of its own checkpoints.

    What was told of task, classes, ignore labels and images holds for both. Raises `CmviewerError`.
    """
    if arguments.compare is None:
        return None if arguments.compare_checkpoint is None else evaluation
    other = open_evaluation(
        OpenRequest(
            path=arguments.compare,
            task=request.task,
            images=request.images,
            classes=request.classes,
            ignore_labels=request.ignore_labels,
        )
    )
    say_warnings(other.problems, other.interpretation.decisions)
    return other


def compared_checkpoint(arguments: Namespace, other: Evaluation) -> int:
    """Return the position of the checkpoint that is compared, the last one unless told."""
    if arguments.compare_checkpoint is None:
        return len(other.checkpoints) - 1
    return checkpoint_called(arguments.compare_checkpoint, other)


def counting_compared(checkpoint: int, rule: CountingRule, subset: str) -> Callable[[Evaluation], Counted]:
    """Return what counts the compared checkpoint, or a subset of it, once for each evaluation it is of.

    It raises `CmviewerError` where the checkpoint cannot be read.
    """

    @cache
    def counted(other: Evaluation) -> Counted:
        result = count(other, checkpoint, rule, subset=subset)
        say_warnings(result.compared.problems, other.interpretation.decisions)
        return Counted(other, result)

    return counted


def reported(a: Counted, b: Counted) -> ReportedComparison:
    """Compare two counted checkpoints for a report. Raises `CmviewerError` where nothing is in both."""
    comparison = compare_results(a, b)
    say_warnings(comparison.problems)
    inputs = () if b.evaluation is a.evaluation else input_files(b.evaluation)
    return ReportedComparison(a, b, comparison, inputs)
