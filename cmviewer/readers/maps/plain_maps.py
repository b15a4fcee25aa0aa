"""Maps of numbers, or of the colours that a list of classes names: what most people write."""

from types import MappingProxyType
from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.maps import MAP_COLOURS_UNKNOWN
from cmviewer.readers.layout import POSSIBLE, Facts, Presence
from cmviewer.readers.maps.colour_codes import colour_text
from cmviewer.readers.maps.known_sets import fit_of_colours
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet, map_layout
from cmviewer.readers.maps.map_reading import (
    MapReading,
    as_numbers,
    coloured,
    plain,
    tables_by_colour,
)

_GREYS: Final = POSSIBLE / 2
"""Confidence of maps of three equal channels: below that of any table that knows the greys as colours."""


def _fit(sampled: SampledSet) -> float | Problem:
    if not sampled.has_colours:
        return POSSIBLE
    known = fit_of_colours(sampled, tables_by_colour([sampled.listed], ()))
    if known:
        return known
    if sampled.sample.is_grey:
        return _GREYS
    first = next(iter(sampled.maps.files.values()))
    return MAP_COLOURS_UNKNOWN.of(first, first=colour_text(int(sampled.sample.colours[-1])))


def _read(sampled: SampledSet, problems: list[Problem]) -> MapReading:  # noqa: ARG001 - as all layouts
    if not sampled.has_colours:
        return plain(sampled.listed, sampled.maps, sampled.sample)
    found = coloured(tables_by_colour([sampled.listed], ()), sampled.sample)
    return MapReading(sampled.listed, as_numbers, is_numbers=True) if found is None else found


LAYOUT: Final[MapLayout] = map_layout(
    "Label maps",
    "truth/a.png     a class number a pixel: palette, grey of 8 or 16 bits, colours; also .npy, .npz\n"
    "epoch_1/a.png   the same of each checkpoint\n"
    "epoch_2/a.png\n"
    "images/a.jpg    the photographs\n"
    "classes.txt     one name a line\n"
    "or in one folder: 1_target.png, 1_pred.png, 1_image.png",
    Facts(
        scores=Presence.NEVER,
        image_size=Presence.ALWAYS,
        readings=MappingProxyType(
            {
                "map-values": ("plain", "shifted", "colours", "binary"),
                "class-numbers": ("plain", "from-1", "rank"),
            }
        ),
    ),
    _fit,
    _read,
)
