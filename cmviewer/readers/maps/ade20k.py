"""ADE20K: the challenge's 150 classes, and the full set, whose red and green are the class."""

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.layout import CERTAIN, Facts, Presence
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.decoding import Stored
from cmviewer.readers.maps.known_sets import BY_NAME, first_stems, has_values_up_to, known_read
from cmviewer.readers.maps.map_layout import NO_FIT, MapLayout, SampledSet, map_layout
from cmviewer.readers.maps.map_reading import MapReading, Values, as_numbers
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.well_known import ADE_FROM_ONE

_STEM: Final = re.compile(r"ADE_(val|train|test)_\d{8}")
_ENDING: Final = ("seg",)
_UNNAMED: Final = 0
_NUMBERS: Final = range(26 * 256)
"""What red and green can say: 25 x 256 + 255 at most."""
_VOID: Final = frozenset({_UNNAMED})


def is_full_ade(maps: MapSet) -> bool:
    """Tell whether maps are those of the full ADE20K: `x_seg.png` beside `x_atr.txt` or `x.json`."""
    first = next(iter(maps.files.values()))
    core = first.stem.removesuffix("_seg")
    beside = (first.with_name(f"{core}_atr.txt"), first.with_name(f"{core}.json"))
    return maps.ending == _ENDING and any(map(is_file, beside))


def full_ade(maps: MapSet) -> MapReading:
    """Say how these maps are meant; classes have names where JSON files beside them tell these."""
    names: dict[int, str] = {}
    for file in maps.files.values():
        names.update(_names(file.with_name(f"{file.stem.removesuffix('_seg')}.json")))
    names.pop(_UNNAMED, None)
    if not names:
        return MapReading(None, _values, void=_VOID)
    values = np.array(sorted(names), np.int32)
    table = ClassTable(
        "the JSON files of ADE20K",
        tuple(names[value] for value in values.tolist()),
        values,
        void=frozenset({0}),
    )
    return MapReading(table, _values)


def _values(file: Path, stored: Stored, odd: OddPixels) -> Values:
    if stored.ndim == 2:
        return as_numbers(file, stored, odd)
    return (stored[..., 0] // 10).astype(np.uint16) * np.uint16(256) + stored[..., 1]


def _names(file: Path) -> dict[int, str]:
    """Names of the classes in one file, by number; none where there is no such file."""
    try:
        value = load_json(file, [])
    except CmviewerError:
        return {}
    annotation = value.get("annotation") if isinstance(value, dict) else None
    objects = annotation.get("object") if isinstance(annotation, dict) else None
    rows = [row for row in objects or () if isinstance(row, dict)] if isinstance(objects, list) else []
    return {
        row["name_ndx"]: row["name"]
        for row in rows
        if row.get("name_ndx") in _NUMBERS and isinstance(row.get("name"), str)
    }


def _fit(sampled: SampledSet) -> float:
    if sampled.has_colours:
        return CERTAIN if is_full_ade(sampled.maps) else NO_FIT
    return NO_FIT if _table_of(sampled) is None else BY_NAME


def _table_of(sampled: SampledSet) -> ClassTable | None:
    called_so = all(map(_STEM.match, first_stems(sampled)))
    return ADE_FROM_ONE if called_so and has_values_up_to(sampled.sample, len(ADE_FROM_ONE)) else None


def _read(sampled: SampledSet, problems: list[Problem]) -> MapReading:
    if not sampled.has_colours:
        return known_read(_table_of)(sampled, problems)
    full = full_ade(sampled.maps)
    return replace(full, table=sampled.listed) if sampled.is_certain else full


LAYOUT: Final[MapLayout] = map_layout(
    "ADE20K",
    "annotations/validation/ADE_val_00000001.png, objectInfo150.txt   0 is not judged\n"
    "or the full set: 1_seg.png with 1_atr.txt or 1.json",
    Facts(
        scores=Presence.NEVER,
        image_size=Presence.ALWAYS,
        readings=MappingProxyType({"map-values": ("plain", "shifted")}),
    ),
    _fit,
    _read,
)
