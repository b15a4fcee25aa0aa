"""Images that were decoded last, for the next object is often in the same one."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.readers.files.pictures import load_picture

KEPT: Final = 200_000_000
"""Bytes of pixels that are kept; the image that is in use is kept in any case."""


class DecodedPictures:
    """Used by every thread that makes thumbnails."""

    def __init__(self) -> None:
        self._kept: BoundedCache[int, NDArray[np.uint8]] = BoundedCache(KEPT, lambda pixels: pixels.nbytes)

    def get(self, image: int, source: Path | bytes) -> NDArray[np.uint8]:
        """Pixels of an image, RGBA, uint8 (H, W, 4). Raises `CmviewerError`."""
        known = self._kept.get(image)
        if known is not None:
            return known
        pixels = load_picture(source)
        self._kept.keep(image, pixels)
        return pixels
