"""Maps that were read last, for the next cell is often of the same image."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
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
        self._kept: BoundedCache[tuple[LabelMaps, int], Values] = BoundedCache(
            KEPT, lambda values: values.nbytes, fewest=2
        )

    def labels(self, truth: LabelMaps, predictions: LabelMaps, image: int) -> tuple[Labels, Labels]:
        """Labels of both maps of an image. Raises `CmviewerError`."""
        true, found = self._values(truth, image), self._values(predictions, image)
        check_sizes(true, found, predictions.file(image))
        return truth.label_of_value[true], predictions.label_of_value[found]

    def forget(self) -> None:
        """Keep none of them."""
        self._kept.clear()

    def _values(self, side: LabelMaps, image: int) -> Values:
        key = (side, image)
        known = self._kept.get(key)
        if known is not None:
            return known
        values = side.load(image)
        self._kept.keep(key, values)
        return values
