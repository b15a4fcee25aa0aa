"""COCO panoptic maps: colours are segment ids, and a JSON file says which class each segment is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.layouts import NO_PANOPTIC_SEGMENTS
from cmviewer.problems.maps import MAP_UNLISTED
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.layout import CERTAIN, Facts, Presence
from cmviewer.readers.maps.class_files import HIGHEST, table_of_value
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.decoding import Stored
from cmviewer.readers.maps.map_layout import NO_FIT, MapLayout, SampledSet, map_layout
from cmviewer.readers.maps.map_reading import MapReading, Values
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import packed

_NOTHING: Final = 0
"""The id of pixels that are in no segment."""


_IDS: Final = range(1, 1 << 24)
_CLASSES: Final = range(HIGHEST + 1)


@dataclass(frozen=True, eq=False)
class _Segments:
    """Segments of one map: ids in order, int64 (n,), and the category of each, int64 (n,)."""

    id: NDArray[np.int64]
    category: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Turn:
    """Brings segment ids to category ids. segments: by the stem of the map."""

    segments: Mapping[str, _Segments]
    kind: type[np.unsignedinteger[Any]]
    unknown: int
    file: Path

    def __call__(self, file: Path, stored: Stored, odd: OddPixels) -> Values:
        """Look segments up. Raises `CmviewerError` where the JSON file does not know the map."""
        known = self.segments.get(file.stem)
        if known is None:
            raise CmviewerError(MAP_UNLISTED.of(file, name=self.file.name))
        if stored.ndim == 2:
            ids = stored.astype(np.int64)
        else:
            code = packed(stored).astype(np.int64)  # red is the highest byte in it, and the lowest in an id
            ids = (code >> 16) | (code & 0xFF00) | ((code & 0xFF) << 16)
        place = np.minimum(np.searchsorted(known.id, ids), len(known.id) - 1)
        values = known.category[place]
        strange = known.id[place] != ids
        values[strange] = np.where(ids[strange] == _NOTHING, IGNORED, self.unknown)
        missing = int((strange & (ids != _NOTHING)).sum())
        if missing:
            y, x = (int(at[0]) for at in np.nonzero(strange & (ids != _NOTHING)))
            odd.note(file, f"segment {ids[y, x]} at x {x}, y {y}", missing)
        return values.astype(self.kind)


def segments_file(maps: MapSet) -> Path | None:
    """Return the JSON file of a folder of panoptic maps: of its name beside it, or in it; else None."""
    folder = maps.path.resolve()  # `.` alone has no name
    beside = folder.with_name(f"{folder.name}.json")
    if is_file(beside):
        return beside
    return next(iter(sorted(maps.path.glob("panoptic*.json"))), None)


def panoptic(file: Path, classes: ClassTable | None, problems: list[Problem]) -> MapReading:
    """Read which segments there are; classes: where the file itself names none.

    Raises `CmviewerError` where it is no such file.
    """
    value = load_json(file, problems)
    rows = value.get("annotations") if isinstance(value, dict) else value
    table = table_of_value(file, value) or classes
    if not isinstance(rows, list) or table is None:
        raise CmviewerError(NO_PANOPTIC_SEGMENTS.of(file))
    segments = dict(found for row in rows if (found := _segments(row)) is not None)
    highest = max((int(one.category.max(initial=0)) for one in segments.values()), default=0)
    wide = max(highest, int(table.values.max(initial=0))) >= IGNORED - 1
    kind = np.uint16 if wide else np.uint8
    unknown = int(np.iinfo(kind).max) - 1
    return MapReading(table, _Turn(segments, kind, unknown, file), unknown)


def _segments(row: object) -> tuple[str, _Segments] | None:
    if not isinstance(row, dict) or not isinstance(row.get("file_name"), str):
        return None
    found = row.get("segments_info")
    rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    pairs = [(one.get("id"), one.get("category_id")) for one in rows]
    whole = [
        (a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int) and a in _IDS and b in _CLASSES
    ]
    both = np.array([(_NOTHING, IGNORED), *sorted(whole)], np.int64)
    return Path(row["file_name"]).stem, _Segments(both[:, 0], both[:, 1])


def _fit(sampled: SampledSet) -> float:
    return NO_FIT if segments_file(sampled.maps) is None else CERTAIN


def _read(sampled: SampledSet, problems: list[Problem]) -> MapReading:
    file = segments_file(sampled.maps)
    if file is None:
        raise FileNotFoundError(sampled.maps.path)
    return panoptic(file, sampled.listed, problems)


LAYOUT: Final[MapLayout] = map_layout(
    "COCO panoptic",
    "panoptic_val/000000000139.png, panoptic_val.json with annotations and categories",
    Facts(scores=Presence.NEVER, names=Presence.ALWAYS, image_size=Presence.ALWAYS),
    _fit,
    _read,
)
