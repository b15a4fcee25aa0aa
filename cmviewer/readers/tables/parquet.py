"""Parquet."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import fastparquet
import numpy as np
import pandas as pd
from cramjam import DecompressionError
from fastparquet import core, encoding, speedups
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.files.parquet_check import check_parquet
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.table import Table

_BROKEN: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, OSError, MemoryError,
    AssertionError, struct.error, EOFError, DecompressionError,
)  # fmt: skip


def _unpack_texts(raw: Any, count: int, utf: bool = False) -> NDArray[np.object_]:  # noqa: ANN401, FBT001, FBT002 - fastparquet's own signature
    """Unpack texts as fastparquet does, after a look at their lengths.

    Its own C code trusts them: a damaged length would end the whole program.
    """
    data = bytes(raw)
    place = done = 0
    while done < count and place < len(data):
        length = int.from_bytes(data[place : place + 4], "little", signed=True)
        place += 4 + length
        done += 1
        if length < 0 or place > len(data):
            raise ValueError("a text is longer than the page that it is in")
    texts: NDArray[np.object_] = speedups.unpack_byte_array(raw, count, utf=utf)
    return texts


core.unpack_byte_array = _unpack_texts
encoding.unpack_byte_array = _unpack_texts


def read_parquet(file: Path, problems: list[Problem]) -> Table:  # noqa: ARG001 - the same for all tables
    """Read a Parquet file. Raises `CmviewerError` where it is damaged or empty."""
    data = read_bytes(file)
    try:
        check_parquet(data)
        frame = fastparquet.ParquetFile(BytesIO(data)).to_pandas()
    except _BROKEN as error:
        raise CmviewerError(_damaged(file, str(error) or type(error).__name__)) from error
    if not isinstance(frame.index, pd.RangeIndex):
        frame = frame.reset_index()
    return table_of_frame(file, frame, None)


def _damaged(file: Path, why: str) -> Problem:
    return Problem(
        "file-unreadable", f"this Parquet file cannot be read: {why}", "write the file again", file
    )
