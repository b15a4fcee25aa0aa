"""Words of the command line → what is to be opened, and how it is to be seen."""

import argparse
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final, NoReturn

from cmviewer.cli.argument_types import (
    ROLES,
    PathOf,
    columns_of,
    decision_of,
    fetched_path_of,
    ignore_label,
    listed,
    opened_path_of,
    predictions_of,
    sample_path,
)
from cmviewer.cli.choices import add_choices
from cmviewer.cli.told_once import Once
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Task
from cmviewer.log import LOG
from cmviewer.problems.window import UNKNOWN_CHECKPOINT
from cmviewer.readers.decision_keys import KEYS
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.remote import RemoteSources
from cmviewer.readers.request import Columns, OpenRequest, told_by, with_told
from cmviewer.resources import sample_names
from cmviewer.safe_text import one_line
from cmviewer.workspace.options.option import Heading

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

ALL: Final = "all"
_DECISIONS: Final = tuple(f"{key.name}={key.expected}" for key in KEYS)


class _Parser(ArgumentParser):
    """Logs bad usage; whoever started the program from a desktop sees nothing of what is printed."""

    def error(self, message: str) -> NoReturn:
        """Print usage and message, and end with status 2."""
        LOG.error("bad usage: %s", message)
        super().error(one_line(message))

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print, where there is a console: until Python 3.11.4 argparse took one for granted."""
        to = file or sys.stderr
        if to is not None:
            super()._print_message(message, to)

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        """Print the help; raise `OSError` where it cannot be written, which argparse would not tell."""
        stream = sys.stdout if file is None else file
        if stream is not None:
            stream.write(self.format_help())


def new_parser(name: str, description: str, *, more: str = "") -> ArgumentParser:
    """Return a parser whose long options must be written in full; `more` ends its help."""
    return _Parser(
        prog=name,
        description=description,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def add_opening(parser: ArgumentParser, sources: RemoteSources | None = None) -> None:
    """Add what is to be opened: PATH and the options that override what it would find.

    sources: collects addresses, which are fetched; without it they are refused.
    """
    opened: PathOf = opened_path_of if sources is None else partial(fetched_path_of, sources)
    parser.add_argument("path", nargs="?", type=opened, metavar="PATH", help="folder, file or cmviewer.toml")
    add = parser.add_argument_group("what is opened").add_argument
    add(
        "--sample",
        type=sample_path,
        metavar="NAME",
        help=f"a sample that ships inside: {listed(sample_names())}",
    )
    add("--task", choices=[task.value for task in Task], help="what the model was asked to do")
    add(
        "--truth",
        type=opened,
        action=Once,
        metavar="PATH",
        help="file or folder that says what is really there",
    )
    add(
        "--predictions",
        type=partial(predictions_of, opened=opened),
        action="append",
        default=[],
        metavar="[NAME=]PATH",
        help="file or folder of predictions; may be given several times, each is a checkpoint or holds some",
    )
    add(
        "--images",
        type=opened,
        action=Once,
        metavar="DIR",
        help="folder that relative image paths start from",
    )
    add(
        "--columns",
        type=columns_of,
        action="append",
        default=[],
        metavar="ROLE=COLUMN,…",
        help=f"columns of a table by their role: {listed(ROLES)}",
    )
    add("--positive", metavar="NAME", help="of two classes the one that a score is about")
    add(
        "--classes",
        type=opened,
        action=Once,
        metavar="FILE",
        help="names of classes that are numbers otherwise",
    )
    add(
        "--ignore-label",
        type=ignore_label,
        action="append",
        default=[],
        metavar="N",
        help="value of label maps that the truth does not judge, in place of 255; may be given several times",
    )
    add(
        "--boxes",
        choices=[layout.value for layout in BoxFormat],
        help="how the four numbers of a box are meant: left top right bottom, left top width height, "
        "or centre width height; in pixels, or as shares of the image",
    )
    add(
        "--read",
        type=decision_of,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=f"a decision of reading, as cmviewer check --json names it: {listed(_DECISIONS)}",
    )


def add_seeing(parser: ArgumentParser) -> None:
    """Add what is counted, and how it is shown and drawn."""
    add_choices(parser, *(one for one in Heading if one is not Heading.COMPARED))


def request_of(parser: ArgumentParser, arguments: Namespace) -> OpenRequest | None:
    """Return what is to be opened; None where nothing is said."""
    request = told_parts(parser, arguments)
    return None if request.path is None and not request.predictions else request


def told_parts(parser: ArgumentParser, arguments: Namespace) -> OpenRequest:
    """Return what was told of what is to be opened, be it enough or not."""
    if arguments.sample is not None and (arguments.path is not None or arguments.predictions):
        parser.error("--sample opens a sample: leave out PATH and --predictions")
    columns = [column for told in arguments.columns for column in told]
    _refuse_twice(parser, "--columns", (role for role, _ in columns))
    _refuse_twice(parser, "--predictions", (source.name for source in arguments.predictions if source.name))
    request = OpenRequest(
        path=arguments.path if arguments.sample is None else arguments.sample,
        task=None if arguments.task is None else Task(arguments.task),
        truth=arguments.truth,
        predictions=tuple(arguments.predictions),
        images=arguments.images,
        columns=Columns(**dict(columns)),
        classes=arguments.classes,
        positive=arguments.positive,
        ignore_labels=tuple(arguments.ignore_label),
        boxes=None if arguments.boxes is None else BoxFormat(arguments.boxes),
    )
    options = {one.name for one in told_by(request)}
    _refuse_twice(parser, "--read", [one.name for one in arguments.read])
    for one in arguments.read:
        if one.name in options - {"truth"}:
            parser.error(f"argument --read: {one.key} is told by an option of its own already")
    return with_told(request, arguments.read)


def needed_request(parser: ArgumentParser, arguments: Namespace) -> OpenRequest:
    """Return what is to be opened; bad usage where nothing is said."""
    request = request_of(parser, arguments)
    if request is None:
        parser.error("nothing to open: give a PATH, --predictions or --sample")
    return request


def checkpoint_called(name: str, evaluation: Evaluation, *, more: str = "") -> int:
    """Return the position of a checkpoint; `more` ends the names to choose from where there is none."""
    names = evaluation.checkpoint_names
    if name in names:
        return names.index(name)
    raise CmviewerError(
        UNKNOWN_CHECKPOINT.of(evaluation.source, name=name, names=", ".join(names), more=more)
    )


def _refuse_twice(parser: ArgumentParser, option: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            parser.error(f"argument {option}: {name} is given {times} times")
