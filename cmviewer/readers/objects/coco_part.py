"""Records of a COCO file → an `ObjectPart`."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.bounds import bounds_of_regions
from cmviewer.readers.objects.box_formats import corners, unit_of
from cmviewer.readers.objects.checks import Place, kept_of, say, usable
from cmviewer.readers.objects.coco_records import Boxed, Category, CocoFile, Id, Image, Shaped
from cmviewer.readers.objects.coco_regions import read_shapes
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart

_NO_BOX: Final = Problem(
    "box-missing", "an object has neither a box nor a region; such objects are left out", "write its bbox"
)

_TOO_LARGE: Final = 1 << 31
"""No side of an image has so many pixels."""


def part_of(found: CocoFile, file: Path, boxes: BoxFormat, problems: list[Problem]) -> ObjectPart:
    """Put records into arrays; objects of unknown images or classes, or without a shape, are left out.

    What is said of an object names its place in the file, from 1, instead of a line.
    """
    number = np.arange(len(found.objects)) if found.number is None else np.array(found.number, np.int64)

    def place(row: int) -> tuple[Path, int]:
        return file, int(number[row]) + 1

    objects = found.objects
    images, image = _images(found)
    classes, label = _classes(found)
    box, regions, shapeless = _shapes(objects, boxes, place, problems)
    problems += _odd_sizes(images, file)
    problems += _twice(file, "image", [str(one.id) for one in found.images])
    problems += _twice(file, "category", [str(one.id) for one in found.categories])
    problems += _twice(file, "object", [one.id for one in objects if one.id is not None])
    say(problems, np.flatnonzero(image < 0), place, _unknown_image(objects, image))
    say(problems, np.flatnonzero(label < 0), place, _unknown_category(objects, label))
    crowd = list(map(attrgetter("iscrowd"), objects))
    ids = _numbers(classes)
    part = ObjectPart(
        image_names=tuple(one.file_name or str(one.id) for one in images),
        image_ids=tuple(str(one.id) for one in images),
        image_sizes=frozen(np.array([_size(one) for one in images]).reshape(-1, 2), np.int32),
        class_names=tuple(str(one.id) if one.name is None else one.name for one in classes),
        class_ids=ids,
        named=not ids or any(one.name is not None for one in classes),
        image=frozen(image, np.int32),
        label=frozen(label, np.int32),
        box=frozen(box, np.float64),
        unit=unit_of(boxes),
        score=_scores(objects),
        region=regions,
        crowd=frozen(list(map(bool, crowd)), np.bool_) if any(crowd) else None,
        identity=frozen(_identity(objects, number), np.int64),
    )
    good = (image >= 0) & (label >= 0) & ~shapeless
    kept = np.flatnonzero(good)
    return usable(kept_of(part, good), lambda row: place(int(kept[row])), problems)


def _images(found: CocoFile) -> tuple[Sequence[Image], NDArray[np.int64]]:
    """Return the images, and the position of each object's, int64 (n,), -1 where it is not listed."""
    objects = found.objects
    code, ids = _codes(list(map(attrgetter("image_id"), objects)))
    if found.images:
        listed = list({str(one.id): one for one in found.images}.values())
        return listed, _positions(code, ids, [str(one.id) for one in listed])
    names = {}
    if objects and objects[0].file_name is not None:  # what writes them, writes them throughout
        names = dict(zip(code.tolist(), map(attrgetter("file_name"), objects), strict=True))
    return [Image(one, names.get(i)) for i, one in enumerate(ids)], code


def _classes(found: CocoFile) -> tuple[Sequence[Category], NDArray[np.int64]]:
    """Return the classes, and the position of each object's, int64 (n,), -1 where it is not declared."""
    code, ids = _codes(list(map(attrgetter("category_id"), found.objects)))
    if found.categories:
        return found.categories, _positions(code, ids, [str(one.id) for one in found.categories])
    numbers = [i for i, one in enumerate(ids) if _is_number(one)]
    mostly = bool(numbers) and 2 * np.isin(code, numbers).sum() >= len(code)
    order = sorted(numbers if mostly else range(len(ids)), key=lambda i: _rank(ids[i]))
    place = np.full(len(ids), -1, np.int64)
    place[order] = np.arange(len(order))
    return [Category(ids[i]) for i in order], place[code]


def _rank(one: Id) -> tuple[bool, int, str]:
    """Numbers by their value, then texts."""
    return (False, int(one), "") if _is_number(one) else (True, 0, str(one))


def _codes(values: list[Id]) -> tuple[NDArray[np.int64], list[Id]]:
    """Number the distinct values in the order in which they come first."""
    if set(map(type, values)) <= {int}:
        try:
            code, ids = pd.factorize(np.fromiter(values, np.int64, len(values)))
            return code.astype(np.int64), list(ids.tolist())
        except OverflowError:
            pass  # numbers that long are texts
    code, texts = pd.factorize(np.array(list(map(str, values)), np.object_))
    return code.astype(np.int64), texts.tolist()


def _positions(code: NDArray[np.int64], ids: list[Id], listed: list[str]) -> NDArray[np.int64]:
    place = {one: i for i, one in reversed(list(enumerate(listed)))}
    return np.array([place.get(str(one), -1) for one in ids], np.int64)[code]


def _shapes(
    objects: Sequence[Boxed], boxes: BoxFormat, place: Place, problems: list[Problem]
) -> tuple[NDArray[np.float64], Regions | None, NDArray[np.bool_]]:
    """Corners of each object, float64 (n, 4), its region, and whether it lacks both, bool (n,)."""
    given = list(map(attrgetter("bbox"), objects))
    missing = np.zeros(len(given), np.bool_)
    if None in given:
        missing = np.array([box is None for box in given])
        given = [(0.0,) * 4 if box is None else box for box in given]
    numbers = np.fromiter(chain.from_iterable(given), np.float64, 4 * len(given)).reshape(-1, 4)
    box = corners(numbers, boxes)
    shapes = list(map(attrgetter("segmentation"), objects)) if objects and _has_shapes(objects) else []
    if not any(shapes):
        say(problems, np.flatnonzero(missing), place, _NO_BOX)
        return box, None, missing
    read = read_shapes(shapes, place, problems)
    regions, broken = read.regions, read.broken
    lost = missing & ~regions.is_polygon & ~regions.is_mask & ~broken
    say(problems, np.flatnonzero(lost), place, _NO_BOX)
    if missing.any():
        box = np.where(missing[:, np.newaxis], bounds_of_regions(regions, box), box)
    return box, regions, lost | broken


def _has_shapes(objects: Sequence[Boxed]) -> bool:
    return isinstance(objects[0], Shaped)  # all were decoded as the same kind


def _scores(objects: Sequence[Boxed]) -> NDArray[np.float32] | None:
    """Score of each, NaN where it has none; None where none has one."""
    scores = list(map(attrgetter("score"), objects))
    kinds = set(map(type, scores))
    if kinds == {type(None)}:
        return None
    if type(None) in kinds:
        scores = [np.nan if score is None else score for score in scores]
    return frozen(np.fromiter(scores, np.float64, len(scores)), np.float32)


def _identity(objects: Sequence[Boxed], number: NDArray[np.int64]) -> NDArray[np.int64]:
    """The id of each object, or its place in the file where not all have a number of their own."""
    ids = list(map(attrgetter("id"), objects))
    if set(map(type, ids)) == {int} and len(set(ids)) == len(ids):
        try:
            return np.fromiter(ids, np.int64, len(ids))
        except OverflowError:
            pass  # ids that long name nothing
    return number


def _numbers(classes: Sequence[Category]) -> tuple[int, ...]:
    """The id of each class; nothing where one is no number."""
    ids = [one.id for one in classes]
    return tuple(map(int, ids)) if all(map(_is_number, ids)) else ()


def _is_number(value: Id) -> bool:
    return isinstance(value, int) or (len(value) < 19 and value.isascii() and value.isdigit())


def _size(image: Image) -> tuple[int, int]:
    return _pixels(image.width), _pixels(image.height)


def _pixels(value: float | None) -> int:
    return int(value) if value is not None and 0 < value < _TOO_LARGE else UNKNOWN_SIZE


def _odd_sizes(images: Sequence[Image], file: Path) -> list[Problem]:
    """Say how many images have a size that none can have; 0 is how some tools write that it is unknown."""
    odd = [one for one in images if _is_odd(one.width) or _is_odd(one.height)]
    if not odd:
        return []
    first = f"{odd[0].width} x {odd[0].height} of image {odd[0].file_name or str(odd[0].id)!r}"
    what = f"an image cannot be as large as the file says, such as {first}; its size counts as unknown"
    mend = "write width and height in pixels, or leave them out"
    return [Problem("image-size-odd", what, mend, file, None, len(odd))]


def _is_odd(value: float | None) -> bool:
    return value is not None and not 0 <= value < _TOO_LARGE


def _unknown_image(objects: Sequence[Boxed], image: NDArray[np.int64]) -> Problem:
    first = _first(objects, image)
    name = "" if first is None else f" such as {first.image_id!r}"
    what = f"the file does not list the image of an object,{name}; such objects are left out"
    return Problem("image-unknown", what, "list every image")


def _unknown_category(objects: Sequence[Boxed], label: NDArray[np.int64]) -> Problem:
    first = _first(objects, label)
    name = "" if first is None else f" such as {first.category_id!r}"
    what = f"the file does not declare the category of an object,{name}; such objects are left out"
    return Problem("category-unknown", what, "declare every category")


def _twice(file: Path, kind: str, ids: Sequence[object]) -> list[Problem]:
    """Say that ids are used more than once; of images and categories with the same one counts."""
    seen = Counter(ids) if len(set(ids)) < len(ids) else Counter[object]()
    twice = [one for one, times in seen.items() if times > 1]
    if not twice:
        return []
    what = f"{kind} id {str(twice[0])[:40]!r} is used more than once"
    return [Problem("id-duplicate", what, "give each an id of its own", file, None, len(twice))]


def _first(objects: Sequence[Boxed], position: NDArray[np.int64]) -> Boxed | None:
    lost = np.flatnonzero(position < 0)
    return objects[int(lost[0])] if lost.size else None
