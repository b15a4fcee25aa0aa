"""What the maps of the truth are: which data set's, and which classes they have."""

import re
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.maps.ade_colours import full_ade, is_full_ade
from cmviewer.readers.maps.class_table import IGNORED, ClassTable, voc_colours
from cmviewer.readers.maps.colour_codes import in_words
from cmviewer.readers.maps.decoding import palette_of
from cmviewer.readers.maps.drawn import Drawing, drawing_table
from cmviewer.readers.maps.interpretation import (
    Interpretation,
    as_numbers,
    coloured,
    plain,
    tables_by_colour,
    unknown_colours,
)
from cmviewer.readers.maps.panoptic import panoptic, segments_file
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import Sample
from cmviewer.readers.maps.well_known import ADE_FROM_ONE, CAMVID_11, CITYSCAPES, CITYSCAPES_TRAIN, VOC

_CAMVID: Final = re.compile(r"(0001TP|0006R0|0016E5|Seq05VD)_f?\d+")
_KITTI: Final = re.compile(r"\d{6}_1[01]")
_VOC: Final = re.compile(r"20\d{2}_\d{6}")
_ADE: Final = re.compile(r"ADE_(val|train|test)_\d{8}")


def recognise(
    maps: MapSet, sample: Sample, listed: ClassTable | None, problems: list[Problem], *, told: bool
) -> Interpretation:
    """Say how the maps of the truth are meant; listed: classes that a file names, one that was `told` or not.

    Raises `CmviewerError` where they have colours and nothing tells what these are.
    """
    if listed is not None and not told and not _fits(listed, sample):
        listed = _by_values(maps, sample) or listed
    if is_drawn(maps):
        return drawn(drawing_table(maps.files.values(), listed))
    segments = segments_file(maps)
    if segments is not None:
        return panoptic(segments, listed, problems)
    if len(sample.colours) and is_full_ade(maps):
        return full_ade(maps)
    if len(sample.colours):
        return _of_colours(maps, sample, listed)
    return plain(listed or _by_values(maps, sample), maps, sample)


def _fits(table: ClassTable, sample: Sample) -> bool:
    """Tell whether a list of classes knows all the values that were seen."""
    return bool(np.isin(sample.values, [*table.values.tolist(), *table.void, IGNORED]).all())


def is_drawn(maps: MapSet) -> bool:
    """Tell whether maps are shapes that have to be drawn."""
    return next(iter(maps.files.values())).suffix.lower() == ".json"


def drawn(table: ClassTable) -> Interpretation:
    """Say how files of shapes are meant."""
    values = dict(zip(table.names, table.values.tolist(), strict=True))
    return Interpretation(table, as_numbers, read=Drawing(values))


def _of_colours(maps: MapSet, sample: Sample, listed: ClassTable | None) -> Interpretation:
    found = coloured(tables_by_colour([listed]), sample)
    if found is not None:
        return found
    if _all_grey(sample):
        return Interpretation(listed, as_numbers)
    first = next(iter(maps.files.values()))
    raise CmviewerError(unknown_colours(first, in_words(int(sample.colours[-1]))))


def _all_grey(sample: Sample) -> bool:
    red, green, blue = sample.colours >> 16, sample.colours >> 8 & 255, sample.colours & 255
    return bool(((red == green) & (green == blue)).all())


def _by_values(maps: MapSet, sample: Sample) -> ClassTable | None:
    """The well-known set that names and values of the maps tell of, if any."""
    files = list(maps.files.values())
    stems = [Path(file).stem for file in files[:8]]
    ending = set(maps.ending)
    if ending & {"labeltrainids", "trainids"}:
        return CITYSCAPES_TRAIN
    if ending & {"labelids", "instanceids"} or _named(maps, "cityscapes"):
        return CITYSCAPES
    if maps.path.name in {"semantic", "instance"} and all(map(_KITTI.match, stems)):
        return CITYSCAPES
    if all(map(_CAMVID.match, stems)) and _within(sample, 11):
        return CAMVID_11
    if all(map(_ADE.match, stems)) and _within(sample, 150):
        return ADE_FROM_ONE
    is_voc = "segmentationclass" in maps.path.name.lower() or all(map(_VOC.fullmatch, stems))
    return VOC if is_voc and _has_voc_palette(files[0]) and _within(sample, 20) else None


def _named(maps: MapSet, name: str) -> bool:
    return name in maps.path.as_posix().lower().replace("_", "")


def _within(sample: Sample, highest: int) -> bool:
    return bool(np.isin(sample.values, [*range(highest + 1), IGNORED]).all())


def _has_voc_palette(file: Path) -> bool:
    """Tell whether an image has VOC's palette up to its last class; labelme writes it with other classes."""
    palette = palette_of(file)
    count = len(VOC)
    return palette is not None and np.array_equal(palette[:count], voc_colours(count))
