"""Palette images whose values were numbered anew: then the colours are the classes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.colour_codes import ColourCodes, packed_colours
from cmviewer.readers.maps.decoding import decode, decode_colours, palette_of
from cmviewer.readers.maps.map_reading import MapReading, by_colours
from cmviewer.readers.maps.sampling import distinct_of


def colours_of_values(files: Sequence[Path]) -> list[dict[int, tuple[int, int, int]]]:
    """Colours of the values that occur in each of some palette images; of others nothing."""
    found = []
    for file in files:
        palette = palette_of(file)
        values = _values(file) if palette is not None else None
        if palette is not None and values is not None:
            known = [value for value in values.tolist() if value < len(palette)]
            found.append({value: _colour(palette[value]) for value in known})
    return found


def _has_its_colours(table: ClassTable, file: Path) -> bool:
    """Tell whether a file has no palette, or one that gives each class its own colour."""
    palette = palette_of(file)
    if palette is None or table.colours is None:
        return True
    known = table.values < len(palette)
    return bool((palette[table.values[known]] == table.colours[known]).all())


def _values(file: Path) -> NDArray[Any] | None:
    try:
        stored = decode(file)
    except CmviewerError:
        return None  # counting says why
    return distinct_of(stored)[0] if stored.ndim == 2 else None


def _colour(row: NDArray[np.uint8]) -> tuple[int, int, int]:
    red, green, blue = row.tolist()
    return red, green, blue


def contradict(colours: Sequence[dict[int, tuple[int, int, int]]]) -> bool:
    """Tell whether a value has one colour in one image and another in another."""
    known: dict[int, tuple[int, int, int]] = {}
    return any(known.setdefault(value, colour) != colour for one in colours for value, colour in one.items())


def renumbered(table: ClassTable, files: Sequence[Path]) -> MapReading | None:
    """Read palette images by their colours, where these are those of a table and other values have them.

    None where the colours are not those of the classes, or every value has the colour of its class.
    """
    if all(_has_its_colours(table, file) for file in files):
        return None  # it costs no decoding to see that
    codes = ColourCodes.of(table)
    colours = colours_of_values(files)
    if codes is None or not colours or table.colours is None:
        return None
    by_value = {value: _colour(row) for value, row in zip(table.values.tolist(), table.colours, strict=True)}
    seen = [pair for one in colours for pair in one.items()]
    if not seen or not codes.covers(packed_colours(np.array([colour for _, colour in seen], np.uint8))).all():
        return None
    if all(by_value.get(value, colour) == colour for value, colour in seen):
        return None
    return replace(by_colours(table, codes), read=decode_colours)
