"""The pictures of several examples, small and larger ones: each image is decoded once for all of them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Detail, Images
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.map_cache import ReadMaps
from cmviewer.examples.places_by_image import places_by_image
from cmviewer.progress import Cancel
from cmviewer.writers.page.pictures import LARGE, SMALL, Ground, PagePicture, crop_picture, painted_picture
from cmviewer.writers.photographs import LoadPhotograph

_THREADS: Final = 4
"""Photographs are decoded, and written as WebP, outside Python's lock."""

Pictures = dict[int, PagePicture]
"""By the places of examples; one whose image cannot be shown has none."""
_Found = list[tuple[int, Example]]
"""Examples of one image, with their places."""


def small_pictures(
    examples: Examples, places: Iterable[int], load: LoadPhotograph, cancel: Cancel
) -> Pictures:
    """Make a picture of what is around each object, or of each image. Raises `Cancelled`."""

    def of_photograph(images: Images, image: int, found: _Found) -> Pictures:
        file = images.find(image)
        if file is None:
            return {}
        photo = load(file, images.frame, None, _detail(found))
        return {place: crop_picture(photo, one.crop, SMALL) for place, one in found}

    return _by_image(examples, places, of_photograph, SMALL, load, cancel)


def large_pictures(
    examples: Examples, places: Iterable[int], load: LoadPhotograph, cancel: Cancel
) -> Pictures:
    """Make a picture of the whole image of each example; those of one photograph share it.

    Raises `Cancelled`.
    """

    def of_photograph(images: Images, image: int, found: _Found) -> Pictures:
        file = images.find(image)
        if file is None:
            return {}
        shown = crop_picture(load(file, images.frame, None, Detail(LARGE)), None, LARGE)
        return dict.fromkeys((place for place, _ in found), shown)

    return _by_image(examples, places, of_photograph, LARGE, load, cancel)


def _detail(found: _Found) -> Detail:
    """How fine one photograph is wanted for some small pictures."""
    places = [one.crop.place for _, one in found if one.crop is not None]
    return Detail(SMALL, min((x1 - x0 for x0, _, x1, _ in places), default=None))


def _by_image(
    examples: Examples,
    places: Iterable[int],
    of_photograph: Callable[[Images, int, _Found], Pictures],
    side: int,
    load: LoadPhotograph,
    cancel: Cancel,
) -> Pictures:
    """Go image by image, some beside each other."""
    wanted = np.fromiter(places, np.int64)
    images = examples.evaluation.images

    def pictured(told: tuple[int, list[int]]) -> Pictures:
        cancel.check()
        image, some = told
        found = [(place, examples[place]) for place in some]
        try:
            if found[0][1].pixels is not None:
                return _of_maps(images, image, found, side, load)
            return of_photograph(images, image, found)
        except CmviewerError:
            return {}  # what cannot be read is told without its picture; the window says why

    by_image = places_by_image(examples.counted.outcomes.image[examples.rows[wanted]])
    with ThreadPoolExecutor(_THREADS) as threads:
        made = threads.map(pictured, [(image, wanted[some].tolist()) for image, some in by_image])
        return {place: picture for some in made for place, picture in some.items()}


def _of_maps(images: Images, image: int, found: _Found, side: int, load: LoadPhotograph) -> Pictures:
    """Paint the pixels of each example over one photograph; the maps are read once."""
    ground, maps, made = Ground(images, image, load), ReadMaps(), Pictures()
    for place, example in found:
        assert example.pixels is not None
        part = example.pixels.painted
        made[place] = painted_picture(ground, part.read(image, maps), part.classes, side)
    return made
