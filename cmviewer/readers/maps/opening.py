"""Sets of maps → the evaluation of semantic segmentation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from natsort import natsorted, ns

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Checkpoint, Classes, Evaluation, Images, LabelMaps, Task
from cmviewer.evaluation.label_maps import NOT_COUNTED
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.maps.class_files import read_table_of_classes, table_near
from cmviewer.readers.maps.class_table import ClassTable, void_of
from cmviewer.readers.maps.finding import FoundMaps, nothing_to_count
from cmviewer.readers.maps.interpretation import Interpretation, labels_of, with_palette
from cmviewer.readers.maps.loading import beyond, label_maps, photo
from cmviewer.readers.maps.naming import checkpoint_names
from cmviewer.readers.maps.numbering import numbered_table, values_in
from cmviewer.readers.maps.pairing import Paired, paired, problems_of, twice
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.photos import photos_of
from cmviewer.readers.maps.predictions import as_predicted
from cmviewer.readers.maps.recognising import is_drawn, recognise
from cmviewer.readers.maps.sampling import Sample, look_at, spread
from cmviewer.readers.maps.watch import Watch
from cmviewer.readers.request import OpenRequest

_TRIED = 4


@dataclass(frozen=True, eq=False)
class _Truth:
    """The truth as it is meant. keys: of the images, in their order. void: values that are not judged."""

    chosen: MapSet
    keys: tuple[str, ...]
    meant: Interpretation
    table: ClassTable
    void: frozenset[int]
    classes: Classes
    maps: LabelMaps
    watch: Watch


@dataclass(frozen=True, eq=False)
class _Predicted:
    """A checkpoint as it is meant."""

    chosen: MapSet
    name: str
    pairs: Paired


def open_maps(
    request: OpenRequest, found: FoundMaps, progress: Progress, cancel: Cancel, problems: list[Problem]
) -> Evaluation:
    """Say how truth and predictions are meant; no map is counted yet. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    chosen = _choose(found, problems)
    listed = _listed(request, chosen, found, problems)
    truth = _truth(request, chosen, listed, progress, cancel, problems)
    sets, told = zip(*found.checkpoints, strict=True)
    names = checkpoint_names([maps.path for maps in sets], told, found.top)
    named = zip(sets, names, strict=True)
    predicted = [_Predicted(maps, name, paired(truth.keys, maps)) for maps, name in named]
    checkpoints = _checkpoints(predicted, truth, cancel, problems)
    path = request.path or request.predictions[0].path
    roots = () if request.images is None else (request.images,)
    files = [*truth.chosen.files.values()]
    files += [file for one in checkpoints for file in one.files]
    files += [] if listed is None or listed.file is None else [listed.file]
    return Evaluation(
        task=Task.SEMANTIC_SEGMENTATION,
        name=name_of(path.resolve()),
        source=path,
        files=tuple(dict.fromkeys(files)),
        recognised=_recognised(truth, checkpoints),
        classes=truth.classes,
        images=Images(len(truth.keys), truth.keys, photos_of(truth.keys, found.pictures, roots)),
        truth=truth.maps,
        checkpoints=checkpoints,
        problems=fold(problems),
    )


def _choose(found: FoundMaps, problems: list[Problem]) -> MapSet:
    """Take the truth that knows most predictions; of equal ones the preferred encoding, then the last."""
    checkpoint = found.checkpoints[-1][0]
    shared: list[int] = [paired(tuple(maps.files), checkpoint).count for maps in found.truths]
    chosen = found.truths[shared.index(max(shared))]
    others = [maps for maps, count in zip(found.truths, shared, strict=True) if count and maps is not chosen]
    if others:
        listed = ", ".join(_below(maps.path, found.top) for maps in others)
        taken = _below(chosen.path, found.top)
        what = f"several truths cover the same images; {taken} was taken, and not {listed}"
        problems.append(
            Problem(
                "truth-several", what, "name it as truth in a cmviewer.toml, or with --truth", chosen.path
            )
        )
    return chosen


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path != top and path.is_relative_to(top) else path.name


def _listed(
    request: OpenRequest, truth: MapSet, found: FoundMaps, problems: list[Problem]
) -> ClassTable | None:
    """The classes that a file names: the one that was told, or the nearest."""
    if request.classes is not None:
        return read_table_of_classes(request.classes, problems)
    top = found.top if found.top in truth.path.parents else truth.path.parent
    return table_near(truth.path, top, problems)


def _truth(
    request: OpenRequest,
    chosen: MapSet,
    listed: ClassTable | None,
    progress: Progress,
    cancel: Cancel,
    problems: list[Problem],
) -> _Truth:
    files = list(chosen.files.values())
    sample = _sampled(chosen, files)
    problems += twice(chosen)
    meant = recognise(chosen, sample, listed, problems, told=request.classes is not None)
    told = frozenset(request.ignore_labels)
    if meant.table is None:
        unjudged = told or meant.void
        table, binary = numbered_table(values_in(files, meant, progress, cancel), unjudged)
        meant = replace(meant, table=table)
        void = frozenset() if binary else void_of(table, unjudged)
        problems += [_binary(files[0])] if binary else []
    else:
        table = with_palette(meant.table, spread(files, 1))
        void = void_of(table, told)
    classes = _classes(table, void)
    keys = tuple(natsorted(chosen.files, alg=ns.INT))
    labels = labels_of(table, classes.positions, void, NOT_COUNTED)
    maps, watch = label_maps(tuple(chosen.files[key] for key in keys), meant, labels, void)
    return _Truth(chosen, keys, meant, table, void, classes, maps, watch)


def _sampled(maps: MapSet, files: Sequence[Path]) -> Sample:
    """Look at some files. Raises `CmviewerError` where none can be read, or most are photographs."""
    sample = look_at([] if is_drawn(maps) else files)
    if sample.failed and not sample.read:
        raise CmviewerError(*fold(sample.failed))
    if sample.is_photos:
        raise CmviewerError(photo(sample.photos[0]))
    return sample


def _binary(file: Path) -> Problem:
    what = "the maps hold nothing but 0 and 255, so 255 is taken for a class and not for what is not judged"
    return Problem("map-binary", what, "say --ignore-label 255 if it is not judged", file)


def _classes(table: ClassTable, void: frozenset[int]) -> Classes:
    """The classes that are judged, in the order of the table; equal names are one class."""
    places: dict[str, int] = {}
    for place, (name, value) in enumerate(zip(table.names, table.values.tolist(), strict=True)):
        if value not in void:
            places.setdefault(name, place)
    colours = None if table.colours is None else table.colours[list(places.values())]
    return Classes(tuple(places), nothing="(outside)", colours=colours)


def _checkpoints(
    predicted: Sequence[_Predicted], truth: _Truth, cancel: Cancel, problems: list[Problem]
) -> tuple[Checkpoint, ...]:
    """Make every checkpoint that has a prediction of an image of the truth."""
    checkpoints = []
    for one in predicted:
        cancel.check()
        problems += twice(one.chosen)
        problems += problems_of(one.name, truth.keys, truth.chosen, one.pairs, one.chosen.path)
        if one.pairs.count:
            try:
                checkpoints.append(_checkpoint(one, truth, problems))
            except CmviewerError as error:
                problems += error.problems
    if not checkpoints:
        raise CmviewerError(*fold(problems))
    return tuple(checkpoints)


def _checkpoint(one: _Predicted, truth: _Truth, problems: list[Problem]) -> Checkpoint:
    files = [file for file in one.pairs.files if file is not None]
    sample = _sampled(one.chosen, files)
    both = [
        (truth.chosen.files[key], file)
        for key, file in zip(truth.keys, one.pairs.files, strict=True)
        if file is not None
    ]
    meant = as_predicted(one.chosen, sample, truth.meant, both, problems)
    table = truth.table if meant.table is None else meant.table
    meant = replace(meant, table=table)
    if table.origin != truth.table.origin:
        what = f"{one.name}: truth {truth.table.origin}, predictions {table.origin}; joined by name"
        problems.append(Problem("map-numbers-differ", what, "nothing, if that is so", one.chosen.path))
    labels = labels_of(table, truth.classes.positions, frozenset(), truth.classes.background)
    maps, watch = label_maps(one.pairs.files, meant, labels, table.void | truth.void)
    _try_some(maps)
    opened = beyond(watch, truth=False)
    problems += opened

    def said() -> tuple[Problem, ...]:
        noted = (*beyond(truth.watch, truth=True), *beyond(watch, truth=False))
        return tuple(problem for problem in noted if problem not in opened)

    return Checkpoint(one.name, tuple(files), lambda: maps, said)


def _try_some(maps: LabelMaps) -> None:
    """Load some maps, so that what is odd in them is noted."""
    images = np.flatnonzero(maps.has_map)
    for place in np.unique(np.linspace(0, len(images) - 1, min(_TRIED, len(images))).astype(int)):
        try:
            maps.load(int(images[place]))
        except CmviewerError:
            continue  # counting says it


def _recognised(truth: _Truth, checkpoints: Sequence[Checkpoint]) -> str:
    counts = (
        _counted(len(truth.classes), "class", "classes"),
        _counted(len(checkpoints), "checkpoint", "checkpoints"),
        _counted(len(truth.keys), "image", "images"),
    )
    return f"Label maps, classes from {truth.table.origin}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
