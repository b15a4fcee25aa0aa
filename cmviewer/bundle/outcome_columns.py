"""Outcomes as a bundle has them: what is known of each, in columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.names import PREDICTION_BOX, TRUTH_BOX
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import (
    NO_PREDICTION,
    NO_ROW,
    Annotations,
    Evaluation,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    TruthLabels,
)

NO_ID: Final = int(np.iinfo(np.int64).min)
"""Stands for the id of what is not there."""


@dataclass(frozen=True, eq=False)
class OutcomeColumns:
    """P outcomes in C cells, sorted by cell.

    cell_truth, cell_prediction: int32 (C,), labels up to K. cell_rows, cell_count: int64 (C,), outcomes of
    each cell, and what they add to it. values: columns (P,) by name: image int32, truth_id, prediction_id,
    count int64, score, iou float32, and of objects boxes and areas float64 and cause int8.
    """

    cell_truth: NDArray[np.int32]
    cell_prediction: NDArray[np.int32]
    cell_rows: NDArray[np.int64]
    cell_count: NDArray[np.int64]
    values: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.values["image"])


def columns_of(evaluation: Evaluation, counted: CheckpointResult, *, has_areas: bool) -> OutcomeColumns:
    """Return what is known of all outcomes of a result.

    has_areas: whether areas of objects are other than those of their boxes.
    """
    outcomes, truth, predictions = counted.outcomes, evaluation.truth, counted.predictions
    values: dict[str, NDArray[Any]] = {
        "image": outcomes.image,
        "truth_id": ids_of(truth, outcomes.truth_row),
        "prediction_id": ids_of(predictions, outcomes.prediction_row),
        "score": outcomes.score,
        "iou": np.ascontiguousarray(outcomes.iou),
        "count": np.ascontiguousarray(outcomes.weight),
    }
    if isinstance(truth, Annotations) and isinstance(predictions, Annotations):
        values |= _boxes(TRUTH_BOX, truth, outcomes.truth_row)
        values |= _boxes(PREDICTION_BOX, predictions, outcomes.prediction_row)
        values["cause"] = counted.causes
        if has_areas:
            values["truth_area"] = _at(truth.known_area, outcomes.truth_row)
            values["prediction_area"] = _at(predictions.known_area, outcomes.prediction_row)
    return OutcomeColumns(
        outcomes.cell_truth,
        outcomes.cell_prediction,
        np.diff(outcomes.cell_start),
        outcomes.cell_count,
        values,
    )


def areas_differ(truth: Truth, predictions: Predictions) -> bool:
    """Whether objects of either side have areas of their own, or a region."""
    return any(
        isinstance(side, Annotations) and (side.area is not None or side.region is not None)
        for side in (truth, predictions)
    )


def ids_of(side: Truth | Predictions, row: NDArray[np.int32]) -> NDArray[np.int64]:
    """What the files call each, else its row, int64 (P,); `NO_ID` where there is none."""
    ids = np.full(len(row), NO_ID, np.int64)
    match side:
        case Annotations():
            known = row != NO_ROW
            ids[known] = side.identities(row[known])
        case PredictedLabels(label=label, score=score):
            known = ~np.isnan(score[row]) if label is None else label[row] != NO_PREDICTION
            ids[known] = row[known]
        case TruthLabels():
            ids[:] = row
        case LabelMaps():
            pass
    return ids


def _boxes(
    names: tuple[str, ...], side: Annotations, row: NDArray[np.int32]
) -> dict[str, NDArray[np.float64]]:
    return {name: _at(side.box[:, place], row) for place, name in enumerate(names)}


def _at(values: NDArray[np.float64], row: NDArray[np.int32]) -> NDArray[np.float64]:
    """Values of some rows, NaN where there is none."""
    return np.append(values, np.nan)[row]
