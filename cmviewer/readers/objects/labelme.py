"""labelme: a JSON file an image, with polygons, rectangles and circles; the image inside is not read."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Task
from cmviewer.problems.files import NO_LABELME_JSON
from cmviewer.problems.shapes import LABELME_SHAPE_LEFT_OUT
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.circles import circle, rectangle
from cmviewer.readers.files.json_files import load_json, record_of, utf8_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.files.picture_sizes import pixels_told
from cmviewer.readers.layout import Detected, Facts, Presence
from cmviewer.readers.objects.checks import say
from cmviewer.readers.objects.file_an_image import in_folders, one_by_one, roles_of
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.object_records import ImageRecord, ObjectRecord, Points, part_of
from cmviewer.readers.objects.parts import (
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_folders import image_name

_SCORE: Final = b'"score"'
_LEFT_OUT: Final = LABELME_SHAPE_LEFT_OUT.of(left_out=1)

_POINTS: Final[Mapping[str, Container[int]]] = {
    "polygon": range(1_000_000_000),
    "rotation": range(1_000_000_000),
    "rectangle": (2, 4),
    "circle": (2,),
}
"""Shapes that are regions, and how many points each may have."""


class _Shape(msgspec.Struct):
    label: str | int
    points: list[tuple[float, float]]
    shape_type: str | None = "polygon"
    group_id: int | str | None = None
    score: float | None = None
    difficult: bool = False


class _File(msgspec.Struct, rename="camel"):
    shapes: list[_Shape]
    image_width: float | None = None
    image_height: float | None = None


_decode: Final = msgspec.json.Decoder(_File).decode


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find folders of JSON files that hold shapes of one image each."""
    return in_folders(listing, cancel, ".json", _looks_like, _source)


def _looks_like(start: bytes) -> bool:
    """The image in the file may stand before the shapes, and be megabytes long."""
    of_image = b'"imagePath"' in start or b'"imageHeight"' in start or b'"imageData"' in start
    shapes = b'"shapes"' in start and b'"points"' in start
    return start.lstrip().startswith(b"{") and (shapes or of_image)


def _source(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:
    scored = _SCORE in start and _SCORE + b": null" not in start
    return ObjectSource(
        path=folder,
        files=files,
        layout=LAYOUT,
        roles=roles_of(folder, top, has_scores=scored),
        read=partial(_read, folder, files),
        has_regions=b'"polygon"' in start or b'"circle"' in start,
        has_scores=scored,
        pieces=FilePieces(folder, files, partial(_read, folder), _count),
    )


def _count(data: bytes) -> int | None:
    """Count the objects of a file; None where it holds anything else, or is none."""
    try:
        shapes = _decode(data).shapes
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return len(_grouped(shapes)) if all(map(_is_region, shapes)) else None


def _read(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    images: list[ImageRecord] = []
    objects: list[ObjectRecord] = []
    left_out: list[Path] = []
    for file in one_by_one(files, "reading labelme JSON", context):
        try:
            with failing_alone(file):
                content = _content(file, context.problems)
        except CmviewerError as error:
            context.problems.extend(error.problems)
            continue
        shapes = [shape for shape in content.shapes if _is_region(shape)]
        left_out += [file] * (len(content.shapes) - len(shapes))
        objects += [_object(group, len(images)) for group in _grouped(shapes)]
        size = pixels_told(content.image_width), pixels_told(content.image_height)
        images.append(ImageRecord(image_name(folder, file), file, size))
    say(context.problems, np.arange(len(left_out)), lambda row: (left_out[row], None), _LEFT_OUT)
    return part_of(images, objects, context.problems, BoxFormat.LTRB)


def _content(file: Path, problems: list[Problem]) -> _File:
    data = utf8_of(file, problems)
    try:
        return _decode(data)
    except msgspec.MsgspecError as error:
        content = _without_bad_shapes(file)
        if content is not None:
            return content
        raise CmviewerError(
            NO_LABELME_JSON.of(file, initial=str(error)[:1].lower(), rest=str(error)[1:])
        ) from None


def _without_bad_shapes(file: Path) -> _File | None:
    """Read a file shape by shape, with one of no kind for each that is none; None where it is broken."""
    try:
        value = load_json(file, [])
        if not isinstance(value, dict) or not isinstance(value.get("shapes"), list):
            return None
        content = record_of({**value, "shapes": []}, _File)
    except (CmviewerError, msgspec.ValidationError):
        return None
    return msgspec.structs.replace(content, shapes=list(map(_shape, value["shapes"])))


def _shape(value: object) -> _Shape:
    try:
        return record_of(value, _Shape)
    except msgspec.ValidationError:
        return _Shape("", [], "none")


def _is_region(shape: _Shape) -> bool:
    return len(shape.points) in _POINTS.get(shape.shape_type or "polygon", ())


def _grouped(shapes: Sequence[_Shape]) -> list[list[_Shape]]:
    """Put shapes of one class and one group together, as one object; the others stand alone."""
    groups: dict[tuple[str, str | int], list[_Shape]] = {}
    for i, shape in enumerate(shapes):
        group = i if shape.group_id is None else f"group {shape.group_id}"
        groups.setdefault((str(shape.label), group), []).append(shape)
    return list(groups.values())


def _object(group: Sequence[_Shape], image: int) -> ObjectRecord:
    """Make one object of shapes; one rectangle alone is a box."""
    first = group[0]
    points = [point for shape in group for point in shape.points]
    alone = len(group) == 1 and first.shape_type == "rectangle"
    x, y = [point[0] for point in points], [point[1] for point in points]
    return ObjectRecord(
        image=image,
        name=str(first.label),
        box=(min(x), min(y), max(x), max(y)) if points else (0.0, 0.0, 0.0, 0.0),
        rings=() if alone else tuple(_ring(shape) for shape in group),
        score=first.score,
        difficult=first.difficult,
    )


def _ring(shape: _Shape) -> Points:
    if shape.shape_type == "circle":
        (x, y), (edge_x, edge_y) = shape.points
        return circle(x, y, float(np.hypot(edge_x - x, edge_y - y)))
    if shape.shape_type == "rectangle":
        (x0, y0), (x1, y1) = shape.points[0], shape.points[len(shape.points) // 2]
        return rectangle(x0, y0, x1, y1)
    return shape.points


LAYOUT: Final = ObjectLayout(
    name="labelme JSON",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".json"}),
    example='{"imagePath": "a.jpg",\n'
    ' "shapes": [{"label": "cat", "shape_type": "polygon", "points": [[x, y], …]}]}',
    facts=Facts(names=Presence.ALWAYS, box_format=Presence.ALWAYS, image_size=Presence.SOMETIMES),
    detect=_detect,
    read=read_source,
)
