"""MMDetection's `preds/`: a JSON file an image, lists of labels, scores and boxes side by side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from cmviewer.evaluation import Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Detected, Facts, Presence
from cmviewer.readers.objects.coco_classes import in_rank
from cmviewer.readers.objects.file_an_image import in_folders, json_by_image
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.parallel_lists import are_numbers, lists_of, looks_like, part_of_lists
from cmviewer.readers.objects.parts import (
    PREDICTION,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_BEGINNING: Final = re.compile(rb'\{"(?:(?:labels|scores)":\[[\d\]]|b?boxes":\[[\[\]])')
"""Numbers or nothing: a matrix, too, may begin with the names of its classes."""
_NAMED: Final = b'{"labels":["'
_OTHER: Final = re.compile(rb'"(?:matrix|confusion_matrix|counts|cells)":')


_decode: Final = msgspec.json.Decoder(dict[str, Any]).decode


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_folders(listing, cancel, ".json", _looks_like, _source)


def _looks_like(start: bytes) -> bool:
    """The lists stand at the top of the file, which names no image; the later ones may lie far behind."""
    text = b"".join(start.split())
    is_list = _BEGINNING.match(text) is not None or (text.startswith(_NAMED) and looks_like(start))
    return is_list and _OTHER.search(text) is None


def _source(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:  # noqa: ARG001 - as all layouts of folders
    numbered = are_numbers(start) or not looks_like(start)
    read = partial(_read, folder, files)
    pieces = FilePieces(folder, files, partial(_read_some, folder), _count, in_rank)
    return ObjectSource(
        folder, files, LAYOUT, PREDICTION, read, numbered=numbered, has_scores=True, pieces=pieces
    )


def _count(data: bytes) -> int | None:
    """Count the objects of a file; None where it holds anything else."""
    try:
        return len(lists_of(_decode(data)).boxes)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError):
        return None


def _read_some(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    """Read some of the files; the place among all of them is what an object is called by."""
    return replace(_read(folder, files, context), identity=None)


def _read(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    images = json_by_image(folder, files, "reading predictions", context)
    return part_of_lists(images, folder, context)


LAYOUT: Final = ObjectLayout(
    name="MMDetection's predictions, a file an image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='preds/a.json: {"labels": [0], "scores": [0.9], "bboxes": [[left, top, right, bottom]]}',
    facts=Facts(
        roles=PREDICTION,
        scores=Presence.ALWAYS,
        names=Presence.SOMETIMES,
        box_format=Presence.ALWAYS,
        readings=MappingProxyType(
            {
                "class-numbers": ("position", "plain", "rank", "from-1"),
                "boxes.prediction": (BoxFormat.LTRB.value,),
            }
        ),
    ),
    detect=_detect,
    read=read_source,
)
