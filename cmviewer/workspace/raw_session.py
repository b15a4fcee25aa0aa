"""The JSON of a session file, before it is known to be one."""

import json
from pathlib import Path
from typing import Any, Final

from cmviewer.errors import CmviewerError
from cmviewer.problems.window import SESSION_NEWER, SESSION_UNREADABLE

FORMAT: Final = "cmviewer session"
VERSION: Final = 1
LARGEST: Final = 50_000_000
"""Bytes of a session that is read: a hundred thousand marks, and what is chosen, which is small."""


def raw_session(file: Path) -> dict[str, Any]:
    """Return the JSON of a session, whatever stands in it. Raises `CmviewerError`."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(file, f"this session cannot be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise unreadable(file, "this file is far too large for a session")
    try:
        raw = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise unreadable(file, "this session is no JSON") from None
    if not isinstance(raw, dict):
        raise unreadable(file, "this file is no session")
    return raw


def check_kind(file: Path, raw: dict[str, Any]) -> None:
    """Raise `CmviewerError` where it is no session, or of a newer version."""
    if raw.get("format") != FORMAT:
        raise unreadable(file, "this file is no session of cmviewer")
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise unreadable(file, "this session does not say its version")
    if version > VERSION:
        raise CmviewerError(
            SESSION_NEWER.of(file, version=version, known=VERSION, program=raw.get("program", "a newer one"))
        )


def unreadable(file: Path, what: str) -> CmviewerError:
    """Say why a session cannot be read."""
    return CmviewerError(SESSION_UNREADABLE.of(file, what=what))


def _no_number(word: str) -> object:
    raise ValueError(word)  # NaN and Infinity, which are no JSON
