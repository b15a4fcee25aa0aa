"""The layouts of objects that can be read, each recognised by its content."""

from collections.abc import Callable
from typing import Final

from cmviewer.progress import Cancel
from cmviewer.readers.objects.listing import Listing
from cmviewer.readers.objects.parts import ObjectSource

Sources = Callable[[Listing, Cancel], list[ObjectSource]]
"""Finds the sources of one layout in a folder; cheap: it looks at names, and at the beginnings of files."""

SOURCES: Final[tuple[Sources, ...]] = ()


def sources(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    """Find all sources in a folder, layout by layout."""
    return [source for find in SOURCES for source in find(listing, cancel)]
