"""Photographs as what lies over them is about: turned or not, and as large as their files say."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Detail, Frame
from cmviewer.readers.files.picture_headers import PictureHeader, header_of
from cmviewer.readers.files.pictures import load_picture

MapShape = tuple[int, int]
"""Height and width of the maps that lie over a photograph."""


@dataclass(frozen=True, eq=False)
class Photo:
    """pixels: RGBA, uint8 (H, W, 4), fewer than those of the file where it is very large, or less was wanted.

    size: width and height of the file, which what lies over it is about. is_turned: whether it is marked to
    be turned, and its size does not tell whether what lies over it is about that.
    """

    pixels: NDArray[np.uint8]
    size: tuple[int, int]
    is_turned: bool


def load_photo(
    source: Path | bytes, frame: Frame, shape: MapShape | None = None, detail: Detail | None = None
) -> Photo:
    """Decode a photograph; runs in a worker. Raises `CmviewerError`.

    frame: what lies over the photographs is about; that of a single one its maps tell by their `shape`.
    detail: how fine it is wanted; None: as fine as it is.
    """
    header = header_of(source)
    frame, is_turned = _frame_by(header, frame, shape)
    pixels = load_picture(source, frame=frame, detail=detail)
    height, width = pixels.shape[:2]
    return Photo(pixels, (width, height) if header is None else header.size(frame), is_turned)


def frame_of_photo(source: Path | bytes, frame: Frame, shape: MapShape | None) -> Frame:
    """In which frame one photograph is drawn, over which lie maps of a shape."""
    return _frame_by(header_of(source), frame, shape)[0]


def _frame_by(header: PictureHeader | None, frame: Frame, shape: MapShape | None) -> tuple[Frame, bool]:
    """In which frame it is drawn, and whether it is turned and its size does not tell that."""
    if header is None or not header.is_turned:
        return frame, False
    by_size = None if shape is None else header.frame_of(shape[1], shape[0])
    return by_size or frame, by_size is None
