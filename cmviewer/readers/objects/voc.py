"""Pascal VOC: an XML file an image. Corners are taken as written; parts of objects are no objects.

LabelMe's old web tool writes the same tree with polygons for boxes, and is read with it.
"""

from functools import partial
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.xml_files import number_in, read_xml, size_of
from cmviewer.readers.objects.checks import say
from cmviewer.readers.objects.gathering import Gathered, GatheredImage, Points, part_of
from cmviewer.readers.objects.parts import Family, Holds, ObjectPart, ObjectSource, Reader
from cmviewer.readers.objects.text_folders import holds_by_name

_LOOKED_AT: Final = 10
_OFTEN: Final = 256
_CORNERS: Final = ("xmin", "ymin", "xmax", "ymax")
_SCORES: Final = ("score", "confidence")
_TRUE: Final = frozenset({"1", "true", "yes"})
_NO_BOX: Final = Problem(
    "object-incomplete",
    "an object has no name, or neither a box nor a polygon; it is left out",
    "write `name` and `bndbox` of every object",
)


def sources(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    """Find folders of XML files whose root is `annotation`."""
    found = []
    for folder in listing.files:
        cancel.check()
        files = listing.ending(folder, ".xml")
        starts = [beginning(file) for file in files[:: max(1, len(files) // _LOOKED_AT)]]
        ours = [start for start in starts if b"<annotation>" in start or b"<annotation " in start]
        if ours and 2 * len(ours) >= len(starts):
            found.append(_source(folder, listing.folder, files, b"\n".join(ours)))
    return found


def _source(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:
    scored = b"<score>" in start or b"<confidence>" in start
    polygons = b"<polygon>" in start
    return ObjectSource(
        path=folder,
        files=files,
        layout="LabelMe XML" if b"<pt>" in start else "Pascal VOC XML",
        holds=Holds.PREDICTIONS if scored or holds_by_name(folder, top) is Holds.PREDICTIONS else Holds.TRUTH,
        numbered=False,
        has_regions=polygons,
        read=partial(_read, files),
        family=Family.VOC,
        has_scores=scored,
        own_boxes=True,
    )


def _read(files: tuple[Path, ...], reader: Reader) -> ObjectPart:
    images: list[GatheredImage] = []
    objects: list[Gathered] = []
    incomplete: list[Path] = []
    for i, file in enumerate(files):
        if i % _OFTEN == 0:
            reader.cancel.check()
            reader.progress("reading XML", i, len(files))
        try:
            root = read_xml(file)
        except CmviewerError as error:
            reader.problems.extend(error.problems)
            continue
        if root.tag.lower() != "annotation":
            reader.problems.append(_another_root(file, root.tag))
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
        images.append(GatheredImage(file.stem, file, sizes))
    say(reader.problems, np.arange(len(incomplete)), lambda row: (incomplete[row], None), _NO_BOX)
    return part_of(images, objects, reader.problems, reader.boxes or BoxFormat.LTRB)


def _another_root(file: Path, tag: str) -> Problem:
    what = f"the root of this XML is {tag[:40]!r}, and not 'annotation'; the file is left out"
    return Problem("file-not-recognised", what, "remove it, or write it as Pascal VOC", file)


def _object(element: Element, image: int) -> Gathered | None:
    name, box, ring = element.findtext("name", "").strip(), element.find("bndbox"), _ring(element)
    if box is None and not ring:
        box = element.find("segm/box")
    if not name or (box is None and not ring):
        return None
    told = next((path for path in _SCORES if element.find(path) is not None), "score")
    x0, y0, x1, y1 = (0.0, 0.0, 0.0, 0.0) if box is None else (number_in(box, corner) for corner in _CORNERS)
    return Gathered(
        image=image,
        name=name,
        box=(x0, y0, x1, y1),
        rings=(ring,) if ring else (),
        score=number_in(element, told),
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
