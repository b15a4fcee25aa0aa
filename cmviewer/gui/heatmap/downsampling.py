"""Fewer pixels than cells: of the cells below a pixel, the darkest is seen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
"""Colours as numbers in the order of their darkness, uint32; 0 is an empty cell."""


def darkness(colours: NDArray[np.uint8]) -> Codes:
    """Write colours, uint8 (..., 3), as numbers in the order of their darkness, uint32 (...)."""
    red, green, blue = (colours[..., channel].astype(np.uint32) for channel in range(3))
    dark = np.maximum(1, 255 - (3 * red + 6 * green + blue) // 10)  # luminance, roughly
    codes: Codes = dark << 24 | red << 16 | green << 8 | blue
    return codes


@dataclass(frozen=True, eq=False)
class FilledCells:
    """The cells of a matrix of a shape that have a colour; most of a large matrix have none.

    place: intp (n,), ascending, in the flat matrix. code: uint32 (n,), the `darkness` of each.
    """

    shape: tuple[int, int]
    place: NDArray[np.intp]
    code: Codes

    def rgba(self, rows: int, columns: int) -> NDArray[np.uint8]:
        """Return uint8 (rows, columns, 4), no more of them than cells; alpha 0 where all are empty.

        Each pixel is the darkest of the cells below it, so that a single hot cell of a thousand stays.
        """
        codes = np.zeros(rows * columns, np.uint32)
        if (rows, columns) == self.shape:
            codes[self.place] = self.code
        else:
            row, column = np.divmod(self.place, self.shape[1])
            pixel = _pixels(self.shape[0], rows)[row] * columns + _pixels(self.shape[1], columns)[column]
            np.maximum.at(codes, pixel, self.code)
        opaque = np.where(codes > 0, codes << 8 | 255, 0)  # red, green, blue, alpha from the highest byte on
        return opaque.astype(">u4").view(np.uint8).reshape(rows, columns, 4)


NOTHING = FilledCells((1, 1), np.empty(0, np.intp), np.empty(0, np.uint32))


def _pixels(count: int, pixels: int) -> NDArray[np.intp]:
    """Which of so many pixels, no more than there are cells, each of `count` cells in a line falls into."""
    starts = np.arange(pixels) * count // pixels
    return np.searchsorted(starts, np.arange(count), side="right") - 1
