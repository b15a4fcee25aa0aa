"""A small photo with the pixels of a cell painted; where there is no photo, the truth in its colours."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Classes, Frame
from cmviewer.examples.class_colours import class_colours
from cmviewer.examples.pixels import ReadPixels, starts_within
from cmviewer.gui.examples.maps.pictures import MARK_TABLE, argb, coloured, mark_codes
from cmviewer.readers.files.photos import MapShape, frame_of_photo
from cmviewer.readers.files.pictures import thumbnail

Source = Callable[[], Path | bytes | None]
"""Finds a photo; None where there is none, and raises `CmviewerError`."""


def painted_thumbnail(source: Source, frame: Frame, read: ReadPixels, classes: Classes, side: int) -> QImage:
    """Paint the pixels of an image at a size of at most `side`; runs in a worker. frame: of its photo.

    Where it is made smaller, a pixel of it is painted as soon as one of those that it stands for is.
    """
    height, width = read.inside.shape
    rows, columns = starts_within((height, width), side)
    picture = _photo(source, side, frame, (height, width))
    if picture is None:
        labels = read.truth[np.ix_(rows, columns)]
        picture = coloured(labels, np.append(argb(class_colours(classes)), np.uint32(0)))
    codes = mark_codes(read.inside)
    codes = np.maximum.reduceat(np.maximum.reduceat(codes, rows, axis=0), columns, axis=1)
    return _over(picture, coloured(codes, MARK_TABLE))


def _photo(source: Source, side: int, frame: Frame, shape: MapShape) -> QImage | None:
    try:
        found = source()
        if found is None:
            return None
        pixels = thumbnail(found, side, frame=frame_of_photo(found, frame, shape))
    except CmviewerError:
        return None  # why is said where the image is shown
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _over(ground: QImage, mark: QImage) -> QImage:
    """Lay painted pixels over a picture of about their size."""
    both = QImage(mark.size(), QImage.Format.Format_ARGB32_Premultiplied)
    both.fill(0)
    painter = QPainter(both)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRect(0, 0, mark.width(), mark.height()), ground)
    painter.drawImage(0, 0, mark)
    painter.end()
    return both
