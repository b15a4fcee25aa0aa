"""The examples of a selection, sorted and filtered; made in a worker, knows no toolkit."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from natsort import natsort_keygen
from numpy.typing import NDArray

from cmviewer.confusion.count import Counted
from cmviewer.confusion.describe import shown_name
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.confusion.views import selected_cells
from cmviewer.evaluation import NO_IMAGE, Evaluation, frozen
from cmviewer.progress import Cancel

_natural = natsort_keygen()


class Sort(StrEnum):
    """In which order examples are listed."""

    SCORE = "score"
    NAME = "name"
    INDEX = "index"


@dataclass(frozen=True, eq=False)
class Example:
    """One outcome as a person sees it. score is NaN where none is known.

    row: of the outcomes. prediction_row: of the checkpoint's predictions. Labels run to K, the background.
    """

    row: int
    image: int
    name: str
    truth: str
    prediction: str
    truth_label: int
    prediction_label: int
    prediction_row: int
    score: float

    @property
    def correct(self) -> bool:
        """Whether the prediction is the truth."""
        return self.truth_label == self.prediction_label


@dataclass(frozen=True, eq=False)
class Examples:
    """The outcomes of a selection as rows int64 (E,), and how many there are without the filter."""

    evaluation: Evaluation
    counted: Counted
    rows: NDArray[np.int64]
    count: int

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: int) -> Example:
        row = int(self.rows[place])
        outcomes, classes, task = self.counted.outcomes, self.evaluation.classes, self.evaluation.task
        cell = int(outcomes.cells_of(self.rows[place : place + 1])[0])
        truth, prediction = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
        image = int(outcomes.image[row])
        return Example(
            row=row,
            image=image,
            name=self.evaluation.images.name(image),
            truth=shown_name(truth, classes, task),
            prediction=shown_name(prediction, classes, task),
            truth_label=truth,
            prediction_label=prediction,
            prediction_row=int(outcomes.prediction_row[row]),
            score=float(outcomes.score[row]),
        )

    def place_of(self, image: int) -> int | None:
        """Place of the first example of an image, or None."""
        places = np.flatnonzero(self.counted.outcomes.image[self.rows] == image)
        return int(places[0]) if places.size else None


def examples_of(
    evaluation: Evaluation,
    counted: Counted,
    selection: Selection,
    state: ViewState,
    sort: Sort,
    text: str,
    cancel: Cancel,
) -> Examples:
    """Exactly the outcomes that the selection's number counts, as far as their names hold `text`.

    Samples that a file only counts have nothing to list; they are in `count` alone.
    """
    rows = counted.outcomes.rows_of(selected_cells(counted.matrix, selection, state))
    count = int(counted.outcomes.weight[rows].sum())
    rows = _named_ones(counted, rows)
    if text:
        rows = rows[_named(evaluation, counted, rows, text.casefold())]
    cancel.check()
    return Examples(evaluation, counted, frozen(_sorted(evaluation, counted, rows, sort), np.int64), count)


def nearest_correct(counted: Counted, label: int, count: int) -> NDArray[np.int64]:
    """Correct outcomes of a class, the surest first, as rows int64."""
    matrix = counted.matrix
    rows = counted.outcomes.rows_of((matrix.truth == label) & (matrix.prediction == label))
    rows = _named_ones(counted, rows)
    return rows[np.argsort(-_known_scores(counted, rows), kind="stable")][:count]


def _named_ones(counted: Counted, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the rows that are samples, and no mere counts."""
    samples: NDArray[np.int64] = rows[counted.outcomes.image[rows] != NO_IMAGE]
    return samples


def _named(evaluation: Evaluation, counted: Counted, rows: NDArray[np.int64], text: str) -> NDArray[np.bool_]:
    images = counted.outcomes.image[rows].tolist()
    named = evaluation.images.name
    return np.fromiter((text in named(image).casefold() for image in images), np.bool_, len(images))


def _sorted(
    evaluation: Evaluation, counted: Counted, rows: NDArray[np.int64], sort: Sort
) -> NDArray[np.int64]:
    outcomes = counted.outcomes
    by_index = rows[np.argsort(outcomes.image[rows], kind="stable")]
    match sort:
        case Sort.INDEX:
            return by_index
        case Sort.NAME:
            images = outcomes.image[by_index].tolist()
            keys = [_natural(evaluation.images.name(image)) for image in images]
            return by_index[sorted(range(len(keys)), key=keys.__getitem__)]
        case Sort.SCORE:
            cells = outcomes.cells_of(by_index)
            wrong = outcomes.cell_truth[cells] != outcomes.cell_prediction[cells]
            return by_index[np.lexsort((-_known_scores(counted, by_index), ~wrong))]


def _known_scores(counted: Counted, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = np.nan_to_num(counted.outcomes.score[rows], nan=-1.0)
    return scores
