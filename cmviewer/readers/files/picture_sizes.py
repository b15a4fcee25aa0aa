"""How large pictures are, as their headers say: no pixel is decoded."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Images, frozen
from cmviewer.readers.files.pictures import DAMAGE, open_picture

UNKNOWN_SIZE: Final = 0
"""Width and height of an image that nobody tells."""
UPRIGHT: Final = 1
LYING: Final = 5
"""From this orientation on width and height change places."""
_ORIENTATION: Final = 0x0112
"""EXIF's tag."""
_MARKED: Final = frozenset({"JPEG", "MPO", "TIFF"})
"""Formats whose EXIF stands before the pixels; of others Pillow would decode the pixels to look for it."""


def header_of(file: Path | None) -> tuple[int, int, int]:
    """Width and height as stored, and the orientation, as the header tells them; no pixel is decoded."""
    if file is None:
        return UNKNOWN_SIZE, UNKNOWN_SIZE, UPRIGHT
    try:
        with open_picture(file) as image:
            has_mark = image.format in _MARKED or "exif" in image.info
            mark = image.getexif().get(_ORIENTATION, UPRIGHT) if has_mark else UPRIGHT
            return *image.size, mark if mark in range(1, 9) else UPRIGHT
    except (OSError, *DAMAGE):
        return UNKNOWN_SIZE, UNKNOWN_SIZE, UPRIGHT


def headers_of(files: Iterable[Path | None]) -> NDArray[np.int32]:
    """Width and height as stored, and orientation, of some pictures, int32 (n, 3)."""
    return np.array([header_of(file) for file in files], np.int32).reshape(-1, 3)


def as_seen(header: NDArray[np.int32]) -> NDArray[np.int32]:
    """Width and height of pictures the right way up, int32 (n, 2), of headers as `headers_of` gives them."""
    lying = header[:, 2] >= LYING
    return np.where(lying[:, np.newaxis], header[:, 1::-1], header[:, :2])


def measure_pictures(
    images: Images, instead: Callable[[int], Path | None] | None = None
) -> NDArray[np.int32]:
    """Width and height of images as seen, int32 (N, 2). `instead`: of a file of the same size, if any."""

    def file(image: int) -> Path | None:
        return images.find(image) or (None if instead is None else instead(image))

    return frozen(as_seen(headers_of(map(file, range(len(images))))), np.int32)
