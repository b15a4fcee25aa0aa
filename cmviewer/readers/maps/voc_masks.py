"""Masks of Pascal VOC: a palette, or its colours."""

import re
from types import MappingProxyType
from typing import Final

import numpy as np

from cmviewer.readers.maps.class_table import ClassTable, voc_colours
from cmviewer.readers.maps.decoding import palette_of
from cmviewer.readers.maps.known_sets import first_stems, has_values_up_to, known_layout
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.well_known import VOC

_STEM: Final = re.compile(r"20\d{2}_\d{6}")
_BY_COLOUR: Final = (VOC,)


def _table_of(sampled: SampledSet) -> ClassTable | None:
    called_so = "segmentationclass" in sampled.maps.folder_name.lower() or all(
        map(_STEM.fullmatch, first_stems(sampled))
    )
    is_voc = called_so and _has_palette(sampled) and has_values_up_to(sampled.sample, len(VOC) - 1)
    return VOC if is_voc else None


def _has_palette(sampled: SampledSet) -> bool:
    """Tell whether an image has VOC's palette up to its last class; labelme writes it with other classes."""
    palette = palette_of(next(iter(sampled.maps.files.values())))
    count = len(VOC)
    return palette is not None and np.array_equal(palette[:count], voc_colours(count))


LAYOUT: Final[MapLayout] = known_layout(
    "Pascal VOC masks",
    "SegmentationClass/2007_000001.png   a palette, or its colours; 255 is void",
    _table_of,
    _BY_COLOUR,
    readings=MappingProxyType({"map-values": ("plain", "colours")}),
)
