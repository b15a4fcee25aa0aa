"""Images that were decoded last, for the next object is often in the same one."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.files.pictures import load_picture

KEPT: Final = 200_000_000
"""Bytes of pixels that are kept; the image that is in use is kept in any case."""


class DecodedPictures:
    """Used by every thread that makes thumbnails."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[int, NDArray[np.uint8]] = OrderedDict()
        self._size = 0

    def get(self, image: int, source: Path | bytes) -> NDArray[np.uint8]:
        """Pixels of an image, RGBA, uint8 (H, W, 4). Raises `CmviewerError`."""
        with self._lock:
            known = self._kept.get(image)
            if known is not None:
                self._kept.move_to_end(image)
                return known
        pixels = load_picture(source)
        with self._lock:
            before = self._kept.pop(image, None)
            self._size += pixels.nbytes - (0 if before is None else before.nbytes)
            self._kept[image] = pixels
            while self._size > KEPT and len(self._kept) > 1:
                self._size -= self._kept.popitem(last=False)[1].nbytes
        return pixels
