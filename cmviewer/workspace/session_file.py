"""A session as a file: the workspace as JSON, with paths that start at the file's own folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.keys import ExampleKey
from cmviewer.examples.query import ExampleQuery
from cmviewer.problems.window import SESSION_FIELD, SESSION_NEWER, SESSION_UNREADABLE
from cmviewer.readers import OpenRequest
from cmviewer.resources import sample, sample_names, sample_of
from cmviewer.version import __version__
from cmviewer.workspace.broken_session import NO_PATH, broken_in_words
from cmviewer.workspace.face import Face
from cmviewer.workspace.look import Look
from cmviewer.workspace.options.told import wrong_values_in_words
from cmviewer.workspace.overlays import Overlays
from cmviewer.workspace.panel_choices import PanelChoices
from cmviewer.workspace.session_names import NamedState, named_state, placed_state
from cmviewer.workspace.session_paths import paths_of, relative_to, whole_from, with_paths
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.atomic import write_text

ENDING: Final = ".cmviewer"
FORMAT: Final = "cmviewer session"
VERSION: Final = 1
LARGEST: Final = 10_000_000
"""Bytes of a session that is read: what is chosen is small, so a larger file is something else."""


@dataclass(frozen=True)
class WindowPlaces:
    """Where the widgets of the window stand, which is no choice: docks as Qt keeps them, in Base64.

    matrix: zoom, then scroll of the cells. framing: what of an image is kept in sight; image: its zoom, then
    the middle of what is seen of it. lists: where the bars of each list stand. folds: which parts are open.
    patch: which patch of pixels is zoomed to, -1 for none. width: of what windows the layout of the docks is.
    """

    docks: str = ""
    matrix: tuple[float, ...] = ()
    framing: str = ""
    image: tuple[float, ...] = ()
    lists: dict[str, tuple[int, int]] = field(default_factory=dict)
    folds: dict[str, bool] = field(default_factory=dict)
    patch: int = -1
    width: str = ""


@dataclass(frozen=True)
class SavedSession:
    """What a session file holds.

    sample: name of the sample that is open, which lies elsewhere on each machine; the request has no path
    then. folder: where the session was saved, at which its relative paths started.
    """

    request: OpenRequest
    state: NamedState
    look: Look = field(default_factory=Look)
    query: ExampleQuery = field(default_factory=ExampleQuery)
    overlays: Overlays = field(default_factory=Overlays)
    panels: PanelChoices = field(default_factory=PanelChoices)
    current: ExampleKey | None = None
    image_root: Path | None = None
    face: Face = Face.MATRIX
    window: WindowPlaces | None = None
    sample: str | None = None
    folder: str = ""
    format: str = FORMAT
    version: int = VERSION
    program: str = __version__


def saved_session(
    workspace: Workspace, evaluation: Evaluation, file: Path, window: WindowPlaces | None = None
) -> SavedSession:
    """Return what a session file in that place holds: paths are relative to it where that is possible."""
    assert workspace.request is not None
    folder = file.absolute().parent
    relative = relative_to(folder)
    root, request = workspace.image_root, workspace.request
    sampled = None if request.path is None else sample_of(request.path)
    if sampled is not None:
        request = replace(request, path=None)
    return SavedSession(
        with_paths(request, relative),
        named_state(workspace.state, evaluation),
        workspace.look,
        workspace.query,
        workspace.overlays,
        workspace.panels,
        workspace.current,
        None if root is None else relative(root),
        workspace.face,
        window,
        sampled,
        str(folder),
    )


def workspace_of(saved: SavedSession, evaluation: Evaluation) -> tuple[Workspace, tuple[Problem, ...]]:
    """Return the workspace of a session for what was opened, and what of the session is no longer there."""
    state, missing = placed_state(saved.state, evaluation)
    workspace = Workspace(
        saved.request,
        state,
        saved.look,
        saved.query,
        saved.overlays,
        saved.panels,
        saved.current,
        saved.image_root,
        saved.face,
    )
    return workspace, missing


def write_session(file: Path, session: SavedSession) -> None:
    """Write a session, whole or not at all. Raises `CmviewerError`."""
    text = msgspec.json.format(msgspec.json.encode(session, enc_hook=_encoded), indent=2)
    write_text(file, text.decode() + "\n")


def read_session(file: Path) -> tuple[SavedSession, tuple[Problem, ...]]:
    """Read a session; its paths begin at the root. What this version does not know in it is said.

    Raises `CmviewerError` where it is no session, of a newer version, or broken.
    """
    raw = _raw(file)
    _check_kind(file, raw)
    try:
        session = msgspec.convert(raw, SavedSession, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        raise _unreadable(file, f"this session is broken: {broken_in_words(str(error))}") from None
    _check_values(file, session)
    back = whole_from(file.absolute().parent, Path(session.folder))
    root = session.image_root
    request = with_paths(session.request, back)
    if session.sample is not None and session.sample in sample_names():
        request = replace(request, path=sample(session.sample))
    whole = replace(
        session,
        request=request,
        image_root=None if root is None else back(root),
    )
    return whole, tuple(_unknown(file, raw, msgspec.to_builtins(session, enc_hook=_encoded)))


def is_saved_session(file: Path) -> bool:
    """Whether a file is a session, of whatever version and however broken. Touches the disk."""
    try:
        return _raw(file).get("format") == FORMAT
    except CmviewerError:
        return False


def missing_paths(session: SavedSession) -> tuple[Path, ...]:
    """Return the files and folders of a session that do not exist. Touches the disk."""
    return tuple(dict.fromkeys(path for path in paths_of(session.request) if not path.exists()))


def moved_session(session: SavedSession, before: Path, now: Path) -> SavedSession:
    """Return a session that finds in `now` what stood in `before`, and what stood below it."""

    def moved(path: Path) -> Path:
        return now / path.relative_to(before) if path.is_relative_to(before) else path

    root = session.image_root
    request = with_paths(session.request, moved)
    return replace(session, request=request, image_root=None if root is None else moved(root))


def _raw(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(file, f"this session cannot be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise _unreadable(file, "this file is far too large for a session")
    try:
        raw = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _unreadable(file, "this session is no JSON") from None
    if not isinstance(raw, dict):
        raise _unreadable(file, "this file is no session")
    return raw


def _check_kind(file: Path, raw: dict[str, Any]) -> None:
    if raw.get("format") != FORMAT:
        raise _unreadable(file, "this file is no session of cmviewer")
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _unreadable(file, "this session does not say its version")
    if version > VERSION:
        raise CmviewerError(
            SESSION_NEWER.of(file, version=version, known=VERSION, program=raw.get("program", "a newer one"))
        )


def _check_values(file: Path, session: SavedSession) -> None:
    """Raise `CmviewerError` where a number is none that can be chosen."""
    sentences, request = wrong_values_in_words(session), session.request
    if not (request.path or request.predictions or session.sample):
        sentences.append("request names nothing to open")
    if sentences:
        raise _unreadable(file, f"this session is broken: {'; '.join(sentences)}")


def _no_number(word: str) -> object:
    raise ValueError(word)  # NaN and Infinity, which are no JSON


def _unreadable(file: Path, what: str) -> CmviewerError:
    return CmviewerError(SESSION_UNREADABLE.of(file, what=what))


def _unknown(file: Path, raw: object, known: object, place: str = "") -> Iterator[Problem]:
    """A problem for each field that this version does not know."""
    if isinstance(raw, dict) and isinstance(known, dict):
        for key, value in raw.items():
            here = f"{place}.{key}" if place else str(key)
            if key in known:
                yield from _unknown(file, value, known[key], here)
            else:
                yield SESSION_FIELD.of(file, here=here)


def _encoded(value: object) -> object:
    if isinstance(value, Path):
        return value.as_posix()
    raise NotImplementedError(type(value))


def _decoded(kind: type, value: object) -> object:
    if kind is Path:
        if not isinstance(value, str) or "\0" in value:
            raise ValueError(NO_PATH)
        return Path(value)
    raise NotImplementedError(kind)
