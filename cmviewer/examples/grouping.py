"""Cards of images, each with all objects of an image that are listed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import TaskProfile, Unit, frozen


class Grouping(StrEnum):
    """What one card stands for, and what stands side by side.

    OBJECT: each for itself. IMAGE: a card an image. CAUSE, CLASSES: each for itself, those with one cause, or
    of one truth class and one predicted class, side by side.
    """

    OBJECT = "object"
    IMAGE = "image"
    CAUSE = "cause"
    CLASSES = "classes"


def groupings_of(profile: TaskProfile) -> tuple[Grouping, ...]:
    """How examples of a task can be grouped; the first is not at all."""
    match profile.unit:
        case Unit.OBJECT:
            return tuple(Grouping)
        case Unit.PIXEL:
            return (Grouping.OBJECT, Grouping.IMAGE, Grouping.CLASSES)
        case Unit.SAMPLE:
            return (Grouping.OBJECT, Grouping.CLASSES)


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


def side_by_side(counted: CheckpointResult, rows: NDArray[np.int64], grouping: Grouping) -> NDArray[np.int64]:
    """Bring outcomes of one cause, or of one pair of classes, side by side, the most frequent first."""
    match grouping:
        case Grouping.CAUSE:
            return rows[_most_frequent_first(counted.causes[rows])]
        case Grouping.CLASSES:
            return rows[_most_frequent_first(counted.outcomes.cells_of(rows))]
        case _:
            return rows


def _most_frequent_first(kinds: NDArray[Any]) -> NDArray[np.int64]:
    """Order of rows, int64 (n,), that brings those of one kind side by side; kinds: whole numbers (n,)."""
    _, place, amount = np.unique(kinds, return_inverse=True, return_counts=True)
    order: NDArray[np.int64] = np.lexsort((place, -amount[place]))
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
