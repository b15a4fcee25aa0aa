"""Classes of maps that nothing names: the values that are there."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.map_reading import MapReading
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.sampling import distinct_of
from cmviewer.said import said

_THREADS: Final = 2
_AT_ONCE: Final = 64
_SPREAD: Final = 4
"""Numbers up to four times as many as there are values are class numbers with gaps; above, levels of grey."""


def values_in(
    files: Sequence[Path], meant: MapReading, progress: Progress, cancel: Cancel
) -> NDArray[np.int64]:
    """Return the distinct values of all maps of a set; those that cannot be read have none."""

    def of_file(file: Path) -> NDArray[np.int64]:
        try:
            return distinct_of(meant.values(file, OddPixels()))[0].astype(np.int64)
        except CmviewerError:
            return np.empty(0, np.int64)  # counting says why

    found = np.empty(0, np.int64)
    with ThreadPoolExecutor(_THREADS) as threads:
        for start in range(0, len(files), _AT_ONCE):
            cancel.check()
            progress(said("Looking for classes"), start, len(files))
            some = threads.map(of_file, files[start : start + _AT_ONCE])
            found = np.unique(np.concatenate([found, *some]))
    return found


def is_spread(values: NDArray[np.int64]) -> bool:
    """Tell whether values, in order, lie too far apart for class numbers: few, and some of them high."""
    return len(values) > 0 and int(values[-1]) + 1 > _SPREAD * len(values)


def numbered_table(values: NDArray[np.int64], void: frozenset[int]) -> ClassTable:
    """Classes called by their values: from 0 to the highest, or only those that occur where these are few."""
    kept = values[~np.isin(values, list(void))] if void else values
    if len(kept) and not is_spread(kept):
        kept = np.setdiff1d(np.arange(int(kept[-1]) + 1), list(void))
    names = tuple(map(str, kept.tolist()))
    return ClassTable("numbers", names, kept.astype(np.int32))
