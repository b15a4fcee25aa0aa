"""A matrix as it is to be drawn: normalised, ordered, oriented; knows no toolkit."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.order import shown_classes
from cmviewer.confusion.view_state import Selection, Side, View, ViewState, Which
from cmviewer.evaluation import Classes, Task, frozen
from cmviewer.safe_text import one_line

NO_PREDICTION_NAME = "(no prediction)"
OTHER_NAME = "(other)"
LINE_BREAK = "↵"


def on_one_line(name: str) -> str:
    """A name as the screen writes it: line breaks become signs, other control characters escapes."""
    return one_line(name.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\r", LINE_BREAK))


@dataclass(frozen=True, eq=False)
class Axis:
    """What stands on one axis.

    names: R names. members: for each place the labels that it holds, one except for `(other)`.
    has_other, has_background: whether the last places are these.
    totals: int64 (R,), sums of the shown counts. rates: float64 (R,), recall on the truth axis and
    precision on the prediction axis, of all counts, hidden or not; NaN where undefined.
    """

    side: Side
    names: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]
    has_other: bool
    has_background: bool
    totals: NDArray[np.int64]
    rates: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.names)

    @property
    def rate_name(self) -> str:
        """The field's name of the rates."""
        return "recall" if self.side is Side.TRUTH else "precision"

    @property
    def title(self) -> str:
        """Name of the axis on screen."""
        return self.side.value.capitalize()

    @cached_property
    def places(self) -> dict[int, int]:
        """Place of each label that is shown."""
        return {label: place for place, labels in enumerate(self.members) for label in labels}


@dataclass(frozen=True, eq=False)
class MatrixView:
    """What to draw: R rows by C columns.

    counts: int64 (R, C). values: float64 (R, C), shares in [0, 1], or the counts themselves in the
    view `counts`; NaN where undefined. exists: bool (R, C), False where there can be no outcome.
    diagonal: bool (R, C), True where truth and prediction are the same class.
    total: sum of the shown counts.
    """

    view: View
    rows: Axis
    columns: Axis
    counts: NDArray[np.int64]
    values: NDArray[np.float64]
    exists: NDArray[np.bool_]
    diagonal: NDArray[np.bool_]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.rows), len(self.columns)

    @cached_property
    def total(self) -> int:
        """Sum of the shown counts."""
        return int(self.counts.sum())

    @property
    def truth(self) -> Axis:
        """The axis of the truth."""
        return self.rows if self.rows.side is Side.TRUTH else self.columns

    @property
    def prediction(self) -> Axis:
        """The axis of the predictions."""
        return self.columns if self.rows.side is Side.TRUTH else self.rows

    def cell(self, row: int, column: int) -> Selection:
        """Return the selection that a click on a cell makes."""
        return self._selection(self.rows.members[row], self.columns.members[column])

    def row(self, row: int) -> Selection:
        """Return the selection that a click on a row's name makes."""
        return self._selection(self.rows.members[row], None)

    def column(self, column: int) -> Selection:
        """Return the selection that a click on a column's name makes."""
        return self._selection(None, self.columns.members[column])

    def places_of(self, selection: Selection) -> tuple[range, range] | None:
        """Rows and columns that a selection covers; None where its classes are not shown alone.

        Of a pair these are one of its two cells; the other is its mirror.
        """
        sides = {Side.TRUTH: selection.truth, Side.PREDICTION: selection.prediction}
        if selection.pair is not None:
            sides = {Side.TRUTH: selection.pair[:1], Side.PREDICTION: selection.pair[1:]}
        rows = _places(self.rows, sides[self.rows.side])
        columns = _places(self.columns, sides[self.columns.side])
        return None if rows is None or columns is None else (rows, columns)

    def _selection(self, of_rows: tuple[int, ...] | None, of_columns: tuple[int, ...] | None) -> Selection:
        if self.rows.side is Side.TRUTH:
            return Selection(of_rows, of_columns)
        return Selection(of_columns, of_rows)


def view_of(matrix: ConfusionMatrix, classes: Classes, state: ViewState, task: Task) -> MatrixView:
    """Arrange and normalise a matrix as the state asks for."""
    shown = shown_classes(matrix, classes, state.order, state.top, state.shown)
    truth = _axis(Side.TRUTH, matrix, classes, shown, state, task)
    prediction = _axis(Side.PREDICTION, matrix, classes, shown, state, task)
    counts = matrix.block(
        _places_of_labels(truth, shown, matrix.class_count),
        _places_of_labels(prediction, shown, matrix.class_count),
        (len(truth), len(prediction)),
    )
    exists = np.ones(counts.shape, np.bool_)
    if truth.has_background and prediction.has_background:
        exists[-1, -1] = False
    diagonal = np.zeros(counts.shape, np.bool_)
    np.fill_diagonal(diagonal[: len(shown), : len(shown)], val=True)
    values = _normalised(counts, state.view)
    values[~exists] = np.nan
    truth = replace(truth, totals=frozen(counts.sum(1), np.int64))
    prediction = replace(prediction, totals=frozen(counts.sum(0), np.int64))
    by_truth = MatrixView(
        state.view,
        truth,
        prediction,
        frozen(counts, np.int64),
        frozen(values, np.float64),
        frozen(exists, np.bool_),
        frozen(diagonal, np.bool_),
    )
    return by_truth if state.rows is Side.TRUTH else transposed(by_truth)


def transposed(view: MatrixView) -> MatrixView:
    """Return the same view with rows and columns exchanged: another drawing, the same numbers.

    The cells are laid out anew here, in a worker: to colour them across their rows takes the window long.
    """
    return replace(
        view,
        rows=view.columns,
        columns=view.rows,
        counts=frozen(np.ascontiguousarray(view.counts.T), np.int64),
        values=frozen(np.ascontiguousarray(view.values.T), np.float64),
        exists=frozen(np.ascontiguousarray(view.exists.T), np.bool_),
        diagonal=frozen(np.ascontiguousarray(view.diagonal.T), np.bool_),
    )


def selected_cells(matrix: ConfusionMatrix, selection: Selection, state: ViewState) -> NDArray[np.bool_]:
    """Say of each of the C cells of the matrix whether the selection takes it, bool (C,)."""
    taken = np.ones(len(matrix.count), np.bool_)
    for labels, chosen in (
        (matrix.truth, selection.truth),
        (matrix.prediction, selection.prediction),
    ):
        if chosen is not None:
            taken &= np.isin(labels, np.array(chosen, np.int32))
        elif not state.background:
            taken &= labels != matrix.class_count
    if selection.which is Which.ERRORS:
        taken &= matrix.truth != matrix.prediction
    elif selection.which is Which.CORRECT:
        taken &= matrix.truth == matrix.prediction
    return taken


def _axis(
    side: Side,
    matrix: ConfusionMatrix,
    classes: Classes,
    shown: NDArray[np.int64],
    state: ViewState,
    task: Task,
) -> Axis:
    """One axis; its totals are filled in when the counts are known."""
    labels = shown.tolist()
    names = [on_one_line(classes.names[label]) for label in labels]
    members: list[tuple[int, ...]] = [(label,) for label in labels]
    totals = matrix.truth_totals if side is Side.TRUTH else matrix.prediction_totals
    has_other = len(shown) < len(classes)
    if has_other:
        rest = np.delete(np.arange(len(classes)), shown)
        names.append(OTHER_NAME)
        members.append(tuple(rest.tolist()))
    has_background = state.background and (side is Side.PREDICTION or task.profile.background_rows)
    if has_background:
        names.append(NO_PREDICTION_NAME if task.profile.no_prediction else classes.background_name)
        members.append((classes.background,))
    rates = np.full(len(names), np.nan)
    np.divide(
        matrix.correct[shown],
        totals[shown],
        out=rates[: len(shown)],
        where=totals[shown] > 0,
    )
    return Axis(
        side,
        tuple(names),
        tuple(members),
        has_other,
        has_background,
        totals,
        frozen(rates, np.float64),
    )


def _places_of_labels(axis: Axis, shown: NDArray[np.int64], class_count: int) -> NDArray[np.intp]:
    """Place of every label, intp (K + 1,), -1 for a background that is not shown."""
    places = np.full(class_count + 1, len(shown), np.intp)
    places[shown] = np.arange(len(shown))
    places[class_count] = len(axis) - 1 if axis.has_background else -1
    return places


def _normalised(counts: NDArray[np.int64], view: View) -> NDArray[np.float64]:
    """Shares of counts (truth on rows); NaN where the denominator is empty."""
    match view:
        case View.COUNTS:
            return counts.astype(np.float64)
        case View.TRUTH:
            whole = counts.sum(1, keepdims=True)
        case View.PREDICTION:
            whole = counts.sum(0, keepdims=True)
        case View.ALL:
            whole = counts.sum(keepdims=True)
    values: NDArray[np.float64] = counts / np.where(whole > 0, whole, np.nan)
    return values


def _places(axis: Axis, labels: tuple[int, ...] | None) -> range | None:
    """Places that chosen labels cover, where they are all that one place holds."""
    if labels is None:
        return range(len(axis))
    if labels not in axis.members:
        return None
    place = axis.members.index(labels)
    return range(place, place + 1)
