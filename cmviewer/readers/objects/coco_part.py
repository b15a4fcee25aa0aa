"""Records of a COCO file → an `ObjectPart`."""

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.objects.bounds import region_bounds
from cmviewer.readers.objects.box_layouts import corners_of, unit_of
from cmviewer.readers.objects.coco_records import Boxed, Category, CocoFile, Id, Image, Shaped
from cmviewer.readers.objects.coco_regions import read_shapes
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, BoxLayout, ObjectPart


def part_of(found: CocoFile, file: Path, boxes: BoxLayout, problems: list[Problem]) -> ObjectPart:
    """Put records into arrays; objects of unknown images or classes, or without a shape, are left out."""
    objects = found.objects
    images, image = _images(found)
    classes, label = _classes(found)
    box, regions, usable = _shapes(objects, file, boxes, problems)
    problems += _unknown(file, "image-unknown", "image", objects, "image_id", image < 0)
    problems += _unknown(file, "category-unknown", "category", objects, "category_id", label < 0)
    good = np.flatnonzero(usable & (image >= 0) & (label >= 0))
    crowd = list(map(attrgetter("iscrowd"), objects))
    score = _scores(objects)
    return ObjectPart(
        image_names=tuple(one.file_name or str(one.id) for one in images),
        image_ids=tuple(str(one.id) for one in images),
        image_sizes=frozen([(_size(one.width), _size(one.height)) for one in images] or [(0, 0)], np.int32)[
            : len(images)
        ],
        class_names=tuple(str(one.id) if one.name is None else one.name for one in classes),
        class_ids=_numbers(classes),
        named=any(one.name is not None for one in classes) or not _numbers(classes),
        image=frozen(image[good], np.int32),
        label=frozen(label[good], np.int32),
        box=frozen(box[good], np.float64),
        unit=unit_of(boxes),
        score=None if score is None else frozen(score[good], np.float32),
        region=None if regions is None else regions.take(good),
        crowd=frozen(np.fromiter(map(bool, crowd), np.bool_, len(crowd))[good], np.bool_) if any(crowd) else None,
        identity=frozen(_identity(found)[good], np.int64),
    )


def _images(found: CocoFile) -> tuple[Sequence[Image], NDArray[np.int64]]:
    """Return the images, and the position of each object's, int64 (n,), -1 where it is not listed."""
    objects = found.objects
    code, ids = _codes(list(map(attrgetter("image_id"), objects)))
    if found.images:
        images = {str(one.id): one for one in reversed(found.images)}
        listed = list(reversed(images.values()))
        return listed, _positions(code, ids, [str(one.id) for one in listed])
    names = dict(zip(code.tolist(), map(attrgetter("file_name"), objects), strict=True)) if _has_names(objects) else {}
    return [Image(one, names.get(i)) for i, one in enumerate(ids)], code


def _has_names(objects: Sequence[Boxed]) -> bool:
    return bool(objects) and objects[0].file_name is not None


def _classes(found: CocoFile) -> tuple[Sequence[Category], NDArray[np.int64]]:
    """Return the classes, and the position of each object's, int64 (n,), -1 where it is not declared."""
    code, ids = _codes(list(map(attrgetter("category_id"), found.objects)))
    if found.categories:
        return found.categories, _positions(code, ids, [str(one.id) for one in found.categories])
    order = sorted(range(len(ids)), key=lambda i: (0, int(ids[i]), "") if _is_number(ids[i]) else (1, 0, str(ids[i])))
    place = np.empty(len(ids), np.int64)
    place[order] = np.arange(len(ids))
    return [Category(ids[i]) for i in order], place[code]


def _codes(values: list[Id]) -> tuple[NDArray[np.int64], list[Id]]:
    """Number the distinct values in the order in which they come first."""
    if set(map(type, values)) <= {int}:
        try:
            code, ids = pd.factorize(np.fromiter(values, np.int64, len(values)))
            return code.astype(np.int64), ids.tolist()
        except OverflowError:
            pass  # numbers that long are texts
    code, texts = pd.factorize(np.array(list(map(str, values)), np.object_))
    return code.astype(np.int64), texts.tolist()


def _positions(code: NDArray[np.int64], ids: list[Id], listed: list[str]) -> NDArray[np.int64]:
    place = {one: i for i, one in reversed(list(enumerate(listed)))}
    return np.array([place.get(str(one), -1) for one in ids], np.int64)[code]


def _shapes(
    objects: Sequence[Boxed], file: Path, boxes: BoxLayout, problems: list[Problem]
) -> tuple[NDArray[np.float64], Regions | None, NDArray[np.bool_]]:
    """Corners of each object, float64 (n, 4), its region, and whether it has one of the two, bool (n,)."""
    given = list(map(attrgetter("bbox"), objects))
    if None in given:
        given = [(np.nan,) * 4 if box is None else box for box in given]
        missing = np.fromiter((one.bbox is None for one in objects), np.bool_, len(objects))
    else:
        missing = np.zeros(len(objects), np.bool_)
    numbers = np.fromiter(chain.from_iterable(given), np.float64, 4 * len(given)).reshape(-1, 4)
    box = corners_of(numbers, boxes)
    usable = ~missing
    shapes = [one.segmentation if isinstance(one, Shaped) else None for one in objects]
    if not any(shapes):
        regions = None
    else:
        read = read_shapes(shapes, file, problems)
        regions = read.regions
        bounds = region_bounds(regions)
        box = np.where(missing[:, np.newaxis], bounds, box)
        usable = ~(np.isnan(box).all(axis=1) & missing) & ~read.broken
    lost = missing & np.isnan(box).all(axis=1)
    if lost.any():
        first = int(np.flatnonzero(lost)[0]) + 1
        what = f"object {first} has neither a box nor a region; such objects were left out"
        problems.append(Problem("box-missing", what, "write a bbox of each", file, None, int(lost.sum())))
    return box, regions, usable


def _scores(objects: Sequence[Boxed]) -> NDArray[np.float64] | None:
    """Score of each, NaN where it has none; None where none has one."""
    scores = list(map(attrgetter("score"), objects))
    kinds = set(map(type, scores))
    if kinds == {type(None)}:
        return None
    if type(None) in kinds:
        scores = [np.nan if score is None else score for score in scores]
    return np.fromiter(scores, np.float64, len(scores))


def _identity(found: CocoFile) -> NDArray[np.int64]:
    """The id of each object, or where not all have a number of their own, its place in the file."""
    ids = list(map(attrgetter("id"), found.objects))
    if set(map(type, ids)) == {int} and len(set(ids)) == len(ids):
        try:
            return np.fromiter(ids, np.int64, len(ids))
        except OverflowError:
            pass  # they serve as texts only
    if found.number is not None:
        return np.array(found.number, np.int64)
    return np.arange(len(ids))


def _numbers(classes: Sequence[Category]) -> tuple[int, ...]:
    """The id of each class; nothing where one is no number."""
    ids = [one.id for one in classes]
    return tuple(map(int, ids)) if all(map(_is_number, ids)) else ()


def _is_number(value: Id) -> bool:
    return isinstance(value, int) or (value.isascii() and value.isdigit())


def _size(value: float | None) -> int:
    return int(value) if value is not None and 0 < value < 1 << 31 else UNKNOWN_SIZE


def _unknown(
    file: Path, code: str, word: str, objects: Sequence[Boxed], key: str, lost: NDArray[np.bool_]
) -> list[Problem]:
    if not lost.any():
        return []
    first = int(np.flatnonzero(lost)[0])
    value = getattr(objects[first], key)
    what = f"object {first + 1} is of {word} {value!r}, which the file does not list; such objects were left out"
    times = int(lost.sum())
    if code == "image-unknown":
        return [Problem("image-unknown", what, "list every image", file, None, times)]
    return [Problem("category-unknown", what, "list every category", file, None, times)]
