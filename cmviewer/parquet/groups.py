"""One Parquet file, read a column and a group of rows at a time: what is not asked for is not read."""

import io
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

import numpy as np
from cramjam import DecompressionError
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.parquet.check import Damaged, check_group, footer_of
from cmviewer.parquet.untrusted import parquet_file
from cmviewer.problems.files import PARQUET_UNREADABLE
from cmviewer.regular_files import open_regular

if TYPE_CHECKING:
    import pandas as pd

BROKEN: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, OSError, MemoryError,
    AssertionError, struct.error, EOFError, DecompressionError, UnboundLocalError,
)  # fmt: skip
"""What fastparquet raises of a damaged file."""
_REPEATED: Final = 2
_NESTED: Final = frozenset({1, 2, 3, 5, 19, 20, 21})
"""As Parquet numbers maps, lists, decimals, JSON, BSON and intervals."""
_AHEAD: Final = 1 << 12
"""Bytes that are read at once where single ones are asked for: headers of pages are some dozens of them."""


class FileBytes:
    """The bytes of an open file, by their place: `bytes` of which only what is asked for is read."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._size = stream.seek(0, os.SEEK_END)
        self._start = 0
        self._near = b""

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> bytes: ...
    def __getitem__(self, place: int | slice) -> int | bytes:
        if isinstance(place, slice):
            start, end, _ = place.indices(self._size)
            self._stream.seek(start)
            return self._stream.read(max(0, end - start))
        if not self._start <= place < self._start + len(self._near):
            self._start, self._near = place, self[place : place + _AHEAD]
        return self._near[place - self._start]


class GroupedFile:
    """A Parquet file of ours. Raises `CmviewerError` where it is damaged, whenever that shows.

    rows: of each of its groups.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as stream:
            self._footer = footer_of(FileBytes(stream))
            # fastparquet takes a stream for a file that it may read again; it is given anew for each group.
            self._file = parquet_file(stream)
            self.rows = self._footer.rows

    def has(self, name: str) -> bool:
        """Whether there is a column of this name."""
        return name in self._file.columns

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in their order."""
        return tuple(map(str, self._file.columns))

    @property
    def is_plain(self) -> bool:
        """Whether each column has a name of its own and single values, and none is the index of a frame."""
        with self._read():
            told = self._file.pandas_metadata.get("index_columns", [])
            elements = self._file.schema.schema_elements[1:]
            return (
                len(set(self.columns)) == len(elements) == len(self.columns)
                and not any(isinstance(one, str) for one in told)
                and not any(map(_holds_more, elements))
            )

    def series(self, name: str, group: int) -> "pd.Series[Any]":
        """Read a column of a group as pandas has it."""
        found: list[pd.Series[Any]] = []

        def read(series: Any) -> NDArray[Any]:  # noqa: ANN401 - fastparquet has no types
            found.append(series)
            return np.empty(0)

        self.column(name, group, read)
        return found[0]

    def reach(self, name: str, group: int) -> tuple[int, int] | None:
        """The least and the most of a column of whole numbers in a group, where the file says so."""
        with self._read():
            return self._footer.reach(name, group)

    def column(self, name: str, group: int, read: Callable[[Any], NDArray[Any]]) -> NDArray[Any]:
        """Read a column of a group; `read` makes an array of the pandas Series."""
        with self._open() as stream:
            check_group(FileBytes(stream), self._footer, group, name)
            part = self._file[group]
            part.open = lambda *_path, **_mode: io.BufferedReader(_Kept(stream))
            return read(part.to_pandas(columns=[name], index=False)[name])

    @contextmanager
    def _open(self) -> Iterator[BufferedReader]:
        with self._read(), open_regular(self._path) as stream:
            yield stream

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Say what is raised of a damaged file."""
        try:
            yield
        except BROKEN as error:
            why = str(error) or type(error).__name__
            raise CmviewerError(PARQUET_UNREADABLE.of(self._path, why=why)) from error


def _holds_more(element: Any) -> bool:  # noqa: ANN401 - fastparquet has no types
    """Whether a column of the schema holds lists, or objects, or what pandas makes no plain values of."""
    return (
        bool(element.num_children)
        or element.repetition_type == _REPEATED
        or element.converted_type in _NESTED
    )


class _Kept(io.RawIOBase):
    """A stream that stays open when whoever reads it closes it."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, way: int = 0) -> int:
        return self._stream.seek(place, way)

    def readinto(self, room: Any) -> int:  # noqa: ANN401 - a writable buffer, which has no type
        return self._stream.readinto(room)


def plain(dtype: type[np.generic], missing: float | None = None) -> Callable[[Any], NDArray[Any]]:
    """Return what makes a plain array of a column; `missing` stands for what is not there."""

    def read(series: Any) -> NDArray[Any]:  # noqa: ANN401 - fastparquet has no types
        values = series.to_numpy() if missing is None else series.to_numpy(dtype=dtype, na_value=missing)
        return np.ascontiguousarray(values, dtype)

    return read


def codes_of(names: dict[str, int]) -> Callable[[Any], NDArray[Any]]:
    """Return what makes numbers, int8, of a column of categories. It raises `Damaged` of an unknown one."""

    def read(series: Any) -> NDArray[Any]:  # noqa: ANN401 - fastparquet has no types
        codes, known = series.cat.codes.to_numpy(), series.cat.categories.tolist()
        if len(codes) and not (codes.min() >= 0 and codes.max() < len(known)):
            raise Damaged("a column names a value that its dictionary does not have")
        if any(name not in names for name in known):
            raise Damaged("a column names an unknown value")
        numbers: NDArray[Any] = np.array([names[name] for name in known], np.int8)[codes]
        return numbers

    return read
