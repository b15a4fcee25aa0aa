"""`images.parquet`: the images that outcomes name by their number."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.parquet.check import Damaged
from cmviewer.parquet.groups import GroupedFile, plain
from cmviewer.problems.bundles import BUNDLE_DAMAGED


@dataclass(frozen=True, eq=False)
class ImageTable:
    """N images. sizes: int32 (N, 2), width and height, 0 where nobody knows.

    pixels: int64 (N,), of label maps; 0 where an image was not counted, and where outcomes are no pixels.
    """

    names: tuple[str, ...]
    sizes: NDArray[np.int32]
    pixels: NDArray[np.int64]


def read_images(file: Path, count: int) -> ImageTable:
    """Read it. Raises `CmviewerError` where it is damaged or has not `count` images."""
    opened = GroupedFile(file)
    if sum(opened.rows) != count:
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why="it has other images than its matrix"))

    def values(name: str, read: Any) -> NDArray[Any]:  # noqa: ANN401 - as `column` has it
        parts = [opened.column(name, group, read) for group, rows in enumerate(opened.rows) if rows]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    sizes = [values(name, plain(np.int32)) for name in ("width", "height")]
    pixels = values("pixels", plain(np.int64)) if opened.has("pixels") else np.zeros(count, np.int64)
    return ImageTable(tuple(values("name", _texts).tolist()), np.column_stack(sizes).astype(np.int32), pixels)


def _texts(series: Any) -> NDArray[Any]:  # noqa: ANN401 - fastparquet has no types
    texts: NDArray[Any] = series.to_numpy(dtype=object)
    if not all(isinstance(text, str) for text in texts):
        raise Damaged("an image has no name")
    return texts
