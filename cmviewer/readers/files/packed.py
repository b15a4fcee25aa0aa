"""Files that are packed one by one or together: `.gz`, and `.zip` as a file or as a folder, read in place."""

import gzip
import zipfile
import zlib
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import IO, Final

from cmviewer.errors import CmviewerError, Problem

_GZIP: Final = ".gz"
_ZIP: Final = ".zip"
ROOM: Final = 1 << 30
"""Bytes that a file may unpack to; a table of ten million rows takes half of them."""
MOST_TIMES: Final = 1000
"""How often its packed size a file may unpack to, beyond a first megabyte; tables shrink to a tenth."""
MOST_FILES: Final = 100_000
_FREE: Final = 1 << 20
_DAMAGED: Final = (
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)


def plain_ending(file: Path) -> str:
    """Return how a name ends, in lower case, packing left out: `.csv` of `preds.csv.gz`."""
    ending = file.suffix.lower()
    return Path(file.stem).suffix.lower() if ending in {_GZIP, _ZIP} and "." in file.stem else ending


def is_archive(file: Path) -> bool:
    """Tell whether a file is a folder that was packed as `.zip`: its name says no other ending before."""
    return file.suffix.lower() == _ZIP and plain_ending(file) == _ZIP and file.is_file()


def archive_of(path: Path) -> Path | None:
    """Return the `.zip` that a path leads into; None where it leads into none."""
    return next((one for one in path.parents if one.suffix.lower() == _ZIP and one.is_file()), None)


def files_in(archive: Path) -> tuple[Path, ...]:
    """List the files in an archive, as paths below it. Raises `CmviewerError` where it is damaged."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [one for one in opened.infolist() if not one.is_dir()]
    except _DAMAGED as error:
        raise CmviewerError(_damaged(archive)) from error
    if len(members) > MOST_FILES:
        raise CmviewerError(_too_large(archive, f"it holds {len(members):,} files"))
    names = [one.filename.replace("\\", "/") for one in members]
    good = [name for name in names if not name.startswith("/") and ".." not in name.split("/")]
    return tuple(archive / name for name in good if not _is_hidden(name))


def unpacked(file: Path, data: bytes) -> bytes:
    """Unpack the one file in a `.gz` or `.zip`, of which `data` are the bytes. Raises `CmviewerError`."""
    try:
        if file.suffix.lower() == _GZIP:
            with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
                return _read(file, stream, len(data))
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _member(file, archive, _only(file, archive))
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file)) from error


def bytes_in(archive: Path, path: Path) -> bytes:
    """Read one file in an archive. Raises `CmviewerError`; `FileNotFoundError` where it is not there."""
    name = path.relative_to(archive).as_posix()
    try:
        with zipfile.ZipFile(archive) as opened:
            found = [one for one in opened.infolist() if one.filename.replace("\\", "/") == name]
            data = _member(path, opened, found[0]) if found else None
    except _DAMAGED as error:
        raise CmviewerError(_damaged(archive)) from error
    if data is None:
        raise FileNotFoundError(name)
    return data


def is_packed(file: Path) -> bool:
    """Tell from its name whether a file is packed alone: `preds.csv.gz`."""
    return file.suffix.lower() in {_GZIP, _ZIP} and plain_ending(file) not in {_GZIP, _ZIP}


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _only(file: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the only file of an archive. Raises `CmviewerError` where there are several."""
    members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
    if len(members) != 1:
        what = f"{len(members)} files are packed into it, and its name says that it is one"
        raise CmviewerError(Problem("file-unreadable", what, "unpack it, and open the folder", file))
    return members[0]


def _member(file: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return _read(file, stream, member.compress_size)


def _read(file: Path, stream: BufferedIOBase | IO[bytes], packed: int) -> bytes:
    """Unpack no more than is allowed, whatever the file says of its size."""
    most = min(ROOM, _FREE + MOST_TIMES * packed)
    data = stream.read(most + 1)
    if len(data) > most:
        raise CmviewerError(_too_large(file, f"it unpacks to more than {most:,} bytes"))
    return data


def _damaged(file: Path) -> Problem:
    return Problem("file-unreadable", "it cannot be unpacked", "pack it again, or unpack it first", file)


def _too_large(file: Path, why: str) -> Problem:
    what = f"{why}; it was not unpacked"
    return Problem("file-unreadable", what, "unpack it, and open what is in it", file)
