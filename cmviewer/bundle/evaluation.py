"""A bundle → an evaluation, whose outcomes are there already and are read where they are looked at."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.image_table import ImageTable, read_images
from cmviewer.bundle.index_file import IndexFile, read_index
from cmviewer.bundle.kept_sides import kept_checkpoints, kept_truth
from cmviewer.bundle.label_sides import predicted_labels, rows_of_labels, true_labels
from cmviewer.bundle.matrix_file import CheckpointFacts, MatrixFile, read_matrix_file
from cmviewer.bundle.names import IMAGES_NAME, INDEX_NAME, MATRIX_NAME
from cmviewer.bundle.object_sides import (
    predicted_objects,
    rows_of_predictions,
    rows_of_truths,
    true_objects,
)
from cmviewer.bundle.stored import StoredOutcomes
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import (
    NO_ROW,
    Checkpoint,
    Classes,
    CountedBefore,
    CountedTable,
    Evaluation,
    Frame,
    ImageFinder,
    Images,
    LabelMaps,
    Predictions,
    Task,
    Truth,
    Unit,
    column,
)
from cmviewer.matching import CountingRule
from cmviewer.problems.bundles import BUNDLE_DAMAGED, BUNDLE_HAS_NO_MAPS

WHY_FIXED = (
    "A bundle holds outcomes, and not what they were matched of: it stays with what it was counted with. "
    "Count the results again with cmviewer count for other values, or keep the candidates, so that they "
    "can be moved."
)


@dataclass(frozen=True, eq=False)
class _Bundle:
    """What a bundle says without its outcomes. stored: outcomes of each checkpoint."""

    folder: Path
    told: MatrixFile
    classes: Classes
    table: ImageTable
    stored: tuple[StoredOutcomes, ...]

    @property
    def task(self) -> Task:
        return Task(self.told.task)


def open_bundle(
    folder: Path,
    finder: Callable[[tuple[str, ...]], ImageFinder],
    look: Any,  # noqa: ANN401 - as `Images` has it
) -> Evaluation:
    """Open a bundle. finder: makes what finds the images below some folders; look: as `Images` has it.

    Raises `CmviewerError`.
    """
    bundle = _read(folder)
    told, file = bundle.told, folder / MATRIX_NAME
    kept = told.kept
    truth = _truth(bundle) if kept is None else kept_truth(folder, told, bundle.task)
    images = Images(
        told.images,
        bundle.table.names if told.named else None,
        finder(told.image_folders),
        lambda _images: bundle.table.sizes,
        Frame(told.frame),
        look,
    )
    checkpoints = (
        tuple(_checkpoint(bundle, *one) for one in zip(told.counted, bundle.stored, strict=True))
        if kept is None
        else kept_checkpoints(folder, told, bundle.task, kept, truth)
    )
    positive = None if told.positive is None else bundle.classes.positions.get(told.positive)
    return Evaluation(
        task=bundle.task,
        name=told.name,
        source=folder,
        files=(file, folder / INDEX_NAME, folder / IMAGES_NAME),
        recognised=f"a bundle of {told.source}: {told.recognised}",
        classes=bundle.classes,
        images=images,
        truth=truth,
        checkpoints=checkpoints,
        positive=positive,
        problems=told.interpretation.problems,
        interpretation=told.interpretation.value,
        counted=CountedBefore(asdict(_rule(file, told)), WHY_FIXED, None if kept is None else kept.least_iou),
    )


def _read(folder: Path) -> _Bundle:
    file = folder / MATRIX_NAME
    told = read_matrix_file(file)
    colours = None if told.colours is None else np.array(told.colours, np.uint8).reshape(-1, 3)
    classes = Classes(told.classes, told.nothing, colours)
    if tuple(one.name for one in told.counted) != told.checkpoints or not told.checkpoints:
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why="its checkpoints do not belong together"))
    if told.task not in set(Task) or told.frame not in set(Frame):
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why=f"there is no task {told.task!r}"))
    stored = tuple(
        _stored(folder, told, read_index(folder / INDEX_NAME), classes, name) for name in told.checkpoints
    )
    return _Bundle(folder, told, classes, read_images(folder / IMAGES_NAME, told.images), stored)


def _stored(
    folder: Path, told: MatrixFile, index: IndexFile, classes: Classes, checkpoint: str
) -> StoredOutcomes:
    """The outcomes of a checkpoint, of which there are those cells that the matrix has."""
    labels = classes.positions | {classes.background_name: classes.background}
    places = [one for one in index.cells if one.checkpoint == checkpoint]
    counted = {(one.truth, one.prediction) for one in told.counts if one.checkpoint == checkpoint}
    files = {part.file for one in places for part in one.parts}
    if {(one.truth, one.prediction) for one in places} != counted or any(
        name not in labels for cell in counted for name in cell
    ):
        raise CmviewerError(BUNDLE_DAMAGED.of(folder, why="its index is of other cells than its matrix"))
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in files):
        raise CmviewerError(BUNDLE_DAMAGED.of(folder, why="its index leads out of it"))
    return StoredOutcomes(folder, places, labels)


def _rule(file: Path, told: MatrixFile) -> CountingRule:
    try:
        return msgspec.convert(told.rule, CountingRule)
    except msgspec.ValidationError as error:
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why=str(error).lower())) from error


def _truth(bundle: _Bundle) -> Truth:
    """What is truly there; of several checkpoints, objects are numbered by the last."""
    told, last = bundle.told, bundle.stored[-1]
    match bundle.task.profile.unit:
        case Unit.SAMPLE:
            return true_labels(bundle.stored, told.truths)
        case Unit.OBJECT:
            has_areas = told.counted[-1].has_areas
            return true_objects(last, bundle.classes.background, has_areas=has_areas, marked=told.marked)
        case Unit.PIXEL:
            return _maps(bundle)


def _maps(bundle: _Bundle) -> LabelMaps:
    """Maps that are not there."""

    def load(_image: int) -> NDArray[np.uint8]:
        raise CmviewerError(BUNDLE_HAS_NO_MAPS.of(bundle.folder))

    return LabelMaps(load, np.zeros(256, np.int32), bundle.table.pixels > 0, lambda _image: None)


def _checkpoint(bundle: _Bundle, facts: CheckpointFacts, stored: StoredOutcomes) -> Checkpoint:
    files = tuple(bundle.folder / name for name in stored.files)
    said = _predictions(bundle, facts, stored)
    table = _table(bundle, facts, stored)
    return Checkpoint(facts.name, files, lambda: said, lambda: facts.problems, lambda: said, table)


def _predictions(bundle: _Bundle, facts: CheckpointFacts, stored: StoredOutcomes) -> Predictions:
    match bundle.task.profile.unit:
        case Unit.SAMPLE:
            return predicted_labels(stored, is_weighted=facts.totals.get("counted", 0) != len(stored))
        case Unit.OBJECT:
            background, scored = bundle.classes.background, facts.has_scores
            return predicted_objects(stored, background, has_areas=facts.has_areas, has_scores=scored)
        case Unit.PIXEL:
            return _maps(bundle)


def _table(bundle: _Bundle, facts: CheckpointFacts, stored: StoredOutcomes) -> CountedTable:
    background, unit = bundle.classes.background, bundle.task.profile.unit
    count = len(stored)
    counts = {
        (one.truth, one.prediction): one.count for one in bundle.told.counts if one.checkpoint == facts.name
    }
    name = bundle.classes.name
    cells = zip(stored.cell_truth.tolist(), stored.cell_prediction.tolist(), strict=True)
    cell_count = np.array([counts[name(truth), name(prediction)] for truth, prediction in cells], np.int64)
    is_single = bool((cell_count == stored.cell_rows).all())
    none = np.broadcast_to(np.int32(NO_ROW), count)
    match unit:
        case Unit.SAMPLE:
            rows = stored.column("truth_id", np.int64), rows_of_labels(stored)
        case Unit.OBJECT:
            rows = (
                rows_of_truths(stored, background, bundle.stored[-1]),
                rows_of_predictions(stored, background),
            )
        case Unit.PIXEL:
            rows = none, none
    return CountedTable(
        cell_truth=stored.cell_truth,
        cell_prediction=stored.cell_prediction,
        cell_rows=stored.cell_rows,
        cell_count=cell_count,
        weight=np.broadcast_to(np.int64(1), count) if is_single else stored.column("count", np.int64),
        image=stored.image,
        truth_row=rows[0],
        prediction_row=rows[1],
        score=stored.column("score", np.float32),
        iou=stored.column("iou", np.float32) if unit is Unit.OBJECT else None,
        area=_areas(bundle, stored) if unit is Unit.PIXEL else None,
        cause=stored.column("cause", np.int8) if unit is Unit.OBJECT else None,
        totals=facts.totals,
        has_scores=facts.has_scores,
    )


def _areas(bundle: _Bundle, stored: StoredOutcomes) -> NDArray[np.int64]:
    """Pixels of the image of each outcome."""

    def areas(places: NDArray[np.int64]) -> NDArray[Any]:
        pixels: NDArray[Any] = bundle.table.pixels[stored.values("image", np.int32, places)]
        return pixels

    return column(len(stored), np.int64, areas)
