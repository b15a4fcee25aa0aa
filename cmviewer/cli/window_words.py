"""Words of `cmviewer [PATH]` → what the window is to open, and how that is first seen."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Final

from cmviewer.cli.arguments import (
    add_opening,
    add_seeing,
    checkpoint_called,
    new_parser,
    request_of,
)
from cmviewer.cli.choices import told_values
from cmviewer.cli.comparing import add_comparing, compared_with
from cmviewer.cli.qt import qt_loaded, show_window
from cmviewer.cli.window import IN_WINDOW
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.remote import RemoteSources, remote_sources
from cmviewer.readers.opening.refusal import refuse_addresses
from cmviewer.readers.request import OpenRequest
from cmviewer.version import __version__
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.told_window import ToldWindow
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace

_COMMANDS: Final = """\
commands:
  report [PATH] --out DIR   matrix, metrics, examples, picture and page into DIR, without a window
  list [PATH] QUERY         the examples of a query, as a table or for another tool
  check [PATH]              what would be opened, and every problem found
  formats                   what can be read, with an example layout each
"""


def run(words: Sequence[str]) -> int:
    """Open the window, or work it once through all samples."""
    with remote_sources() as sources:
        parser, arguments, unread = _read(words, sources)
        if arguments.smoke_test:
            return _smoke_test()
        told = _told(parser, arguments, unread, sources)
        if told.problems and not (arguments.tell_in_window or sys.stderr is None):
            raise CmviewerError(*told.problems)  # told without a display too
        return show_window(lambda: told)


def told_by(words: Sequence[str]) -> ToldWindow:
    """Return what words say of which none is an address. Ends with status 2 where they are bad usage."""
    with remote_sources() as sources:
        return _told(*_read(words, sources), sources)


def _read(
    words: Sequence[str], sources: RemoteSources
) -> tuple[ArgumentParser, Namespace, tuple[Problem, ...]]:
    """Read the words; the problems are of addresses that cannot be fetched, beside which nothing counts."""
    parser = _parser(sources)
    try:
        return parser, parser.parse_args(words), ()
    except CmviewerError as error:  # an address
        return parser, parser.parse_args([word for word in words if word == IN_WINDOW]), error.problems


def _parser(sources: RemoteSources) -> ArgumentParser:
    parser = new_parser(
        "cmviewer", "A confusion matrix whose every number opens the images behind it.", more=_COMMANDS
    )
    add_opening(parser, sources)
    add_seeing(parser)
    parser.add_argument(
        "--checkpoint", metavar="NAME", help="the one that is seen first: the last unless told"
    )
    add_comparing(parser)
    parser.add_argument("--version", action="version", version=f"cmviewer {__version__}")
    parser.add_argument(
        "--smoke-test", action="store_true", help="open the samples in a real window, then end"
    )
    parser.add_argument(
        IN_WINDOW,
        action="store_true",
        help="say in the window that a path is wrong: for desktops, which show nobody what is printed",
    )
    return parser


def _told(
    parser: ArgumentParser, arguments: Namespace, unread: tuple[Problem, ...], sources: RemoteSources
) -> ToldWindow:
    request = request_of(parser, arguments)
    compared = compared_with(arguments, request)
    if request is None and (arguments.compare is not None or arguments.compare_checkpoint is not None):
        parser.error("nothing to compare: give a PATH, --predictions or --sample")
    missing = () if sources.places else _wrong_path(request)  # what is fetched is not there yet
    problems = unread or (*missing, *_wrong_path(compared.request))
    return ToldWindow(
        None if problems else request,
        lambda evaluation: _seen(arguments, compared, evaluation),
        problems,
        sources if sources.places else None,
    )


def _wrong_path(request: OpenRequest | None) -> tuple[Problem, ...]:
    """Say why a path that was told leads nowhere."""
    try:
        if request is not None and request.path is not None:
            refuse_addresses(request)
            check_path(request.path)
    except CmviewerError as error:
        return error.problems
    return ()


def _seen(
    arguments: Namespace, compared: ComparedWith, evaluation: Evaluation
) -> Callable[[Workspace], Workspace]:
    """Return what makes a workspace as it was told. Raises `CmviewerError` where a name is unknown."""
    told = told_values(arguments, evaluation)
    if arguments.checkpoint is not None:
        told["state.checkpoint"] = checkpoint_called(arguments.checkpoint, evaluation)
    if compared.is_told:
        told["compared"] = compared
        if compared.request is None:
            checkpoint_called(compared.checkpoint, evaluation)
    return lambda workspace: with_values(workspace, told)


def _smoke_test() -> int:
    with qt_loaded():
        from cmviewer.gui.smoke_test import run_smoke_test  # noqa: PLC0415 - only a window needs Qt

    return run_smoke_test()
