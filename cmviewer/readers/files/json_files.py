"""JSON as it stands in a file, with what is wrong in it told by line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.files import JSON_NESTED_TOO_DEEPLY, JSON_UNREADABLE, NO_WHOLE_JSON
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.files.text_encoding import read_text

_Record = TypeVar("_Record")


def record_of(
    value: object,
    kind: type[_Record],
    *,
    strict: bool = True,
    hook: Callable[[type[Any], Any], Any] | None = None,
) -> _Record:
    """Make a record of a kind of what JSON holds. Raises `msgspec.ValidationError` where it is none.

    Also where half a letter stands in it, of which msgspec cannot even say what is wrong.
    """
    try:
        return msgspec.convert(value, kind, strict=strict, dec_hook=hook)
    except UnicodeEncodeError:
        raise msgspec.ValidationError("Half a letter stands in it") from None


def load_json(file: Path, problems: list[Problem]) -> object:
    """Read a JSON file. Raises `CmviewerError` with the line where it is none."""
    text = read_text(file, problems)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        found = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        problem = NO_WHOLE_JSON.of(file, error.lineno, found=found, colno=error.colno)
        raise CmviewerError(problem) from error
    except RecursionError:
        raise CmviewerError(JSON_NESTED_TOO_DEEPLY.of(file)) from None
    except ValueError as error:
        problem = JSON_UNREADABLE.of(file)
        raise CmviewerError(problem) from error


def utf8_of(file: Path, problems: list[Problem]) -> bytes:
    """Return a JSON file in UTF-8; that it is in another encoding is said.

    Raises `CmviewerError` where it is no text.
    """
    data = read_bytes(file)
    try:
        data.decode()
    except UnicodeDecodeError:
        return read_text(file, problems)
    return data
