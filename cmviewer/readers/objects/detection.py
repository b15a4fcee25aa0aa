"""Which sources of objects a folder holds: every layout looks, and where two share files the surer wins."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Detected, Rejected
from cmviewer.readers.objects.empty_checkpoints import empty_checkpoints
from cmviewer.readers.objects.parts import ObjectLayout, ObjectSource
from cmviewer.readers.objects.run_length_tables import run_length_tables


@dataclass(frozen=True)
class DetectedSources:
    """sources: layout by layout. rejected: files that look like objects and are of no layout."""

    sources: tuple[ObjectSource, ...]
    rejected: tuple[Rejected, ...] = ()


def detect_sources(layouts: Sequence[ObjectLayout], listing: Listing, cancel: Cancel) -> DetectedSources:
    """Find all sources in a folder, layout by layout."""
    found: list[Detected[ObjectSource]] = []
    rejected = list(run_length_tables(listing, cancel))
    for layout in layouts:
        for one in layout.detect(listing, cancel):
            if isinstance(one, Rejected):
                rejected.append(one)
            else:
                found.append(one)
    surest: dict[Path, float] = {}
    for one in found:
        for file in one.files:
            surest[file] = max(surest.get(file, 0), one.confidence)
    kept = [one.source for one in found if all(surest[file] <= one.confidence for file in one.files)]
    taken = {file for one in found for file in one.files}
    refused = tuple(one for one in rejected if one.file not in taken)
    return DetectedSources((*kept, *empty_checkpoints(kept, listing)), refused)
