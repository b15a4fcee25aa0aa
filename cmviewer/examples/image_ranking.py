"""Images by how much is wrong in them: a line an image, whole columns at once."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.views import NO_PREDICTION_NAME
from cmviewer.evaluation import NO_IMAGE, Evaluation, Unit, frozen
from cmviewer.matching import ERROR_TYPES, Outcomes

MISTAKES: Final = "mistakes"
MEAN_IOU: Final = "mean IoU"
CONFUSED: Final = "taken for another"
"""Mistakes that have both sides, and so no cause."""
WRONG: Final = "wrong"
COLUMNS: Final = (*(f"{unit.value}s" for unit in Unit), MISTAKES, WRONG, MEAN_IOU, CONFUSED)
"""Names of columns that are no cause."""


@dataclass(frozen=True, eq=False)
class ImageColumn:
    """One number of each of N images. values: int64 or float64 (N,), NaN where undefined.

    is_share: from 0 to 1. largest_first: whether large ones are the worst.
    """

    name: str
    values: NDArray[Any]
    is_share: bool = False
    largest_first: bool = True


@dataclass(frozen=True, eq=False)
class ImageRanking:
    """N images and what is wrong in each, in the order of the data. image: int32 (N,)."""

    image: NDArray[np.int32]
    columns: tuple[ImageColumn, ...]

    def __len__(self) -> int:
        return len(self.image)

    @property
    def worst(self) -> ImageColumn:
        """By what images are ranked unless asked otherwise."""
        by_name = {column.name: column for column in self.columns}
        return by_name.get(MEAN_IOU, by_name[MISTAKES])

    def order(self, name: str, *, descending: bool) -> NDArray[np.int64]:
        """Return places sorted by a column, int64 (N,); undefined ones last, equal ones by most mistakes.

        A name that is none of the columns means the order of the data.
        """
        column = next((one for one in self.columns if one.name == name), None)
        if column is None:
            places = np.arange(len(self), dtype=np.int64)
            return places[::-1] if descending else places
        values = column.values.astype(np.float64)
        mistakes = next(one for one in self.columns if one.name == MISTAKES).values
        return np.lexsort((-mistakes, -values if descending else values))


def image_ranking(evaluation: Evaluation, counted: CheckpointResult) -> ImageRanking:
    """Rank the images of an evaluation, or those that a classification has samples of.

    Everything is counted, whatever of it the matrix shows. Samples that a file only counts are in no image.
    """
    outcomes, count = counted.outcomes, len(evaluation.images)
    length = np.diff(outcomes.cell_start)
    truth, prediction = (
        np.repeat(labels, length) for labels in (outcomes.cell_truth, outcomes.cell_prediction)
    )
    known = outcomes.image != NO_IMAGE
    image = outcomes.image[known]
    wrong = (truth != prediction)[known]
    if evaluation.task.profile.unit is Unit.PIXEL:
        columns = _of_pixels(outcomes, image, truth, prediction, count)
    else:
        causes = _causes(counted, prediction == len(evaluation.classes))[known]
        columns = _of_things(evaluation.task.profile.unit, image, wrong, causes, count)
    return ImageRanking(frozen(np.arange(count), np.int32), columns)


def _of_things(
    unit: Unit, image: NDArray[np.int32], wrong: NDArray[np.bool_], causes: NDArray[np.int64], count: int
) -> tuple[ImageColumn, ...]:
    """Outcomes of each image, mistakes among them, and these by cause, the most frequent first."""
    names = (*(cause.value for cause in ERROR_TYPES), CONFUSED, NO_PREDICTION_NAME)
    table = np.zeros((len(names), count), np.int64)
    np.add.at(table, (causes[wrong], image[wrong]), 1)
    amounts = table.sum(1)
    kinds = [place for place in np.argsort(-amounts, kind="stable").tolist() if amounts[place]]
    return (
        ImageColumn(f"{unit.value}s", np.bincount(image, minlength=count)),
        ImageColumn(MISTAKES, table.sum(0)),
        *(ImageColumn(names[place], table[place]) for place in kinds),
    )


def _causes(counted: CheckpointResult, unpredicted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Why each outcome is wrong if it is: its error type, or one of the two kinds that have none."""
    causes = counted.causes.astype(np.int64)
    return np.where(causes > 0, causes, len(ERROR_TYPES) + unpredicted)


def _of_pixels(
    outcomes: Outcomes,
    image: NDArray[np.int32],
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    count: int,
) -> tuple[ImageColumn, ...]:
    """Judged pixels of each image, wrong ones, and the mean IoU of the classes that are truly in it."""
    weight = outcomes.weight.astype(np.float64)
    judged = np.bincount(image, weight, count)
    wrong = np.bincount(image, weight * (truth != prediction), count)
    with np.errstate(invalid="ignore"):
        share = wrong / np.where(judged > 0, judged, np.nan)
    return (
        ImageColumn("pixels", judged.astype(np.int64)),
        ImageColumn(MISTAKES, wrong.astype(np.int64)),
        ImageColumn(WRONG, share, is_share=True),
        ImageColumn(
            MEAN_IOU, _mean_iou(image, truth, prediction, weight, count), is_share=True, largest_first=False
        ),
    )


def _mean_iou(
    image: NDArray[np.int32],
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    weight: NDArray[np.float64],
    count: int,
) -> NDArray[np.float64]:
    """Mean IoU of each image over the classes that its truth has, float64 (count,); NaN without a truth."""
    base = 1 + int(max(truth.max(initial=0), prediction.max(initial=0)))
    place = image.astype(np.int64) * base
    codes, of_both = np.unique(np.concatenate((place + truth, place + prediction)), return_inverse=True)
    of_truth, of_prediction = of_both[: len(truth)], of_both[len(truth) :]
    true = np.bincount(of_truth, weight, len(codes))
    predicted = np.bincount(of_prediction, weight, len(codes))
    both = np.bincount(of_truth, weight * (truth == prediction), len(codes))
    has_truth = true > 0
    iou = both[has_truth] / (true + predicted - both)[has_truth]
    of_image = codes[has_truth] // base
    classes = np.bincount(of_image, minlength=count)
    return np.bincount(of_image, iou, count) / np.where(classes > 0, classes, np.nan)
