"""Maps that give every pixel of an image a class: what is truly there, and what a checkpoint says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

NOT_COUNTED: Final = -1
"""The label of stored values that are no class: void, which the truth says of pixels it does not judge."""


@dataclass(frozen=True, eq=False)
class LabelMaps:
    """A map for each of N images; a map is read when it is asked for.

    load: reads the map of an image as its file stores it, uint8 or uint16 (H, W). Raises `CmviewerError`
    where it cannot be read, or where there is none.
    label_of_value: int32 (256,) or (65536,), the label of each stored value: 0 to K - 1; K, the background,
    for a predicted value that is no class; `NOT_COUNTED` for what the truth does not judge.
    has_map: bool (N,), images for which there is one. file: the file of an image's map, for what is said.
    """

    load: Callable[[int], NDArray[np.unsignedinteger[Any]]]
    label_of_value: NDArray[np.int32]
    has_map: NDArray[np.bool_]
    file: Callable[[int], Path | None]

    def __len__(self) -> int:
        return int(self.has_map.sum())

    def labels(self, image: int) -> NDArray[np.int32]:
        """Read the map of an image as labels, int32 (H, W). Raises as `load` does."""
        labels: NDArray[np.int32] = self.label_of_value[self.load(image)]
        return labels
