"""Objects of files that are trees, JSON or XML, gathered one by one and made into one part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.attributes import attributes_of
from cmviewer.readers.objects.box_formats import corners, unit_of
from cmviewer.readers.objects.checks import usable
from cmviewer.readers.objects.classes_of_rows import by_word
from cmviewer.readers.objects.parts import ObjectPart
from cmviewer.readers.objects.rings import bounds_of, boxes_around, regions_of
from cmviewer.readers.objects.text_rows import as_objects
from cmviewer.readers.objects.written_scores import of_records

Points = Sequence[tuple[float, float]]


class Mask(NamedTuple):
    """A mask: runs as COCO compresses them, and the size that they are of."""

    runs: bytes
    height: int
    width: int


class ObjectRecord(NamedTuple):
    """One object. box: its four numbers as written. rings: its polygons; none where it is its box."""

    image: int
    name: str
    box: tuple[float, float, float, float]
    rings: tuple[Points, ...] = ()
    score: float | None = None
    crowd: bool = False
    difficult: bool = False
    mask: Mask | None = None
    attributes: Mapping[str, str] | None = None


@dataclass(frozen=True)
class ImageRecord:
    """One image, the file that tells of it, and its size: width, height."""

    name: str
    file: Path
    size: tuple[int, int]


def part_of(
    images: Sequence[ImageRecord],
    objects: Sequence[ObjectRecord],
    problems: list[Problem],
    layout: BoxFormat = BoxFormat.LTRB,
) -> ObjectPart:
    """Make one part of what was gathered; unusable objects become problems. layout: of all boxes."""
    classes = by_word(as_objects([one.name for one in objects]))
    region = _regions(objects)
    box = corners(np.array([one.box for one in objects], np.float64).reshape(-1, 4), layout)
    crowd, difficult = (np.array(flags, np.bool_) for flags in _flags(objects))
    part = ObjectPart(
        image_names=tuple(image.name for image in images),
        image_sizes=frozen(np.array([image.size for image in images]).reshape(-1, 2), np.int32),
        class_names=classes.names,
        image=frozen([one.image for one in objects], np.int32),
        label=classes.label,
        box=box if region is None else boxes_around(region, box),
        unit=unit_of(layout),
        score=of_records([one.score for one in objects]),
        region=region,
        crowd=frozen(crowd, np.bool_) if crowd.any() else None,
        difficult=frozen(difficult, np.bool_) if difficult.any() else None,
        fields=attributes_of([one.attributes for one in objects]),
    )
    return usable(part, lambda row: (images[objects[row].image].file, None), problems)


def _flags(objects: Sequence[ObjectRecord]) -> tuple[list[bool], list[bool]]:
    return [one.crowd for one in objects], [one.difficult for one in objects]


def _regions(objects: Sequence[ObjectRecord]) -> Regions | None:
    if not any(one.rings or one.mask for one in objects):
        return None
    rings = [ring for one in objects for ring in one.rings]
    points = np.array([point for ring in rings for point in ring], np.float64).reshape(-1, 2)
    polygons = regions_of(points, _lengths(rings), _lengths([one.rings for one in objects]))
    masks = [Mask(b"", 0, 0) if one.mask is None else one.mask for one in objects]
    return Regions(
        point=polygons.point,
        ring_start=polygons.ring_start,
        first_ring=polygons.first_ring,
        runs=frozen(np.frombuffer(b"".join(mask.runs for mask in masks), np.uint8), np.uint8),
        runs_start=bounds_of(_lengths([mask.runs for mask in masks])),
        runs_size=frozen([(mask.height, mask.width) for mask in masks], np.int32),
    )


def _lengths(values: Sequence[Sequence[object] | bytes]) -> NDArray[np.int64]:
    return np.array([len(value) for value in values], np.int64)
