"""`cmviewer list`: the examples of a query, as a table, or as files of another tool."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.cli.argument_types import path_of
from cmviewer.cli.arguments import add_opening, checkpoint_called, needed_request, new_parser, request_of
from cmviewer.cli.choices import add_choices, opened_with
from cmviewer.cli.counted_checkpoint import counted_checkpoint
from cmviewer.cli.empty_answers import warn_of_empty_list
from cmviewer.cli.marks import add_marks, told_marks, with_marks
from cmviewer.cli.sessions import add_session_to_open, read_beside, told_session
from cmviewer.cli.streams import say, say_warnings
from cmviewer.confusion.changed_pixels import listed_by
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.query import parsed, turned
from cmviewer.readers import open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.workspace.options.option import Heading
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.atomic import encoded
from cmviewer.writers.lists.formats import FORMATS, format_named
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.place import check_list_place, write_list
from cmviewer.writers.lists.table import csv_blocks, json_blocks
from cmviewer.writers.lists.trial import amount_words

_QUERIES: Final = """\
a query, such as: cat -> dog, score > 0.8, area < 32x32, folder = night
  terms are joined by commas; | stands between alternatives, not before a term
  TRUTH -> PREDICTION with * for any, <-> both ways; errors, correct, cause = NAME
  image ~ TEXT, folder = NAME, column:NAME = VALUE, border
  score iou margin area width height image_width image_height objects
  brightness blur pixels
    with < <= > >= = !=; the help page about queries has them all
"""


def run(words: Sequence[str]) -> int:
    """Write the list of a query."""
    parser = _parser()
    arguments = parser.parse_intermixed_args(list(words))
    session = told_session(parser, arguments, lambda: parser.parse_intermixed_args(list(words)))
    arguments = arguments if session is None else session.arguments
    _check_words(parser, arguments, is_session=session is not None)
    query = parsed(arguments.query)
    request = needed_request(parser, arguments) if session is None else session.saved.request
    evaluation = open_evaluation(request)
    decisions = evaluation.interpretation.decisions
    say_warnings(evaluation.problems, decisions)
    form = format_named(arguments.format, evaluation)
    read = read_beside(arguments, session)
    if arguments.out is not None:
        check_list_place(form, arguments.out, evaluation, overwrite=arguments.overwrite, read=read)
    told = replace(opened_with(arguments, evaluation, 0), request=request)
    chosen = told if session is None else session.workspace(evaluation)
    shown = _checkpoint(arguments, evaluation, None if session is None else chosen)
    place, query = turned(query, evaluation, shown)
    counted = counted_checkpoint(evaluation, place, chosen)
    told_of = with_marks(evaluation, counted, told_marks(arguments, session))
    say_warnings(told_of.problems)
    marked = told_of.marked
    counted, rows = listed_by(evaluation, counted, query, None if marked is None else marked.kinds)
    warn_of_empty_list(evaluation, counted, arguments.query, len(rows))
    listed = Listed(evaluation, counted, rows, marked)
    if arguments.out is None:
        _print(csv_blocks(listed) if form.name == "csv" else json_blocks(listed))
        return 0
    problems: list[Problem] = []
    writing = Writing(load_photo, problems)
    write_list(listed, form, arguments.out, writing, overwrite=arguments.overwrite, read=read)
    say_warnings(problems, decisions)
    say(f"{amount_words(listed)}, {listed.told}: {arguments.out}")
    return 0


def _parser() -> ArgumentParser:
    parser = new_parser(
        "cmviewer list", "The examples of a query, as a table or for another tool.", more=_QUERIES
    )
    add_opening(parser)
    parser.add_argument("query", metavar="QUERY", help="which examples; empty for all")
    add_choices(parser, Heading.COUNTED)
    add = parser.add_argument_group("what is written").add_argument
    names = [one.name for one in FORMATS]
    add("--format", choices=names, default="csv", help="how it is written (csv)")
    add(
        "--out",
        type=path_of,
        metavar="FILE|DIR",
        help="where to; csv and json are printed without it. coco and cvat write FILE and, beside it, FILE "
        "with .predictions.json or .predictions.xml; yolo and crops a folder",
    )
    add("--checkpoint", metavar="NAME", help="the last one unless told")
    add("--overwrite", action="store_true", help="replace what stands there")
    add_marks(parser, has_fixes=False)
    add_session_to_open(parser)
    return parser


def _check_words(parser: ArgumentParser, arguments: Namespace, *, is_session: bool) -> None:
    """End with status 2 where no place is told, or only one of PATH and QUERY."""
    printed = [one.name for one in FORMATS if one.is_printed]
    if arguments.out is None and arguments.format not in printed:
        parser.error(f"--format {arguments.format} needs --out")
    if not is_session and request_of(parser, arguments) is None and Path(arguments.query).exists():
        parser.error(f"a QUERY is missing after {arguments.query}; an empty one lists all")


def _checkpoint(arguments: Namespace, evaluation: Evaluation, session: Workspace | None) -> int:
    if arguments.checkpoint is not None:
        return checkpoint_called(arguments.checkpoint, evaluation)
    return len(evaluation.checkpoints) - 1 if session is None else session.state.checkpoint


def _print(blocks: Iterable[str]) -> None:
    """Print text as it would stand in a file; a program without a console prints nothing."""
    for block in blocks:
        if sys.stdout is not None:
            sys.stdout.write(encoded(block).decode())
