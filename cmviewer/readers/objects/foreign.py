"""Files of objects in layouts that are known by name and not read: what they are, and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Rejected

_HEAD: Final = 4096


@dataclass(frozen=True)
class _Foreign:
    """A layout that is not read: its name, its endings, what stands at the beginning, what to do."""

    name: str
    endings: tuple[str, ...]
    mark: re.Pattern[bytes]
    mend: str


def _keys(*names: str) -> re.Pattern[bytes]:
    """All of these keys of JSON, in any order."""
    return re.compile("".join(rf'(?=.*"{name}"\s*:)' for name in names).encode(), re.DOTALL)


_JSON: Final = (".json",)
_COCO: Final = "export as COCO JSON"
_FOREIGN: Final = (
    _Foreign(
        "a table of run-length masks, as Kaggle has it",
        (".csv",),
        re.compile(rb"[^\n]*\b(EncodedPixels|rle_mask|encoded_pixels|annotation_rle)\b", re.IGNORECASE),
        "draw the masks with the sizes of their images, and save them as COCO JSON",
    ),
    _Foreign("Label Studio JSON", _JSON, _keys("annotations", "result", "from_name"), _COCO),
    _Foreign("Label Studio JSON", _JSON, _keys("rectanglelabels"), _COCO),
    _Foreign("VIA JSON", _JSON, _keys("regions", "shape_attributes"), _COCO),
    _Foreign("Labelbox JSON", (".json", ".ndjson"), _keys("data_row", "projects"), _COCO),
    _Foreign("Supervisely JSON", _JSON, _keys("objects", "classTitle"), _COCO),
    _Foreign("a SageMaker manifest", (".manifest",), _keys("source-ref"), "convert it to COCO JSON"),
    _Foreign(
        "BDD100K JSON", _JSON, _keys("name", "labels", "box2d"), "convert it with bdd100k.label.to_coco"
    ),
    _Foreign("CrowdHuman's .odgt", (".odgt",), _keys("gtboxes"), "convert it to COCO JSON"),
    _Foreign("Datumaro JSON", _JSON, _keys("dm_format_version"), "export as COCO with `datum convert`"),
    _Foreign("Datumaro JSON", _JSON, _keys("categories", "items", "label_cat"), "export as COCO JSON"),
)


def foreign_files(listing: Listing, cancel: Cancel) -> Iterator[Rejected]:
    """Find files of layouts that are not read."""
    endings = tuple({ending for one in _FOREIGN for ending in one.endings})
    for file in listing.all_ending(*endings):
        cancel.check()
        head = beginning(file, _HEAD)
        known = next((one for one in _FOREIGN if _is(one, file, head)), None)
        if known is not None:
            yield Rejected(file, _not_read(known, file))


def _is(layout: _Foreign, file: Path, head: bytes) -> bool:
    return file.suffix.lower() in layout.endings and layout.mark.match(head) is not None


def _not_read(layout: _Foreign, file: Path) -> Problem:
    return Problem("layout-not-read", f"this is {layout.name}, which is not read", layout.mend, file)
