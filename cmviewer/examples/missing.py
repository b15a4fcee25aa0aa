"""Which images are not where they were looked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Images
from cmviewer.progress import Cancel
from cmviewer.said import said

MOST: Final = 100_000
"""Images that are looked for; of more the rest is taken to be as these are."""
ENOUGH: Final = 5_000
"""Where none of so many is there, the others are not looked for: many have ten names to try."""
CHECKED_AFTER: Final = 500


@dataclass(frozen=True)
class MissingImages:
    """count: how many of `looked_for` are not there. places: where the first of them was looked for."""

    count: int
    looked_for: int
    places: tuple[Path, ...]


def missing_images(images: Images, cancel: Cancel) -> MissingImages:
    """Look for every image, as far as there are not too many. Touches the disk. Raises `Cancelled`."""
    looked_for = 0 if images.names is None else min(len(images), MOST)
    count = 0
    places: tuple[Path, ...] = ()
    for image in range(looked_for):
        if image % CHECKED_AFTER == 0:
            cancel.check()
        if image == count == ENOUGH:
            return MissingImages(count, count, places)
        if images.find(image) is None:
            count += 1
            places = places or images.candidates(image)
    return MissingImages(count, looked_for, places)


def missing_text(candidates: tuple[Path, ...]) -> str:
    """Say where an image was looked for."""
    if not candidates:
        return said("The results name no image file.")
    return said("Not found:\n{}", "\n".join(map(str, candidates[:6])))
