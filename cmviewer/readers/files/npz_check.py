"""Whether the arrays of an `.npz` are what they say, looked at before any of them is unpacked."""

import math
import zipfile
from pathlib import Path
from typing import IO, BinaryIO, Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem

ROOM: Final = 1 << 30
"""Bytes that an array may unpack to, whatever it was packed into."""
MOST: Final = 100
"""Above that room, how often its packed size an array may unpack to; numbers of a model hardly shrink."""


def check_archive(file: Path, stream: BinaryIO) -> None:
    """Raise `CmviewerError` where an array would unpack to far more than the file can mean.

    `ValueError` where an array says another size than it has, and whatever else `zipfile` and NumPy raise
    of a damaged file.
    """
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if member.file_size > max(ROOM, MOST * member.compress_size):
                raise CmviewerError(_too_large(file, member))
            with archive.open(member) as array:
                if member.filename.endswith(".npy") and _size(array) > member.file_size:
                    raise ValueError(f"{member.filename} is cut off")


def _size(array: IO[bytes]) -> int:
    """Bytes of an array as its header has them; 0 where it holds objects, which are never read."""
    version = np.lib.format.read_magic(array)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(array)
    return 0 if dtype.hasobject else math.prod(shape) * dtype.itemsize


def _too_large(file: Path, member: zipfile.ZipInfo) -> Problem:
    name = member.filename.removesuffix(".npy")
    what = (
        f"array {name!r} takes {member.compress_size:,} bytes of the file, but would unpack to "
        f"{member.file_size:,}, more than {MOST} times that; it was not unpacked"
    )
    return Problem("array-too-large", what, "save it with np.save if it really is that large", file)
