"""Cards of images, each with all objects of an image that are listed."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen


class Grouping(StrEnum):
    """What one card stands for."""

    OBJECT = "object"
    IMAGE = "image"


@dataclass(frozen=True, eq=False)
class Groups:
    """rows: every outcome that is listed, int64 (L,). Cards of images, each with some of them.

    by_image: the same rows, those of one image together; start, amount: int64 (E,), those of each card.
    """

    rows: NDArray[np.int64]
    by_image: NDArray[np.int64]
    start: NDArray[np.int64]
    amount: NDArray[np.int64]

    def members(self, card: int) -> tuple[int, ...]:
        """Rows of one card, in order."""
        start = int(self.start[card])
        return tuple(self.by_image[start : start + int(self.amount[card])].tolist())


def most_pixels_first(images: NDArray[np.int32], pixels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Order of rows, int64 (n,), by how many pixels all rows of their image have together."""
    _, place = np.unique(images, return_inverse=True)
    together = np.zeros(int(place.max(initial=-1)) + 1, np.int64)
    np.add.at(together, place, pixels)
    order: NDArray[np.int64] = np.argsort(-together[place], kind="stable")
    return order


def by_image(rows: NDArray[np.int64], images: NDArray[np.int32]) -> Groups:
    """A card for each image, in the order in which images are met first."""
    order = np.argsort(images, kind="stable")
    _, first, amount = np.unique(images, return_index=True, return_counts=True)
    start = np.cumsum(amount) - amount
    cards = np.argsort(first)
    return Groups(
        rows,
        frozen(rows[order], np.int64),
        frozen(start[cards], np.int64),
        frozen(amount[cards], np.int64),
    )
