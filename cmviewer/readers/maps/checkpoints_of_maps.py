"""The checkpoints of maps: how all of them are meant, and what is loaded of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Checkpoint, LabelMaps, Origin, Role
from cmviewer.problems.labels import NAMES_FOLDED
from cmviewer.problems.maps import (
    MAP_NUMBERS_DIFFER,
    MAP_ORDER,
    MAP_ORDER_WITHOUT_FIRST,
    MAP_VOID_PREDICTED,
)
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import decide_spelling
from cmviewer.readers.maps.class_order import other_order
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.loading import label_maps, odd_pixel_problems
from cmviewer.readers.maps.map_layout import SampledSet
from cmviewer.readers.maps.map_reading import MapReading, labels_of
from cmviewer.readers.maps.masks_of_classes import refuse_masks_of_classes
from cmviewer.readers.maps.odd_pixels import OddPixels, total_noted
from cmviewer.readers.maps.opening_parts import COMPARED, MapsOpening, Predicted
from cmviewer.readers.maps.photo_frame import TurnedPhotographs, in_the_frame_of_the_truth
from cmviewer.readers.maps.predictions import PredictedSet, checkpoint_readings
from cmviewer.readers.maps.true_maps import TrueMaps, read_first
from cmviewer.readers.maps.truth_numbers import number_beyond_names
from cmviewer.readers.maps.turned_agreement import evidence_turned
from cmviewer.readers.maps.value_pairs import value_pairs
from cmviewer.said import said


def checkpoints_of(
    here: MapsOpening,
    predicted: Sequence[Predicted],
    truth: TrueMaps,
    declared: Mapping[str, tuple[str, ...]],
    photographs: TurnedPhotographs,
) -> tuple[Checkpoint, ...]:
    """Decide how all checkpoints are meant, and make them. declared: readings of the truth's layout."""
    meant: dict[Predicted, MapReading] = {}
    numbered: list[PredictedSet] = []
    for one in predicted:
        here.cancel.check()
        looked_at = SampledSet(one.chosen, one.sample, truth.table, is_certain=True)
        try:
            refuse_masks_of_classes(one.chosen, one.sample)
            meant[one], _ = read_first(
                here.layouts, looked_at, Role.PREDICTION, here.decisions, here.problems
            )
        except CmviewerError as error:
            here.problems.extend(error.problems)
            continue
        table = meant[one].table
        if table is not None and table.file is not None and table is not truth.table:
            here.decisions.is_file(table.file, Role.NAMES, said("Class names"))
        if meant[one].is_numbers:
            pairs = one.stored_pairs(truth.meant)
            numbered.append(PredictedSet(one.name, one.chosen, one.sample, meant[one], one.both, pairs))
    decided = (
        checkpoint_readings(numbered, declared, truth.numbers, truth.meant, here.decisions, here.problems)
        if numbered
        else []
    )
    by_name = {one.name: reading for one, reading in zip(numbered, decided, strict=True)}
    made = [
        _checkpoint(here, one, by_name.get(one.name, meant[one]), truth, photographs)
        for one in predicted
        if one in meant
    ]
    if not made:
        raise CmviewerError(*merged_problems(here.problems))
    return tuple(made)


def _checkpoint(
    here: MapsOpening,
    one: Predicted,
    meant: MapReading,
    truth: TrueMaps,
    photographs: TurnedPhotographs,
) -> Checkpoint:
    table = truth.table if meant.table is None else meant.table
    if table.origin != truth.table.origin and not meant.is_numbers:
        here.problems.append(
            MAP_NUMBERS_DIFFER.of(
                one.chosen.path, name=one.name, true=truth.table.origin, origin=table.origin
            )
        )
    classes = ClassSpace(truth.classes.names)
    if table is not truth.table and meant.table is not None and not meant.is_numbers:
        classes = _spelled(here, one, table, classes)
    labels = labels_of(table, classes, frozenset(), truth.classes.background)
    here.problems.extend(_order(one, meant, truth, labels))
    void = table.void | truth.numbers.void
    unseen = void & _unseen(here, one, truth)
    maps, odd = label_maps(one.pairs.files, meant, labels, void - unseen)
    better = partial(evidence_turned, maps, truth.maps, photographs)
    maps = in_the_frame_of_the_truth(
        maps, photographs, one.chosen.path, here.decisions, here.problems, better
    )
    _try_some(maps)
    opened = _odd(odd, unseen)
    here.problems.extend(opened)

    def problems() -> tuple[Problem, ...]:
        noted = (
            *odd_pixel_problems(truth.odd, truth=True),
            *_odd(odd, unseen),
            *number_beyond_names(truth.table, truth.odd),
        )
        return tuple(problem for problem in noted if problem not in opened)

    return Checkpoint(one.name, tuple(one.files), lambda: maps, problems, lambda: maps)


def _unseen(here: MapsOpening, one: Predicted, truth: TrueMaps) -> frozenset[int]:
    """The ignore label by convention, where it may be a class yet: it is in no prediction looked at."""
    by_convention = any(
        decision.key == "ignore" and decision.origin is Origin.CONVENTION for decision in here.decisions.taken
    )
    is_open = by_convention and truth.numbers.is_unnamed and IGNORED in truth.numbers.values
    return frozenset({IGNORED}) if is_open and IGNORED not in one.sample.numbers else frozenset()


def _odd(odd: OddPixels, unseen: frozenset[int]) -> list[Problem]:
    """Say what is odd in predictions; an ignore label that is predicted may be a class."""
    if unseen and {what for _, what, _ in odd.noted()} == {f"value {value}" for value in unseen}:
        pixels, maps = total_noted(odd.noted())
        return [
            MAP_VOID_PREDICTED.of(
                odd.noted()[0][0], readings=("none",), value=min(unseen), pixels=pixels, maps=maps
            )
        ]
    return odd_pixel_problems(odd, truth=False)


def _spelled(here: MapsOpening, one: Predicted, table: ClassTable, classes: ClassSpace) -> ClassSpace:
    """The classes of the truth, and under which of their names those of predictions count."""
    path = one.chosen.path
    spelling = decide_spelling(
        classes.names, table.names, here.decisions, here.problems, path, kind=NAMES_FOLDED
    )
    return replace(classes, spelling=spelling)


def _order(one: Predicted, meant: MapReading, truth: TrueMaps, labels: NDArray[np.int32]) -> list[Problem]:
    """Say that classes look as if they were numbered in another order. They are counted as they are."""
    is_stored = meant.is_numbers and one.sample.is_grey
    pairs = one.stored_pairs(truth.meant) if is_stored else value_pairs(truth.meant, meant, one.both)
    moved = other_order(pairs, truth.maps.label_of_value, labels, len(truth.classes))
    if not moved:
        return []
    listed = ", ".join(f"{truth.classes.name(a)} on {truth.classes.name(b)}" for a, b in moved.items())
    if all(a == b + 1 for a, b in moved.items()) and 0 not in truth.numbers.judged:
        first = truth.classes.name(0)
        problem = MAP_ORDER_WITHOUT_FIRST.of(
            one.chosen.path, readings=("0",), name=one.name, first=first, listed=listed
        )
        return [problem]
    return [MAP_ORDER.of(one.chosen.path, name=one.name, listed=listed)]


def _try_some(maps: LabelMaps) -> None:
    """Load some maps, so that what is odd in them is noted."""
    images = np.flatnonzero(maps.has_map)
    for place in np.unique(np.linspace(0, len(images) - 1, min(COMPARED, len(images))).astype(int)):
        try:
            maps.load(int(images[place]))
        except CmviewerError:
            continue  # counting says it
