"""Semantic segmentation: how many pixels of an image are of one class and predicted as another."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, NOT_COUNTED, LabelMaps, frozen
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_by_cell

Values = NDArray[np.unsignedinteger[Any]]
"""A map as it is stored, uint8 or uint16 (H, W)."""

NOISY: Final = 0.12
"""Share of pixels that differ from the one before, from which counting each is faster than counting runs."""


@dataclass(frozen=True, eq=False)
class PixelCounts:
    """How often each pair of stored values occurs in one image.

    truth, prediction: int32 (n,), stored values, each pair once. count: int64 (n,), pixels.
    """

    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    count: NDArray[np.int64]


def count_pixels(truth: Values, prediction: Values) -> PixelCounts:
    """Count the pairs of values of two maps of one size."""
    t, p = truth.ravel(), prediction.ravel()
    base = 65536 if max(t.itemsize, p.itemsize) > 1 else 256
    changes = t[1:] != t[:-1]
    changes |= p[1:] != p[:-1]
    starts = np.flatnonzero(changes)
    if base > 256 or len(starts) < NOISY * len(t):
        starts = np.concatenate(([0], starts + 1))
        length = np.diff(starts, append=len(t))
        value, count = _by_runs(_codes(t.take(starts), p.take(starts), base), length)
    else:
        value, count = _counted(np.bincount(_codes(t, p, base), minlength=base * base))
    of_truth, of_prediction = np.divmod(value, base)
    return PixelCounts(of_truth.astype(np.int32), of_prediction.astype(np.int32), count)


def _codes(truth: Values, prediction: Values, base: int) -> NDArray[Any]:
    """Pairs of values as one number each, uint16 or uint32 (n,)."""
    code: NDArray[Any] = np.multiply(truth, base, dtype=np.uint32 if base > 256 else np.uint16)
    code += prediction
    return code


def _by_runs(code: NDArray[Any], length: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Distinct codes and how many pixels each has, of runs of pixels that are equal."""
    if code.itemsize == 2:
        return _counted(np.bincount(code, weights=length, minlength=65536))  # exact below 2 ** 53 pixels
    value, place = np.unique(code, return_inverse=True)
    return value.astype(np.int64), np.bincount(place, weights=length).astype(np.int64)


def _counted(table: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of a table that are not 0, and what stands there."""
    value = np.flatnonzero(table > 0)  # of bools, which takes a tenth of the time
    return value, table.take(value).astype(np.int64)


@dataclass(frozen=True, eq=False)
class PixelRows:
    """Labels of the pixels of some images. image, truth, prediction: int32 (n,); count, area: int64 (n,).

    A row is a cell of one image; truth is 0 to K - 1, prediction up to K. area: all pixels of the image,
    also those that the truth does not judge; not_counted: how many these are.
    """

    image: NDArray[np.int32]
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    count: NDArray[np.int64]
    area: NDArray[np.int64]
    not_counted: int


def labelled(image: int, counts: PixelCounts, truth: LabelMaps, predictions: LabelMaps) -> PixelRows:
    """Name the pairs of values of an image by their labels; several values may be of one class."""
    of_truth = truth.label_of_value[counts.truth]
    of_prediction = predictions.label_of_value[counts.prediction]
    judged = of_truth != NOT_COUNTED
    highest = max(int(truth.label_of_value.max()), int(predictions.label_of_value.max()))
    background = max(highest, 0) + 1
    code = of_truth[judged].astype(np.int64) * (background + 1) + of_prediction[judged]
    cell, place = np.unique(code, return_inverse=True)
    pixels = np.bincount(place, weights=counts.count[judged], minlength=len(cell)).astype(np.int64)
    t, p = np.divmod(cell, background + 1)
    return PixelRows(
        np.full(len(cell), image, np.int32),
        t.astype(np.int32),
        p.astype(np.int32),
        pixels,
        np.full(len(cell), counts.count.sum(), np.int64),
        int(counts.count[~judged].sum()),
    )


def joined(parts: list[PixelRows]) -> PixelRows:
    """Rows of several images, by image."""
    nothing = np.empty(0, np.int32)
    columns = [
        np.concatenate([start, *(getattr(part, name) for part in parts)])
        for name, start in (
            ("image", nothing),
            ("truth", nothing),
            ("prediction", nothing),
            ("count", np.empty(0, np.int64)),
            ("area", np.empty(0, np.int64)),
        )
    ]
    order = np.argsort(columns[0], kind="stable")
    image, truth, prediction, count, area = (column[order] for column in columns)
    return PixelRows(image, truth, prediction, count, area, sum(part.not_counted for part in parts))


def pixel_outcomes(rows: PixelRows, *, class_count: int) -> Outcomes:
    """One outcome an image and cell, with its pixels as weight."""
    none = np.broadcast_to(np.int32(NO_ROW), len(rows.image))
    return outcomes_by_cell(
        rows.truth,
        rows.prediction,
        class_count=class_count,
        weight=frozen(rows.count, np.int64),
        rows=lambda: OutcomeRows(
            image=rows.image,
            truth_row=none,
            prediction_row=none,
            score=np.full(len(rows.image), np.nan, np.float32),
            area=rows.area,
        ),
    )


def in_cells(
    truth: NDArray[np.int32], prediction: NDArray[np.int32], cells: NDArray[np.int32], *, class_count: int
) -> NDArray[np.bool_]:
    """Tell which pixels of two maps of labels (H, W) fall into some cells, int32 (C, 2); bool (H, W)."""
    if len(cells) == 1:  # the usual case, which needs no numbers of pairs
        both: NDArray[np.bool_] = (truth == cells[0, 0]) & (prediction == cells[0, 1])
        return both
    base = class_count + 2  # with room for `NOT_COUNTED`, so that it is like no pair of labels
    code = truth * np.int64(base) + prediction
    return np.isin(code, cells[:, 0] * np.int64(base) + cells[:, 1])
