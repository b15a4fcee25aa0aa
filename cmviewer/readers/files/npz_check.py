"""Whether the arrays of an `.npz` are what they say, looked at before any of them is unpacked."""

import zipfile
from pathlib import Path
from typing import BinaryIO

from cmviewer.errors import CmviewerError
from cmviewer.limits import ARRAY_ROOM, ARRAY_SHARE
from cmviewer.problems.arrays import ARRAY_TOO_LARGE
from cmviewer.readers.files.npy_files import read_header


def check_archive(file: Path, stream: BinaryIO) -> None:
    """Raise `CmviewerError` where its arrays would unpack to far more than the file can mean.

    `ValueError` where an array says another size than it has, and whatever else `zipfile` and NumPy raise
    of a damaged file.
    """
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        packed = sum(member.compress_size for member in members)
        unpacked = sum(member.file_size for member in members)
        if unpacked > max(ARRAY_ROOM, ARRAY_SHARE * packed):
            raise CmviewerError(ARRAY_TOO_LARGE.of(file, packed=packed, unpacked=unpacked, share=ARRAY_SHARE))
        for member in members:
            with archive.open(member) as array:
                if member.filename.endswith(".npy") and read_header(array).size > member.file_size:
                    raise ValueError(f"{member.filename} is cut off")
