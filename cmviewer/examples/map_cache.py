"""Maps that were read last, for the next cell is often of the same image."""

from collections import OrderedDict
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import LabelMaps
from cmviewer.matching import check_sizes

KEPT: Final = 64_000_000
"""Bytes of maps that are kept; those in use are kept in any case."""

Labels = NDArray[np.int32]
"""Labels of an image, int32 (H, W)."""

Values = NDArray[np.unsignedinteger[Any]]
"""A map as it is stored, uint8 or uint16 (H, W)."""


class ReadMaps:
    """Used by every thread that paints pixels."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[LabelMaps, int], Values] = OrderedDict()
        self._size = 0

    def labels(self, truth: LabelMaps, predictions: LabelMaps, image: int) -> tuple[Labels, Labels]:
        """Labels of both maps of an image. Raises `CmviewerError`."""
        said, found = self._values(truth, image), self._values(predictions, image)
        check_sizes(said, found, predictions.file(image))
        return truth.label_of_value[said], predictions.label_of_value[found]

    def forget(self) -> None:
        """Keep none of them."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _values(self, side: LabelMaps, image: int) -> Values:
        key = (side, image)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        values = side.load(image)
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += values.nbytes - (0 if before is None else before.nbytes)
            self._kept[key] = values
            while self._size > KEPT and len(self._kept) > 2:
                self._size -= self._kept.popitem(last=False)[1].nbytes
        return values
