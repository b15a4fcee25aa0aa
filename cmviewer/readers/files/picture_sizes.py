"""How large pictures are, as their headers say: no pixel is decoded."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Images, frozen
from cmviewer.readers.files.many_images import find_each
from cmviewer.readers.files.picture_headers import LYING, header_of
from cmviewer.readers.files.pictures import UPRIGHT

UNKNOWN_SIZE: Final = 0
"""Width and height of an image that nobody tells."""
TOO_LARGE: Final = 1 << 31
"""Pixels a side that no image has."""
_NO_HEADER: Final = (UNKNOWN_SIZE, UNKNOWN_SIZE, UPRIGHT)


def pixels_told(value: float | None) -> int:
    """Return a side as a file tells it, in pixels; `UNKNOWN_SIZE` where it tells none that can be."""
    return int(value) if value is not None and 0 < value < TOO_LARGE else UNKNOWN_SIZE


def size_and_mark(file: Path | None) -> tuple[int, int, int]:
    """Width and height as stored, and EXIF's orientation, as the header tells them."""
    header = None if file is None else header_of(file)
    return _NO_HEADER if header is None else (header.width, header.height, header.mark)


def headers_of(files: Iterable[Path | None]) -> NDArray[np.int32]:
    """Width and height as stored, and orientation, of some pictures, int32 (n, 3)."""
    found = [_NO_HEADER if file is None else size_and_mark(file) for file in files]
    return np.fromiter(chain.from_iterable(found), np.int32, 3 * len(found)).reshape(-1, 3)


def as_seen(header: NDArray[np.int32]) -> NDArray[np.int32]:
    """Width and height of pictures the right way up, int32 (n, 2), of headers as `headers_of` gives them."""
    lying = header[:, 2] >= LYING
    return np.where(lying[:, np.newaxis], header[:, 1::-1], header[:, :2])


def measure_pictures(
    images: Images, instead: Callable[[int], Path | None] | None = None
) -> NDArray[np.int32]:
    """Width and height of images as seen, int32 (N, 2). `instead`: of a file of the same size, if any."""

    def files() -> Iterator[Path | None]:
        for image, found in enumerate(find_each(images, range(len(images)))):
            yield found or (None if instead is None else instead(image))

    return frozen(as_seen(headers_of(files())), np.int32)
