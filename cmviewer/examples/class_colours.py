"""Colours of classes on maps: those of the data, else colours that are easy to tell apart."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Classes, frozen

NOTHING: Final = (96, 96, 96)
"""Of predicted pixels that are no class."""
_STEPS: Final = np.array([0, 51, 102, 153, 204, 255])
_DARKEST: Final = 0.35
_LIGHTEST: Final = 0.93
_RED_GREEN: Final = 0.4
"""What a difference between red and green counts: few colour-blind people see much of it."""


def class_colours(classes: Classes) -> NDArray[np.uint8]:
    """Red, green and blue of each label, uint8 (K + 1, 3); the last one is of what is no class."""
    own = distinct_colours(len(classes)) if classes.colours is None else classes.colours
    return np.vstack([own, np.array([NOTHING], np.uint8)])


@cache
def distinct_colours(count: int) -> NDArray[np.uint8]:
    """Colours, uint8 (count, 3), each far from those before it; after some 180 they come again."""
    candidates = np.stack(np.meshgrid(_STEPS, _STEPS, _STEPS, indexing="ij"), -1).reshape(-1, 3)
    lab = _oklab(candidates)
    is_useful = (lab[:, 0] > _DARKEST) & (lab[:, 0] < _LIGHTEST)
    candidates, lab = candidates[is_useful], lab[is_useful] * (1.0, _RED_GREEN, 1.0)
    chosen = [int(np.argmin(lab[:, 2]))]  # a blue
    distance = np.full(len(lab), np.inf)
    for _ in range(min(count, len(lab)) - 1):
        distance = np.minimum(distance, ((lab - lab[chosen[-1]]) ** 2).sum(1))
        chosen.append(int(np.argmax(distance)))
    colours: NDArray[np.uint8] = frozen(candidates[np.resize(chosen, count)], np.uint8)
    return colours


def _oklab(rgb: NDArray[np.int64]) -> NDArray[np.float64]:
    """Colours in Björn Ottosson's OKLab, float64 (n, 3): lightness, green to red, blue to yellow."""
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    cones = linear @ np.array(
        [
            [0.4122214708, 0.2119034982, 0.0883024619],
            [0.5363325363, 0.6806995451, 0.2817188376],
            [0.0514459929, 0.1073969566, 0.6299787005],
        ]
    )
    lab: NDArray[np.float64] = np.cbrt(cones) @ np.array(
        [
            [0.2104542553, 1.9779984951, 0.0259040371],
            [0.7936177850, -2.4285922050, 0.7827717662],
            [-0.0040720468, 0.4505937099, -0.8086757660],
        ]
    )
    return lab
