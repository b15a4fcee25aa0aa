"""Maps of data sets that everyone uses: their classes are known without a list."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.readers.layout import LIKELY, Facts, Presence
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.map_layout import NO_FIT, MapLayout, SampledSet, map_layout
from cmviewer.readers.maps.map_reading import (
    COVERED,
    MapReading,
    coloured,
    plain,
    shares_known,
    tables_by_colour,
)
from cmviewer.readers.maps.sampling import Sample

BY_NAME: Final = 0.8
"""Confidence where the names of files or folders are those of a data set, and the values are too."""

TableOf = Callable[[SampledSet], ClassTable | None]
"""The classes of a set by its names and values; None where these are not the data set's."""


def fit_of_colours(sampled: SampledSet, tables: Sequence[ClassTable]) -> float:
    """How well some tables know the colours of a set: best those that know them all."""
    share = max(shares_known(tables, sampled.sample), default=0.0)
    return LIKELY * share if share >= COVERED else NO_FIT


def known_fit(table_of: TableOf, by_colour: Sequence[ClassTable] = ()) -> Callable[[SampledSet], float]:
    """Make the fit of a data set: by its colours, else by names and values."""

    def fit(sampled: SampledSet) -> float:
        if sampled.has_colours:
            return fit_of_colours(sampled, by_colour)
        return NO_FIT if table_of(sampled) is None else BY_NAME

    return fit


def known_read(
    table_of: TableOf, by_colour: Sequence[ClassTable] = ()
) -> Callable[[SampledSet, list[Problem]], MapReading]:
    """Make the reading of a data set; classes that a file lists go before its own where they fit."""

    def read(sampled: SampledSet, problems: list[Problem]) -> MapReading:  # noqa: ARG001 - as all layouts
        if sampled.has_colours:
            found = coloured(tables_by_colour([sampled.listed], by_colour), sampled.sample)
            if found is not None:
                return found
        table = sampled.listed if sampled.is_listed else table_of(sampled) or sampled.listed
        return plain(table, sampled.maps, sampled.sample)

    return read


def known_layout(
    name: str,
    example: str,
    table_of: TableOf,
    by_colour: Sequence[ClassTable] = (),
    names: Presence = Presence.SOMETIMES,
    readings: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> MapLayout:
    """Make the layout of a data set, whose maps never have scores. readings: as in `Facts`."""
    facts = Facts(scores=Presence.NEVER, names=names, image_size=Presence.ALWAYS, readings=readings)
    return map_layout(name, example, facts, known_fit(table_of, by_colour), known_read(table_of, by_colour))


def has_values_up_to(sample: Sample, highest: int) -> bool:
    """Tell whether values run from 0 to the highest, or are 255."""
    return bool(np.isin(sample.values, [*range(highest + 1), IGNORED]).all())


def folder_is_called(sampled: SampledSet, name: str) -> bool:
    """Tell whether the folder of a set, or one above it, is called so."""
    return name in sampled.maps.path.as_posix().lower().replace("_", "")


def first_stems(sampled: SampledSet, count: int = 8) -> list[str]:
    """Stems of the first files of a set."""
    return [file.stem for file in list(sampled.maps.files.values())[:count]]
