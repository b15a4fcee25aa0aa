"""Pascal VOC: an XML file an image. Corners are taken as written; parts of objects are no objects.

LabelMe's old web tool writes the same tree with polygons for boxes, and is read with it.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.problems.layouts import ANOTHER_XML_ROOT
from cmviewer.problems.shapes import OBJECT_INCOMPLETE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.xml_files import number_in, number_of, read_xml, size_of
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

_CORNERS: Final = ("xmin", "ymin", "xmax", "ymax")
_SCORES: Final = ("score", "confidence")
_TRUE: Final = frozenset({"1", "true", "yes"})
_ODD: Final = b"<!", b"<deleted>", b"xmlns", b"\0"
_NO_BOX: Final = OBJECT_INCOMPLETE.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find folders of XML files whose root is `annotation`."""
    return in_folders(listing, cancel, ".xml", _looks_like, _source)


def _looks_like(start: bytes) -> bool:
    return b"<annotation>" in start or b"<annotation " in start


def _source(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:
    scored = b"<score>" in start or b"<confidence>" in start
    polygons = b"<polygon>" in start
    return ObjectSource(
        path=folder,
        files=files,
        layout=LAYOUT,
        roles=roles_of(folder, top, has_scores=scored),
        read=partial(_read, folder, files),
        has_regions=polygons,
        has_scores=scored,
        pieces=FilePieces(folder, files, partial(_read, folder), _count),
    )


def _count(data: bytes) -> int | None:
    """Count the objects of a file; None where some may be commented out, or written in another way."""
    if any(one in data for one in _ODD):
        return None
    return data.count(b"<object>") + data.count(b"<object ")


def _read(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    images: list[ImageRecord] = []
    objects: list[ObjectRecord] = []
    incomplete: list[Path] = []
    for file in one_by_one(files, "reading XML", context):
        try:
            root = read_xml(file)
        except CmviewerError as error:
            context.problems.extend(error.problems)
            continue
        if root.tag.lower() != "annotation":
            context.problems.append(ANOTHER_XML_ROOT.of(file, tag=root.tag[:40]))
            continue
        size = root.find("size")
        sizes = size_of(root.findtext("size/width"), root.findtext("size/height"))
        if size is None:
            sizes = size_of(root.findtext("imagesize/ncols"), root.findtext("imagesize/nrows"))
        for element in root.iterfind("object"):
            if element.findtext("deleted") == "1":
                continue
            one = _object(element, len(images))
            incomplete += [file] if one is None else []
            objects += [] if one is None else [one]
        images.append(ImageRecord(image_name(folder, file), file, sizes))
    say(context.problems, np.arange(len(incomplete)), lambda row: (incomplete[row], None), _NO_BOX)
    return part_of(images, objects, context.problems, context.boxes or BoxFormat.LTRB)


def _object(element: Element, image: int) -> ObjectRecord | None:
    name, box, ring = element.findtext("name", "").strip(), element.find("bndbox"), _ring(element)
    if box is None and not ring:
        box = element.find("segm/box")
    if not name or (box is None and not ring):
        return None
    score = next((text for text in map(element.findtext, _SCORES) if text is not None and text.strip()), None)
    x0, y0, x1, y1 = (0.0, 0.0, 0.0, 0.0) if box is None else (number_in(box, corner) for corner in _CORNERS)
    return ObjectRecord(
        image=image,
        name=name,
        box=(x0, y0, x1, y1),
        rings=(ring,) if ring else (),
        score=None if score is None else number_of(score),
        difficult=element.findtext("difficult", "").strip().lower() in _TRUE,
    )


def _ring(element: Element) -> Points:
    """Return the points of a polygon: `pt` with `x` and `y`, or `x1`, `y1`, `x2`, …; none without one."""
    polygon = element.find("polygon")
    if polygon is None:
        return ()
    listed = [(number_in(point, "x"), number_in(point, "y")) for point in polygon.iterfind("pt")]
    count = sum(child.tag[:1] == "x" and child.tag[1:].isdigit() for child in polygon)
    return listed or [(number_in(polygon, f"x{i}"), number_in(polygon, f"y{i}")) for i in range(1, count + 1)]


LAYOUT: Final = ObjectLayout(
    name="Pascal VOC XML",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".xml"}),
    example="<annotation><filename>a.jpg</filename><object><name>cat</name>\n"
    "  <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object></annotation>",
    facts=Facts(
        names=Presence.ALWAYS, box_format=Presence.ALWAYS, image_size=Presence.SOMETIMES, truth_rank=1
    ),
    detect=_detect,
    read=read_source,
)
