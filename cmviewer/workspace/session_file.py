"""A session as a file: the workspace as JSON, with paths that start at the file's own folder."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.keys import ExampleKey
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.query import ExampleQuery
from cmviewer.problems.window import SESSION_FIELD
from cmviewer.readers import OpenRequest
from cmviewer.resources import sample, sample_names, sample_of
from cmviewer.version import __version__
from cmviewer.workspace.broken_session import NO_PATH, broken_in_words
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.face import Face
from cmviewer.workspace.look import Look
from cmviewer.workspace.options.told import wrong_values_in_words
from cmviewer.workspace.overlays import Overlays
from cmviewer.workspace.panel_choices import PanelChoices
from cmviewer.workspace.raw_session import FORMAT, VERSION, check_kind, raw_session, unreadable
from cmviewer.workspace.session_names import NamedState, named_state, placed_state
from cmviewer.workspace.session_paths import paths_of, relative_to, whole_from, with_paths
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.atomic import write_text

ENDING: Final = ".cmviewer"


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
    then. compared: what it is compared with; compared_sample: of that, as `sample`. marks: what was said of
    examples by then. folder: where the session was saved, at which its relative paths started.
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
    compared: ComparedWith = field(default_factory=ComparedWith)
    window: WindowPlaces | None = None
    sample: str | None = None
    compared_sample: str | None = None
    marks: tuple[Mark, ...] = ()
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
    root, compared = workspace.image_root, workspace.compared
    request, sampled = _without_sample(workspace.request)
    other, other_sampled = (None, None) if compared.request is None else _without_sample(compared.request)
    if other is not None:
        other = with_paths(other, relative)
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
        replace(compared, request=other),
        window,
        sampled,
        other_sampled,
        workspace.marks,
        str(folder),
    )


def _without_sample(request: OpenRequest) -> tuple[OpenRequest, str | None]:
    """A request without the path of a sample, and its name; None where it opens none."""
    sampled = None if request.path is None else sample_of(request.path)
    return (request, None) if sampled is None else (replace(request, path=None), sampled)


def _with_sample(request: OpenRequest, name: str | None) -> OpenRequest:
    return request if name is None or name not in sample_names() else replace(request, path=sample(name))


def workspace_of(saved: SavedSession, evaluation: Evaluation) -> tuple[Workspace, tuple[Problem, ...]]:
    """Return the workspace of a session for what was opened, and what of the session is no longer there.

    Its marks are those of the session: who keeps some already merges them.
    """
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
        saved.compared,
        saved.marks,
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
    raw = raw_session(file)
    check_kind(file, raw)
    try:
        session = msgspec.convert(raw, SavedSession, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        raise unreadable(file, f"this session is broken: {broken_in_words(str(error))}") from None
    _check_values(file, session)
    back = whole_from(file.absolute().parent, Path(session.folder))
    root, compared = session.image_root, session.compared
    other = compared.request
    if other is not None:
        other = _with_sample(with_paths(other, back), session.compared_sample)
    whole = replace(
        session,
        request=_with_sample(with_paths(session.request, back), session.sample),
        compared=replace(compared, request=other),
        image_root=None if root is None else back(root),
    )
    return whole, tuple(_unknown(file, raw, msgspec.to_builtins(session, enc_hook=_encoded)))


def is_saved_session(file: Path) -> bool:
    """Whether a file is a session, of whatever version and however broken. Touches the disk."""
    try:
        return raw_session(file).get("format") == FORMAT
    except CmviewerError:
        return False


def missing_paths(session: SavedSession) -> tuple[Path, ...]:
    """Return the files and folders of a session that do not exist. Touches the disk."""
    other = session.compared.request
    paths = (*paths_of(session.request), *(() if other is None else paths_of(other)))
    return tuple(dict.fromkeys(path for path in paths if not path.exists()))


def moved_session(session: SavedSession, before: Path, now: Path) -> SavedSession:
    """Return a session that finds in `now` what stood in `before`, and what stood below it."""

    def moved(path: Path) -> Path:
        return now / path.relative_to(before) if path.is_relative_to(before) else path

    root, compared = session.image_root, session.compared
    other = None if compared.request is None else with_paths(compared.request, moved)
    return replace(
        session,
        request=with_paths(session.request, moved),
        compared=replace(compared, request=other),
        image_root=None if root is None else moved(root),
    )


def _check_values(file: Path, session: SavedSession) -> None:
    """Raise `CmviewerError` where a number is none that can be chosen."""
    sentences, request = wrong_values_in_words(session), session.request
    if not (request.path or request.predictions or session.sample):
        sentences.append("request names nothing to open")
    if sentences:
        raise unreadable(file, f"this session is broken: {'; '.join(sentences)}")


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
