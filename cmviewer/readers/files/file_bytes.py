"""Reading a file as a whole, with what can go wrong told as a problem.

Every file that is read is opened by `open_regular`, here or where only a part of it is wanted.
"""

from pathlib import Path

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.files import (
    FILE_EMPTY,
    FILE_NOT_REGULAR,
    NO_PERMISSION,
    PATH_IS_FOLDER,
    PATH_MISSING,
    READ_FAILED,
)
from cmviewer.readers.files.packed import bytes_in, files_in, is_packed, unpacked
from cmviewer.regular_files import NotRegularError, check_kind, open_regular


def read_bytes(file: Path) -> bytes:
    """Read a file, unpacked where it is packed.

    Raises `CmviewerError` where it is missing, empty, no file, or not ours to read.
    """
    try:
        archive = archive_of(file)
        data = _whole(file) if archive is None else bytes_in(archive, file)
    except OSError as error:
        raise CmviewerError(unreadable(file, error)) from error
    if is_packed(file) and data:
        data = unpacked(file, data)
    if not data or data.isspace():
        raise CmviewerError(FILE_EMPTY.of(file))
    return data


def _whole(file: Path) -> bytes:
    with open_regular(file) as stream:
        return stream.read()


def unreadable(file: Path, error: OSError) -> Problem:
    """Say why a file or folder cannot be read."""
    if isinstance(error, PermissionError):
        return NO_PERMISSION.of(file)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return PATH_MISSING.of(file)
    if isinstance(error, IsADirectoryError):
        return PATH_IS_FOLDER.of(file)
    if isinstance(error, NotRegularError):
        return FILE_NOT_REGULAR.of(file)
    reason = error.strerror or type(error).__name__
    return READ_FAILED.of(file, reason=reason)


def check_path(path: Path) -> None:
    """Raise `CmviewerError` where a path leads to no file and no folder, be it of a disk or in an archive."""
    archive = archive_of(path)
    if archive is not None:
        if not any(path in (file, *file.parents) for file in files_in(archive)):
            raise CmviewerError(unreadable(path, FileNotFoundError()))
        return
    try:
        check_kind(path)
    except OSError as error:
        raise CmviewerError(unreadable(path, error)) from error
    except ValueError as error:
        raise CmviewerError(unreadable(path, FileNotFoundError())) from error


def beginning(file: Path, size: int = 4096) -> bytes:
    """Return the first bytes of a file; none where it cannot be read: whoever reads all of it says why."""
    if is_packed(file) or archive_of(file) is not None:
        try:
            return read_bytes(file)[:size]
        except CmviewerError:
            return b""
    try:
        with open_regular(file) as opened:
            return opened.read(size)
    except OSError:
        return b""
