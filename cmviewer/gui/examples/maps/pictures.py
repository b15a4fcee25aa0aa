"""Maps as pictures, each at several sizes, so that zooming never has to look at millions of pixels."""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from cmviewer.evaluation import NOT_COUNTED
from cmviewer.examples.map_cache import Labels

LEAST: Final = 256
"""Pixels of the longer side under which no smaller picture is made."""
RGB = tuple[int, int, int]
MARK: Final[RGB] = (255, 221, 0)
"""Yellow: seen by everybody, on dark and on light once the rest is darkened."""
INSIDE: Final = 140
"""Opacity of the pixels of a cell, of 255; that of their edge is full."""
SHADE: Final = 90
"""Opacity of the dark over all that is not of the cell."""
WRONG: Final[RGB] = (230, 0, 126)
RIGHT: Final[RGB] = (150, 165, 180)
FAINT: Final = 110

Codes = NDArray[np.integer[Any]]
"""What each pixel is, whole numbers (H, W); a table says in which colour that is drawn."""


@dataclass(frozen=True, eq=False)
class Pyramid:
    """The same picture at several sizes, each half as large as the one before, rounded up."""

    levels: tuple[QImage, ...]

    @property
    def size(self) -> QSize:
        """Its size in pixels."""
        return self.levels[0].size()

    def level(self, scale: float) -> int:
        """Which one to draw where a pixel of the image takes `scale` pixels of the screen."""
        wanted = math.floor(math.log2(1 / scale)) if 0 < scale < 1 else 0
        return min(wanted, len(self.levels) - 1)


def photo_picture(photo: QImage) -> Pyramid:
    """Shrink a photo step by step."""
    levels = [photo.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]
    while max(levels[-1].width(), levels[-1].height()) > LEAST:
        last = levels[-1]
        size = QSize((last.width() + 1) // 2, (last.height() + 1) // 2)
        aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        levels.append(last.scaled(size, aspect, smooth))
    return Pyramid(tuple(levels))


def map_picture(labels: Labels, colours: NDArray[np.uint8]) -> Pyramid:
    """Draw a map in the colours of its classes, uint8 (K + 1, 3); what is not judged is left empty."""
    table = np.append(argb(colours), np.uint32(0))  # the last is that of `NOT_COUNTED`
    levels = [coloured(labels, table)]
    while max(labels.shape) > LEAST:
        labels = labels[::2, ::2]
        levels.append(coloured(labels, table))
    return Pyramid(tuple(levels))


def difference_picture(truth: Labels, prediction: Labels) -> Pyramid:
    """Draw what is right faintly and what is wrong strongly; what is not judged is left empty."""
    codes = np.where(truth == prediction, np.uint8(1), np.uint8(2))
    codes[truth == NOT_COUNTED] = 0
    return striking_picture(codes, np.concatenate([[0], argb(RIGHT, FAINT), argb(WRONG)]).astype(np.uint32))


def mark_pictures(inside: NDArray[np.bool_]) -> tuple[Pyramid, Pyramid]:
    """Paint some pixels and their edges, and darken all others; then the same without what is inside."""
    codes = mark_codes(inside)
    return striking_picture(codes, MARK_TABLE), striking_picture(codes, EDGE_TABLE)


def mark_codes(inside: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """0 outside, 1 inside, 2 at the edge: a pixel one of whose four neighbours is outside."""
    padded = np.pad(inside, 1)
    whole = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    codes: NDArray[np.uint8] = 2 * inside.view(np.uint8) - (inside & whole).view(np.uint8)
    return codes


def argb(colours: RGB | NDArray[np.uint8], opacity: int = 255) -> NDArray[np.uint32]:
    """Colours, (n, 3) or one, as Qt keeps them: uint32 (n,), premultiplied with their opacity."""
    red, green, blue = np.atleast_2d(np.asarray(colours, np.uint32)).T * np.uint32(opacity) // np.uint32(255)
    packed: NDArray[np.uint32] = np.uint32(opacity) << 24 | red << 16 | green << 8 | blue
    return packed.astype(np.uint32)


def coloured(codes: Codes, table: NDArray[np.uint32]) -> QImage:
    """Draw codes in the colours of a table; a negative code counts from its end."""
    pixels = np.ascontiguousarray(table[codes])
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


MARK_TABLE: Final = np.concatenate([argb((0, 0, 0), SHADE), argb(MARK, INSIDE), argb(MARK)])
EDGE_TABLE: Final = np.where([True, False, True], MARK_TABLE, np.uint32(0))


def striking_picture(codes: NDArray[np.uint8], table: NDArray[np.uint32]) -> Pyramid:
    """Draw codes by a table; at smaller sizes the highest of four stays, so that single ones are seen."""
    levels = [coloured(codes, table)]
    while max(codes.shape) > LEAST:
        height, width = codes.shape
        codes = np.pad(codes, ((0, height % 2), (0, width % 2)))
        codes = np.maximum(
            np.maximum(codes[::2, ::2], codes[1::2, ::2]), np.maximum(codes[::2, 1::2], codes[1::2, 1::2])
        )
        levels.append(coloured(codes, table))
    return Pyramid(tuple(levels))
