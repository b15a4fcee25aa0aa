"""The layouts of objects that can be read, each recognised by its content."""

from collections.abc import Callable
from typing import Final

from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.objects import (
    box_lines,
    box_tables,
    coco,
    cvat,
    dota,
    image_lists,
    kitti,
    labelme,
    open_images,
    voc,
    yolo,
)
from cmviewer.readers.objects.parts import ObjectSource
from cmviewer.readers.objects.text_folders import Recognise, TextFolder, empty_beside, text_folders

Sources = Callable[[Listing, Cancel], list[ObjectSource]]
"""Finds the sources of one layout in a folder; cheap: it looks at names, and at the beginnings of files."""

TEXT: Final[tuple[Recognise, ...]] = (
    kitti.recognise,
    dota.recognise,
    yolo.recognise,
    box_lines.recognise,
)
"""Layouts of text files, one an image; a folder is in the first one that recognises it."""


def _in_text(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    found = [_recognised(text) for text in text_folders(listing, cancel)]
    known = [source for source in found if source is not None]
    return known + [yolo.empty(folder) for folder in empty_beside(known, listing)]


def _recognised(text: TextFolder) -> ObjectSource | None:
    return next(filter(None, (recognise(text) for recognise in TEXT)), None)


SOURCES: Final[tuple[Sources, ...]] = (
    coco.sources,
    image_lists.sources,
    _in_text,
    voc.sources,
    labelme.sources,
    cvat.sources,
    open_images.sources,
    box_tables.sources,
)


def sources(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    """Find all sources in a folder, layout by layout."""
    return [source for find in SOURCES for source in find(listing, cancel)]
