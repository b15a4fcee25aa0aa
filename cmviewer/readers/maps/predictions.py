"""How the maps of a checkpoint are meant, given those of the truth."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.maps.ade_colours import full_ade, is_full_ade
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.drawn import drawing_table
from cmviewer.readers.maps.interpretation import Interpretation, coloured, plain, tables_by_colour
from cmviewer.readers.maps.panoptic import panoptic, segments_file
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.recognising import drawn, is_drawn
from cmviewer.readers.maps.sampling import Sample, spread
from cmviewer.readers.maps.watch import Watch
from cmviewer.readers.maps.well_known import CITYSCAPES, CITYSCAPES_TRAIN

_CLEARLY: Final = 0.1
"""By how much of the pixels another meaning must agree better to be taken."""

Pairs = Sequence[tuple[Path, Path]]
"""Files of truth and prediction of the same images."""


def as_predicted(
    maps: MapSet, sample: Sample, truth: Interpretation, pairs: Pairs, problems: list[Problem]
) -> Interpretation:
    """Say how predictions are meant: as the truth, or as Cityscapes' other numbers, or counted from 0.

    pairs: all files that belong together, of which some are compared.
    """
    if is_drawn(maps):
        return drawn(drawing_table(maps.files.values(), truth.table))
    segments = segments_file(maps)
    if segments is not None and len(sample.colours):
        return panoptic(segments, truth.table, problems)
    if len(sample.colours) and is_full_ade(maps):
        return replace(full_ade(maps), table=truth.table)
    if truth.table is None:
        return plain(None, maps, sample)
    if len(sample.colours):
        found = coloured(tables_by_colour([truth.table]), sample)
        return plain(truth.table, maps, sample) if found is None else found
    same = plain(truth.table, maps, sample)
    others = [plain(table, maps, sample) for table in _others(truth.table, sample)]
    if not others:
        return same
    compared = [pairs[place] for place in _places(len(pairs))]
    agreed = [agreement(truth, meant, compared) for meant in (same, *others)]
    best = int(np.argmax(agreed))
    return same if agreed[best] < agreed[0] + _CLEARLY else others[best - 1]


def _places(count: int) -> list[int]:
    return [int(file.name) for file in spread([Path(str(place)) for place in range(count)], 4)]


def _others(table: ClassTable, sample: Sample) -> list[ClassTable]:
    """Other meanings that the values allow."""
    values = sample.values[sample.values != IGNORED]
    highest = int(values.max(initial=0))
    if table is CITYSCAPES and highest < len(CITYSCAPES_TRAIN):
        return [CITYSCAPES_TRAIN]
    if table is CITYSCAPES_TRAIN and highest < len(CITYSCAPES):
        return [CITYSCAPES]
    if 0 in table.void and int(table.values.min()) == 1 and highest < int(table.values.max()):
        origin = f"{table.origin}, counted from 0"
        return [replace(table, origin=origin, values=table.values - 1, void=frozenset())]
    return []


def agreement(truth: Interpretation, predictions: Interpretation, pairs: Pairs) -> float:
    """Share of the judged pixels of some images of which both say the same class."""
    same = judged = 0
    names = () if truth.table is None else truth.table.names
    of_truth, of_predictions = _numbers(truth, names), _numbers(predictions, names)
    for true_file, predicted_file in pairs:
        try:
            true = of_truth[truth.values(true_file, Watch())]
            said = of_predictions[predictions.values(predicted_file, Watch())]
        except CmviewerError:
            continue  # counting says why
        if true.shape == said.shape:
            judged += int((true >= 0).sum())
            same += int(((true == said) & (true >= 0)).sum())
    return same / judged if judged else 0.0


def _numbers(meant: Interpretation, names: Sequence[str]) -> NDArray[np.int32]:
    """The position among some names of each value, int32 (65536,); -1 where it is void or none of them."""
    places = {name: place for place, name in enumerate(names)}
    numbers = np.full(65_536, -1, np.int32)
    if meant.table is not None:
        named = zip(meant.table.names, meant.table.values.tolist(), strict=True)
        for name, value in named:
            if value not in meant.table.void:
                numbers[value] = places.get(name, -1)
    return numbers
