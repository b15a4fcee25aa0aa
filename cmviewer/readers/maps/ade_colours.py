"""The full ADE20K: red and green of a colour are the class, blue the instance."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.decoding import Stored
from cmviewer.readers.maps.interpretation import Interpretation, Values, as_numbers
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.watch import Watch

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


def full_ade(maps: MapSet) -> Interpretation:
    """Say how these maps are meant; classes have names where JSON files beside them tell these."""
    names: dict[int, str] = {}
    for file in maps.files.values():
        names.update(_names(file.with_name(f"{file.stem.removesuffix('_seg')}.json")))
    names.pop(_UNNAMED, None)
    if not names:
        return Interpretation(None, _values, void=_VOID)
    values = np.array(sorted(names), np.int32)
    table = ClassTable(
        "the JSON files of ADE20K",
        tuple(names[value] for value in values.tolist()),
        values,
        void=frozenset({0}),
    )
    return Interpretation(table, _values)


def _values(file: Path, stored: Stored, watch: Watch) -> Values:
    if stored.ndim == 2:
        return as_numbers(file, stored, watch)
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
