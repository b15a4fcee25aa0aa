"""What COCO's JSON layouts share: what their files look like, and how they are read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Role
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.objects.coco_columns import let_go_of, some_of
from cmviewer.readers.objects.coco_file import CocoFile, read_coco
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Shaped
from cmviewer.readers.objects.parts import ObjectLayout, ObjectPart, ObjectSource, ReadContext, WantedShape

REGION: Final = re.compile(rb'"segmentation"\s*:\s*(\[\s*\[|\{)|"(poly|rbox)"\s*:\s*\[')
REGION_WORDS: Final = b'"segmentation"', b'"poly"', b'"rbox"'
"""One of them stands in each `REGION`; where none does, this is known much sooner."""
SCORE: Final = re.compile(rb'"score"\s*:')
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
"""As PowerShell begins a file that a command's output goes to."""
_HEAD: Final = 65536
"""Bytes at the beginning of a file that are looked at."""
WRITTEN_BOXES: Final = tuple(
    one.value
    for one in (
        BoxFormat.LTWH,
        BoxFormat.LTRB,
        BoxFormat.CXCYWH,
        BoxFormat.LTWH_NORMALISED,
        BoxFormat.LTRB_NORMALISED,
        BoxFormat.CXCYWH_NORMALISED,
    )
)
"""Box formats that scripts write where COCO has left, top, width, height."""
READINGS: Final = MappingProxyType(
    {
        "boxes.truth": WRITTEN_BOXES,
        "boxes.prediction": WRITTEN_BOXES,
        "class-numbers": ("plain", "rank", "position", "from-1"),
    }
)


def beginnings(listing: Listing, cancel: Cancel) -> Iterator[tuple[Path, bytes]]:
    """The beginnings of all JSON files, without the mark that some editors write in front."""
    for file in listing.all_ending(".json"):
        cancel.check()
        yield file, in_utf8(beginning(file, _HEAD))


def in_utf8(data: bytes) -> bytes:
    """Return the bytes of a JSON file, or of its beginning, in UTF-8, where a mark in front says UTF-16."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data.removeprefix(b"\xef\xbb\xbf")


def source_of(
    layout: ObjectLayout, file: Path, role: Role, *, numbered: bool, has_regions: bool, has_scores: bool
) -> ObjectSource:
    """Make the source of one file."""
    return ObjectSource(
        path=file,
        files=(file,),
        layout=layout,
        roles=frozenset({role}),
        numbered=numbered,
        has_regions=has_regions,
        has_scores=has_scores,
        read=partial(_read, file),
    )


def _read(file: Path, context: ReadContext) -> ObjectPart:
    return _part(file, lambda found: found, context)


def read_some(file: Path, rows: Callable[[], NDArray[np.int64]], context: ReadContext) -> ObjectPart:
    """Read those of the objects of a file that stand at some places in it, counted from 0."""
    wanted = rows()

    def some(found: CocoFile) -> CocoFile:
        number = np.arange(len(found.objects)) if found.number is None else np.asarray(found.number, np.int64)
        kept = np.flatnonzero(np.isin(number, wanted))
        return replace(found, objects=some_of(found.objects, kept), number=number[kept])

    return _part(file, some, context)


def _part(file: Path, some: Callable[[CocoFile], CocoFile], context: ReadContext) -> ObjectPart:
    context.progress(f"Reading {file.name}", 0, 0)
    context.cancel.check()
    problems: list[Problem] = []
    found = read_coco(file, problems, record=Shaped if context.wanted is WantedShape.REGIONS else Boxed)
    if context.wanted is WantedShape.BOXES and found.objects.empty.any():
        problems.clear()
        found = read_coco(file, problems, record=Shaped)  # bounds of regions take the place of boxes
    found = some(found)
    context.cancel.check()
    part = part_of(found, file, context, BoxFormat.LTWH, problems)
    let_go_of(found.objects)
    context.problems.extend(problems)
    return part
