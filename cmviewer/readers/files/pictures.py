"""Pixels of an image file for the screen: always RGBA, turned as is asked for, never clipped."""

import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from cmviewer.archives import size_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Detail, Frame
from cmviewer.limits import LARGE_PICTURE, PICTURE_FORMATS, PICTURE_PIXELS, PNG_ROOM, PNG_SHRINKS
from cmviewer.problems.images import IMAGE_MISSING, IMAGE_TOO_LARGE, IMAGE_UNREADABLE, NO_PICTURE_FILE
from cmviewer.readers.files.file_bytes import unreadable
from cmviewer.readers.files.words import looks_like_image
from cmviewer.regular_files import open_regular

SHOWN_PIXELS: Final = 64_000_000
"""A picture with more pixels is shown at a half, a third, … of its size: no screen has as many."""
UPRIGHT: Final = 1
"""EXIF's orientation of a picture that is not to be turned."""
_ORIENTATION: Final = 0x0112
"""EXIF's tag."""
_MARKED: Final = frozenset({"JPEG", "MPO", "TIFF"})
"""Formats whose EXIF stands before the pixels; of others Pillow would decode the pixels to look for it."""
_WAYS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BACK: Final = _WAYS | {6: _WAYS[8], 8: _WAYS[6]}
TURNED_BY_PILLOW: Final = frozenset({"TIFF"})
"""Formats that Pillow turns when it decodes them; their size is that as seen."""
_WIDE: Final = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
DAMAGE: Final = (
    UnidentifiedImageError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError,
    SyntaxError, EOFError, MemoryError, RuntimeError, AssertionError, struct.error, zlib.error, Warning,
)  # fmt: skip

_LARGE: Final = Lock()

# The size is looked at here, before any pixel is decoded; Pillow's own limit warns instead.
Image.MAX_IMAGE_PIXELS = None
# Pillow warns of odd metadata, which a person who looks at an image cannot mend.
warnings.filterwarnings("ignore", module=r"PIL\.")


def load_picture(
    source: Path | bytes,
    max_pixels: int = PICTURE_PIXELS,
    frame: Frame = Frame.SEEN,
    detail: Detail | None = None,
) -> NDArray[np.uint8]:
    """Decode an image file, or what was one: RGBA, uint8 (H, W, 4), made smaller above `SHOWN_PIXELS`.

    frame: whether it is turned as its camera says. detail: how fine it is wanted; a JPEG is then decoded at a
    half, a quarter or an eighth of its size where that is as fine. Raises `CmviewerError` with one of the
    codes `image-missing`, `image-unreadable`, `image-too-large`.
    """
    return _decode(source, max_pixels, None, frame, detail)


def thumbnail(
    source: Path | bytes, size: int, max_pixels: int = PICTURE_PIXELS, frame: Frame = Frame.SEEN
) -> NDArray[np.uint8]:
    """Decode an image file as RGBA, uint8 (h, w, 4), neither side above `size`; errors as above."""
    return _decode(source, max_pixels, size, frame, Detail(2 * size))


def mark_of(image: Image.Image) -> int:
    """EXIF's orientation of an opened picture, 1 to 8; 1 where it has none, or it is damaged."""
    try:
        has_mark = image.format in _MARKED or "exif" in image.info
        mark = image.getexif().get(_ORIENTATION, UPRIGHT) if has_mark else UPRIGHT
    except (OSError, *DAMAGE):
        return UPRIGHT
    return int(mark) if mark in range(1, 9) else UPRIGHT


@contextmanager
def open_picture(source: Path | bytes) -> Iterator[Image.Image]:
    """Open a picture of a kind that is read, by its content; no pixel is decoded.

    Pillow gets the open file, never its name: by the name it would map the file into memory, and where that
    is cut off meanwhile, the program would die. Raises `OSError` and what `DAMAGE` lists.
    """
    opened = BytesIO(source) if isinstance(source, bytes) else open_regular(source)
    with opened as stream, Image.open(stream, formats=PICTURE_FORMATS) as image:
        yield image


def check_size(image: Image.Image, path: Path | None, max_pixels: int = PICTURE_PIXELS) -> None:
    """Raise `CmviewerError` where a picture would be decoded to too many pixels, or to more than it holds."""
    if image.width * image.height > max_pixels:
        raise CmviewerError(
            IMAGE_TOO_LARGE.of(path, width=image.width, height=image.height, limit=max_pixels / 1e6)
        )
    if image.format == "PNG" and path is not None:
        bits = image.width * image.height
        if bits > 8 * (PNG_SHRINKS * size_of(path) + PNG_ROOM):
            raise CmviewerError(_damaged(path))  # cut off: its pixels would take room all the same


@contextmanager
def room_for(image: Image.Image) -> Iterator[None]:
    """Let one large picture be decoded at a time: there are several threads, but not more memory."""
    if image.width * image.height <= LARGE_PICTURE:
        yield
        return
    with _LARGE:
        yield


def _decode(
    source: Path | bytes, max_pixels: int, size: int | None, frame: Frame, detail: Detail | None
) -> NDArray[np.uint8]:
    path = source if isinstance(source, Path) else None
    try:
        with open_picture(source) as image:
            check_size(image, path, max_pixels)
            way = _way(image, frame)
            if detail is not None:
                image.draft(None, detail.within(image.width, image.height))
            with room_for(image):
                image.load()
                return _pixels(image, size, way)
    except OSError as error:
        # Pillow says that a file is cut off with an OSError that no system call has made.
        raise CmviewerError(
            _damaged(path) if path is None or error.errno is None else _unopened(path, error)
        ) from error
    except DAMAGE as error:
        raise CmviewerError(_damaged(path)) from error


def _way(image: Image.Image, frame: Frame) -> Image.Transpose | None:
    """How the pixels that Pillow decodes are to be turned, None for not at all."""
    is_seen = image.format in TURNED_BY_PILLOW
    if is_seen is (frame is Frame.SEEN):
        return None
    return (_BACK if is_seen else _WAYS).get(mark_of(image))


def _pixels(image: Image.Image, size: int | None, way: Image.Transpose | None) -> NDArray[np.uint8]:
    """Pixels of a decoded image; way: how it is turned, None for not at all."""
    image = image if way is None else image.transpose(way)
    image = _smaller(image, SHOWN_PIXELS if size is None else (4 * size) ** 2)
    picture = _by_range(image) if image.mode in _WIDE else image
    rgba = picture.convert("RGBA")
    if size is not None:
        rgba.thumbnail((size, size))
    return np.array(rgba, np.uint8)


def _smaller(image: Image.Image, most: int) -> Image.Image:
    """Bring an image near that many pixels, or fewer, before anything is copied of it."""
    factor = math.ceil(math.sqrt(image.width * image.height / most))
    if factor == 1:
        return image
    if image.mode in _WIDE | {"1", "P"}:
        size = (-(-image.width // factor), -(-image.height // factor))
        return image.resize(size, Image.Resampling.NEAREST)
    return image.reduce(factor)


def _by_range(image: Image.Image) -> Image.Image:
    """Bring grey values of 16 or 32 bits to 0 to 255, from the darkest to the brightest."""
    values: NDArray[Any] = np.asarray(image).astype(np.float64)
    known = np.isfinite(values)
    if not known.any():
        return Image.fromarray(np.zeros(values.shape, np.uint8))
    lowest, highest = float(values[known].min()), float(values[known].max())
    shares = (np.where(known, values, lowest) - lowest) / max(highest - lowest, np.finfo(np.float64).tiny)
    return Image.fromarray(np.round(shares * 255).astype(np.uint8))


def _unopened(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return IMAGE_MISSING.of(path)
    return unreadable(path, error)


def _damaged(path: Path | None) -> Problem:
    if path is not None and path.suffix and not looks_like_image(path.name):
        return NO_PICTURE_FILE.of(path)
    return IMAGE_UNREADABLE.of(path)
