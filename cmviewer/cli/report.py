"""`cmviewer report`: everything that can leave the program, without a window."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cmviewer.cli.argument_types import fetched_results_of, page_size, path_of
from cmviewer.cli.arguments import ALL, add_opening, add_seeing, needed_request, new_parser
from cmviewer.cli.choices import opened_with
from cmviewer.cli.comparing import Comparing, add_comparing, compared_with, told_comparison
from cmviewer.cli.counted_checkpoint import counted_checkpoint
from cmviewer.cli.empty_answers import warn_of_empty_subset
from cmviewer.cli.inputs import named_inputs
from cmviewer.cli.marks import add_marks, check_marks, told_marks, with_marks
from cmviewer.cli.other_checkpoints import other_checkpoints
from cmviewer.cli.report_places import ReportPlaces, refuse_compared, report_places
from cmviewer.cli.said_progress import SaidProgress
from cmviewer.cli.sessions import (
    ToldSession,
    add_session,
    check_session_place,
    read_beside,
    save_session,
    told_session,
)
from cmviewer.cli.streams import say, say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.mark import Mark
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.readers.files.remote import RemoteSources, remote_sources
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.inputs import InputFile
from cmviewer.writers.page.choice import PAGE_SIZE, PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoints, curves_of_others
from cmviewer.writers.report import write_report
from cmviewer.writers.report_place import pictures_in
from cmviewer.writers.wanted_intervals import wanted_intervals


@dataclass(frozen=True, eq=False)
class _Told:
    """What is reported, and how. chosen: but for the checkpoint. inputs: the files, hashed once for all.

    marks: what people have said; fixes: whether the truth is mended by it.
    """

    evaluation: Evaluation
    chosen: Workspace
    places: ReportPlaces
    inputs: tuple[InputFile, ...]
    comparing: Comparing | None
    others: OtherCheckpoints
    marks: tuple[Mark, ...] | None
    fixes: bool
    page: PageChoice


def run(words: Sequence[str]) -> int:
    """Write the report of one checkpoint, or of all."""
    with remote_sources() as sources:
        return _run(words, sources)


def _run(words: Sequence[str], sources: RemoteSources) -> int:
    parser = _parser(sources)
    arguments = parser.parse_args(words)
    session = told_session(parser, arguments, lambda: parser.parse_args(words))
    arguments = arguments if session is None else session.arguments
    told = _told(parser, arguments, session, sources)
    seen = _write_reports(told)
    if arguments.save_session is not None:
        save_session(arguments.save_session, replace(seen, marks=told.marks or ()), told.evaluation)
    return 0


def _told(
    parser: ArgumentParser, arguments: Namespace, session: ToldSession | None, sources: RemoteSources
) -> _Told:
    """Open what is reported and what it is compared with; all that is in the way is said before any file."""
    request = needed_request(parser, arguments) if session is None else session.saved.request
    check_marks(parser, arguments, session)
    marks = told_marks(arguments, session)
    if sources.places and getattr(arguments, "save_session", None) is not None:
        parser.error("results at an address are in no session: copy them to this machine first")
    sources.fetch(SaidProgress(), Cancel())
    evaluation = sources.named(open_evaluation(request))
    say_warnings(evaluation.problems, evaluation.interpretation.decisions)
    chosen = _chosen(arguments, session, evaluation, request)
    first = None if session is None else chosen.state.checkpoint
    places = report_places(arguments, evaluation, first, read_beside(arguments, session))
    inputs = named_inputs(evaluation, sources)
    comparing = told_comparison(parser, arguments, chosen, evaluation, sources)
    other = evaluation if comparing is None else comparing.other
    refuse_compared(places, other)
    check_session_place(arguments, {evaluation, other}, places.folders.values())
    page = PageChoice(arguments.page_size, load_photo if arguments.images_inside else None)
    reported = places.folders.keys()
    others = other_checkpoints(evaluation, reported, marks, page if comparing is None else None)
    fixes = arguments.apply_fixes
    return _Told(evaluation, chosen, places, inputs, comparing, others, marks, fixes, page)


def _chosen(
    arguments: Namespace, session: ToldSession | None, evaluation: Evaluation, request: OpenRequest
) -> Workspace:
    """How it is seen: as the session says and then as was told. Raises `CmviewerError` of unknown names."""
    plain = replace(opened_with(arguments, evaluation, 0), request=request)
    chosen = plain if session is None else session.workspace(evaluation)
    compared = compared_with(arguments, request)
    return replace(chosen, compared=compared) if compared.is_told else chosen


def _write_reports(told: _Told) -> Workspace:
    """Write the report of each checkpoint; return how the last one was seen.

    Those that cannot be read are said. Raises `CmviewerError` where none can, or a report cannot be written.
    """
    seen, unreadable = told.chosen, list[CmviewerError]()
    for checkpoint, folder in told.places.folders.items():
        now = with_values(told.chosen, {"state.checkpoint": checkpoint})
        try:
            counted = counted_checkpoint(told.evaluation, checkpoint, now)
        except CmviewerError as error:
            unreadable.append(error)
            continue
        _write_one(told, counted, now, folder)
        seen = now
    problems = [problem for error in unreadable for problem in error.problems]
    if len(unreadable) == len(told.places.folders):
        raise CmviewerError(*problems)
    say_warnings(problems)
    return seen


def _write_one(told: _Told, counted: CheckpointResult, seen: Workspace, folder: Path) -> None:
    """Write the report of a counted checkpoint, and say what was worked around."""
    warn_of_empty_subset(told.evaluation, counted)
    told_of = with_marks(told.evaluation, counted, told.marks, fixes=told.fixes)
    say_warnings(told_of.problems)
    mended, counted = told_of.evaluation, told_of.counted
    a, comparing = Counted(mended, counted), told.comparing
    intervals, without = wanted_intervals(mended, counted) if seen.panels.intervals else (None, ())
    others = told.others.of(mended, counted, Cancel())
    found = write_report(
        folder,
        mended,
        counted,
        seen.state,
        painter_of(mended, counted, seen),
        told_in_summary(seen, mended),
        pictures=pictures_in(seen.look.figure.formats),
        compared=None if comparing is None else comparing.reported(a, told.evaluation, seen),
        marked=told_of.marked,
        intervals=intervals,
        curves=curves_of_others(mended, others, Cancel()),
        others=others,
        inputs=told.inputs,
        said=without,
        agreed=told.places.agreed,
        read=told.places.read,
        page=told.page,
    )
    say_warnings(found)
    say(f"{told.evaluation.checkpoints[counted.checkpoint].name}: {folder}")


def _parser(sources: RemoteSources) -> ArgumentParser:
    parser = new_parser(
        "cmviewer report", "Matrix, metrics, examples, summary, picture and page, without a window."
    )
    add_opening(parser, sources)
    add_seeing(parser)
    add = parser.add_argument_group("what is written").add_argument
    add("--out", type=path_of, required=True, metavar="DIR", help="folder of the report, made if missing")
    add(
        "--checkpoint",
        metavar="NAME",
        help=f"the last one unless told; with `{ALL}` each goes to a folder of its own in DIR",
    )
    add_page(parser)
    add_marks(parser, has_fixes=True)
    add_comparing(parser, partial(fetched_results_of, sources))
    add_session(parser)
    add(
        "--overwrite",
        action="store_true",
        help="replace files that cmviewer did not write, too, in DIR and with --save-session",
    )
    return parser


def add_page(parser: ArgumentParser) -> None:
    """Add what the page may weigh."""
    add = parser.add_argument_group("the page").add_argument
    add(
        "--page-size",
        type=page_size,
        default=PAGE_SIZE,
        metavar="MB",
        help=f"megabytes of 10⁶ bytes that report.html may have with its examples ({PAGE_SIZE:g})",
    )
    add(
        "--no-images",
        dest="images_inside",
        action="store_false",
        help="no pictures of the evaluated images in report.html",
    )


def painter_of(evaluation: Evaluation, counted: CheckpointResult, seen: Workspace) -> Callable[[Path], None]:
    """Return what paints the matrix as the window would; it alone needs Qt."""

    def paint(path: Path) -> None:
        from cmviewer.gui.heatmap.figure_files import save_heatmap  # noqa: PLC0415 - Qt may be missing

        save_heatmap(path, evaluation, counted.matrix, seen.state, seen.look)

    return paint
