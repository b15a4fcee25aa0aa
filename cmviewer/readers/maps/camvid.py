"""CamVid: SegNet's copies with 11 classes as numbers, and the colours of 11 or 31."""

import re
from types import MappingProxyType
from typing import Final

from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.known_sets import first_stems, has_values_up_to, known_layout
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.well_known import CAMVID_11, CAMVID_31

_STEM: Final = re.compile(r"(0001TP|0006R0|0016E5|Seq05VD)_f?\d+")
_BY_COLOUR: Final = (CAMVID_11, CAMVID_31)


def _table_of(sampled: SampledSet) -> ClassTable | None:
    called_so = all(map(_STEM.match, first_stems(sampled)))
    return CAMVID_11 if called_so and has_values_up_to(sampled.sample, len(CAMVID_11)) else None


LAYOUT: Final[MapLayout] = known_layout(
    "CamVid",
    "testannot/0001TP_008550.png, label_colors.txt",
    _table_of,
    _BY_COLOUR,
    readings=MappingProxyType({"map-values": ("plain", "colours")}),
)
