"""The examples of a selection, sorted, filtered and grouped; made in a worker, knows no toolkit."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.letters import Drawn
from cmviewer.confusion.comparison.pair import DrawnBeside
from cmviewer.confusion.queried import holding
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.confusion.views import as_seen, selected_cells
from cmviewer.evaluation import NO_IMAGE, NO_ROW, Annotations, Evaluation, LabelMaps, frozen
from cmviewer.examples.asking import cause_amounts, holds_typed, over_time
from cmviewer.examples.crops import Box, Crop
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.grouping import (
    Grouping,
    Groups,
    by_image,
    most_pixels_first,
    side_by_side,
)
from cmviewer.examples.pixels import Painted, Pixels
from cmviewer.examples.query import ExampleQuery, asked_text, mark_term
from cmviewer.examples.sorting import Sort, sorted_rows
from cmviewer.examples.stored import read_ahead
from cmviewer.matching import ERROR_TYPES, ErrorType
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.query.mark_kinds import MarkFilter, mark_amounts


@dataclass(frozen=True, eq=False)
class Example:
    """One outcome as a person sees it. score is NaN where none is known.

    counted: what it is an outcome of, which may no longer be what is shown. row: of these outcomes.
    truth_row: of the truth. prediction_row: of the checkpoint's predictions. Labels run to K, the
    background. iou: NaN where there is no pair. crop: the object's part of the image; None where the
    example is a whole image. pixels: those of the image that it stands for, None where it stands for none.
    members: where its card is one of an image, the rows of all that are listed of it.
    """

    counted: CheckpointResult
    row: int
    image: int
    name: str
    truth: str
    prediction: str
    truth_label: int
    prediction_label: int
    truth_row: int
    prediction_row: int
    score: float
    iou: float = float("nan")
    cause: ErrorType = ErrorType.NONE
    crop: Crop | None = None
    members: tuple[int, ...] | None = None
    pixels: Pixels | None = None

    @property
    def part(self) -> Crop | Painted | None:
        """What of its image its card shows; None: all of it."""
        if self.pixels is not None:
            return self.pixels.painted
        return self.crop if self.members is None else None

    @property
    def is_object(self) -> bool:
        """Whether it is an object in an image."""
        return self.crop is not None

    @property
    def is_missed(self) -> bool:
        """Whether it is an object that has no prediction."""
        return self.is_object and self.prediction_row == NO_ROW

    @property
    def is_false_alarm(self) -> bool:
        """Whether it is an object that has no truth."""
        return self.is_object and self.truth_row == NO_ROW

    @property
    def correct(self) -> bool:
        """Whether the prediction is the truth."""
        return self.truth_label == self.prediction_label


@dataclass(frozen=True, eq=False)
class Examples:
    """The outcomes of a selection as rows int64 (E,), and how many there are without the filter.

    image_count: in how many images those are that are listed. causes: why objects have nothing on their
    other side, and how many there are of each without the filter. groups: where a card is an image. marks:
    how many are marked so, without the filter by marks.
    """

    evaluation: Evaluation
    counted: CheckpointResult
    rows: NDArray[np.int64]
    count: int
    image_count: int = 0
    causes: tuple[tuple[ErrorType, int], ...] = ()
    groups: Groups | None = None
    marks: tuple[tuple[MarkFilter, int], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: int) -> Example:
        row = int(self.rows[place])
        members = None if self.groups is None else self.groups.members(place)
        outcomes, classes, task = self.counted.outcomes, self.evaluation.classes, self.evaluation.task
        cell = int(outcomes.cells_of(self.rows[place : place + 1])[0])
        truth, prediction = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
        image = int(outcomes.image[row])
        truth_row, prediction_row = int(outcomes.truth_row[row]), int(outcomes.prediction_row[row])
        return Example(
            counted=self.counted,
            row=row,
            image=image,
            name=self.evaluation.images.name(image),
            truth=shown_name(truth, classes, task),
            prediction=shown_name(prediction, classes, task),
            truth_label=truth,
            prediction_label=prediction,
            truth_row=truth_row,
            prediction_row=prediction_row,
            score=float(outcomes.score[row]),
            iou=float(outcomes.iou[row]),
            cause=ERROR_TYPES[self.counted.causes[row]],
            crop=self._crop(truth_row, prediction_row),
            members=members,
            pixels=self._pixels((row,) if members is None else members),
        )

    def on_cards(self, places: NDArray[np.int64]) -> "Examples":
        """The outcomes on some cards, int64 (n,), each for itself: a card of an image has several."""
        rows = self.rows[places]
        if self.groups is not None:
            rows = np.array(
                [row for place in places.tolist() for row in self.groups.members(place)], np.int64
            )
        return Examples(self.evaluation, self.counted, frozen(rows, np.int64), len(rows))

    @property
    def listed(self) -> NDArray[np.int64]:
        """Every outcome that is listed, also those that share a card, int64 (L,)."""
        return self.rows if self.groups is None else self.groups.rows

    @property
    def amount(self) -> int:
        """How much of `count` is listed: objects, images, or pixels."""
        return int(self.counted.outcomes.weight[self.listed].sum())

    def _pixels(self, rows: tuple[int, ...]) -> Pixels | None:
        outcomes, truth, predictions = self.counted.outcomes, self.evaluation.truth, self.counted.predictions
        area = outcomes.area
        if area is None or not (isinstance(truth, LabelMaps) and isinstance(predictions, LabelMaps)):
            return None
        places = np.array(rows, np.int64)
        cells = outcomes.cells_of(places)
        labels = outcomes.cell_truth[cells].tolist(), outcomes.cell_prediction[cells].tolist()
        pairs = tuple(sorted(zip(*labels, strict=True)))
        painted = Painted(truth, predictions, pairs, self.evaluation.classes)
        return Pixels(int(outcomes.weight[places].sum()), int(area[rows[0]]), painted)

    def _crop(self, truth_row: int, prediction_row: int) -> Crop | None:
        truth, predictions = self.evaluation.truth, self.counted.predictions
        if not (isinstance(truth, Annotations) and isinstance(predictions, Annotations)):
            return None
        boxes = _box(truth, truth_row), _box(predictions, prediction_row)
        return None if boxes == (None, None) else Crop(*boxes)


def examples_of(
    evaluation: Evaluation,
    counted: CheckpointResult,
    selection: Selection,
    state: ViewState,
    query: ExampleQuery,
    cancel: Cancel,
    others: OtherCheckpoints | None = None,
    progress: Progress = silent,
    compared: DrawnBeside | None = None,
    marks: Callable[[], NDArray[np.int8]] | None = None,
) -> Examples:
    """Exactly the outcomes that the selection's number counts, as far as the query lists them.

    Samples that a file only counts have nothing to list; they are in `count` alone. Raises `CmviewerError`
    where what was typed is no query, or cannot be asked. others: keeps what all checkpoints say. compared:
    what is compared, and which matrix of both the cells are selected in. marks: tells what each outcome is
    marked as, int8 (P,); None: nothing is.
    """
    known = others or OtherCheckpoints()
    outcomes, seen = counted.outcomes, as_seen(state, counted.matrix, evaluation.task)
    if compared is None or compared.drawn is Drawn.SHOWN or selection == Selection():
        rows = outcomes.rows_of(selected_cells(counted.matrix, selection, seen))
    else:
        rows = np.flatnonzero(compared.beside.selected(selection, seen, compared.drawn))
    count = int(outcomes.weight[rows].sum())
    rows = named_ones(counted, rows)
    of_cause = counted.causes[rows]
    causes = cause_amounts(of_cause)
    if query.cause is not None:
        rows = rows[of_cause == ERROR_TYPES.index(query.cause)]
    kinds = None if marks is None else marks()
    if asked := asked_text(query):
        beside = None if compared is None else compared.beside
        rows = rows[holds_typed(evaluation, counted, asked, kinds, progress, cancel, beside, known)[rows]]
    marked = mark_amounts(kinds, rows)
    if query.mark is not None:
        rows = rows[holding(evaluation, counted, mark_term(query.mark), kinds)[rows]]
    cancel.check()
    at_all = over_time(known, evaluation, counted, cancel)
    rows = sorted_rows(evaluation, counted, rows, query.sort, at_all, kinds)
    rows = frozen(side_by_side(counted, rows, query.grouping), np.int64)
    read_ahead(evaluation, counted, rows)
    images = outcomes.image[rows]
    parts_images = evaluation.task.profile.parts_images
    if query.grouping is Grouping.IMAGE and parts_images:
        if query.sort is Sort.PIXELS:
            rows = frozen(rows[most_pixels_first(images, outcomes.weight[rows])], np.int64)
            images = outcomes.image[rows]
        groups = by_image(rows, images)
        first = groups.by_image[groups.start]
        rows = frozen(first, np.int64)
        return Examples(evaluation, counted, rows, count, len(first), causes, groups, marked)
    image_count = len(np.unique(images)) if parts_images else len(rows)
    return Examples(evaluation, counted, rows, count, image_count, causes, None, marked)


def named_ones(counted: CheckpointResult, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return those of the rows that are samples, and no mere counts."""
    samples: NDArray[np.int64] = rows[counted.outcomes.image[rows] != NO_IMAGE]
    return samples


def _box(side: Annotations, row: int) -> Box | None:
    if row == NO_ROW:
        return None
    x0, y0, x1, y1 = side.box[row].tolist()
    return (x0, y0, x1, y1)
