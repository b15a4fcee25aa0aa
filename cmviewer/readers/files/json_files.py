"""JSON as it stands in a file, with what is wrong in it told by line."""

import json
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.files.text_encoding import read_text


def load_json(file: Path, problems: list[Problem]) -> object:
    """Read a JSON file. Raises `CmviewerError` with the line where it is none."""
    text = read_text(file, problems)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        found = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        what = f"this is no JSON: {found} at column {error.colno}"
        problem = Problem("file-unreadable", what, "write the file again", file, error.lineno)
        raise CmviewerError(problem) from error
    except RecursionError:
        what = "this JSON is nested too deeply to hold results"
        raise CmviewerError(Problem("file-unreadable", what, "write a list of {…}", file)) from None
    except ValueError as error:
        problem = Problem("file-unreadable", "this JSON cannot be read", "write the file again", file)
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
