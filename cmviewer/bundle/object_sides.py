"""Stored outcomes → true and predicted objects, and the rows that outcomes name; read when looked at.

Rows follow the outcomes: those with a truth come first, for the background is the last class. Truths
are numbered by the outcomes of one checkpoint, and those of another are found among them by what they are.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.names import PREDICTION_BOX, TRUTH_BOX
from cmviewer.bundle.stored import StoredOutcomes
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import (
    NO_ROW,
    CountedObjects,
    column,
)
from cmviewer.problems.bundles import BUNDLE_DAMAGED

Rows = Callable[[NDArray[np.int64]], NDArray[Any]]


def true_objects(
    stored: StoredOutcomes, background: int, *, has_areas: bool, marked: tuple[str, ...]
) -> CountedObjects:
    """Return the truths in the order of their outcomes."""
    count = int(stored.cell_rows[stored.cell_truth != background].sum())
    none = np.broadcast_to(np.bool_(False), count)  # noqa: FBT003 - a value, no mode
    return CountedObjects(
        label=column(count, np.int32, lambda rows: stored.cell_truth[stored.cell_of(rows)]),
        image=_images(stored, count, lambda rows: rows, lambda places: places[places < count]),
        **_objects(stored, count, lambda rows: rows, TRUTH_BOX, "truth", has_areas=has_areas),
        crowd=none if "crowd" in marked else None,
        difficult=none if "difficult" in marked else None,
    )


def predicted_objects(
    stored: StoredOutcomes, background: int, *, has_areas: bool, has_scores: bool
) -> CountedObjects:
    """Return the predictions in the order of their outcomes."""
    start = _first_predictions(stored, background)
    count = int(start[-1])

    def places(rows: NDArray[np.int64]) -> NDArray[np.int64]:
        cell = np.searchsorted(start, rows, side="right") - 1
        return stored.cell_start[cell] + rows - start[cell]

    def rows_at(places: NDArray[np.int64]) -> NDArray[np.int64]:
        cell = stored.cell_of(places)
        row: NDArray[np.int64] = start[cell] + places - stored.cell_start[cell]
        return row.compress(stored.cell_prediction[cell] != background)

    return CountedObjects(
        label=column(count, np.int32, lambda rows: stored.cell_prediction[stored.cell_of(places(rows))]),
        image=_images(stored, count, places, rows_at),
        **_objects(stored, count, places, PREDICTION_BOX, "prediction", has_areas=has_areas),
        score=column(count, np.float32, lambda rows: stored.values("score", np.float32, places(rows)))
        if has_scores
        else None,
    )


def rows_of_predictions(stored: StoredOutcomes, background: int) -> NDArray[np.int32]:
    """Row of the prediction of each outcome, int32 (P,), or `NO_ROW`."""
    start = _first_predictions(stored, background)

    def rows(places: NDArray[np.int64]) -> NDArray[np.int32]:
        cell = stored.cell_of(places)
        row = start[cell] + places - stored.cell_start[cell]
        return np.where(stored.cell_prediction[cell] == background, NO_ROW, row).astype(np.int32)

    return column(len(stored), np.int32, rows)


def rows_of_truths(stored: StoredOutcomes, background: int, numbered_by: StoredOutcomes) -> NDArray[np.int32]:
    """Row of the truth of each outcome, int32 (P,), or `NO_ROW`; `numbered_by` numbers the truths."""
    count = int(stored.cell_rows[stored.cell_truth != background].sum())
    if stored is numbered_by:
        return column(
            len(stored), np.int32, lambda places: np.where(places < count, places, NO_ROW).astype(np.int32)
        )

    @cache
    def joined() -> NDArray[np.int32]:
        row = np.full(len(stored), NO_ROW, np.int32)
        ours, theirs = (_identities(one, count) for one in (stored, numbered_by))
        if not all(
            np.array_equal(a[ours[-1]], b[theirs[-1]], equal_nan=True)
            for a, b in zip(ours[:-1], theirs[:-1], strict=True)
        ):
            why = "its checkpoints are of other truths"
            raise CmviewerError(BUNDLE_DAMAGED.of(stored.folder, why=why))
        row[ours[-1]] = theirs[-1]
        return row

    return column(len(stored), np.int32, lambda places: joined()[places])


def _identities(stored: StoredOutcomes, count: int) -> tuple[NDArray[Any], ...]:
    """What tells truths apart: image, id, class and box; and, last, the order by all of these."""
    places = np.arange(count)
    image = stored.values("image", np.int32, places)
    ids = stored.values("truth_id", np.int64, places)
    label = stored.cell_truth[stored.cell_of(places)]
    box = [stored.values(name, np.float64, places) for name in TRUTH_BOX]
    order = np.lexsort((*box, label, ids, image))
    return (image, ids, label, *box, order)


def _first_predictions(stored: StoredOutcomes, background: int) -> NDArray[np.int64]:
    """Row of the first prediction of each cell, int64 (C + 1,)."""
    rows = np.where(stored.cell_prediction == background, 0, stored.cell_rows)
    return np.concatenate(([0], np.cumsum(rows)))


def _images(
    stored: StoredOutcomes,
    count: int,
    places: Rows,
    rows_at: Callable[[NDArray[np.int64]], NDArray[np.int64]],
) -> NDArray[np.int32]:
    """The image of each object. places: outcomes of some rows; rows_at: the rows of those that have one."""
    return column(
        count,
        np.int32,
        lambda rows: stored.values("image", np.int32, places(rows)),
        find=lambda image: rows_at(stored.places.of(image)),
    )


def _objects(
    stored: StoredOutcomes, count: int, places: Rows, box: tuple[str, ...], side: str, *, has_areas: bool
) -> dict[str, Any]:
    """Columns of objects. places: outcomes of some rows."""

    def values(name: str, dtype: type[np.generic], rows: NDArray[np.int64]) -> NDArray[Any]:
        return stored.values(name, dtype, places(rows))

    def boxes(rows: NDArray[np.int64]) -> NDArray[Any]:
        return np.column_stack([values(name, np.float64, rows) for name in box])

    def some(name: str, dtype: type[np.generic]) -> NDArray[Any]:
        return column(count, dtype, partial(values, name, dtype))

    return {
        "box": column(count, np.float64, boxes, (4,)),
        "identity": some(f"{side}_id", np.int64),
        "area": some(f"{side}_area", np.float64) if has_areas else None,
    }
