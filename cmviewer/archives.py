"""Files in a `.zip`, as if the archive were a folder: read in place, one by one, never more than allowed."""

import errno
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Final

ENDING: Final = ".zip"
ROOM: Final = 1 << 30
"""Bytes that a file may unpack to; a table of ten million rows takes half of them."""
MOST_TIMES: Final = 1000
"""How often its packed size a file may unpack to, beyond a first megabyte; tables shrink to a tenth."""
FREE: Final = 1 << 20
DAMAGED: Final = (
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
)
"""What reading an archive raises where it is damaged, or of a kind that cannot be read."""
_HEADER: Final = struct.Struct("<4s22xHH")
_SIGNATURE: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 1


@dataclass(frozen=True)
class Members:
    """What an archive holds: its files by their paths, and the paths of its folders; `""` is the archive."""

    files: dict[str, zipfile.ZipInfo]
    folders: frozenset[str]


def archive_of(path: Path) -> Path | None:
    """Return the `.zip` that a path leads into; None where it leads into none."""
    if ENDING not in os.fspath(path).lower():  # asked of every file, and nearly none lies in one
        return None
    return next((one for one in path.parents if one.suffix.lower() == ENDING and one.is_file()), None)


def members_of(archive: Path) -> Members:
    """List an archive, hidden files left out, once for each state of it. Raises what `DAMAGED` lists."""
    state = archive.stat()
    return _members(archive, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _members(archive: Path, changed: int, size: int) -> Members:  # noqa: ARG001 - they make it anew
    with zipfile.ZipFile(archive) as opened:
        infos = [one for one in opened.infolist() if not one.is_dir()]
    files = {one.filename.replace("\\", "/"): one for one in infos}
    good = {name: one for name, one in files.items() if not is_left_out(name)}
    folders = {above.as_posix() for name in good for above in PurePosixPath(name).parents}
    return Members(good, frozenset({"" if one == "." else one for one in folders} | {""}))


def is_left_out(name: str) -> bool:
    """Tell whether a file in an archive is hidden, or would lie outside of it."""
    parts = name.split("/")
    return name.startswith("/") or any(part.startswith((".", "__MACOSX")) for part in parts)


def member(path: Path) -> zipfile.ZipInfo | None:
    """Return the entry of a file in an archive; None where it is none."""
    archive = archive_of(path)
    if archive is None:
        return None
    try:
        return members_of(archive).files.get(path.relative_to(archive).as_posix())
    except DAMAGED:
        return None


def is_folder_of_archive(path: Path) -> bool:
    """Tell whether a path is that of a folder in an archive."""
    archive = archive_of(path)
    if archive is None:
        return False
    try:
        return path.relative_to(archive).as_posix() in members_of(archive).folders
    except DAMAGED:
        return False


def files_in_folder(path: Path) -> list[Path]:
    """The files right in a folder of an archive, sorted; none where there is none."""
    archive = archive_of(path)
    if archive is None or not is_folder_of_archive(path):
        return []
    return sorted(file for name in members_of(archive).files if (file := archive / name).parent == path)


def size_of(path: Path) -> int:
    """Return how many bytes a file has, unpacked where it lies in an archive. Raises `OSError`."""
    found = member(path)
    return path.stat().st_size if found is None else found.file_size


def read_member(archive: Path, path: Path) -> bytes:
    """Read one file in an archive.

    Raises `FileNotFoundError` where it is not there, `OSError` with `EFBIG` where it is too large, and what
    `DAMAGED` lists.
    """
    info = members_of(archive).files.get(path.relative_to(archive).as_posix())
    if info is None:
        raise FileNotFoundError(errno.ENOENT, "it is not in the archive", str(path))
    with archive.open("rb") as stream:
        data = _unpacked(stream, info)
    if zlib.crc32(data) != info.CRC:
        raise zipfile.BadZipFile(f"{info.filename} is damaged")
    return data


def room_for(packed: int) -> int:
    """How many bytes a file of so many may unpack to, whatever it says of its size."""
    return min(ROOM, FREE + MOST_TIMES * packed)


def _unpacked(stream: IO[bytes], info: zipfile.ZipInfo) -> bytes:
    """Unpack what an entry leads to: listing the whole archive anew for each of its files takes for ever."""
    stream.seek(info.header_offset)
    signature, name, more = _HEADER.unpack(stream.read(_HEADER.size))
    if signature != _SIGNATURE or info.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile(f"{info.filename} cannot be read")
    stream.seek(name + more, 1)
    packed = stream.read(info.compress_size)
    most = room_for(len(packed))
    if info.compress_type == zipfile.ZIP_STORED:
        data = packed
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
    else:
        raise NotImplementedError(f"{info.filename} is packed in a way that is not read")
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it unpacks to more than {most:,} bytes", info.filename)
    return data
