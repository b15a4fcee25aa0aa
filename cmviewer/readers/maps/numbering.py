"""Classes of maps that nothing names: the values that are there."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.interpretation import Interpretation
from cmviewer.readers.maps.sampling import distinct_of
from cmviewer.readers.maps.watch import Watch

_THREADS: Final = 2
_AT_ONCE: Final = 64
_SPARSE: Final = 4


def values_in(
    files: Sequence[Path], meant: Interpretation, progress: Progress, cancel: Cancel
) -> NDArray[np.int64]:
    """Return the distinct values of all maps of a set; those that cannot be read have none."""

    def of_file(file: Path) -> NDArray[np.int64]:
        try:
            return distinct_of(meant.values(file, Watch()))[0].astype(np.int64)
        except CmviewerError:
            return np.empty(0, np.int64)  # counting says why

    found = np.empty(0, np.int64)
    with ThreadPoolExecutor(_THREADS) as threads:
        for start in range(0, len(files), _AT_ONCE):
            cancel.check()
            progress("Looking for classes", start, len(files))
            some = threads.map(of_file, files[start : start + _AT_ONCE])
            found = np.unique(np.concatenate([found, *some]))
    return found


def numbered_table(values: NDArray[np.int64], void: frozenset[int]) -> tuple[ClassTable, bool]:
    """Classes called by their values: from 0 to the highest, or only those that occur where these are few.

    The second answer is whether 255 is one of them, as it is beside 0 alone.
    """
    binary = values.tolist() == [0, IGNORED] and not void
    ignored = frozenset() if binary else void or frozenset({IGNORED})
    kept = values[~np.isin(values, list(ignored))] if ignored else values
    if len(kept) and int(kept[-1]) + 1 <= _SPARSE * len(kept):
        kept = np.setdiff1d(np.arange(int(kept[-1]) + 1), list(ignored))
    names = tuple(map(str, kept.tolist()))
    return ClassTable("numbers", names, kept.astype(np.int32)), binary
