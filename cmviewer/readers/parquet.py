"""Parquet."""

import struct
from pathlib import Path
from typing import Final

import fastparquet
import pandas as pd

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files import read_bytes
from cmviewer.readers.frame_table import table_of_frame
from cmviewer.readers.tables import Table

_MARK: Final = b"PAR1"
_BROKEN: Final = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RuntimeError, OSError,
    NotImplementedError, MemoryError, AssertionError, struct.error, EOFError, ArithmeticError,
)  # fmt: skip


def read_parquet(file: Path, problems: list[Problem]) -> Table:  # noqa: ARG001 - the same for all tables
    """Read a Parquet file. Raises `CmviewerError` where it is damaged or empty."""
    data = read_bytes(file)
    footer = int.from_bytes(data[-8:-4], "little")
    if len(data) < 12 or not (data.startswith(_MARK) and data.endswith(_MARK)) or footer > len(data) - 12:
        raise CmviewerError(_damaged(file, "it is cut off, or no Parquet file"))
    try:
        frame = fastparquet.ParquetFile(str(file)).to_pandas()
    except _BROKEN as error:
        raise CmviewerError(_damaged(file, str(error) or type(error).__name__)) from error
    if not isinstance(frame.index, pd.RangeIndex):
        frame = frame.reset_index()
    return table_of_frame(file, frame, None)


def _damaged(file: Path, why: str) -> Problem:
    return Problem(
        "file-unreadable", f"this Parquet file cannot be read: {why}", "write the file again", file
    )
