"""JSON files that list objects image by image, read into one part."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from cmviewer.errors import Problem
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Category, CocoFile, Image
from cmviewer.readers.objects.parts import ObjectPart, ReadContext

Convert = Callable[[str, object], Boxed]
"""Makes one object of an image; raises `msgspec.ValidationError` where it is none."""


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
        what = f"an object is none, the first of {bad[0]}; such objects were left out"
        mend = "write a label and four numbers for each object"
        times = len(bad)
        context.problems.append(Problem("record-unreadable", what, mend, file, None, times, times))
    classes = dict.fromkeys((*names, *(str(one.category_id) for one in objects)))
    categories = [Category(name, name) for name in classes]
    found = CocoFile(objects, [Image(image) for image in listed], categories)
    return part_of(found, file, context, boxes, context.problems)


def not_listed(file: Path, wanted: str) -> Problem:
    """Say that a file holds something else than its beginning promised."""
    return Problem("file-not-recognised", f"this JSON does not hold {wanted}", "write the file again", file)
