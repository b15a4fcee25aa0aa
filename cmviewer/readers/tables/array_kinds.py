"""What NumPy files can hold, told by type and shape alone: labels, scores, or a map."""

import zipfile
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Any

import numpy as np

from cmviewer.readers.files.npy_files import DAMAGED, Header, read_header
from cmviewer.regular_files import open_regular


class ArrayKind(Enum):
    """LABELS: one value a sample. ROWS: several a sample, no whole numbers. OTHER: all else."""

    LABELS = auto()
    ROWS = auto()
    OTHER = auto()


def kinds_of(file: Path) -> list[ArrayKind]:
    """Return what each array of a file can be; none where it cannot be read: its reader says why."""
    try:
        return [_kind(*header) for header in _headers(file)]
    except (OSError, *DAMAGED):
        return []


def _headers(file: Path) -> Iterator[Header]:
    with open_regular(file) as whole:
        if not zipfile.is_zipfile(whole):
            whole.seek(0)
            yield read_header(whole)
            return
        with zipfile.ZipFile(whole) as archive:
            for member in archive.namelist():
                with archive.open(member) as stream:
                    yield read_header(stream)


def _kind(shape: tuple[int, ...], dtype: np.dtype[Any]) -> ArrayKind:
    if len(shape) == 1 or (len(shape) == 2 and shape[1] == 1):
        return ArrayKind.LABELS
    return ArrayKind.ROWS if len(shape) == 2 and dtype.kind not in "biu" else ArrayKind.OTHER
