"""A bundle that kept what was matched → truth and checkpoints whose thresholds can be moved."""

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.candidate_files import (
    read_objects,
    read_pairs,
    read_predicted_labels,
    read_true_labels,
)
from cmviewer.bundle.matrix_file import CheckpointFacts, KeptValue, MatrixFile
from cmviewer.bundle.names import (
    MATRIX_NAME,
    TRUTHS_NAME,
    pairs_name,
    predicted_objects_name,
    predictions_name,
)
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import (
    Annotations,
    Checkpoint,
    KeptPairs,
    PredictedLabels,
    Predictions,
    Task,
    Truth,
    TruthLabels,
)
from cmviewer.problems.bundles import BUNDLE_DAMAGED


def kept_truth(folder: Path, told: MatrixFile, task: Task) -> Truth:
    """Read the truths. Raises `CmviewerError`."""
    file = folder / TRUTHS_NAME
    truth = (read_objects if task.has_objects else read_true_labels)(file)
    _check_known(file, truth.label, len(told.classes), "classes")
    _check_known(file, truth.image, told.images, "images")
    return truth


def kept_checkpoints(
    folder: Path, told: MatrixFile, task: Task, kept: KeptValue, truth: Truth
) -> tuple[Checkpoint, ...]:
    """Return the checkpoints; each reads its predictions, and the pairs of its objects, when it is asked."""
    if len(kept.shards) != len(told.counted):
        why = "its checkpoints do not belong together"
        raise CmviewerError(BUNDLE_DAMAGED.of(folder / MATRIX_NAME, why=why))
    both = zip(told.counted, sorted(kept.shards.items()), strict=True)
    return tuple(_checkpoint(folder, told, task, facts, *one, kept.least_iou, truth) for facts, one in both)


def _checkpoint(
    folder: Path,
    told: MatrixFile,
    task: Task,
    facts: CheckpointFacts,
    number: int,
    shards: int,
    least_iou: float,
    truth: Truth,
) -> Checkpoint:
    every = range(shards) if task.has_objects else ()
    pairs = [folder / pairs_name(number, shard) for shard in every]
    objects = [folder / predicted_objects_name(number, shard) for shard in every]
    files = objects or [folder / predictions_name(number)]
    load = cache(partial(_predictions, files, told, truth))

    def read() -> KeptPairs:
        found, predictions = read_pairs(pairs, least_iou), load()
        for rows, side in ((found.truth_row, truth), (found.prediction_row, predictions)):
            if len(rows) and not (rows.min() >= 0 and rows.max() < len(side)):
                raise CmviewerError(BUNDLE_DAMAGED.of(folder, why="its pairs name unknown objects"))
        return found

    return Checkpoint(
        facts.name,
        (*files, *pairs),
        load,
        lambda: facts.problems,
        kept=read if task.has_objects else None,
    )


def _predictions(files: Sequence[Path], told: MatrixFile, truth: Truth) -> Predictions:
    file = files[0]
    predictions: Predictions = (
        read_objects(*files) if isinstance(truth, Annotations) else read_predicted_labels(file)
    )
    if isinstance(predictions, PredictedLabels) and isinstance(truth, TruthLabels):
        row = predictions.row
        if len(row) and not (row.min() >= 0 and row.max() < len(truth)):
            raise CmviewerError(BUNDLE_DAMAGED.of(file, why="it names unknown truths"))
    if isinstance(predictions, Annotations):
        _check_known(file, predictions.image, told.images, "images")
    if isinstance(predictions, Annotations | PredictedLabels) and predictions.label is not None:
        _check_known(file, predictions.label, len(told.classes), "classes")
    return predictions


def _check_known(file: Path, number: NDArray[np.int32], count: int, what: str) -> None:
    """Raise `CmviewerError` where something has a number that nothing has; -1 stands for none."""
    if len(number) and not (number.min() >= -1 and number.max() < count):
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why=f"it names unknown {what}"))
