"""Files that are packed one by one or together: `.gz`, and `.zip` as a file or as a folder, read in place."""

import errno
import gzip
import zipfile
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import IO, Final

from cmviewer.archives import DAMAGED, ENDING, is_left_out, members_of, read_member, room_for
from cmviewer.errors import CmviewerError
from cmviewer.problems.files import PACKED_DAMAGED, PACKED_TOO_LARGE, SEVERAL_FILES_PACKED

_GZIP: Final = ".gz"
MOST_FILES: Final = 100_000


def plain_ending(file: Path) -> str:
    """Return how a name ends, in lower case, packing left out: `.csv` of `preds.csv.gz`."""
    ending = file.suffix.lower()
    return Path(file.stem).suffix.lower() if ending in {_GZIP, ENDING} and "." in file.stem else ending


def is_archive(file: Path) -> bool:
    """Tell whether a file is a folder that was packed as `.zip`: its name says no other ending before."""
    return file.suffix.lower() == ENDING and plain_ending(file) == ENDING and file.is_file()


def files_in(archive: Path) -> tuple[Path, ...]:
    """List the files in an archive, as paths below it. Raises `CmviewerError` where it is damaged."""
    try:
        names = members_of(archive).files
    except DAMAGED as error:
        raise CmviewerError(PACKED_DAMAGED.of(archive)) from error
    if len(names) > MOST_FILES:
        raise CmviewerError(PACKED_TOO_LARGE.of(archive, why=f"it holds {len(names):,} files"))
    return tuple(archive / name for name in names)


def unpacked(file: Path, data: bytes) -> bytes:
    """Unpack the one file in a `.gz` or `.zip`, of which `data` are the bytes. Raises `CmviewerError`."""
    try:
        if file.suffix.lower() == _GZIP:
            with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
                return _read(file, stream, len(data))
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _member(file, archive, _only(file, archive))
    except DAMAGED as error:
        raise CmviewerError(PACKED_DAMAGED.of(file)) from error


def bytes_in(archive: Path, path: Path) -> bytes:
    """Read one file in an archive. Raises `CmviewerError`; `FileNotFoundError` where it is not there."""
    try:
        return read_member(archive, path)
    except FileNotFoundError:
        raise
    except DAMAGED as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            raise CmviewerError(PACKED_TOO_LARGE.of(path, why=error.strerror or str(error))) from error
        raise CmviewerError(PACKED_DAMAGED.of(archive)) from error


def is_packed(file: Path) -> bool:
    """Tell from its name whether a file is packed alone: `preds.csv.gz`."""
    return file.suffix.lower() in {_GZIP, ENDING} and plain_ending(file) not in {_GZIP, ENDING}


def _only(file: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the only file of an archive. Raises `CmviewerError` where there are several."""
    members = [one for one in archive.infolist() if not one.is_dir() and not is_left_out(one.filename)]
    if len(members) != 1:
        raise CmviewerError(SEVERAL_FILES_PACKED.of(file, count=len(members)))
    return members[0]


def _member(file: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return _read(file, stream, member.compress_size)


def _read(file: Path, stream: BufferedIOBase | IO[bytes], packed: int) -> bytes:
    """Unpack no more than is allowed, whatever the file says of its size."""
    most = room_for(packed)
    data = stream.read(most + 1)
    if len(data) > most:
        raise CmviewerError(PACKED_TOO_LARGE.of(file, why=f"it unpacks to more than {most:,} bytes"))
    return data
