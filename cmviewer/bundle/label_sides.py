"""Stored outcomes → true and predicted labels, and the rows that outcomes name; read when looked at.

Rows are those of the results that were counted: the ids of a classification are its rows.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.outcome_columns import NO_ID
from cmviewer.bundle.stored import StoredOutcomes
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_PREDICTION, PredictedLabels, TruthLabels, column
from cmviewer.problems.bundles import BUNDLE_DAMAGED

Rows = Callable[[NDArray[np.int64]], NDArray[Any]]


def true_labels(all_stored: tuple[StoredOutcomes, ...], count: int) -> TruthLabels:
    """Return the truths of a classification by their rows; rows that no checkpoint is about say nothing."""

    def spread(values: Callable[[StoredOutcomes], NDArray[Any]]) -> Rows:
        @cache
        def whole() -> NDArray[Any]:
            found = np.zeros(count, np.int32)
            for stored in all_stored:
                row = stored.column("truth_id", np.int64)[:]
                if len(row) and not (row.min() >= 0 and row.max() < count):
                    raise CmviewerError(BUNDLE_DAMAGED.of(stored.folder, why="it names unknown truths"))
                found[row] = values(stored)
            return found

        return lambda rows: whole()[rows]

    return TruthLabels(
        column(count, np.int32, spread(lambda stored: stored.column("image", np.int32)[:])),
        column(count, np.int32, spread(lambda stored: np.repeat(stored.cell_truth, stored.cell_rows))),
    )


def rows_of_labels(stored: StoredOutcomes) -> NDArray[np.int32]:
    """Row of the prediction of each outcome, int32 (P,); those without an id have what rows are left."""

    @cache
    def filled() -> NDArray[np.int32]:
        row = stored.column("prediction_id", np.int64)[:]
        missing = row == NO_ID
        known = row[~missing]
        if len(known) and not (
            known.min() >= 0 and known.max() < len(row) and len(np.unique(known)) == len(known)
        ):
            raise CmviewerError(BUNDLE_DAMAGED.of(stored.folder, why="it names unknown predictions"))
        left = np.ones(len(row), np.bool_)
        left[known] = False
        row = row.copy()
        row[missing] = np.flatnonzero(left)
        return row.astype(np.int32)

    def rows(places: NDArray[np.int64]) -> NDArray[np.int32]:
        row = stored.values("prediction_id", np.int64, places)
        return filled()[places] if (row == NO_ID).any() else row.astype(np.int32)

    return column(len(stored), np.int32, rows)


def predicted_labels(stored: StoredOutcomes, *, is_weighted: bool) -> PredictedLabels:
    """Return the predictions of a classification by their rows."""
    place_of_row = cache(lambda: _inverse(np.asarray(rows_of_labels(stored))))
    count = len(stored)

    def values(name: str, dtype: type[np.generic], rows: NDArray[np.int64]) -> NDArray[Any]:
        return stored.values(name, dtype, place_of_row()[rows]).astype(dtype)

    def labels(rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Classes; the background of what is under the threshold, `NO_PREDICTION` of what has no answer."""
        places = place_of_row()[rows]
        label = stored.cell_prediction[stored.cell_of(places)]
        nothing = stored.values("prediction_id", np.int64, places) == NO_ID
        return np.where(nothing, NO_PREDICTION, label).astype(np.int32)

    return PredictedLabels(
        row=column(count, np.int32, lambda rows: values("truth_id", np.int64, rows).astype(np.int32)),
        label=column(count, np.int32, labels),
        score=column(count, np.float32, partial(values, "score", np.float32)),
        weight=column(count, np.int64, partial(values, "count", np.int64)) if is_weighted else None,
    )


def _inverse(rows: NDArray[np.int32]) -> NDArray[np.int64]:
    place = np.empty(len(rows), np.int64)
    place[rows] = np.arange(len(rows))
    return place
