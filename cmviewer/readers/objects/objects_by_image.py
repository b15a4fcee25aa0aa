"""JSON files that list objects image by image, read into one part."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.problems.objects import OBJECT_UNREADABLE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected
from cmviewer.readers.objects.coco_columns import columns_of
from cmviewer.readers.objects.coco_file import CocoFile
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Category, Image
from cmviewer.readers.objects.parts import (
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
)

Convert = Callable[[str, object], Boxed]
"""Makes one object of an image; raises `msgspec.ValidationError` where it is none."""
ReadByImage = Callable[[Path, ReadContext], ObjectPart]
_HEAD: Final = 65536
"""Bytes at the beginning of a file that are looked at."""


def in_json_by_image(
    listing: Listing,
    cancel: Cancel,
    layout: ObjectLayout,
    looks_like: Callable[[bytes], bool],
    score: bytes,
    read: ReadByImage,
    confidence: float = CERTAIN,
) -> Iterator[Detected[ObjectSource]]:
    """Find the JSON files of a layout, by their beginnings. score: the key of scores, which no truth has."""
    for file in listing.all_ending(".json"):
        cancel.check()
        head = beginning(file, _HEAD)
        if looks_like(head):
            scored = b'"%b"' % score in head
            roles = PREDICTION if scored or layout.facts.roles == PREDICTION else TRUTH
            source = ObjectSource(file, (file,), layout, roles, partial(read, file), has_scores=scored)
            yield Detected(source, (file,), confidence)


def part_by_image(
    images: Iterable[tuple[str, object]],
    names: list[str],
    converted: Convert,
    boxes: BoxFormat,
    file: Path,
    context: ReadContext,
) -> ObjectPart:
    """Read images and the list of objects of each; an object that is none is left out, and said."""
    listed: list[str] = []
    objects: list[Boxed] = []
    bad: list[str] = []
    for image, some in images:
        context.cancel.check()
        listed.append(image)
        for one in some if isinstance(some, list) else ():
            try:
                objects.append(converted(image, one))
            except msgspec.ValidationError as error:
                bad.append(f"{image!r} ({str(error).replace('`', '')})")
    if bad:
        times = len(bad)
        context.problems.append(OBJECT_UNREADABLE.of(file, times=times, left_out=times, first=bad[0]))
    classes = dict.fromkeys((*names, *(str(one.category_id) for one in objects)))
    categories = [Category(name, name) for name in classes]
    found = CocoFile(columns_of(objects), [Image(image) for image in listed], categories)
    return part_of(found, file, context, boxes, context.problems)
