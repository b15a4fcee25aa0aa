"""Lists as CVAT for images 1.1: a file of the true objects, and beside it one of the predicted ones."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Annotations
from cmviewer.writers.lists.listed import Listed, Writing, file_name
from cmviewer.writers.lists.shapes import filled, short

PREDICTIONS_ENDING: Final = ".predictions.xml"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
_NO_VALUES: Final = {"default_value": "", "values": ""}
"""Of an attribute that is any text."""


def cvat_predictions_name(name: str) -> str:
    """Name of the file of predictions that stands beside the one of the truths."""
    return name.removesuffix(".xml") + PREDICTIONS_ENDING


def write_cvat(listed: Listed, place: Path, writing: Writing) -> None:
    """Write both files; predictions are `auto` and have their score as an attribute.

    What has several outlines is written as a mask, for CVAT's polygon has one; where nobody knows the size
    of its image, as a polygon each. Raises `OSError`, and `Cancelled`.
    """
    other = place.with_name(cvat_predictions_name(place.name))
    for file, of, source in ((place, Side.TRUTH, "manual"), (other, Side.PREDICTION, "auto")):
        side, rows = listed.truths() if of is Side.TRUTH else listed.predictions()
        told = _told(listed, of, side, rows)
        root = Element("annotations")
        SubElement(root, "version").text = "1.1"
        names = sorted({name for one in told.values() for name in one})
        task = SubElement(SubElement(root, "meta"), "task")
        SubElement(task, "name").text = _xml(f"{listed.evaluation.name}: {listed.told}")
        _labels(task, listed.evaluation.classes.names, names)
        _images(root, listed, side, rows, source, told, writing)
        ElementTree.indent(root)
        file.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _told(listed: Listed, of: Side, side: Annotations, rows: NDArray[np.int64]) -> dict[int, dict[str, str]]:
    """Attributes of each object by its row: its score, and what people have said of it."""
    said = listed.marks_of(of)
    scores = {} if side.score is None else {row: {"score": str(side.score[row])} for row in rows.tolist()}
    return {row: scores.get(row, {}) | said.get(row, {}) for row in rows.tolist()}


def _labels(task: Element, names: Iterable[str], attributes: Iterable[str]) -> None:
    """Declare the classes: CVAT makes labels of them where a task has none."""
    labels = SubElement(task, "labels")
    for name in names:
        label = SubElement(labels, "label")
        SubElement(label, "name").text = _xml(name)
        SubElement(label, "type").text = "any"
        declared = SubElement(label, "attributes")
        for one in attributes:
            attribute = SubElement(declared, "attribute")
            told = {"name": one, "mutable": "False", "input_type": "text", **_NO_VALUES}
            for field, value in told.items():
                SubElement(attribute, field).text = value


def _images(
    root: Element,
    listed: Listed,
    side: Annotations,
    rows: NDArray[np.int64],
    source: str,
    attributes: Mapping[int, Mapping[str, str]],
    writing: Writing,
) -> None:
    sizes = listed.evaluation.images.sizes
    order = np.argsort(side.image[rows], kind="stable")
    by_image, of = rows[order], side.image[rows[order]]
    images = np.sort(listed.images)
    starts, ends = (np.searchsorted(of, images, end).tolist() for end in ("left", "right"))
    names = listed.evaluation.classes.names
    for image, start, end in writing.cancel.checked(list(zip(images.tolist(), starts, ends, strict=True))):
        size = (int(sizes[image][0]), int(sizes[image][1]))
        told = {"id": str(image), "name": _xml(file_name(listed, image))}
        if all(size):
            told |= {"width": str(size[0]), "height": str(size[1])}
        element = SubElement(root, "image", told)
        for row in by_image[start:end].tolist():
            label = {"label": _xml(names[side.label[row]]), "source": source, "occluded": "0"}
            for shape in _shapes(side, row, size):
                shape.attrib = label | shape.attrib | {"z_order": "0"}
                for name, text in attributes[row].items():
                    SubElement(shape, "attribute", {"name": name}).text = _xml(text)
                element.append(shape)


def _shapes(side: Annotations, row: int, size: tuple[int, int]) -> list[Element]:
    """Elements of one object; more than one only where several outlines cannot be a mask."""
    if side.region is not None:
        rings = side.region.rings(row)
        if side.region.is_mask[row] or (len(rings) > 1 and all(size)):
            return [_mask(filled(side.region, row, size))]
        if rings:
            return [Element("polygon", {"points": _points(ring)}) for ring in rings]
    corners = zip(("xtl", "ytl", "xbr", "ybr"), side.box[row].tolist(), strict=True)
    return [Element("box", {name: short(value) for name, value in corners})]


def _points(ring: NDArray[np.float64]) -> str:
    return ";".join(f"{short(x)},{short(y)}" for x, y in ring.tolist())


def _mask(pixels: NDArray[np.bool_]) -> Element:
    """Runs that go row by row through the least box around a mask, empty ones first."""
    rows, columns = np.flatnonzero(pixels.any(1)), np.flatnonzero(pixels.any(0))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 1)
    left, right = (int(columns[0]), int(columns[-1]) + 1) if len(columns) else (0, 1)
    inside = pixels[top:bottom, left:right].ravel()
    ends = np.concatenate((np.flatnonzero(np.diff(inside)) + 1, [len(inside)]))
    runs = np.diff(ends, prepend=0).tolist()
    if inside[0]:
        runs.insert(0, 0)
    place = {"left": left, "top": top, "width": right - left, "height": bottom - top}
    told = {name: str(value) for name, value in place.items()}
    return Element("mask", {"rle": ", ".join(map(str, runs)), **told})


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
