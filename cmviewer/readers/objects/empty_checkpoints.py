"""Empty lists and empty folders beside the results of other checkpoints: checkpoints that found nothing."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cmviewer.readers.files.listing import Listing
from cmviewer.readers.objects.coco_results import empty_results
from cmviewer.readers.objects.parts import ObjectSource
from cmviewer.readers.objects.yolo import empty_folder

_DIGITS: Final = re.compile(r"\d+")


def empty_checkpoints(found: Sequence[ObjectSource], listing: Listing) -> list[ObjectSource]:
    """Find what is called as the results of others are but for a number, and is empty."""
    results = [source for source in found if source.is_prediction]
    known = {source.path for source in found}
    return [*_lists(results, known, listing), *_folders(results, known, listing)]


def _lists(results: Sequence[ObjectSource], known: set[Path], listing: Listing) -> list[ObjectSource]:
    kinds = {_kind_of_list(source.path) for source in results if source.path.suffix == ".json"}
    if not kinds:
        return []
    files = [file for file in listing.all_ending(".json") if file not in known]
    empty = [empty_results(file) for file in files if _kind_of_list(file) in kinds]
    return [source for source in empty if source is not None]


def _kind_of_list(file: Path) -> str:
    """What the paths of the results of one training share."""
    return _DIGITS.sub("", file.as_posix())


def _folders(results: Sequence[ObjectSource], known: set[Path], listing: Listing) -> list[ObjectSource]:
    kinds = {_kind_of_folder(source.path) for source in results if source.layout.endings == {".txt"}}
    above = {folder.parent for folder in listing.files}
    return [
        empty_folder(folder)
        for folder, files in listing.files.items()
        if not files and folder not in above | known and _kind_of_folder(folder) in kinds
    ]


def _kind_of_folder(folder: Path) -> tuple[Path, str, bool]:
    """What the folders of the checkpoints of one training share."""
    in_run = folder.name == "labels"
    run = folder.parent if in_run else folder
    return run.parent, _DIGITS.sub("", run.name), in_run
