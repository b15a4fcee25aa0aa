"""Sets of maps → the evaluation of semantic segmentation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Checkpoint, Evaluation, Images, Interpretation, LabelMaps, Origin, Role, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decision_keys import ignore_labels
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.maps.class_files import read_table_of_classes, table_near
from cmviewer.readers.maps.class_order import other_order
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.finding import FoundMaps, nothing_to_count
from cmviewer.readers.maps.loading import beyond, label_maps
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.map_reading import MapReading, labels_of, plain
from cmviewer.readers.maps.masks_of_classes import refuse_masks_of_classes
from cmviewer.readers.maps.naming import checkpoint_names
from cmviewer.readers.maps.number_readings import NUMBERS, TrueNumbers
from cmviewer.readers.maps.numbering import numbered_table, values_in
from cmviewer.readers.maps.pairing import Join, Paired, paired, problems_of, twice
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.photos import photos_of
from cmviewer.readers.maps.predictions import PredictedSet, meant_by
from cmviewer.readers.maps.repeated_truth import without_repeats
from cmviewer.readers.maps.sampling import Sample, sampled_places
from cmviewer.readers.maps.true_maps import (
    TrueMaps,
    chosen_truth,
    judged_keys,
    read_first,
    sampled,
    settled_numbers,
    true_maps,
)
from cmviewer.readers.maps.truth_numbers import SeenNumbers, in_words, true_numbers
from cmviewer.readers.maps.value_pairs import ValuePairs, joined, value_pairs
from cmviewer.readers.request import OpenRequest, told_by

_COMPARED: Final = 4
"""Images of each checkpoint whose maps are held against those of the truth: as many as were always tried."""


@dataclass(frozen=True, eq=False)
class _Predicted:
    """A checkpoint before its values are decided. both: sampled files of truth and prediction."""

    chosen: MapSet
    name: str
    pairs: Paired
    sample: Sample
    both: tuple[tuple[Path, Path], ...]

    @property
    def files(self) -> list[Path]:
        """Its maps of images of the truth."""
        return [file for file in self.pairs.files if file is not None]


@dataclass(frozen=True, eq=False)
class _Opening:
    """What one opening goes by, and collects."""

    request: OpenRequest
    found: FoundMaps
    layouts: Sequence[MapLayout]
    decisions: Decisions
    problems: list[Problem]
    progress: Progress
    cancel: Cancel


def open_maps(
    request: OpenRequest,
    found: FoundMaps,
    layouts: Sequence[MapLayout],
    progress: Progress,
    cancel: Cancel,
    problems: list[Problem],
) -> Evaluation:
    """Say how truth and predictions are meant; no map is counted yet. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    decisions = Decisions(told_by(request))
    here = _Opening(request, found, layouts, decisions, problems, progress, cancel)
    _take_task(here)
    chosen = without_repeats(
        chosen_truth(found, decisions, problems), [maps for maps, _ in found.checkpoints]
    )
    keys = judged_keys(chosen, [maps for maps, _ in found.checkpoints], decisions)
    listed = _listed(here, chosen)
    problems += twice(chosen)
    files = [chosen.files[key] for key in keys]
    looked_at = SampledSet(chosen, sampled(chosen, files), listed, request.classes is not None)
    refuse_masks_of_classes(chosen, looked_at.sample)
    first = read_first(layouts, looked_at, Role.TRUTH, decisions, problems)
    predicted = _predicted(here, chosen, keys)
    numbers = _numbers(here, chosen, files, looked_at, first, predicted)
    truth = true_maps(chosen, keys, first, numbers)
    checkpoints = _checkpoints(here, predicted, truth)
    decisions.told_for("names")
    problems += decisions.unused()
    path = request.path or request.predictions[0].path
    roots = () if request.images is None else (request.images,)
    every = [*files, *(file for one in checkpoints for file in one.files)]
    every += [] if listed is None or listed.file is None else [listed.file]
    return Evaluation(
        task=Task.SEMANTIC_SEGMENTATION,
        name=name_of(path.resolve()),
        source=path,
        files=tuple(dict.fromkeys(every)),
        recognised=_recognised(truth, checkpoints),
        classes=truth.classes,
        images=Images(len(keys), keys, photos_of(keys, found.pictures, roots)),
        truth=truth.maps,
        checkpoints=checkpoints,
        problems=fold(problems),
        interpretation=Interpretation(tuple(decisions.files), tuple(decisions.taken)),
    )


def _take_task(here: _Opening) -> None:
    told = here.decisions.told_for("task")
    origin = Origin.CONVENTION if told is None else told.origin
    here.decisions.take("task", Task.SEMANTIC_SEGMENTATION.value, origin)


def _listed(here: _Opening, truth: MapSet) -> ClassTable | None:
    """The classes that a file names: the one that was told, or the nearest."""
    top = here.found.top
    if here.request.classes is not None:
        table: ClassTable | None = read_table_of_classes(here.request.classes, here.problems)
    else:
        upper = top if top in truth.path.parents else truth.path.parent
        table = table_near(truth.path, upper, here.problems)
    if table is not None and table.file is not None:
        here.decisions.is_file(table.file, Role.NAMES, "Class names")
    return table


def _predicted(here: _Opening, truth: MapSet, keys: tuple[str, ...]) -> list[_Predicted]:
    """Pair and look at every checkpoint; those that share no image, or cannot be read, are said."""
    sets, told = zip(*here.found.checkpoints, strict=True)
    join = here.decisions.told_for("join", tuple(Join))
    names = checkpoint_names([maps.path for maps in sets], told, here.found.top)
    found = []
    for maps, name in zip(sets, names, strict=True):
        here.cancel.check()
        here.problems.extend(twice(maps))
        pairs = paired(keys, maps, truth.path, None if join is None else Join(join.value))
        here.problems.extend(problems_of(name, keys, truth, pairs, maps.path))
        if not pairs.count:
            continue
        evidence = f"{pairs.by_path:,} of {len(maps.files):,} by path, {pairs.count:,} in all"
        taken = Join.PATH if pairs.by_path == pairs.count else Join.STEM
        origin = Origin.EVIDENCE if join is None else join.origin
        here.decisions.take("join", taken if join is None else join.value, origin, evidence, (), maps.path)
        files = [file for file in pairs.files if file is not None]
        try:
            sample = sampled(maps, files)
        except CmviewerError as error:
            here.problems.extend(error.problems)
            continue
        both = [(key, file) for key, file in zip(keys, pairs.files, strict=True) if file is not None]
        places = sampled_places([key for key, _ in both], _COMPARED)
        some = tuple((truth.files[both[place][0]], both[place][1]) for place in places)
        found.append(_Predicted(maps, name, pairs, sample, some))
    if not found:
        raise CmviewerError(*fold(here.problems))
    return found


def _raw(one: _Predicted) -> MapReading:
    """Its numbers as they are stored."""
    return plain(None, one.chosen, one.sample)


def _numbers(
    here: _Opening,
    chosen: MapSet,
    files: list[Path],
    looked_at: SampledSet,
    first: MapReading,
    predicted: Sequence[_Predicted],
) -> TrueNumbers:
    """Decide the classes of the truth's numbers, by those of the predictions too."""
    every = partial(values_in, files, first, here.progress, here.cancel)
    if not first.is_numbers:
        told = here.decisions.told_for("ignore")
        void = None if told is None else frozenset(ignore_labels(told.value))
        table = first.table
        if table is None:
            void = void if void is not None else first.void
            table = numbered_table(every(), void)
        numbers = settled_numbers(first, table, void)
        origin = Origin.FILE if told is None else told.origin
        here.decisions.take("ignore", in_words(numbers.void), origin, about=chosen.path)
        return numbers
    alike = [one for one in predicted if one.sample.is_grey]
    pairs = joined([value_pairs(first, _raw(one), one.both) for one in alike])
    values = [one.sample.numbers for one in alike]
    said = np.unique(np.concatenate([pairs.predicted_values, *values]))
    true = np.union1d(looked_at.sample.numbers, pairs.true_values)
    seen = SeenNumbers(chosen, first.table, true, said, pairs, every, first.void)
    return true_numbers(seen, here.decisions, here.problems)


def _checkpoints(here: _Opening, predicted: Sequence[_Predicted], truth: TrueMaps) -> tuple[Checkpoint, ...]:
    """Decide how all checkpoints are meant, and make them."""
    meant: dict[_Predicted, MapReading] = {}
    numbered: list[PredictedSet] = []
    for one in predicted:
        here.cancel.check()
        looked_at = SampledSet(one.chosen, one.sample, truth.table, is_settled=True)
        try:
            refuse_masks_of_classes(one.chosen, one.sample)
            meant[one] = read_first(here.layouts, looked_at, Role.PREDICTION, here.decisions, here.problems)
        except CmviewerError as error:
            here.problems.extend(error.problems)
            continue
        if meant[one].is_numbers:
            pairs = value_pairs(truth.meant, meant[one], one.both)
            numbered.append(PredictedSet(one.name, one.chosen, one.sample, meant[one], one.both, pairs))
    decided = (
        meant_by(numbered, truth.numbers, truth.meant, here.decisions, here.problems) if numbered else []
    )
    by_name = {one.name: reading for one, reading in zip(numbered, decided, strict=True)}
    made = [
        _checkpoint(here, one, by_name.get(one.name, meant[one]), truth) for one in predicted if one in meant
    ]
    if not made:
        raise CmviewerError(*fold(here.problems))
    return tuple(made)


def _checkpoint(here: _Opening, one: _Predicted, meant: MapReading, truth: TrueMaps) -> Checkpoint:
    table = truth.table if meant.table is None else meant.table
    if table.origin != truth.table.origin and not meant.is_numbers:
        what = f"{one.name}: truth {truth.table.origin}, predictions {table.origin}; joined by name"
        here.problems.append(Problem("map-numbers-differ", what, "nothing, if that is so", one.chosen.path))
    labels = labels_of(table, truth.classes.positions, frozenset(), truth.classes.background)
    here.problems.extend(_order(one, meant, truth, labels))
    maps, odd = label_maps(one.pairs.files, meant, labels, table.void | truth.numbers.void)
    _try_some(maps)
    opened = beyond(odd, truth=False)
    here.problems.extend(opened)

    def said() -> tuple[Problem, ...]:
        noted = (*beyond(truth.odd, truth=True), *beyond(odd, truth=False))
        return tuple(problem for problem in noted if problem not in opened)

    return Checkpoint(one.name, tuple(one.files), lambda: maps, said)


def _order(one: _Predicted, meant: MapReading, truth: TrueMaps, labels: NDArray[np.int32]) -> list[Problem]:
    """Say that classes look as if they were numbered in another order. They are counted as they are."""
    pairs: ValuePairs = value_pairs(truth.meant, meant, one.both)
    moved = other_order(pairs, truth.maps.label_of_value, labels, len(truth.classes))
    if not moved:
        return []
    listed = ", ".join(f"{truth.classes.name(a)} on {truth.classes.name(b)}" for a, b in moved.items())
    what = (
        f"{one.name}: the network may number its classes in another order ({listed}); they are "
        "counted as they are numbered"
    )
    mend = "hold the list of classes against that of the training"
    return [Problem("map-order", what, mend, one.chosen.path, decision=NUMBERS)]


def _try_some(maps: LabelMaps) -> None:
    """Load some maps, so that what is odd in them is noted."""
    images = np.flatnonzero(maps.has_map)
    for place in np.unique(np.linspace(0, len(images) - 1, min(_COMPARED, len(images))).astype(int)):
        try:
            maps.load(int(images[place]))
        except CmviewerError:
            continue  # counting says it


def _recognised(truth: TrueMaps, checkpoints: Sequence[Checkpoint]) -> str:
    counts = (
        _counted(len(truth.classes), "class", "classes"),
        _counted(len(checkpoints), "checkpoint", "checkpoints"),
        _counted(len(truth.keys), "image", "images"),
    )
    return f"Label maps, classes from {truth.table.origin}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
