"""Mapillary Vistas: its configuration names the classes."""

import re
from typing import Final

from cmviewer.readers.layout import Presence
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.known_sets import known_layout
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet

_CONFIGURATION: Final = re.compile(r"config(_v[\d.]+)?\.json", re.IGNORECASE)


def _table_of(sampled: SampledSet) -> ClassTable | None:
    table = sampled.listed
    is_its_own = table is not None and table.file is not None and _CONFIGURATION.fullmatch(table.file.name)
    return table if is_its_own and table is not None and table.colours is not None else None


LAYOUT: Final[MapLayout] = known_layout(
    "Mapillary Vistas",
    "v1.2/labels/0.png, config_v1.2.json",
    _table_of,
    names=Presence.ALWAYS,
)
