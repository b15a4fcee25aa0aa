"""Reports of ours, as they stand in a folder: known by the summary, which lists the files beside it."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import Problem
from cmviewer.problems.layouts import REPORT_TORN
from cmviewer.regular_files import open_regular

SUMMARY_NAME: Final = "summary.json"
PAGE_NAME: Final = "report.html"
_SUMMARY: Final = re.compile(rb'\A\s*\{\s*"program":\s*\{\s*"name":\s*"cmviewer"')
_PAGE: Final = re.compile(rb'<meta name="generator" content="cmviewer">')
_HEAD: Final = 1_000
_LARGEST: Final = 200_000_000
"""Bytes of a summary that is read; its list of input files may be long."""


class WrittenFile(msgspec.Struct, frozen=True):
    """One file of a report; `size` in bytes, `sha256` in hex."""

    name: str
    size: int
    sha256: str


class _Summary(msgspec.Struct):
    written: tuple[WrittenFile, ...] = ()


def is_summary(file: Path) -> bool:
    """Whether a file is the summary of a report of ours."""
    return _begins(file, _SUMMARY)


def is_page(file: Path) -> bool:
    """Whether a file is the page of a report of ours."""
    return _begins(file, _PAGE)


def written_files(summary: Path) -> tuple[WrittenFile, ...]:
    """Return the files that a summary of ours lists; none where it is another's, or older than its list."""
    try:
        if not is_summary(summary) or summary.stat().st_size > _LARGEST:
            return ()
        return msgspec.json.decode(summary.read_bytes(), type=_Summary).written
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ()


def described(file: Path) -> WrittenFile:
    """Return name, size and hash of a file. Raises `OSError`."""
    with open_regular(file) as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return WrittenFile(file.name, stream.tell(), digest)


def is_one_of(file: Path, written: Iterable[WrittenFile]) -> bool:
    """Whether a file is, byte by byte, one of those that were written under its name."""
    known = [one for one in written if one.name == file.name]
    try:
        if not file.is_file() or file.stat().st_size not in {one.size for one in known}:
            return False
        return described(file) in known
    except OSError:
        return False


def torn(folder: Path) -> Problem | None:
    """Say that the files of a report do not belong together; None where they do, or where none is."""
    summary = folder / SUMMARY_NAME
    if is_summary(summary):
        written = [one for one in written_files(summary) if Path(one.name).name == one.name]
        other = [one.name for one in written if not is_one_of(folder / one.name, [one])]
        what = f"other files belong to its {SUMMARY_NAME} than stand here: {', '.join(other)}"
    else:
        other = [SUMMARY_NAME] if is_page(folder / PAGE_NAME) else []
        what = f"it has no {SUMMARY_NAME}"
    if not other:
        return None
    return REPORT_TORN.of(folder, what=what)


def _begins(file: Path, pattern: re.Pattern[bytes]) -> bool:
    try:
        with open_regular(file) as stream:
            return pattern.search(stream.read(_HEAD)) is not None
    except OSError:
        return False  # whoever reads it says why
