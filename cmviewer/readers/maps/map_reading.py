"""How the maps of a set are meant: which values they hold, and which class each value is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.problems.maps import MAP_COLOURS_UNKNOWN
from cmviewer.readers.joining.class_space import UNKNOWN, ClassSpace
from cmviewer.readers.maps.class_table import IGNORED, ClassTable, voc_colours
from cmviewer.readers.maps.colour_codes import ColourCodes, colour_text
from cmviewer.readers.maps.decoding import Stored, decode, palette_of
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import Sample
from cmviewer.readers.maps.well_known import BY_COLOUR, VOC

Values = NDArray[np.unsignedinteger[Any]]
Turn = Callable[[Path, Stored, OddPixels], Values]
"""Brings what a file stores to values (H, W)."""

COVERED: Final = 0.5
"""Least share of the coloured pixels that a table must know to be taken for theirs."""


@dataclass(frozen=True, eq=False)
class MapReading:
    """table: the classes of the values; None where nothing names them. turn: what is stored → values.

    unknown: a value that stands for what is no class, and was noted as such. read: reads a file.
    void: values that are not judged, where there is no table to say it. is_numbers: whether the values are
    numbers as they are stored, which may be meant in several ways.
    """

    table: ClassTable | None
    turn: Turn
    unknown: int | None = None
    read: Callable[[Path], Stored] = decode
    void: frozenset[int] = frozenset()
    is_numbers: bool = False

    def values(self, file: Path, odd: OddPixels) -> Values:
        """Read a map. Raises `CmviewerError`."""
        return self.turn(file, self.read(file), odd)


def plain(table: ClassTable | None, maps: MapSet, sample: Sample) -> MapReading:
    """Maps of numbers: each is a value, or an instance of one where the folder says so."""
    turn = _turn_of_wide(maps) if sample.is_wide else as_numbers
    codes = None if table is None else ColourCodes.of(table)
    if codes is None:
        return MapReading(table, turn, is_numbers=True)
    return MapReading(table, _either(codes, turn), codes.unknown, is_numbers=True)


def shares_known(tables: Iterable[ClassTable], sample: Sample) -> list[float]:
    """The share of the coloured pixels that each table knows; 0 of tables without colours."""
    # Black is void in most sets: it tells one from another only where there is nothing else.
    telling = np.where((sample.colours == 0) & (len(sample.colours) > 1), 0, sample.colour_count)
    codes = [ColourCodes.of(table) for table in tables]
    total = max(int(telling.sum()), 1)
    return [0.0 if one is None else float(telling[one.covers(sample.colours)].sum()) / total for one in codes]


def coloured(tables: Sequence[ClassTable], sample: Sample) -> MapReading | None:
    """Maps of colours, by the first table that knows them all, else the one that knows most; or None."""
    shares = shares_known(tables, sample)
    if not shares or max(shares) < COVERED:
        return None
    table = tables[shares.index(max(shares))]
    codes = ColourCodes.of(table)
    return None if codes is None else by_colours(table, codes)


def by_colours(table: ClassTable, codes: ColourCodes) -> MapReading:
    """Maps of the colours of a table, or of its numbers."""
    return MapReading(table, _either(codes, as_numbers), codes.unknown)


def tables_by_colour(
    named: Iterable[ClassTable | None], known: Iterable[ClassTable] = BY_COLOUR
) -> list[ClassTable]:
    """Tables to try for colours: those that were named, with the palette of VOC where they have none."""
    told = [table for table in named if table is not None]
    with_palette = [
        replace(table, colours=voc_colours()[table.values], void_colours=VOC.void_colours)
        for table in told
        if table.colours is None and int(table.values.max(initial=0)) < IGNORED
    ]
    return [*(table for table in told if table.colours is not None), *with_palette, *known]


def with_palette(table: ClassTable, files: Iterable[Path]) -> ClassTable:
    """Give classes the colours of a palette image, unless they have some, or it has only greys."""
    first = next(iter(files), None)
    palette = None if first is None or table.colours is not None else palette_of(first)
    if palette is None or (palette == palette[:, :1]).all():
        return table
    inside = table.values < len(palette)
    if not inside.all() or len(np.unique(palette[table.values], axis=0)) < len(table):
        return table
    return replace(table, colours=palette[table.values])


def as_numbers(file: Path, stored: Stored, odd: OddPixels) -> Values:  # noqa: ARG001 - as all turns
    """Numbers as they are; colours only where they are greys. Raises `CmviewerError`."""
    if stored.ndim == 2:
        return stored
    if (stored == stored[..., :1]).all():
        grey: Values = stored[..., 0]
        return grey
    coloured_pixels = (stored != stored[..., :1]).any(axis=2)
    y, x = (int(at[0]) for at in np.nonzero(coloured_pixels))
    red, green, blue = (int(part) for part in stored[y, x])
    raise CmviewerError(
        MAP_COLOURS_UNKNOWN.of(file, first=f"{colour_text(red << 16 | green << 8 | blue)} at x {x}, y {y}")
    )


def _either(codes: ColourCodes, turn: Turn) -> Turn:
    def values(file: Path, stored: Stored, odd: OddPixels) -> Values:
        return codes.values_of(file, stored, odd) if stored.ndim == 3 else turn(file, stored, odd)

    return values


def _turn_of_wide(maps: MapSet) -> Turn:
    """KITTI and Mapillary write class × 256 + instance; Cityscapes id × 1000 + instance, or the id."""
    if "instanceids" in maps.ending:
        return _by_thousand
    return _by_256 if maps.folder_name.lower() in {"instance", "instances"} else as_numbers


def _by_256(file: Path, stored: Stored, odd: OddPixels) -> Values:
    numbers = as_numbers(file, stored, odd)
    return (numbers >> 8).astype(np.uint8) if numbers.itemsize > 1 else numbers


def _by_thousand(file: Path, stored: Stored, odd: OddPixels) -> Values:
    numbers = as_numbers(file, stored, odd)
    return np.where(numbers < 1000, numbers, numbers // 1000)


def labels_of(table: ClassTable, classes: ClassSpace, void: frozenset[int], other: int) -> NDArray[np.int32]:
    """The label of each stored value, int32 (65536,); `other` for what is void or no class."""
    labels = np.full(65_536, other, np.int32)
    named = classes.labels(table.names)
    judged = ~np.isin(table.values, list(void))
    labels[table.values[judged]] = np.where(named == UNKNOWN, other, named)[judged]
    labels.setflags(write=False)
    return labels
