"""Opening a file for reading, whatever data or a person named: only one that has an end.

A pipe, a device or a socket may have none, or nobody at the other end: reading it would hang for ever.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Final, cast

from cmviewer.archives import DAMAGED, archive_of, read_member

_NOTED: Final[ContextVar[set[Path] | None]] = ContextVar("_NOTED", default=None)
_NO_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


class NotRegularError(OSError):
    """A pipe, a device or a socket."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EINVAL, "it is no regular file", path)


@contextmanager
def noting_opened() -> Iterator[set[Path]]:
    """Collect the files that are opened meanwhile here; other threads are not looked at."""
    opened: set[Path] = set()
    before = _NOTED.set(opened)
    try:
        yield opened
    finally:
        _NOTED.reset(before)


def open_regular(file: Path) -> BufferedReader:
    """Open a regular file, or a link to one, or a file in an archive, for reading bytes.

    Raises `NotRegularError` where it is none, and `OSError` of every other kind, for folders too.
    """
    opened = _NOTED.get()
    if opened is not None:
        opened.add(file)
    archive = archive_of(file)
    if archive is not None:
        return _of_archive(archive, file)
    return open(file, "rb", opener=_regular)  # Path.open takes no opener


def _of_archive(archive: Path, file: Path) -> BufferedReader:
    try:
        data = read_member(archive, file)
    except OSError:
        raise
    except DAMAGED as error:
        raise OSError(errno.EIO, "it cannot be unpacked", str(file)) from error
    return BufferedReader(cast("RawIOBase", BytesIO(data)))


def check_kind(path: Path) -> None:
    """Raise `NotRegularError` where a path leads to neither a file nor a folder, `OSError` where nowhere."""
    mode = path.stat().st_mode
    if not stat.S_ISDIR(mode):
        _check(str(path), mode)


def _regular(path: str, flags: int) -> int:
    """Look before it is opened: opening some devices does something."""
    mode = os.stat(path).st_mode  # noqa: PTH116 - an opener is given a text
    if not stat.S_ISREG(mode):
        _check(path, mode)
    return os.open(path, flags | _NO_WAITING)


def _check(path: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):
        raise NotRegularError(path)
