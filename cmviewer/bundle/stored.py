"""The outcomes of one checkpoint of a bundle: read a column and a row group at a time."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.bundle.image_places import ImagePlaces, Parts, Reach
from cmviewer.bundle.index_file import CellPlaces
from cmviewer.bundle.names import GROUP_ROWS
from cmviewer.bundle.outcome_columns import NO_ID
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import column
from cmviewer.matching import ERROR_TYPES
from cmviewer.parquet.groups import GroupedFile, codes_of, plain
from cmviewer.problems.bundles import BUNDLE_DAMAGED

KEPT: Final = 1 << 28
"""Bytes of row groups that are kept: those of some clicks."""

_CAUSES: Final = codes_of({cause.value: place for place, cause in enumerate(ERROR_TYPES)})
_IDS: Final = plain(np.int64, NO_ID)


class StoredOutcomes:
    """P outcomes in C cells, in the order of the cells, and in each in the order of the files.

    folder: of the bundle. files: from there. cell_truth, cell_prediction: int32 (C,), labels up to K.
    cell_rows: int64 (C,), outcomes of each.
    """

    def __init__(self, folder: Path, places: Sequence[CellPlaces], labels: dict[str, int]) -> None:
        self.folder = folder
        self._lock = Lock()
        self._kept = BoundedCache[tuple[int, int, str], NDArray[Any]](KEPT, lambda values: values.nbytes)
        known = sorted(places, key=lambda one: (labels[one.truth], labels[one.prediction]))
        parts = [part for one in known for part in one.parts]
        names = list(dict.fromkeys(part.file for part in parts))
        number = {name: place for place, name in enumerate(names)}
        self.files = tuple(names)
        self._files: dict[int, GroupedFile] = {}
        count = np.array([part.count for part in parts], np.int64)
        self._parts = Parts(
            file=np.array([number[part.file] for part in parts], np.int64),
            group=np.array([part.row_group for part in parts], np.int64),
            offset=np.array([part.offset for part in parts], np.int64),
            count=count,
            start=np.concatenate(([0], np.cumsum(count))),
        )
        self.places = ImagePlaces(
            self._parts,
            told=self._told_images,
            read=lambda file, group: self._values_of(file, group, "image", np.int32),
            look=self._images_of,
        )
        self.cell_truth = np.array([labels[one.truth] for one in known], np.int32)
        self.cell_prediction = np.array([labels[one.prediction] for one in known], np.int32)
        self.cell_rows = np.array([sum(part.count for part in one.parts) for one in known], np.int64)

    def __len__(self) -> int:
        return int(self._parts.start[-1])

    @cached_property
    def cell_start(self) -> NDArray[np.int64]:
        """First outcome of each cell, and where the last ends, int64 (C + 1,)."""
        return np.concatenate(([0], np.cumsum(self.cell_rows)))

    def cell_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Cell of some outcomes, int64 (n,)."""
        cells: NDArray[np.int64] = np.searchsorted(self.cell_start, places, side="right") - 1
        return cells

    def column(self, name: str, dtype: type[np.generic]) -> NDArray[Any]:
        """Return a column (P,), which reads where it is looked at."""
        return column(len(self), dtype, partial(self.values, name, dtype))

    @property
    def image(self) -> NDArray[np.int32]:
        """Image of each outcome, int32 (P,), in which one is found without reading all."""
        return column(len(self), np.int32, partial(self.values, "image", np.int32), find=self.places.of)

    def values(self, name: str, dtype: type[np.generic], places: NDArray[np.int64]) -> NDArray[Any]:
        """Read a column at some outcomes, int64 (n,). Raises `CmviewerError`."""
        if not len(places):
            return np.empty(0, dtype)
        parts = self._parts
        part = np.searchsorted(parts.start, places, side="right") - 1
        inner = parts.offset[part] + places - parts.start[part]
        wanted, of_group = np.unique((parts.file[part] << 32) | parts.group[part], return_inverse=True)
        groups = [self._values_of(int(one >> 32), int(one & 0xFFFFFFFF), name, dtype) for one in wanted]
        before = np.concatenate(([0], np.cumsum([len(one) for one in groups])))
        lengths = np.diff(before)
        if (inner >= lengths[of_group]).any() or (inner < 0).any():
            raise CmviewerError(BUNDLE_DAMAGED.of(self.folder, why="its index leads beyond its outcomes"))
        found: NDArray[Any] = np.concatenate(groups)[before[of_group] + inner]
        return found

    def _values_of(self, file: int, group: int, name: str, dtype: type[np.generic]) -> NDArray[Any]:
        """A column of a row group."""
        known = self._kept.get((file, group, name))
        if known is None:
            read = {"cause": _CAUSES, "truth_id": _IDS, "prediction_id": _IDS}.get(name) or plain(dtype)
            with self._lock:
                known = self._opened(file).column(name, group, read)
            self._kept.keep((file, group, name), known)
        return known

    def _images_of(self, file: int, group: int) -> NDArray[np.int32]:
        """The images of a row group, which are not kept: of all groups they would fill what others need."""
        known = self._kept.get((file, group, "image"))
        if known is not None:
            return known
        with self._lock:
            return self._opened(file).column("image", group, plain(np.int32))

    def _told_images(self, file: int, group: int) -> Reach | None:
        with self._lock:
            return self._opened(file).reach("image", group)

    def _opened(self, file: int) -> GroupedFile:
        if file not in self._files:
            path = self.folder / self.files[file]
            opened = GroupedFile(path)
            if not all(rows <= GROUP_ROWS for rows in opened.rows):
                raise CmviewerError(BUNDLE_DAMAGED.of(path, why="a group has more rows than it may"))
            self._files[file] = opened
        return self._files[file]
