"""A file of a map → the values in it, as they are stored: never converted, clipped or blurred."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cmviewer.errors import CmviewerError, Problem
from cmviewer.limits import PICTURE_PIXELS
from cmviewer.problems.maps import (
    MAP_ALPHA,
    MAP_LOSSY,
    MAP_NOT_LABELS,
    MAP_PAGES,
    MAP_UNREADABLE,
    MAP_VALUES_BEYOND,
    SEVERAL_ARRAYS,
)
from cmviewer.readers.files.file_bytes import unreadable
from cmviewer.readers.files.npy_files import DAMAGED, header_of, read_array
from cmviewer.readers.files.npz_check import check_archive
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.files.pictures import DAMAGE, check_size, open_picture, room_for
from cmviewer.readers.maps.parts import ARRAYS, LOSSY
from cmviewer.regular_files import open_regular

Stored = NDArray[Any]
"""Values (H, W), uint8 or uint16, or colours, uint8 (H, W, 3)."""

_COLOURS: Final = frozenset({"RGB", "RGBA", "LA", "PA", "RGBX"})
_NARROW: Final = frozenset({"L", "P"})
_SUBFILE: Final = 254
"""The TIFF tag NewSubfileType; its first bit marks a smaller copy of another page."""
_FEWEST_COLUMNS: Final = 8
"""Arrays (a, b, c) with fewer along the last axis may be (height, width, classes) as well as pages."""


def decode(file: Path) -> Stored:
    """Read a map: uint8 or uint16 (H, W), or colours, uint8 (H, W, 3). May be called by any thread.

    Raises `CmviewerError`: `map-unreadable`, `map-lossy`, `map-alpha`, `map-not-labels`, `image-too-large`.
    """
    if file.suffix.lower() in LOSSY:
        raise CmviewerError(lossy(file))
    with failing_alone(file):
        return _array(file) if file.suffix.lower() in ARRAYS else _picture(file)


def palette_of(file: Path) -> NDArray[np.uint8] | None:
    """Return the colours of a palette image, uint8 (n, 3); None where it has none, or cannot be read."""
    try:
        with open_picture(file) as image:
            colours = image.getpalette("RGB") if image.mode == "P" else None
    except (OSError, *DAMAGE):
        return None
    return None if colours is None else np.array(colours, np.uint8).reshape(-1, 3)


def decode_colours(file: Path) -> Stored:
    """Read a map as `decode` does; of a palette image the colours that its values stand for."""
    stored, palette = decode(file), palette_of(file)
    if palette is None or stored.ndim == 3:
        return stored
    known = np.zeros((256, 3), np.uint8)
    known[: len(palette)] = palette[:256]
    return known[stored]


def lossy(file: Path) -> Problem:
    """Say why a file is no map."""
    return MAP_LOSSY.of(file, ending=file.suffix.lower())


def _picture(file: Path) -> Stored:
    try:
        with open_picture(file) as image, room_for(image):
            check_size(image, file)
            if image.format in {"JPEG", "WEBP", "MPO"}:
                raise CmviewerError(lossy(file))
            mode, stored = image.mode, _pages(file, image)
    except OSError as error:
        raise CmviewerError(
            MAP_UNREADABLE.of(file) if error.errno is None else unreadable(file, error)
        ) from error
    except DAMAGE as error:
        raise CmviewerError(MAP_UNREADABLE.of(file)) from error
    if mode in _NARROW or mode == "RGB":
        return stored
    if mode in _COLOURS:
        return _without_alpha(file, stored)
    return whole_numbers(file, stored)


def _pages(file: Path, image: Image.Image) -> NDArray[Any]:
    """All pages of an image, one below the other; smaller copies of a page are passed over.

    Raises `CmviewerError` where pages differ in size or kind, or there are too many.
    """
    count = int(getattr(image, "n_frames", 1))
    if count == 1:
        return np.asarray(image)
    if count * image.width * image.height > PICTURE_PIXELS:
        raise CmviewerError(MAP_PAGES.of(file, what=f"{count:,} pages have too many pixels for one map"))
    first = (image.mode, image.size)
    pages = []
    for number in range(count):
        image.seek(number)
        if number and _is_smaller_copy(image):
            continue
        if (image.mode, image.size) != first:
            raise CmviewerError(
                MAP_PAGES.of(file, what=f"page {number + 1} is of another size or kind than the first")
            )
        pages.append(np.array(image))
    return np.concatenate(pages)


def _is_smaller_copy(image: Image.Image) -> bool:
    tags = getattr(image, "tag_v2", None)
    return tags is not None and bool(tags.get(_SUBFILE, 0) & 1)


def _without_alpha(file: Path, stored: Stored) -> Stored:
    """Drop a last channel that is the same everywhere."""
    alpha = stored[..., -1]
    if (alpha != alpha.flat[0]).any():
        raise CmviewerError(MAP_ALPHA.of(file))
    colours = stored[..., :-1]
    return colours[..., 0] if colours.shape[2] == 1 else colours


def _array(file: Path) -> Stored:
    try:
        if file.suffix.lower() == ".npy":
            check_shape(file, *header_of(file))  # some arrays are far larger than any map
            return whole_numbers(file, read_array(file))
        with open_regular(file) as stream:
            check_archive(file, stream)
            stream.seek(0)
            return whole_numbers(file, _only(file, np.load(stream, allow_pickle=False)))
    except OSError as error:
        raise CmviewerError(
            MAP_UNREADABLE.of(file) if error.errno is None else unreadable(file, error)
        ) from error
    except DAMAGED as error:
        raise CmviewerError(MAP_UNREADABLE.of(file)) from error


def _only(file: Path, archive: Mapping[str, Any]) -> Stored:
    """Read the only array of an archive. Raises `ValueError` where what it holds is no array."""
    if len(archive) != 1:
        raise CmviewerError(SEVERAL_ARRAYS.of(file, count=len(archive)))
    values = archive[next(iter(archive))]
    if not isinstance(values, np.ndarray):  # NumPy gives the bytes of any other member
        raise ValueError("the archive holds no array")  # noqa: TRY004 - of a file, as all that DAMAGED lists
    return values


def whole_numbers(file: Path, values: Stored) -> Stored:
    """Bring values of other types to uint8 or uint16; -1 becomes 255, as it stands for what is not judged."""
    check_shape(file, values.shape, values.dtype)
    values = np.squeeze(values) if values.ndim > 2 else values
    if values.ndim == 3 and not _is_colours(values.shape, values.dtype):
        values = _below_one_another(file, values)
    if values.ndim == 3 or values.dtype in (np.uint8, np.uint16):
        return values
    if values.dtype.kind == "f":
        values = _of_floats(file, values)
    lowest, highest = int(values.min()), int(values.max())
    if lowest < -1 or highest > np.iinfo(np.uint16).max:
        raise CmviewerError(MAP_VALUES_BEYOND.of(file, lowest=lowest, highest=highest))
    if lowest < 0:
        values = np.where(values < 0, 255, values)
    return values.astype(np.uint8 if highest < 256 else np.uint16)


def _of_floats(file: Path, values: Stored) -> Stored:
    """Whole numbers that were saved as floats. Raises `CmviewerError` where others are among them: scores."""
    far = np.abs(values) > np.iinfo(np.uint16).max
    if not np.isfinite(values).all() or far.any() or (values != np.rint(values)).any():
        raise CmviewerError(MAP_NOT_LABELS.of(file, dtype=values.dtype, shape=values.shape))
    return values.astype(np.int64)


def check_shape(file: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
    """Raise `CmviewerError` where an array is no map: a whole number or a colour a pixel, or pages of it.

    Floats may be whole numbers, of one page.
    """
    sides = tuple(side for side in shape if side != 1) if len(shape) > 2 and dtype.kind in "biu" else shape
    is_pages = len(sides) == 3 and sides[2] >= _FEWEST_COLUMNS and dtype.kind in "iu"
    is_map = len(sides) == 2 and (dtype.kind in "biu" or (dtype.kind == "f" and sides[1] >= _FEWEST_COLUMNS))
    if 0 not in sides and (is_map or is_pages or _is_colours(sides, dtype)):
        return
    raise CmviewerError(MAP_NOT_LABELS.of(file, dtype=dtype, shape=shape))


def _is_colours(sides: tuple[int, ...], dtype: np.dtype[Any]) -> bool:
    return len(sides) == 3 and sides[2] == 3 and dtype == np.uint8


def _below_one_another(file: Path, values: Stored) -> Stored:
    """Maps (pages, height, width) as one map. Raises `CmviewerError` where each plane is a class."""
    if (values.sum(axis=0, dtype=np.int64) == 1).all():
        raise CmviewerError(MAP_NOT_LABELS.of(file, dtype=values.dtype, shape=values.shape))
    return values.reshape(-1, values.shape[2])
