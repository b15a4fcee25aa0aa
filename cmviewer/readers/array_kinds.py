"""What NumPy files can hold, told by type and shape alone: labels, scores, or a map."""

import zipfile
import zlib
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import IO, Any, Final

import numpy as np

_DAMAGED: Final = (
    OSError, ValueError, EOFError, TypeError, OverflowError, SyntaxError, NotImplementedError, RuntimeError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class ArrayKind(Enum):
    """LABELS: one value a sample. ROWS: several a sample, no whole numbers. OTHER: all else."""

    LABELS = auto()
    ROWS = auto()
    OTHER = auto()


def kinds_of(file: Path) -> list[ArrayKind]:
    """Return what each array of a file can be; none where it cannot be read: its reader says why."""
    try:
        return [_kind(shape, dtype) for shape, dtype in _headers(file)]
    except _DAMAGED:
        return []


def _headers(file: Path) -> Iterator[tuple[tuple[int, ...], np.dtype[Any]]]:
    if not zipfile.is_zipfile(file):
        with file.open("rb") as stream:
            yield _header(stream)
        return
    with zipfile.ZipFile(file) as archive:
        for member in archive.namelist():
            with archive.open(member) as stream:
                yield _header(stream)


def _header(stream: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = np.lib.format.read_magic(stream)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(stream)
    return shape, dtype


def _kind(shape: tuple[int, ...], dtype: np.dtype[Any]) -> ArrayKind:
    if len(shape) == 1 or (len(shape) == 2 and shape[1] == 1):
        return ArrayKind.LABELS
    return ArrayKind.ROWS if len(shape) == 2 and dtype.kind not in "biu" else ArrayKind.OTHER
