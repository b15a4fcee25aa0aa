"""What a person chooses of a page, and what reads its photographs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Frame

MEGABYTE: Final = 1_000_000
PAGE_SIZE: Final = 10.0
"""Megabytes that a page may have unless told."""


class Photograph(Protocol):
    """A photograph as what lies over it is about.

    pixels: RGBA, uint8 (H, W, 4), fewer than those of the file where it is very large. size: width and
    height of the file.
    """

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """Pixels, RGBA, uint8 (H, W, 4)."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the file."""
        ...


LoadPhotograph = Callable[[Path, Frame, tuple[int, int] | None], Photograph]
"""Decodes a file in a frame, or in the one that a map of this shape tells. Raises `CmviewerError`."""


@dataclass(frozen=True)
class PageChoice:
    """size: megabytes of 10⁶ bytes that the page may have. load: reads photographs; None: none are in it."""

    size: float = PAGE_SIZE
    load: LoadPhotograph | None = None

    @property
    def bytes(self) -> int:
        """How long the page may be."""
        return int(self.size * MEGABYTE)
