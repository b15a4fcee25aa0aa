"""Sessions on the command line: what was chosen in the window, reported without it."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from cmviewer.cli.argument_types import is_session, path_of
from cmviewer.cli.arguments import told_parts
from cmviewer.cli.choices import chosen
from cmviewer.cli.streams import say_warnings
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.window import SESSION_MOVED, SESSION_THERE, WRITE_FAILED
from cmviewer.readers import OpenRequest
from cmviewer.workspace.session_file import (
    SavedSession,
    is_saved_session,
    missing_paths,
    read_session,
    saved_session,
    workspace_of,
    write_session,
)
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.exchange import check_targets
from cmviewer.writers.report_place import REPORT_NAMES, refuse_inputs


@dataclass(frozen=True)
class ToldSession:
    """A session, the file that it was read of, and the options that were told beside it and go before it."""

    file: Path
    saved: SavedSession
    arguments: Namespace

    def workspace(self, evaluation: Evaluation) -> Workspace:
        """Return what was chosen, for what was opened; says what is no longer there.

        Raises `CmviewerError` where an option names what there is not.
        """
        workspace, missing = workspace_of(self.saved, evaluation)
        say_warnings(missing)
        return chosen(workspace, self.arguments, evaluation)


def add_session(parser: ArgumentParser) -> None:
    """Add the options of a report that are about sessions."""
    add = add_session_to_open(parser)
    add("--save-session", type=path_of, metavar="FILE", help="write the session that these options make")


def add_session_to_open(parser: ArgumentParser) -> Callable[..., Any]:
    """Add the option that opens a session; return what adds more options beside it."""
    add = parser.add_argument_group("sessions").add_argument
    add("--session", type=path_of, metavar="FILE", help="a session of the window; PATH may be left out then")
    return add


def told_session(
    parser: ArgumentParser, arguments: Namespace, parse: Callable[[], Namespace]
) -> ToldSession | None:
    """Read the session that was told as an option or as PATH; None where none was. Raises `CmviewerError`.

    parse: reads the words of the command line again.
    """
    file = arguments.session
    if file is None and is_session(arguments.path):
        file, arguments.path = arguments.path, None
    if file is None:
        return None
    saved, problems = read_session(file)
    say_warnings(problems)
    told = parse()
    if is_session(told.path):
        told.path = None
    request = _request(parser, told, saved.request)
    saved = replace(saved, request=request, sample=None)
    if missing := missing_paths(saved):
        what, mend = "this is not there any more", "put it back, or name where it is now as PATH"
        raise CmviewerError(*(SESSION_MOVED.of(one, what=what, mend=mend) for one in missing))
    return ToldSession(file, saved, told)


def read_beside(arguments: Namespace, session: ToldSession | None) -> tuple[Path, ...]:
    """Return the files that were read beside what was opened: marks, and a session."""
    return (*arguments.marks, *(() if session is None else (session.file,)))


def check_session_place(
    arguments: Namespace, evaluations: Iterable[Evaluation], reports: Iterable[Path]
) -> None:
    """Raise `CmviewerError` where the session that is to be saved may not, or cannot, stand. Writes nothing.

    A session takes the place of another unasked, even of the one that was read, but never that of what was
    opened, nor of a file of one of the `reports`.
    """
    file: Path | None = arguments.save_session
    if file is None:
        return
    check_targets(file.parent, [file.name])
    for evaluation in evaluations:
        refuse_inputs(evaluation, file, read=arguments.marks)
    taken = {(folder / name).resolve() for folder in reports for name in REPORT_NAMES}
    if file.resolve() in taken:
        raise CmviewerError(WRITE_FAILED.of(file, what="a file of the report has this name"))
    if os.path.lexists(file) and not is_saved_session(file) and not arguments.overwrite:
        raise CmviewerError(SESSION_THERE.of(file))


def save_session(file: Path, workspace: Workspace, evaluation: Evaluation) -> None:
    """Write the session that a report was made of. Raises `CmviewerError`."""
    write_session(file, saved_session(workspace, evaluation, file))


def _request(parser: ArgumentParser, told: Namespace, saved: OpenRequest) -> OpenRequest:
    """Return what a session opens, with the options that were told beside it in front.

    Where other results are named, the session's own files say nothing of them; its decisions do.
    """
    parts, nothing = told_parts(parser, told), OpenRequest()
    if parts.path is not None or parts.predictions:
        saved = replace(saved, path=None, predictions=(), truth=None, images=None, classes=None)
    names = [one.name for one in fields(OpenRequest)]
    left = {name: getattr(saved, name) for name in names if getattr(parts, name) == getattr(nothing, name)}
    return replace(parts, **left)
