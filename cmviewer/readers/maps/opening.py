"""Sets of maps → the evaluation of semantic segmentation."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation import (
    Alternative,
    Checkpoint,
    Evaluation,
    Images,
    Interpretation,
    Origin,
    Role,
    Task,
)
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decision_keys import NO_NAMES, ignore_labels
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.files.picture_looks import PictureLooks
from cmviewer.readers.files.picture_sizes import measure_pictures
from cmviewer.readers.maps.checkpoints_of_maps import checkpoints_of
from cmviewer.readers.maps.class_files import read_table_of_classes, table_near
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.found_maps import FoundMaps, nothing_to_count
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.map_reading import MapReading
from cmviewer.readers.maps.masks_of_classes import refuse_masks_of_classes
from cmviewer.readers.maps.number_readings import TrueNumbers
from cmviewer.readers.maps.numbering import numbered_table, values_in
from cmviewer.readers.maps.opening_parts import MapsOpening, Predicted, predicted_sets
from cmviewer.readers.maps.pairing import repeated_map_problems
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.photo_frame import photographs_of
from cmviewer.readers.maps.photos import photos_of
from cmviewer.readers.maps.repeated_truth import without_repeats
from cmviewer.readers.maps.true_maps import (
    TrueMaps,
    chosen_truth,
    judged_keys,
    numbers_of_layout,
    read_first,
    sampled,
    true_maps,
)
from cmviewer.readers.maps.truth_numbers import true_numbers
from cmviewer.readers.maps.value_pairs import joined_pairs
from cmviewer.readers.maps.void_values import SeenNumbers, ignore_labels_text
from cmviewer.readers.request import OpenRequest
from cmviewer.said import joined, said, said_of

_CLASSES: Final = "classes"


def open_maps(
    request: OpenRequest,
    found: FoundMaps,
    layouts: Sequence[MapLayout],
    progress: Progress,
    cancel: Cancel,
    problems: list[Problem],
    decisions: Decisions,
) -> Evaluation:
    """Say how truth and predictions are meant; no map is counted yet. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    here = MapsOpening(request, found, layouts, decisions, problems, progress, cancel)
    _take_task(here)
    chosen = without_repeats(
        chosen_truth(found, decisions, problems), [maps for maps, _ in found.checkpoints]
    )
    keys = judged_keys(chosen, [maps for maps, _ in found.checkpoints], decisions)
    listed = _listed(here, chosen)
    problems += repeated_map_problems(chosen)
    files = [chosen.files[key] for key in keys]
    is_told = decisions.look_up(_CLASSES, (chosen.path,)) is not None and listed is not None
    looked_at = SampledSet(chosen, sampled(chosen, files), listed, is_told)
    refuse_masks_of_classes(chosen, looked_at.sample)
    first, facts = read_first(layouts, looked_at, Role.TRUTH, decisions, problems)
    roots = () if request.images is None else (request.images,)
    photos = photos_of(keys, found.pictures, roots)
    predicted = predicted_sets(here, chosen, keys, photos)
    numbers = _numbers(here, chosen, files, looked_at, first, predicted)
    truth = true_maps(chosen, keys, first, numbers)
    measure = partial(measure_pictures, instead=truth.maps.file)
    images = Images(len(keys), keys, photos, measure, look=PictureLooks())
    photographs = photographs_of(images, truth.maps, chosen.path, decisions)
    checkpoints = checkpoints_of(here, predicted, truth, facts.readings, photographs)
    path = request.path or request.predictions[0].path
    every = [*files, *(file for one in checkpoints for file in one.files)]
    every += [] if listed is None or listed.file is None else [listed.file]
    return Evaluation(
        task=Task.SEMANTIC_SEGMENTATION,
        name=name_of(path.resolve()),
        source=path,
        files=tuple(dict.fromkeys(every)),
        recognised=_recognised(truth, checkpoints),
        classes=truth.classes,
        images=photographs.images,
        truth=truth.maps,
        checkpoints=checkpoints,
        problems=merged_problems(problems),
        interpretation=Interpretation(tuple(decisions.files), tuple(decisions.taken)),
    )


def _take_task(here: MapsOpening) -> None:
    told = here.decisions.told_for("task")
    origin = Origin.CONVENTION if told is None else told.origin
    here.decisions.take("task", Task.SEMANTIC_SEGMENTATION.value, origin)


def _listed(here: MapsOpening, truth: MapSet) -> ClassTable | None:
    """The classes that a file names: the one that was told, or the nearest."""
    top = here.found.top
    told = here.decisions.told_for(_CLASSES, about=truth.path)
    origin = Origin.FILE if told is None else told.origin
    if told is not None and told.value != NO_NAMES:
        table: ClassTable | None = read_table_of_classes(Path(told.value), here.problems)
    elif told is None:
        upper = top if top in truth.path.parents else truth.path.parent
        table = table_near(truth.path, upper, here.problems)
    else:
        table = None
    if table is not None and table.file is not None:
        here.decisions.is_file(table.file, Role.NAMES, said("Class names"))
        others = (Alternative(NO_NAMES),)
        here.decisions.take(_CLASSES, str(table.file), origin, "", others, truth.path)
    elif told is not None:
        here.decisions.take(_CLASSES, told.value, origin, about=truth.path)
    return table


def _numbers(
    here: MapsOpening,
    chosen: MapSet,
    files: list[Path],
    looked_at: SampledSet,
    first: MapReading,
    predicted: Sequence[Predicted],
) -> TrueNumbers:
    """Decide the classes of the truth's numbers, by those of the predictions too."""
    every = partial(values_in, files, first, here.progress, here.cancel)
    if not first.is_numbers:
        told = here.decisions.told_for("ignore", about=chosen.path)
        void = None if told is None else frozenset(ignore_labels(told.value))
        table = first.table
        if table is None:
            void = void if void is not None else first.void
            table = numbered_table(every(), void)
        numbers = numbers_of_layout(first, table, void)
        origin = Origin.FILE if told is None else told.origin
        here.decisions.take("ignore", ignore_labels_text(numbers.void), origin, about=chosen.path)
        return numbers
    alike = [one for one in predicted if one.sample.is_grey]
    pairs = joined_pairs([one.stored_pairs(first) for one in alike])
    values = [one.sample.numbers for one in alike]
    predicted_values = np.unique(np.concatenate([pairs.predicted_values, *values]))
    true = np.union1d(looked_at.sample.numbers, pairs.true_values)
    seen = SeenNumbers(chosen, first.table, true, predicted_values, pairs, every, first.void)
    return true_numbers(seen, here.decisions, here.problems)


def _recognised(truth: TrueMaps, checkpoints: Sequence[Checkpoint]) -> str:
    counts = (
        said_of(len(truth.classes), "1 class", "{count:,} classes"),
        said_of(len(checkpoints), "1 checkpoint", "{count:,} checkpoints"),
        said_of(len(truth.keys), "1 image", "{count:,} images"),
    )
    return said("Label maps, classes from {}: {}", truth.table.origin, joined(", ", counts))
