"""One array of a `.npy`: read, never mapped.

Where a training run writes the file anew, the system would end a program that has mapped it.
"""

import math
import tokenize
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import size_of
from cmviewer.regular_files import open_regular

DAMAGED: Final = (
    ValueError, EOFError, TypeError, OverflowError, MemoryError, SyntaxError, KeyError, NotImplementedError,
    RuntimeError, zipfile.BadZipFile, zlib.error, tokenize.TokenError, Warning,
)  # fmt: skip
"""What NumPy raises, beside `OSError`, of a file that is damaged, cut off, or none of its own."""


class Header(NamedTuple):
    """What an array says of itself; dtype: of its numbers, or of the Python objects that are never read."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    @property
    def size(self) -> int:
        """Bytes of the array; 0 where it holds objects."""
        return 0 if self.dtype.hasobject else math.prod(self.shape) * self.dtype.itemsize


def read_header(stream: IO[bytes]) -> Header:
    """Read the header of an array. Raises `ValueError` and its like where there is none."""
    version = np.lib.format.read_magic(stream)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(stream)
    return Header(shape, dtype)


def header_of(file: Path) -> Header:
    """Read the header of a file. Raises `OSError`, and `ValueError` and its like where there is none."""
    with open_regular(file) as stream:
        return read_header(stream)


def read_array(file: Path) -> NDArray[Any]:
    """Read a whole array. Raises `OSError`, and `ValueError` and its like where it is damaged or cut off."""
    with open_regular(file) as stream:
        size = read_header(stream).size
        if size > size_of(file) - stream.tell():
            raise ValueError("the array is cut off")
        stream.seek(0)
        array: NDArray[Any] = np.load(stream, allow_pickle=False)
        return array
