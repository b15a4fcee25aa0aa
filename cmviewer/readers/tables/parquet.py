"""Parquet."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from cmviewer.errors import CmviewerError, Problem
from cmviewer.parquet.check import Damaged, check_parquet
from cmviewer.parquet.groups import BROKEN
from cmviewer.parquet.untrusted import parquet_file
from cmviewer.problems.files import PARQUET_UNREADABLE
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.table import Table

if TYPE_CHECKING:
    from fastparquet import ParquetFile


def read_parquet(file: Path, problems: list[Problem]) -> Table:  # noqa: ARG001 - the same for all tables
    """Read a Parquet file. Raises `CmviewerError` where it is damaged or empty."""
    data = read_bytes(file)
    try:
        check_parquet(data)
        frame = _frame(parquet_file(BytesIO(data)))
    except BROKEN as error:
        raise CmviewerError(PARQUET_UNREADABLE.of(file, why=str(error) or type(error).__name__)) from error
    return table_of_frame(file, frame, None)


def _frame(file: "ParquetFile") -> pd.DataFrame:
    """Return all rows. Raises `Damaged` where a code is none of its dictionary.

    Each group of rows may have dictionaries of its own; fastparquet would take the last for all of them.
    """
    if not file.categories or len(file.row_groups) < 2:
        return _plain(file.to_pandas())
    return pd.concat(map(_plain, _groups(file)), ignore_index=True)


def _groups(file: "ParquetFile") -> Iterator[pd.DataFrame]:
    for place in range(len(file.row_groups)):
        yield file[place].to_pandas()


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its index as columns, and values in the place of categories."""
    if not isinstance(frame.index, pd.RangeIndex):
        frame = frame.reset_index()
    return frame.assign(
        **{
            str(name): values_of(str(name), column)
            for name, column in frame.items()
            if isinstance(column.dtype, pd.CategoricalDtype)
        }
    )


def values_of(name: str, column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Take the categories of a column, object (n,), or what it holds where it has none.

    A code of -1 is how none is written. Raises `Damaged` where a code is none of its dictionary.
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column
    codes, known = column.cat.codes.to_numpy(), column.cat.categories
    odd = codes[(codes < -1) | (codes >= len(known))]
    if odd.size:
        raise Damaged(f"column “{name}” names value {odd[0]} of a dictionary of {len(known)}")
    return column.astype(object)
