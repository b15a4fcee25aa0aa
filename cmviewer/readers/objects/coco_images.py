"""The images of a COCO file: each once, with its size, and which of them each object is on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.problems.labels import IMAGE_UNLISTED
from cmviewer.problems.objects import IMAGE_SIZE_ODD
from cmviewer.problems.whole import IMAGE_LISTED_AGAIN
from cmviewer.readers.files.picture_sizes import TOO_LARGE, UNKNOWN_SIZE
from cmviewer.readers.objects.coco_columns import Ids
from cmviewer.readers.objects.coco_file import CocoFile
from cmviewer.readers.objects.coco_ids import codes_of, first_lost
from cmviewer.readers.objects.coco_records import Image


def images_of(
    found: CocoFile, file: Path, problems: list[Problem]
) -> tuple[Sequence[Image], NDArray[np.int64], Mapping[str, int]]:
    """Return the images, the position of each object's, int64 (n,), -1 where it is not listed, and more ids.

    One file under several ids is one image.
    """
    objects = found.objects
    code, ids = codes_of(objects.image_id)
    if found.images:
        by_id = {str(one.id): one for one in found.images}
        first: dict[tuple[object, ...], int] = {}
        place = {}
        listed: list[Image] = []
        for one_id, one in by_id.items():
            key = (one.file_name, one.width, one.height) if one.file_name else (None, one_id)
            if key not in first:
                first[key] = len(listed)
                listed.append(one)
            place[one_id] = first[key]
        again = len(by_id) - len(listed)
        others = {}
        if again:
            problems.append(IMAGE_LISTED_AGAIN.of(file, times=again))
            others = {one_id: at for one_id, at in place.items() if str(listed[at].id) != one_id}
        position = np.array([place.get(str(one), -1) for one in ids], np.int64)
        return listed, position[code], MappingProxyType(others)
    own_names = objects.file_name or []
    if own_names and None not in own_names and _are_of_many(code, own_names):
        code, ids = codes_of(list(own_names))
    names: list[str | None] = [None] * len(ids)
    if objects.file_name and objects.file_name[0] is not None:  # what writes them, writes them throughout
        last = np.empty(len(ids), np.int64)
        last[code] = np.arange(len(code))
        names = [objects.file_name[row] for row in last.tolist()]
    return list(map(Image, ids, names)), code, MappingProxyType({})


def _are_of_many(code: NDArray[np.int64], names: Sequence[str | None]) -> bool:
    """Whether an id stands beside several files: where all are 0, say, the files are the images."""
    return len(set(zip(code.tolist(), names, strict=True))) > len(set(code.tolist()))


def sizes_of(images: Sequence[Image]) -> NDArray[np.int32]:
    """Width and height of n images, int32 (n, 2), `UNKNOWN_SIZE` where the file does not say."""
    told = np.array([(one.width, one.height) for one in images], np.float64).reshape(-1, 2)  # None is NaN
    possible = (told > 0) & (told < TOO_LARGE)
    return frozen(np.where(possible, told, UNKNOWN_SIZE), np.int32)


def odd_sizes(images: Sequence[Image], file: Path) -> list[Problem]:
    """Say how many images have a size that none can have; 0 is how some tools write that it is unknown."""
    odd = [
        one
        for one in images
        if (one.width is not None and not 0 <= one.width < TOO_LARGE)
        or (one.height is not None and not 0 <= one.height < TOO_LARGE)
    ]
    if not odd:
        return []
    first = f"{odd[0].width} x {odd[0].height} of image {odd[0].file_name or str(odd[0].id)!r}"
    return [IMAGE_SIZE_ODD.of(file, times=len(odd), first=first)]


def unknown_image(ids: Ids, image: NDArray[np.int64]) -> Problem:
    """The problem of objects whose image, -1, is not listed; it names the first."""
    first = first_lost(ids, image)
    name = "" if first is None else f" such as {first!r}"
    return IMAGE_UNLISTED.of(left_out=1, name=name)
