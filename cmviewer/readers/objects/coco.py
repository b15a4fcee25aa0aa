"""COCO's JSON and its relatives: data sets, lists of results, and results with their own lists."""

import re
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Shaped, read_coco
from cmviewer.readers.objects.parts import Family, Holds, ObjectPart, ObjectSource, Reader, Wanted
from cmviewer.regular_files import open_regular

_LIST: Final = re.compile(rb"\s*\[\s*(?:null\s*,\s*)*(\{|\]|$)")
_NOTHING: Final = re.compile(rb"\s*\[\s*\]\s*")
_SET: Final = re.compile(rb'\s*\{\s*"')
_SET_KEY: Final = re.compile(rb'"(images|annotations|categories)"\s*:\s*\[')
_ANNOTATIONS: Final = re.compile(rb'"annotations"\s*:\s*\[')
_SCORE: Final = re.compile(rb'"score"\s*:')
_REGION: Final = re.compile(rb'"segmentation"\s*:\s*(\[\s*\[|\{)')
_EMPTY: Final = re.compile(r"prediction|result|bbox|segm|detection", re.IGNORECASE)
"""Names of files that, with an empty list in them, are results without an object."""
_DIGITS: Final = re.compile(r"\d+")
_HEAD: Final = 65536


def sources(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    """Find COCO's JSON files in a folder."""
    files = listing.all_ending(".json")
    found = []
    for file in files:
        cancel.check()
        source = _source(file)
        if source is not None:
            found.append(source)
    return found + _empty_beside(found, files)


def _empty_beside(found: list[ObjectSource], files: tuple[Path, ...]) -> list[ObjectSource]:
    """Find empty lists whose paths are those of results but for a number: empty checkpoints."""
    kinds = {_kind(source.path) for source in found if source.holds is Holds.PREDICTIONS}
    known = {source.path for source in found}
    others = [file for file in files if file not in known and _kind(file) in kinds]
    return [source for source in map(empty_results, others) if source is not None]


def _kind(file: Path) -> str:
    """What the paths of the results of one training share."""
    return _DIGITS.sub("", file.as_posix())


def empty_results(file: Path) -> ObjectSource | None:
    """Take an empty list, whatever its file is called, as results without an object."""
    if file.suffix.lower() != ".json" or not _NOTHING.fullmatch(beginning(file)):
        return None
    return _made(file, "COCO results", Holds.PREDICTIONS, numbered=True, has_regions=False)


def _source(file: Path) -> ObjectSource | None:
    head = beginning(file, _HEAD).removeprefix(b"\xef\xbb\xbf")
    if _LIST.match(head):
        return _results(file, head)
    if _SET.match(head) and _SET_KEY.search(head):
        return _whole(file)
    return None


def _results(file: Path, head: bytes) -> ObjectSource | None:
    empty = _NOTHING.fullmatch(head) is not None
    of_objects = b'"image_id"' in head and (b'"bbox"' in head or b'"segmentation"' in head)
    if not (of_objects or (empty and _EMPTY.search(file.stem))):
        return None
    has_regions = _REGION.search(head) is not None
    return _made(file, "COCO results", Holds.PREDICTIONS, numbered=True, has_regions=has_regions)


def _whole(file: Path) -> ObjectSource | None:
    """A data set; with scores it is results that carry their own images and classes."""
    try:
        with open_regular(file) as opened:
            data = opened.read()  # not mapped: where a training run cuts it off, the program would die
    except OSError:
        return None  # gone since it was listed
    if _ANNOTATIONS.search(data) is None or b'"segments_info"' in data:
        return None
    holds = Holds.TRUTH if _SCORE.search(data) is None else Holds.PREDICTIONS
    has_regions = _REGION.search(data) is not None
    layout = "COCO data set" if holds is Holds.TRUTH else "COCO results with their own classes"
    return _made(file, layout, holds, numbered=False, has_regions=has_regions)


def _made(file: Path, layout: str, holds: Holds, *, numbered: bool, has_regions: bool) -> ObjectSource:
    return ObjectSource(
        path=file,
        files=(file,),
        layout=layout,
        holds=holds,
        numbered=numbered,
        has_regions=has_regions,
        read=partial(_read, file),
        family=Family.COCO,
        has_scores=holds is Holds.PREDICTIONS,
        own_boxes=holds is Holds.TRUTH,
    )


def _read(file: Path, reader: Reader) -> ObjectPart:
    reader.progress(f"Reading {file.name}", 0, 0)
    reader.cancel.check()
    problems: list[Problem] = []
    found = read_coco(file, problems, record=Shaped if reader.wanted is Wanted.REGIONS else Boxed)
    if reader.wanted is Wanted.BOXES and None in map(attrgetter("bbox"), found.objects):
        problems.clear()
        found = read_coco(file, problems, record=Shaped)  # bounds of regions take the place of boxes
    reader.cancel.check()
    part = part_of(found, file, reader.boxes or BoxFormat.LTWH, problems)
    reader.problems.extend(problems)
    return part
