"""`cmviewer count`: outcomes that are counted and written, to be opened later, and elsewhere."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Final

from cmviewer.bundle.shards import Keeps
from cmviewer.cli.argument_types import path_of
from cmviewer.cli.arguments import add_opening, needed_request, new_parser
from cmviewer.cli.choices import add_choices, opened_with
from cmviewer.cli.inputs import named_inputs
from cmviewer.cli.said_progress import SaidProgress
from cmviewer.cli.sessions import ToldSession, add_session_to_open, told_session
from cmviewer.cli.streams import say, say_warnings
from cmviewer.cli.workers import Workers, this_process, workers_of
from cmviewer.cluster.connecting import LOCAL
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, LostElsewhereError, NamedFiles
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.remote import RemoteSources, remote_sources
from cmviewer.workspace.options.option import Heading
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.writers.bundles.counting import count_checkpoint, plan_of
from cmviewer.writers.bundles.cutting import UnreadableError
from cmviewer.writers.bundles.finishing import CountedCheckpoint, finish
from cmviewer.writers.bundles.place import check_bundle_place
from cmviewer.writers.bundles.work import Work, begin
from cmviewer.writers.inputs import input_paths

_RULE: Final = tuple(one for one in OPTIONS if one.path.startswith("state.rule."))
"""What of a count stays in a bundle; a subset is asked of it when it is open."""


def run(words: Sequence[str]) -> int:
    """Count every checkpoint and write the bundle."""
    with remote_sources() as sources:
        return _run(words, sources)


def _run(words: Sequence[str], sources: RemoteSources) -> int:
    parser = _parser(sources)
    arguments = parser.parse_args(words)
    session = told_session(parser, arguments, lambda: parser.parse_args(words))
    arguments = arguments if session is None else session.arguments
    request = needed_request(parser, arguments) if session is None else session.saved.request
    sources.fetch(SaidProgress(), Cancel())
    with _workers(arguments.scheduler, request.named) as workers:
        return _written(arguments, session, request, sources, workers)


def _written(
    arguments: Namespace,
    session: ToldSession | None,
    request: OpenRequest,
    sources: RemoteSources,
    workers: Workers,
) -> int:
    evaluation = sources.named(open_evaluation(request, elsewhere=workers.elsewhere))
    decisions = evaluation.interpretation.decisions
    say_warnings(evaluation.problems, decisions)
    check_bundle_place(arguments.out, evaluation, overwrite=arguments.overwrite)
    rule = _rule(arguments, session, evaluation)
    workers.check(input_paths(evaluation))
    inputs = named_inputs(evaluation, sources, workers.look)
    say_warnings(one.problem for one in inputs if one.problem is not None)
    keeps = Keeps.CANDIDATES if arguments.keep_candidates else Keeps.OUTCOMES
    work = begin(arguments.out, plan_of(evaluation, rule, inputs, keeps=keeps), resume=arguments.resume)
    counted, unreadable = _counted(evaluation, rule, work, workers, keeps)
    problems = [problem for error in unreadable for problem in error.problems]
    if not counted:
        work.done()
        raise CmviewerError(*problems)
    finish(arguments.out, work, evaluation, rule, counted, inputs, keeps=keeps)
    say_warnings([problem for one in counted for problem in one.problems], decisions)
    say_warnings(problems)
    for one in counted:
        say(f"{one.name}: {arguments.out}")
    return 0


def _rule(arguments: Namespace, session: ToldSession | None, evaluation: Evaluation) -> CountingRule:
    """The rule that was told; says of a session what else of it is not counted by."""
    if session is None:
        return opened_with(arguments, evaluation, 0).state.rule
    state = session.workspace(evaluation).state
    if state.subset:
        say(f"all is counted; the subset of the session is for who opens the bundle: {state.subset}")
    return state.rule


def _counted(
    evaluation: Evaluation, rule: CountingRule, work: Work, workers: Workers, keeps: Keeps
) -> tuple[list[CountedCheckpoint], list[UnreadableError]]:
    """Count all checkpoints; return those that cannot be read as well."""
    counted: list[CountedCheckpoint] = []
    unreadable: list[UnreadableError] = []
    for number in range(len(evaluation.checkpoints)):
        try:
            counted.append(
                count_checkpoint(
                    evaluation,
                    number,
                    rule,
                    work,
                    workers.count,
                    workers.look,
                    keeps=keeps,
                    progress=SaidProgress(),
                )
            )
        except UnreadableError as error:
            unreadable.append(error)
    return counted, unreadable


@contextmanager
def _workers(scheduler: str | None, named: NamedFiles) -> Iterator[Workers]:
    """Take the workers of a scheduler, or none. Raises `CmviewerError`, also where they are lost."""
    with ExitStack() as opened:
        try:
            yield this_process() if scheduler is None else workers_of(scheduler, opened, named)
        except LostElsewhereError as lost:
            raise lost.error from lost


def _parser(sources: RemoteSources) -> ArgumentParser:
    parser = new_parser(
        "cmviewer count", "Outcomes counted and written as a bundle, which opens like the results themselves."
    )
    add_opening(parser, sources)
    add_choices(parser, Heading.COUNTED, options=_RULE)
    add = parser.add_argument_group("what is written").add_argument
    add("--out", type=path_of, required=True, metavar="BUNDLE", help="folder of the bundle, made if missing")
    add(
        "--scheduler",
        metavar=f"ADDRESS|{LOCAL}",
        help="count on the workers of a Dask scheduler, such as tls://host:8786; local starts one here",
    )
    add(
        "--keep-candidates",
        action="store_true",
        help="keep what is matched, too, so that thresholds can be moved in the bundle; it is larger then",
    )
    add("--resume", action="store_true", help="go on with what a run that was stopped had counted")
    add("--overwrite", action="store_true", help="replace files that cmviewer did not write, too")
    add_session_to_open(parser)
    return parser
