"""Pixels of photographs that are marked to be turned: from as stored to as seen, and back."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.unsignedinteger[Any]]

_WAY_BACK: Final = {6: 8, 8: 6}
"""Marks whose turn is not its own inverse."""


def turned(pixels: Pixels, mark: int) -> Pixels:
    """Turn stored pixels (height, width) as a program does that shows the photograph. mark: 1 to 8."""
    if mark in {5, 6, 7, 8}:
        pixels = pixels.T
    if mark in {2, 3, 6, 7}:
        pixels = pixels[:, ::-1]
    return pixels[::-1] if mark in {3, 4, 7, 8} else pixels


def turned_back(pixels: Pixels, mark: int) -> Pixels:
    """Turn pixels (height, width) as they are seen to how they are stored. mark: 1 to 8."""
    return turned(pixels, _WAY_BACK.get(mark, mark))
