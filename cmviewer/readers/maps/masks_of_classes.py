"""Masks of which each is one class of an image, refused: `pond_cat.png`, `cat/pond.png`, `pond/cat.png`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.problems.maps import MAP_CLASS_EACH
from cmviewer.readers.files.roles import names_a_split
from cmviewer.readers.maps.decoding import decode
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import Sample, sampled_places

_Masks = Mapping[str, Mapping[str, Path]]
"""By image the masks of its classes, by class."""
_SIGNS: Final = ("_", "-", ".", " ")
"""What stands between the name of an image and that of a class."""


def refuse_masks_of_classes(maps: MapSet, sample: Sample) -> None:
    """Raise `CmviewerError` where masks of yes and no are of several classes of the same images.

    That is so where all images have the same names behind, or folders before, their own, which are no
    numbers, and no pixel is in two masks of an image.
    """
    if len(set(sample.numbers.tolist()) - {0}) > 1 or not sample.is_grey:
        return
    for masks in (*(_by_ending(maps, sign) for sign in _SIGNS), _by_folder(maps), _by_ending(maps, "/")):
        classes = next(iter(masks.values()), {}).keys()
        if len(classes) < 2 or any(name.isdigit() or names_a_split(name) for name in classes):
            continue
        if all(one.keys() == classes for one in masks.values()) and _are_disjoint(list(masks.values())):
            listed = ", ".join(sorted(classes))
            raise CmviewerError(MAP_CLASS_EACH.of(maps.path, listed=listed))


def _by_ending(maps: MapSet, between: str) -> _Masks:
    found: dict[str, dict[str, Path]] = {}
    for key, file in maps.files.items():
        image, sign, name = key.rpartition(between)
        found.setdefault(image if sign else key, {})[name if sign else ""] = file
    return found


def _by_folder(maps: MapSet) -> _Masks:
    found: dict[str, dict[str, Path]] = {}
    for key, file in maps.files.items():
        name, sign, image = key.partition("/")
        found.setdefault(image if sign else key, {})[name if sign else ""] = file
    return found


def _are_disjoint(images: Sequence[Mapping[str, Path]]) -> bool:
    """Tell whether the masks of some images share no pixel, and at least two of them have some."""
    filled = 0
    for place in sampled_places([str(number) for number in range(len(images))]):
        try:
            masks = [decode(file) > 0 for file in images[place].values()]
        except CmviewerError:
            continue  # counting says why
        if len({mask.shape for mask in masks}) > 1 or int(np.sum(masks, axis=0).max()) > 1:
            return False
        filled = max(filled, sum(bool(mask.any()) for mask in masks))
    return filled > 1
