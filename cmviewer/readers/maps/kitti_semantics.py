"""KITTI's semantics and instances, in the label ids of Cityscapes."""

import re
from types import MappingProxyType
from typing import Final

from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.known_sets import first_stems, known_layout
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.well_known import CITYSCAPES

_STEM: Final = re.compile(r"\d{6}_1[01]")


def _table_of(sampled: SampledSet) -> ClassTable | None:
    is_called_so = sampled.maps.folder_name in {"semantic", "instance"}
    return CITYSCAPES if is_called_so and all(map(_STEM.match, first_stems(sampled))) else None


LAYOUT: Final[MapLayout] = known_layout(
    "KITTI semantics",
    "training/semantic/000030_10.png or training/instance/000030_10.png (16 bits)",
    _table_of,
    readings=MappingProxyType({"class-numbers": ("plain", "rank")}),
)
