"""The maps of the truth: which set it is, which of its images are judged, and how its values are meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Classes, LabelMaps, Origin, Role
from cmviewer.evaluation.interpretation import Alternative
from cmviewer.evaluation.label_maps import NOT_COUNTED
from cmviewer.natural_order import natural_key
from cmviewer.problems.labels import SEVERAL_TRUTHS
from cmviewer.problems.maps import PALETTES_DIFFER
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.paths import path_below
from cmviewer.readers.files.roles import names_a_split
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.layout import Facts
from cmviewer.readers.maps.class_table import ClassTable, void_of
from cmviewer.readers.maps.drawn import is_drawn
from cmviewer.readers.maps.found_maps import FoundMaps
from cmviewer.readers.maps.listed_splits import listed_splits, split_of_predictions
from cmviewer.readers.maps.loading import label_maps, photograph_problem
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet, chosen_layout
from cmviewer.readers.maps.map_reading import MapReading, labels_of, tables_by_colour, with_palette
from cmviewer.readers.maps.number_readings import TrueNumbers
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.pairing import paired
from cmviewer.readers.maps.palettes import colours_of_values, contradict, renumbered
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import Sample, look_at, sampled_places
from cmviewer.readers.request import is_path
from cmviewer.said import said

_TRUTH: Final = "truth"
_SPLIT: Final = "split"


@dataclass(frozen=True, eq=False)
class TrueMaps:
    """The truth as it is meant. keys: of the images, in their order."""

    chosen: MapSet
    keys: tuple[str, ...]
    meant: MapReading
    numbers: TrueNumbers
    classes: Classes
    maps: LabelMaps
    odd: OddPixels

    @property
    def table(self) -> ClassTable:
        """The classes of its values."""
        return self.numbers.table


def chosen_truth(found: FoundMaps, decisions: Decisions, problems: list[Problem]) -> MapSet:
    """Take the truth that was told, else that which knows most predictions; of equal ones the preferred."""
    checkpoint = found.checkpoints[-1][0]
    shared = [paired(tuple(maps.files), checkpoint).count for maps in found.truths]
    called = [path_below(maps.path, found.top) or maps.folder_name for maps in found.truths]
    told = decisions.told_for(_TRUTH)
    if told is not None and (len(found.truths) > 1 or not is_path(told.value)):
        decisions.told_for(_TRUTH, called)
        chosen = found.truths[called.index(told.value)]
        rest = [Alternative(name) for name in called if name != told.value]
        decisions.take(_TRUTH, told.value, told.origin, "", rest, chosen.path)
        return chosen
    place = shared.index(max(shared))
    chosen = found.truths[place]
    others = [name for i, name in enumerate(called) if shared[i] and i != place]
    origin = Origin.CONVENTION if told is None else told.origin
    evidence = said("{:,} of its images have a prediction", max(shared))
    alternatives = [
        Alternative(called[i], said("{:,} images", shared[i])) for i in range(len(called)) if i != place
    ]
    value = called[place] if told is None else told.value
    decisions.take(_TRUTH, value, origin, evidence, alternatives, chosen.path)
    if others:
        readings = tuple(others)
        problems.append(
            SEVERAL_TRUTHS.of(
                chosen.path, readings=readings, decision=_TRUTH, taken=called[place], listed=", ".join(others)
            )
        )
    return chosen


def judged_keys(maps: MapSet, predicted: Sequence[MapSet], decisions: Decisions) -> tuple[str, ...]:
    """The images that are judged: of several splits the one that was told, or that all predictions are of."""
    keys = tuple(sorted(maps.files, key=natural_key))
    split_of = {key: next((part for part in key.split("/")[:-1] if names_a_split(part)), "") for key in keys}
    splits = sorted(set(split_of.values()) - {""})
    told = decisions.told_for(_SPLIT, splits, maps.path) if len(splits) > 1 else None
    if told is not None:
        decisions.take(_SPLIT, told.value, told.origin, about=maps.path)
        return tuple(key for key in keys if split_of[key] == told.value)
    if len(splits) < 2:
        return _of_list(maps, keys, predicted, decisions)
    counts = dict.fromkeys(splits, 0)
    for one in predicted:
        for key, file in zip(keys, paired(keys, one, maps.path).files, strict=True):
            if file is not None and split_of[key]:
                counts[split_of[key]] += 1
    seen = [split for split in splits if counts[split]]
    others = [
        Alternative(split, said("{:,} predictions", counts[split])) for split in splits if split not in seen
    ]
    if len(seen) == 1:
        evidence = said("all {:,} predictions are of it", counts[seen[0]])
        decisions.take(_SPLIT, seen[0], Origin.EVIDENCE, evidence, others, maps.path)
        return tuple(key for key in keys if split_of[key] in {seen[0], ""})
    return keys


def _of_list(
    maps: MapSet, keys: tuple[str, ...], predicted: Sequence[MapSet], decisions: Decisions
) -> tuple[str, ...]:
    """The images of the split that a list names: the one that was told, or that the predictions are of."""
    lists = listed_splits(maps.path, keys)
    if not lists:
        return keys
    told = decisions.told_for(_SPLIT, tuple(lists), maps.path)
    if told is not None:
        decisions.take(_SPLIT, told.value, told.origin, about=maps.path)
        return tuple(key for key in keys if key in lists[told.value])
    pairs = [paired(keys, one, maps.path).files for one in predicted]
    known = frozenset(key for some in pairs for key, file in zip(keys, some, strict=True) if file is not None)
    taken = split_of_predictions(lists, known)
    if taken is None:
        return keys
    others = [
        Alternative(name, said("{:,} images", len(some))) for name, some in lists.items() if name != taken
    ]
    evidence = said("all {:,} predictions are of it", len(known))
    decisions.take(_SPLIT, taken, Origin.EVIDENCE, evidence, others, maps.path)
    return tuple(key for key in keys if key in lists[taken])


def sampled(maps: MapSet, files: Sequence[Path]) -> Sample:
    """Look at some files. Raises `CmviewerError` where none can be read, or most are photographs."""
    sample = look_at([] if is_drawn(maps) else files)
    if sample.failed and not sample.read:
        raise CmviewerError(*merged_problems(sample.failed))
    if sample.is_photos:
        raise CmviewerError(photograph_problem(sample.photos[0]))
    return sample


def read_first(
    layouts: Sequence[MapLayout],
    looked_at: SampledSet,
    role: Role,
    decisions: Decisions,
    problems: list[Problem],
) -> tuple[MapReading, Facts]:
    """Read a set by the layout that fits it best, before its numbers are decided. Raises `CmviewerError`."""
    layout = chosen_layout(layouts, looked_at)
    decisions.is_file(looked_at.maps.path, role, layout.name)
    meant = layout.read(looked_at, problems)
    if meant.is_numbers and role is Role.TRUTH:
        meant = _by_palette(looked_at, meant)
    return meant, layout.facts


def _by_palette(looked_at: SampledSet, meant: MapReading) -> MapReading:
    """Where a value has one colour here and another there, the colours are the classes.

    Raises `CmviewerError` where nothing tells which these are.
    """
    maps = looked_at.maps
    files = list(maps.files.values())
    some = [files[place] for place in sampled_places([file.name for file in files])]
    colours = colours_of_values(some)
    if not contradict(colours):
        return meant
    for table in tables_by_colour([meant.table, looked_at.listed]):
        found = renumbered(table, some)
        if found is not None:
            return found
    raise CmviewerError(PALETTES_DIFFER.of(some[0]))


def true_maps(chosen: MapSet, keys: tuple[str, ...], meant: MapReading, numbers: TrueNumbers) -> TrueMaps:
    """Make the truth of what was decided."""
    files = [chosen.files[key] for key in keys]
    if meant.is_numbers:
        numbers = replace(numbers, table=with_palette(numbers.table, files))
    meant = replace(meant, table=numbers.table)
    classes = _classes(numbers.table, numbers.void)
    labels = labels_of(numbers.table, ClassSpace(classes.names), numbers.void, NOT_COUNTED)
    maps, odd = label_maps(tuple(files), meant, labels, numbers.void)
    return TrueMaps(chosen, keys, meant, numbers, classes, maps, odd)


def numbers_of_layout(meant: MapReading, table: ClassTable, told: frozenset[int] | None) -> TrueNumbers:
    """The classes of maps whose values are no plain numbers: as their layout says."""
    void = void_of(table, frozenset()) if told is None else told
    values: NDArray[np.int64] = table.values.astype(np.int64)
    return TrueNumbers(
        table, void if meant.table is not None or told is not None else void | meant.void, values
    )


def _classes(table: ClassTable, void: frozenset[int]) -> Classes:
    """The classes that are judged, in the order of the table; equal names are one class."""
    places: dict[str, int] = {}
    for place, (name, value) in enumerate(zip(table.names, table.values.tolist(), strict=True)):
        if value not in void:
            places.setdefault(name, place)
    colours = None if table.colours is None else table.colours[list(places.values())]
    return Classes(tuple(places), nothing="(outside)", colours=colours)
