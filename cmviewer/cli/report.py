"""`cmviewer report`: everything that can leave the program, without a window."""

from argparse import ArgumentParser
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cmviewer.cli.argument_types import page_size, path_of
from cmviewer.cli.arguments import (
    ALL,
    add_opening,
    add_seeing,
    checkpoint_called,
    needed_request,
    new_parser,
)
from cmviewer.cli.choices import opened_with
from cmviewer.cli.comparing import (
    add_comparing,
    check_compared,
    compared_checkpoint,
    compared_run,
    compared_with,
    counting_compared,
    reported,
)
from cmviewer.cli.counted_checkpoint import counted_checkpoint
from cmviewer.cli.empty_answers import warn_of_empty_subset
from cmviewer.cli.inputs import named_inputs
from cmviewer.cli.marks import add_marks, check_marks, told_marks, with_marks
from cmviewer.cli.sessions import (
    add_session,
    check_session_place,
    read_beside,
    save_session,
    told_session,
)
from cmviewer.cli.streams import say, say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.intervals import intervals_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel, silent
from cmviewer.readers import open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.readers.files.remote import RemoteSources, remote_sources
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.page.choice import PAGE_SIZE, PageChoice
from cmviewer.writers.report import write_report
from cmviewer.writers.report_place import check_place, files_of_others, pictures_in, refuse_opened
from cmviewer.writers.safe_names import safe_names


def run(words: Sequence[str]) -> int:
    """Write the report of one checkpoint, or of all."""
    with remote_sources() as sources:
        return _run(words, sources)


def _run(words: Sequence[str], sources: RemoteSources) -> int:
    parser = _parser(sources)
    arguments = parser.parse_args(words)
    session = told_session(parser, arguments, lambda: parser.parse_args(words))
    arguments = arguments if session is None else session.arguments
    request = needed_request(parser, arguments) if session is None else session.saved.request
    check_marks(parser, arguments, session)
    marks = told_marks(arguments, session)
    if sources.places and getattr(arguments, "save_session", None) is not None:
        parser.error("results at an address are in no session: copy them to this machine first")
    sources.fetch(silent, Cancel())
    evaluation = sources.named(open_evaluation(request))
    say_warnings(evaluation.problems, evaluation.interpretation.decisions)
    told = replace(opened_with(arguments, evaluation, 0), request=request)
    chosen = told if session is None else session.workspace(evaluation)
    first = None if session is None else chosen.state.checkpoint
    folders = _folders(evaluation, arguments.checkpoint, arguments.out, first)
    agreed = _foreign(folders.values()) if arguments.overwrite else frozenset[Path]()
    refuse_opened(arguments.out, evaluation)
    read = read_beside(arguments, session)
    _check_places(folders.values(), evaluation, agreed, read)
    inputs = named_inputs(evaluation, sources)
    unreadable: list[CmviewerError] = []
    told_compared = compared_with(arguments, request)
    chosen = replace(chosen, compared=told_compared) if told_compared.is_told else chosen
    other = compared_run(chosen.compared, evaluation)
    check_compared(parser, arguments, other)
    count_b = None
    if other is not None:
        place = compared_checkpoint(chosen.compared, other)
        count_b = counting_compared(chosen.compared, place, chosen.state.rule, chosen.state.subset)
    opened = (evaluation,) if other is None else (evaluation, other)
    for folder in (arguments.out, *folders.values()):
        refuse_opened(folder, opened[-1])
    check_session_place(arguments, opened, folders.values())
    for checkpoint, folder in folders.items():
        seen = with_values(chosen, {"state.checkpoint": checkpoint})
        try:
            counted = counted_checkpoint(evaluation, checkpoint, seen)
        except CmviewerError as error:
            unreadable.append(error)
            continue
        warn_of_empty_subset(evaluation, counted)
        told_of = with_marks(evaluation, counted, marks, fixes=arguments.apply_fixes)
        say_warnings(told_of.problems)
        mended, counted = told_of.evaluation, told_of.counted
        compared = None
        if other is not None and count_b is not None:
            b = count_b(mended if other is evaluation else other)
            compared = reported(Counted(mended, counted), b, seen)
        found = write_report(
            folder,
            mended,
            counted,
            seen.state,
            painter_of(mended, counted, seen),
            told_in_summary(seen, mended),
            pictures=pictures_in(seen.look.figure.formats),
            compared=compared,
            marked=told_of.marked,
            intervals=intervals_of(mended, counted) if seen.panels.intervals else None,
            inputs=inputs,
            agreed=agreed,
            read=read,
            page=PageChoice(arguments.page_size, load_photo if arguments.images_inside else None),
        )
        say_warnings(found)
        say(f"{evaluation.checkpoints[checkpoint].name}: {folder}")
        chosen = seen
    problems = [problem for error in unreadable for problem in error.problems]
    if len(unreadable) == len(folders):
        raise CmviewerError(*problems)
    say_warnings(problems)
    if arguments.save_session is not None:
        save_session(arguments.save_session, replace(chosen, marks=marks or ()), evaluation)
    return 0


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
    add_comparing(parser)
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


def _foreign(folders: Iterable[Path]) -> frozenset[Path]:
    """Return the files of others that reports in these folders replace."""
    return frozenset(file for folder in folders for file in files_of_others(folder))


def _check_places(
    folders: Iterable[Path], evaluation: Evaluation, agreed: Collection[Path], read: Collection[Path]
) -> None:
    """Raise `CmviewerError` with all that is in the way of the reports, before any is written."""
    problems: list[Problem] = []
    for folder in folders:
        try:
            check_place(folder, evaluation, agreed, read)
        except CmviewerError as error:
            problems += error.problems
    if problems:
        raise CmviewerError(*problems)


def _folders(evaluation: Evaluation, wanted: str | None, out: Path, first: int | None) -> dict[int, Path]:
    """Return the folder of each checkpoint that is to be reported; `first` is the one of a session."""
    names = evaluation.checkpoint_names
    if wanted == ALL:
        return {number: out / name for number, name in enumerate(safe_names(names))}
    if wanted is None:
        return {len(names) - 1 if first is None else first: out}
    return {checkpoint_called(wanted, evaluation, more=f", or {ALL}"): out}


def painter_of(evaluation: Evaluation, counted: CheckpointResult, seen: Workspace) -> Callable[[Path], None]:
    """Return what paints the matrix as the window would; it alone needs Qt."""

    def paint(path: Path) -> None:
        from cmviewer.gui.heatmap.figure_files import save_heatmap  # noqa: PLC0415 - Qt may be missing

        save_heatmap(path, evaluation, counted.matrix, seen.state, seen.look)

    return paint
