"""What a checkpoint is compared with, as it was told: another run, or another checkpoint of the same."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cmviewer.cli.argument_types import PathOf, results_path_of
from cmviewer.cli.arguments import checkpoint_called
from cmviewer.cli.choices import add_choice
from cmviewer.cli.inputs import named_inputs
from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.count import check_rule, count
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.remote import RemoteSources
from cmviewer.workspace.compared_with import ComparedWith, OwnRule, compared_request, compared_rule
from cmviewer.workspace.options.option import Heading
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.facts import ReportedComparison
from cmviewer.writers.inputs import InputFile

_RULE, _TOGETHER = "compared.rule", "compared.together"


def add_comparing(parser: ArgumentParser, results: PathOf = results_path_of) -> None:
    """Add the options that name what the checkpoint is compared with. results: makes its path of a word."""
    add = parser.add_argument_group(Heading.COMPARED.value).add_argument
    add(
        "--compare",
        type=results,
        metavar="PATH",
        help="another run over the same truth: its last checkpoint unless told",
    )
    add(
        "--compare-checkpoint",
        metavar="NAME",
        help="the checkpoint of --compare, and without --compare another one of PATH",
    )
    for option in OPTIONS:
        if option.heading is Heading.COMPARED:
            add_choice(add, option)


def compared_with(arguments: Namespace, request: OpenRequest | None) -> ComparedWith:
    """Return what was told to compare with: B, which a checkpoint of `request` is compared with."""
    name, rule = arguments.compare_checkpoint or "", getattr(arguments, _RULE)
    together = getattr(arguments, _TOGETHER) or ""
    if arguments.compare is None or request is None:
        return (
            ComparedWith(checkpoint=name, letter=Letter.B, rule=rule, together=together)
            if name
            else ComparedWith()
        )
    return ComparedWith(
        compared_request(request, arguments.compare), name, Letter.B, rule=rule, together=together
    )


@dataclass(frozen=True, eq=False)
class Comparing:
    """What the reported checkpoints are compared with. other: its run, which may be theirs.

    count: counts it, or a subset of it, once for each evaluation that it is of. Raises `CmviewerError` where
    it cannot be read. sources: what was fetched for it.
    """

    other: Evaluation
    count: Callable[[Evaluation], Counted]
    sources: RemoteSources

    def reported(self, a: Counted, own: Evaluation, seen: Workspace) -> ReportedComparison:
        """Compare a counted checkpoint with it for a report. own: its evaluation as it was opened.

        Raises `CmviewerError` where nothing is in both.
        """
        b = self.count(a.evaluation if self.other is own else self.other)
        inputs = () if b.evaluation is a.evaluation else named_inputs(b.evaluation, self.sources)
        return _reported(a, b, seen, inputs)


def told_comparison(
    parser: ArgumentParser,
    arguments: Namespace,
    chosen: Workspace,
    evaluation: Evaluation,
    sources: RemoteSources,
) -> Comparing | None:
    """Open what is compared; None where nothing is. Ends with status 2 where options of it are told then.

    sources: what was fetched for it. Raises `CmviewerError`.
    """
    other = _compared_run(chosen.compared, evaluation, sources)
    _check_compared(parser, arguments, other)
    if other is None:
        return None
    place, state = _compared_checkpoint(chosen.compared, other), chosen.state
    return Comparing(other, _counting(chosen.compared, place, state.rule, state.subset), sources)


def _check_compared(parser: ArgumentParser, arguments: Namespace, other: Evaluation | None) -> None:
    """End with status 2 where options of a comparison are told and nothing is compared.

    other: the run of what is compared. Raises `CmviewerError` where it was counted before, and by another
    rule than is told of it.
    """
    for option in OPTIONS:
        if option.heading is Heading.COMPARED and other is None and getattr(arguments, option.path):
            parser.error(f"--{option.flag}: nothing is compared")
    rule: OwnRule | None = getattr(arguments, _RULE)
    if other is not None and rule is not None:
        check_rule(other, replace(default_rule(other), **rule.told))


def _compared_run(
    compared: ComparedWith, evaluation: Evaluation, sources: RemoteSources
) -> Evaluation | None:
    """Open what is compared; None where nothing is, and `evaluation` where it is one of its own checkpoints.

    Raises `CmviewerError`.
    """
    if compared.request is None:
        return evaluation if compared.is_told else None
    other = sources.named(open_evaluation(compared.request))
    say_warnings(other.problems, other.interpretation.decisions)
    return other


def _compared_checkpoint(compared: ComparedWith, other: Evaluation) -> int:
    """Return the position of the checkpoint that is compared, the last one unless told."""
    if not compared.checkpoint:
        return len(other.checkpoints) - 1
    return checkpoint_called(compared.checkpoint, other)


def _counting(
    compared: ComparedWith, checkpoint: int, shown: CountingRule, subset: str
) -> Callable[[Evaluation], Counted]:
    """Return what counts the compared checkpoint, or a subset of it, once for each evaluation it is of.

    shown: the rule of the one that it is compared with. It raises `CmviewerError` where the checkpoint cannot
    be read.
    """

    @cache
    def counted(other: Evaluation) -> Counted:
        result = count(other, checkpoint, compared_rule(compared, other, shown), subset=subset)
        say_warnings(result.compared.problems, other.interpretation.decisions)
        return Counted(other, result)

    return counted


def _reported(a: Counted, b: Counted, seen: Workspace, inputs: tuple[InputFile, ...]) -> ReportedComparison:
    """Compare two counted checkpoints for a report. Raises `CmviewerError` where nothing is in both."""
    comparison = compare_results(a, b, together=seen.compared.together)
    say_warnings(comparison.problems)

    def paint(path: Path) -> None:
        from cmviewer.gui.heatmap.figure_files import save_difference  # noqa: PLC0415 - Qt may be missing

        save_difference(path, a, b, comparison, seen)

    return ReportedComparison(a, b, comparison, inputs, paint)
