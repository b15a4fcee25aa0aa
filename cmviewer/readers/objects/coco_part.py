"""Records of a COCO file → an `ObjectPart`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.attributes import attributes_of
from cmviewer.readers.objects.box_formats import unit_of
from cmviewer.readers.objects.checks import kept_of, say, usable
from cmviewer.readers.objects.coco_classes import (
    classes_of,
    names_beside,
    numbers_of,
    superclasses_of,
    unknown_category,
)
from cmviewer.readers.objects.coco_columns import Ids
from cmviewer.readers.objects.coco_file import CocoFile
from cmviewer.readers.objects.coco_ids import are_distinct, given_ids, used_twice
from cmviewer.readers.objects.coco_images import images_of, odd_sizes, sizes_of, unknown_image
from cmviewer.readers.objects.coco_shapes import shapes_of
from cmviewer.readers.objects.negative_classes import not_looked_for, not_throughout
from cmviewer.readers.objects.parts import ObjectPart, ReadContext

_MOST: Final = 1e18
"""No object covers so many pixels."""


def part_of(
    found: CocoFile, file: Path, context: ReadContext, usual: BoxFormat, problems: list[Problem]
) -> ObjectPart:
    """Put records into arrays; objects of unknown images or classes, or without a shape, are left out.

    usual: the box format of the layout, which counts where the context has none.

    What is said of an object names its place in the file, from 1, instead of a line.
    """
    number = np.arange(len(found.objects)) if found.number is None else np.array(found.number, np.int64)

    def place(row: int) -> tuple[Path, int]:
        return file, int(number[row]) + 1

    boxes = context.boxes or usual
    objects = found.objects
    images, image, other_ids = images_of(found, file, problems)
    names, likely_named = names_beside(found) if context.names_beside else (None, False)
    classes, label = classes_of(found, names)
    box, regions, shapeless = shapes_of(objects, boxes, place, problems)
    problems += odd_sizes(images, file)
    problems += used_twice(file, "image", [str(one.id) for one in found.images])
    problems += used_twice(file, "category", [str(one.id) for one in found.categories])
    problems += used_twice(file, "object", given_ids(objects.id))
    say(problems, np.flatnonzero(image < 0), place, unknown_image(objects.image_id, image))
    say(problems, np.flatnonzero(label < 0), place, unknown_category(objects.category_id, label))
    ids = numbers_of(classes)
    image_ids = tuple(str(one.id) for one in images)
    part = ObjectPart(
        image_names=tuple(one.file_name or own for one, own in zip(images, image_ids, strict=True)),
        image_ids=image_ids,
        other_ids=other_ids,
        image_sizes=sizes_of(images),
        class_names=tuple(str(one.id) if one.name is None else one.name for one in classes),
        class_ids=ids,
        superclasses=superclasses_of(classes),
        named=not ids or any(one.name is not None for one in classes),
        image=frozen(image, np.int32),
        label=frozen(label, np.int32),
        box=frozen(box, np.float64),
        unit=unit_of(boxes),
        box_format=boxes,
        score=objects.score,
        region=regions,
        crowd=_crowds(objects.iscrowd),
        identity=frozen(_identity(objects.id, number), np.int64),
        area=_areas(objects.area),
        fields=None if objects.attributes is None else attributes_of(objects.attributes),
        not_judged=not_looked_for(images, classes, image, label),
        not_throughout=not_throughout(images, classes),
        likely_named=likely_named,
    )
    good = (image >= 0) & (label >= 0) & ~shapeless
    kept = np.flatnonzero(good)
    return usable(kept_of(part, good), lambda row: place(int(kept[row])), problems)


def _areas(given: Sequence[object] | None) -> NDArray[np.float64] | None:
    """Pixels that the file says of each object, float64 (n,), NaN where that is none that can be."""
    if given is None:
        return None
    if set(map(type, given)) == {float}:
        plain = np.array(given)
        areas = np.where((plain > 0) & (plain < _MOST), plain, np.nan)
    else:
        areas = np.array([one if _is_area(one) else np.nan for one in given], np.float64)
    return None if np.isnan(areas).all() else frozen(areas, np.float64)


def _is_area(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _MOST


def _identity(ids: Ids | None, number: NDArray[np.int64]) -> NDArray[np.int64]:
    """The id of each object, or its place in the file where not all have a number of their own."""
    return ids if isinstance(ids, np.ndarray) and len(ids) and are_distinct(ids) else number


def _crowds(given: Sequence[object] | None) -> NDArray[np.bool_] | None:
    return frozen(list(map(bool, given)), np.bool_) if given and _any_has(given) else None


def _any_has(given: Sequence[object]) -> bool:
    """Whether some object has a value: what writes ids and marks begins with the first."""
    return given[0] is not None or any(given)
