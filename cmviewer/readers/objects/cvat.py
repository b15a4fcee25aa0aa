"""CVAT for images: one XML file with boxes, polygons, ellipses and masks of many images."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np
from pycocotools import mask as coco_mask

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task, frozen
from cmviewer.limits import FILLED_PIXELS
from cmviewer.problems.layouts import NO_CVAT_IMAGES
from cmviewer.problems.shapes import CVAT_MASK_BROKEN, SHAPE_LEFT_OUT
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.circles import circle, rectangle
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.xml_files import number_of, read_xml, size_of
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.checks import say
from cmviewer.readers.objects.file_an_image import report_step, roles_of
from cmviewer.readers.objects.object_records import ImageRecord, Mask, ObjectRecord, Points, part_of
from cmviewer.readers.objects.parts import (
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_MEGABYTE: Final = 1 << 20
_WITH_REGION: Final = (b"<polygon", b"<mask", b"<ellipse")
_SHAPE_BEGINS: Final = re.compile(rb"<(?:box|polygon|ellipse|mask)\b")
_SCORE: Final = "score"
"""The attribute that holds a score where a tool writes predictions, as our own lists do."""
_SCORES: Final = re.compile(rb'<attribute name="score">([^<]*)<')
_CORNERS: Final = ("xtl", "ytl", "xbr", "ybr")
_SHAPES: Final = frozenset({"box", "polygon", "ellipse", "mask"})
_UNNAMED: Final = "(unnamed)"
_OF_SHAPES: Final = {"any", "rectangle", "polygon", "mask", "ellipse"}
"""Types of labels that shapes with an area may have."""
_NOT_COUNTED: Final = frozenset({"polyline", "points", "cuboid", "skeleton"})
_LEFT_OUT: Final = SHAPE_LEFT_OUT.of(left_out=1)
_BAD_MASK: Final = CVAT_MASK_BROKEN.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find XML files whose root is `annotations`."""
    for file in listing.all_ending(".xml"):
        cancel.check()
        if _looks_like(beginning(file)):
            yield Detected(_source(file, listing.folder), (file,), CERTAIN)


def _looks_like(start: bytes) -> bool:
    return b"<annotations>" in start or b"<annotations " in start


def _source(file: Path, top: Path) -> ObjectSource:
    start = beginning(file, _MEGABYTE)
    shapes = len(_SHAPE_BEGINS.findall(start))
    scores = [number_of(score.decode("ascii", "replace")) for score in _SCORES.findall(start)]
    return ObjectSource(
        path=file,
        files=(file,),
        layout=LAYOUT,
        roles=roles_of(file.with_suffix(""), top),
        read=partial(_read, file),
        has_regions=any(shape in start for shape in _WITH_REGION),
        # the last shape may be cut off
        has_scores=len(scores) >= max(shapes - 1, 1) and all(0 <= score <= 1 for score in scores),
    )


def _read(file: Path, context: ReadContext) -> ObjectPart:
    root = read_xml(file)
    elements = root.findall("image")
    if not elements:
        raise CmviewerError(NO_CVAT_IMAGES.of(file))
    names = _names(elements)
    place = {name: i for i, name in enumerate(dict.fromkeys(names))}
    images = [ImageRecord(name, file, (0, 0)) for name in place]
    objects: list[ObjectRecord] = []
    others = unreadable = 0
    for i, (name, element) in enumerate(zip(names, elements, strict=True)):
        report_step(i, len(elements), "reading CVAT XML", context)
        size = size_of(element.get("width"), element.get("height"))
        images[place[name]] = ImageRecord(name, file, size)
        shapes = [shape for shape in element if shape.tag in _SHAPES]
        read = [one for shape in shapes if (one := _object(shape, place[name], size)) is not None]
        objects += read
        others += sum(shape.tag in _NOT_COUNTED for shape in element)
        unreadable += len(shapes) - len(read)
    say(context.problems, np.arange(others), lambda _: (file, None), _LEFT_OUT)
    say(context.problems, np.arange(unreadable), lambda _: (file, None), _BAD_MASK)
    part = part_of(images, _scored(objects), context.problems, BoxFormat.LTRB)
    declared = dict.fromkeys((*_declared(root), *part.class_names))
    place_of = np.array([list(declared).index(name) for name in part.class_names], np.int32)
    return replace(part, class_names=tuple(declared), label=frozen(place_of[part.label], np.int32))


def _scored(objects: list[ObjectRecord]) -> list[ObjectRecord]:
    """The same with their scores where each has one from 0 to 1; else `score` means something of its own."""
    told = [number_of((one.attributes or {}).get(_SCORE)) for one in objects]
    if not all(0 <= score <= 1 for score in told):
        return objects
    return [one._replace(score=score) for one, score in zip(objects, told, strict=True)]


def _declared(root: Element) -> list[str]:
    """Names of the labels that a task or a project has for shapes, in its order."""
    labels = root.findall("meta//labels/label")
    own = [one for one in labels if one.findtext("type", "any") in _OF_SHAPES and one.find("parent") is None]
    return [name for one in own if (name := one.findtext("name", ""))]


def _names(elements: Sequence[Element]) -> list[str]:
    """Name the images; where tasks of a project use the same names, with the subset before them."""
    names = [element.get("name") or element.get("id") or "" for element in elements]
    if len(set(names)) == len(names):
        return names
    subsets = [element.get("subset") for element in elements]
    return [f"{subset}/{name}" if subset else name for subset, name in zip(subsets, names, strict=True)]


def _object(shape: Element, image: int, size: tuple[int, int]) -> ObjectRecord | None:
    """Make one object of a shape; None where it is a mask that cannot be read."""
    name = shape.get("label") or _UNNAMED
    attributes = {one.get("name", ""): one.text or "" for one in shape.findall("attribute")}
    if shape.tag == "mask":
        mask = _mask(shape, size)
        return (
            None if mask is None else ObjectRecord(image, name, mask[0], mask=mask[1], attributes=attributes)
        )
    if shape.tag == "box":
        x0, y0, x1, y1 = (number_of(shape.get(corner)) for corner in _CORNERS)
        rotation = number_of(shape.get("rotation") or "0")
        rings = (_turned((x0, y0, x1, y1), rotation),) if rotation else ()
        return ObjectRecord(image, name, (x0, y0, x1, y1), rings, attributes=attributes)
    ring = _ellipse(shape) if shape.tag == "ellipse" else _points(shape.get("points", ""))
    return ObjectRecord(image, name, (0.0, 0.0, 0.0, 0.0), (ring,), attributes=attributes)


def _points(text: str) -> Points:
    pairs = [pair.split(",") for pair in text.split(";") if pair]
    return [(number_of(pair[0]), number_of(pair[-1])) for pair in pairs]


def _ellipse(shape: Element) -> Points:
    x, y, rx, ry = (number_of(shape.get(key)) for key in ("cx", "cy", "rx", "ry"))
    ring = [(x + dx * rx, y + dy * ry) for dx, dy in circle(0.0, 0.0, 1.0)]
    return _rotated(ring, (x, y), number_of(shape.get("rotation") or "0"))


def _turned(box: tuple[float, float, float, float], degrees: float) -> Points:
    x0, y0, x1, y1 = box
    return _rotated(rectangle(x0, y0, x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2), degrees)


def _rotated(ring: Points, centre: tuple[float, float], degrees: float) -> Points:
    turn = np.exp(1j * np.radians(degrees))
    at = [((x - centre[0]) + 1j * (y - centre[1])) * turn for x, y in ring]
    return [(float(point.real) + centre[0], float(point.imag) + centre[1]) for point in at]


def _mask(shape: Element, size: tuple[int, int]) -> tuple[tuple[float, float, float, float], Mask] | None:
    """Return the box and the mask of runs that go row by row through a box, empty ones first."""
    told = np.array([number_of(shape.get(key)) for key in ("left", "top", "width", "height")])
    runs = np.array([number_of(run) for run in shape.get("rle", "").split(",")])
    if not all(((some >= 0) & (some == np.floor(some)) & np.isfinite(some)).all() for some in (told, runs)):
        return None
    left, top, width, height = map(int, told)
    image_width, image_height = size
    inside = left + width <= image_width and top + height <= image_height
    if not inside or runs.sum() != width * height or image_width * image_height > FILLED_PIXELS:
        return None
    filled = np.repeat(np.arange(len(runs)) % 2, runs.astype(np.int64)).reshape(height, width)
    whole = np.zeros((image_height, image_width), np.uint8, order="F")
    whole[top : top + height, left : left + width] = filled
    encoded = coco_mask.encode(whole)["counts"]
    return (left, top, left + width, top + height), Mask(encoded, image_height, image_width)


LAYOUT: Final = ObjectLayout(
    name="CVAT for images XML",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".xml"}),
    example='<annotations><image id="0" name="a.jpg" width="640" height="480">\n'
    '  <box label="cat" xtl="1" ytl="2" xbr="30" ybr="40"/></image></annotations>',
    facts=Facts(
        scores=Presence.SOMETIMES,
        names=Presence.ALWAYS,
        box_format=Presence.ALWAYS,
        image_size=Presence.ALWAYS,
    ),
    detect=_detect,
    read=read_source,
)
