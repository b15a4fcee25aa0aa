"""Arrays of `.npy` and `.npz`, loaded without unpickling anything."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.arrays import NPY_NEEDS_PICKLE, NPY_UNREADABLE
from cmviewer.problems.files import FILE_EMPTY
from cmviewer.problems.layouts import ARRAY_CHANGED
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import unreadable
from cmviewer.readers.files.npy_files import DAMAGED, header_of, read_array
from cmviewer.regular_files import open_regular

Array = NDArray[Any]

# NumPy reads what Python 2 has written, but would say each time that it took longer.
warnings.filterwarnings("ignore", message=r"Reading `\.npy`")


def member(file: Path, key: str) -> Callable[[], Array]:
    """Say how one array of an archive is loaded."""
    return lambda: _load_npz(file, key)


def _load_npz(file: Path, key: str) -> Array:
    try:
        with open_regular(file) as stream, np.load(stream, allow_pickle=False) as archive:
            array = archive[key]
            if not isinstance(array, np.ndarray) and f"{key}.npy" in archive.zip.namelist():
                raise CmviewerError(damaged(file))
            return array if isinstance(array, np.ndarray) else np.empty(0)  # a text, say, beside the arrays
    except OSError as error:
        raise CmviewerError(os_error(file, error)) from error
    except DAMAGED as error:
        raise CmviewerError(damaged(file, error)) from error


def load_npy(file: Path) -> Array:
    """Load an array; nothing of one that holds no results. Raises `CmviewerError`."""
    try:
        with open_regular(file) as stream:
            if not stream.read(1):
                raise CmviewerError(FILE_EMPTY.of(file))
        header = header_of(file)
        looks = tidy(np.broadcast_to(np.zeros((), header.dtype), header.shape))
        if not header.dtype.hasobject and (looks.ndim > 2 or is_beside(file.stem, looks)):
            return np.empty(0)  # images or features, which may be far larger than results
        return read_array(file)
    except OSError as error:
        raise CmviewerError(os_error(file, error)) from error
    except DAMAGED as error:
        raise CmviewerError(damaged(file, error)) from error


def load_again(file: Path, load: Callable[[], Array], shape: tuple[int, ...]) -> Array:
    """Read an array once more. Raises `CmviewerError` where it is another one by now."""
    array = tidy(load())
    if array.shape != shape:
        raise CmviewerError(ARRAY_CHANGED.of(file))
    return array


def tidy(array: Array) -> Array:
    """Drop an axis of length 1: (N, 1) is one value a sample. Half and wide floats are floats."""
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.dtype.kind not in "iubfUS":
        return np.empty(0)
    return array


def os_error(file: Path, error: OSError) -> Problem:
    """The problem of a file that the system does not read."""
    return damaged(file) if error.errno is None else unreadable(file, error)


def damaged(file: Path, error: BaseException | None = None) -> Problem:
    """The problem of a file that is no NumPy file, or whose arrays would have to be unpickled."""
    if error is not None and ("allow_pickle" in str(error) or "Python objects" in str(error)):
        return NPY_NEEDS_PICKLE.of(file)
    return NPY_UNREADABLE.of(file)


def is_beside(name: str, array: Array) -> bool:
    """Tell whether an array is numbers of another kind: features, or a loss a sample."""
    if array.ndim == 1:
        return array.dtype.kind == "f" and not words.METRIC.isdisjoint(words.words(name))
    return array.dtype.kind == "f" and not words.FEATURES.isdisjoint(words.words(name))
