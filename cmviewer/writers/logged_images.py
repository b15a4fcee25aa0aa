"""Images that training code holds as arrays → PNG files beside its checkpoints, each written once."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

IMAGES_FOLDER: Final = "images"
_CHANNELS: Final = (1, 3, 4)
_DIGITS: Final = 20
"""Hexadecimal digits of a name: two of a million images share 80 bits with a chance of 1 in 10^12."""


def are_arrays(images: object) -> bool:
    """Tell whether images are arrays of pixels, and not paths."""
    if isinstance(images, Sequence) and not isinstance(images, str):
        return len(images) > 0 and not isinstance(images[0], str | Path) and np.ndim(images[0]) >= 2
    return hasattr(images, "__array__") and np.ndim(images) >= 3


def png_files(images: Sequence[Any] | NDArray[Any]) -> dict[str, bytes]:
    """Return the PNG files of some images: by name, which is a digest of the pixels.

    images: N arrays (H, W), (H, W, C) or (C, H, W) with C of 1, 3 or 4; whole numbers from 0 to 255, or
    fractions from 0 to 1. Equal images are one file. Raises `ValueError` for anything else.
    """
    return {name_of(pixels): _png(pixels) for pixels in map(pixels_of, images)}


def name_of(pixels: NDArray[np.uint8]) -> str:
    """Return the name of the file of some pixels, which depends on nothing but them."""
    digest = hashlib.sha256(f"{pixels.shape}".encode() + pixels.tobytes()).hexdigest()
    return f"{digest[:_DIGITS]}.png"


def pixels_of(image: object) -> NDArray[np.uint8]:
    """Return an image as uint8 (H, W) or (H, W, 3 or 4). Raises `ValueError`."""
    array = np.asarray(image)
    if array.ndim == 3 and array.shape[-1] not in _CHANNELS and array.shape[0] in _CHANNELS:
        array = np.moveaxis(array, 0, -1)
    if array.ndim not in {2, 3} or not array.size or (array.ndim == 3 and array.shape[-1] not in _CHANNELS):
        raise ValueError(f"an image must have the shape (H, W), (H, W, C) or (C, H, W), not {array.shape}")
    if array.ndim == 3 and array.shape[-1] == 1:
        array = array[..., 0]
    if array.dtype == np.uint8:
        return np.ascontiguousarray(array)
    numbers = array.astype(np.float64)
    fractions = np.issubdtype(array.dtype, np.floating)
    most = 1 if fractions else 255
    if not (np.isfinite(numbers).all() and numbers.min() >= 0 and numbers.max() <= most):
        raise ValueError(
            f"pixels must be from 0 to {most}; those of normalised images have to be turned back"
        )
    return np.ascontiguousarray(np.rint(numbers * 255 if fractions else numbers).astype(np.uint8))


def _png(pixels: NDArray[np.uint8]) -> bytes:
    from PIL import Image  # noqa: PLC0415 - training code that logs paths does not wait for it

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()
