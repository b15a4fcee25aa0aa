"""Photographs as they are handed in, and what is cut out of them."""

import math
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Detail, Frame
from cmviewer.examples.crops import Box, Crop


class Photograph(Protocol):
    """A photograph as what lies over it is about.

    pixels: RGBA, uint8 (H, W, 4), fewer than those of the file where it is very large, or wanted less fine.
    size: width and height of the file.
    """

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """Pixels, RGBA, uint8 (H, W, 4)."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the file."""
        ...


class LoadPhotograph(Protocol):
    """Decodes a file in a frame, or in the one that a map of this shape tells; `detail`: how fine.

    Raises `CmviewerError`.
    """

    def __call__(
        self, source: Path, frame: Frame, shape: tuple[int, int] | None = None, detail: Detail | None = None
    ) -> Photograph:
        """Return the photograph."""
        ...


def cut(photo: Photograph, crop: Crop | None, size: tuple[int, int]) -> tuple[NDArray[np.uint8], Box]:
    """Return the pixels of what is around an object, None: all of them, and which place they show.

    size: width and height of the image that the crop and the place are about; the photograph may have been
    made smaller, or be a larger copy. Every pixel that is partly inside is there, and one at least.
    """
    width, height = size
    if crop is None:
        return photo.pixels, (0.0, 0.0, float(width), float(height))
    rows, columns = photo.pixels.shape[:2]
    across, down = width / columns, height / rows
    x0, y0, x1, y1 = crop.place_within(width, height)
    left, top = min(columns - 1, int(x0 / across)), min(rows - 1, int(y0 / down))
    right = min(columns, max(left + 1, math.ceil(x1 / across)))
    bottom = min(rows, max(top + 1, math.ceil(y1 / down)))
    place = (left * across, top * down, right * across, bottom * down)
    return photo.pixels[top:bottom, left:right], place
