"""Small folders of other people's files, where there are any (`CMVIEWER_REAL_DATA`)."""

from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.case import Case
from tests.real_data import FOLDER

MOST_FILES = 40
MOST_BYTES = 64_000
"""Of a file; a larger one is left out."""


def real_cases() -> list[Case]:
    """Each folder of few and small files; what holds more is looked through."""
    return list(_below(FOLDER)) if FOLDER.is_dir() else []


def _below(folder: Path) -> Iterator[Case]:
    files = [
        file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size <= MOST_BYTES
    ]
    if not files:
        return
    if len(files) <= MOST_FILES and folder != FOLDER:
        name = folder.relative_to(FOLDER).as_posix()
        yield Case(name, {file.relative_to(folder).as_posix(): file.read_bytes() for file in files})
        return
    inner = [below for below in sorted(folder.iterdir()) if below.is_dir()]
    for below in inner:
        yield from _below(below)
    alone = [file for file in files if file.parent == folder][:MOST_FILES]
    if alone:
        name = f"{folder.relative_to(FOLDER).as_posix()}, files"
        yield Case(name, {file.name: file.read_bytes() for file in alone})
