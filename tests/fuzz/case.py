"""A small folder of results, before anything in it is damaged."""

import io
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from PIL import Image

LIGHT = 16_384
"""Bytes up to which a case is small."""
EACH_FILE = 1_024
"""Bytes that take about as long as one more file."""


@dataclass(frozen=True)
class Case:
    """Files by their path in the folder, and how the folder is opened where it does not explain itself.

    truth, predictions, classes: paths in the folder, for the options of these names.
    """

    name: str
    files: dict[str, bytes] = field(repr=False)
    truth: str | None = None
    predictions: tuple[str, ...] = ()
    classes: str | None = None

    @cached_property
    def weight(self) -> float:
        """How often it is taken beside others, at most 1: a large one takes the time of many small ones."""
        size = sum(map(len, self.files.values())) + EACH_FILE * len(self.files)
        return min(1.0, LIGHT / max(1, size))


def text(value: str) -> bytes:
    return value.encode("utf-8")


def as_json(value: Any) -> bytes:
    return text(json.dumps(value))


def as_npy(values: Any, dtype: Any = None) -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.asarray(values, dtype))
    return stream.getvalue()


def as_npz(**arrays: Any) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **{name: np.asarray(array) for name, array in arrays.items()})
    return stream.getvalue()


def as_picture(values: Any, form: str = "PNG", *, palette: Any = None) -> bytes:
    """Values (H, W) of 8 or 16 bits, or (H, W, 3), as a picture; with `palette` (256, 3) as indices."""
    values = np.asarray(values)
    image = Image.fromarray(values if values.dtype == np.uint16 else values.astype(np.uint8))
    if palette is not None:
        image = Image.frombytes("P", image.size, values.astype(np.uint8).tobytes())
        image.putpalette(np.asarray(palette, np.uint8).ravel().tolist())
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


PHOTO = as_picture(np.arange(40 * 60 * 3).reshape(40, 60, 3) % 251, "JPEG")
"""A picture of 60 x 40 pixels."""
