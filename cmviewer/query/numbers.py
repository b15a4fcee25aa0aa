"""The words of a query that are numbers: a value for each thing that is asked, NaN where it has none."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_IMAGE, NO_ROW, Annotations, PredictedLabels, frozen
from cmviewer.query.asked import Asked
from cmviewer.query.terms import LOOKS

Numbers = NDArray[np.float64] | NDArray[np.float32]


def numbers_of(asked: Asked, word: str) -> Numbers:
    """Return the values of a word of `NUMBERS`, (n,); NaN where a thing has none."""
    return _OF_WORD[word](asked)


def edges_reached(asked: Asked) -> NDArray[np.bool_]:
    """Whether the box of each object reaches the edge of its image, to a pixel, bool (n,)."""
    size = np.stack([_image_sizes(asked, axis) for axis in (0, 1)], axis=1)
    box = np.stack([_of_objects(asked, side) for side in _SIDES_OF_BOX], axis=1)
    at_edge = (box[:, :2] <= 1) | (box[:, 2:] >= size - 1)
    reached: NDArray[np.bool_] = at_edge[:, 0] | at_edge[:, 1]
    return reached & ~np.isnan(size[:, 0]) & ~np.isnan(size[:, 1])


def _scores(asked: Asked) -> Numbers:
    assert asked.outcome is not None
    return asked.outcome.score


def _overlaps(asked: Asked) -> Numbers:
    assert asked.outcome is not None
    return asked.outcome.iou


def _margins(asked: Asked) -> Numbers:
    """Score of the predicted class less the highest of the others, float32; only labels have one."""
    predictions = asked.predictions
    if not isinstance(predictions, PredictedLabels):
        return np.full(len(asked), np.nan, np.float32)
    if predictions.label is None:  # of two classes the score of one is known
        return 2 * _scores(asked) - 1
    margins: NDArray[np.float32] = np.append(_margins_of(predictions, predictions.label), np.float32(np.nan))
    return np.asarray(margins[asked.prediction_row], np.float32)


def _margins_of(predictions: PredictedLabels, label: NDArray[np.int32]) -> NDArray[np.float32]:
    if predictions.class_scores is None:
        return np.full(len(predictions), np.nan, np.float32)
    scores = np.nan_to_num(predictions.class_scores(), nan=-np.inf)
    rows, predicted = np.arange(len(scores)), np.maximum(label, 0)
    own = scores[rows, predicted].copy()
    scores[rows, predicted] = -np.inf
    with np.errstate(invalid="ignore"):
        margin = own - scores.max(axis=1, initial=-np.inf)
    margin[~np.isfinite(margin) | (label < 0)] = np.nan
    return frozen(margin, np.float32)


def _pixels(asked: Asked) -> Numbers:
    """How many pixels an outcome of a label map is."""
    assert asked.outcome is not None
    pixels = asked.outcome.pixels
    return np.full(len(asked), np.nan) if pixels is None else pixels.astype(np.float64)


def _areas(asked: Asked) -> Numbers:
    return _of_objects(asked, lambda side: side.known_area)


def _widths(asked: Asked) -> Numbers:
    return _of_objects(asked, lambda side: side.box[:, 2] - side.box[:, 0])


def _heights(asked: Asked) -> Numbers:
    return _of_objects(asked, lambda side: side.box[:, 3] - side.box[:, 1])


def _of_objects(asked: Asked, value: Callable[[Annotations], NDArray[np.float64]]) -> NDArray[np.float64]:
    """A value of each object, of its truth where it has one, else of its prediction."""
    truth, predictions = asked.evaluation.truth, asked.predictions
    if not (isinstance(truth, Annotations) and isinstance(predictions, Annotations)):
        return np.full(len(asked), np.nan)
    of_truth = np.append(value(truth), np.nan)[asked.truth_row]
    of_prediction = np.append(value(predictions), np.nan)[asked.prediction_row]
    return np.where(asked.truth_row == NO_ROW, of_prediction, of_truth)


def _image_sizes(asked: Asked, axis: int) -> NDArray[np.float64]:
    size = asked.evaluation.images.sizes[:, axis].astype(np.float64)
    size[size == 0] = np.nan
    return _of_images(asked, size)


def _looks(asked: Asked, word: str) -> NDArray[np.float64]:
    return _of_images(asked, asked.evaluation.images.looks()[:, LOOKS.index(word)])


def _objects(asked: Asked) -> Numbers:
    """How many true objects the image has, crowds not among them."""
    truth = asked.evaluation.truth
    if not isinstance(truth, Annotations):
        return np.full(len(asked), np.nan)
    single = truth.image if truth.crowd is None else truth.image[~truth.crowd]
    count = np.bincount(single, minlength=len(asked.evaluation.images))
    return _of_images(asked, count.astype(np.float64))


def _of_images(asked: Asked, value: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.append(value, np.nan)[np.where(asked.image == NO_IMAGE, len(value), asked.image)]


_SIDES_OF_BOX: Final[tuple[Callable[[Annotations], NDArray[np.float64]], ...]] = (
    lambda side: side.box[:, 0],
    lambda side: side.box[:, 1],
    lambda side: side.box[:, 2],
    lambda side: side.box[:, 3],
)
_OF_WORD: Final[dict[str, Callable[[Asked], Numbers]]] = {
    "score": _scores,
    "iou": _overlaps,
    "margin": _margins,
    "area": _areas,
    "width": _widths,
    "height": _heights,
    "image_width": lambda asked: _image_sizes(asked, 0),
    "image_height": lambda asked: _image_sizes(asked, 1),
    "objects": _objects,
    "pixels": _pixels,
    "brightness": lambda asked: _looks(asked, "brightness"),
    "blur": lambda asked: _looks(asked, "blur"),
}
