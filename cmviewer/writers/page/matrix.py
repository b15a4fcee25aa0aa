"""The matrix of a page: cells with their words and shades, ready to be written as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import Axis, MatrixView
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.view_state import View, ViewState
from cmviewer.confusion.views import NO_PREDICTION_NAME, as_seen, transposed, view_of
from cmviewer.evaluation import Classes, Evaluation, Task, frozen
from cmviewer.writers.page.drawing import PageDrawing, margin_for

MOST_CLASSES: Final = 60
"""Classes that stand on the page; above it the most confused, and the rest as `(other)`."""
LEVELS: Final = 9
"""Shades of each kind of cells, of which the first is for the smallest value that is not 0."""
_LONGEST: Final = 22
"""Letters of a name beside the matrix; all of it stands in the cells."""
_OF_CLASS: Final = (View.TRUTH, View.PREDICTION)


@dataclass(frozen=True)
class PageCell:
    """kind: whose scale it has. level: its shade, 0 for none. words: what stands in it.

    is_background: whether it is hidden with the background. exists: background that is taken for background
    is nothing that could be counted.
    """

    truth: str
    prediction: str
    count: int
    kind: str
    level: int
    words: str
    is_background: bool
    exists: bool = True


@dataclass(frozen=True, eq=False)
class PageMatrix(PageDrawing):
    """rows: cells, a row each. members: labels of each place.

    can_hide: whether there is a background that can be hidden. is_hidden: whether it is at first. is_folded:
    whether classes stand as `(other)`.
    """

    state: ViewState
    rows: tuple[tuple[PageCell, ...], ...]
    row_members: tuple[tuple[int, ...], ...]
    column_members: tuple[tuple[int, ...], ...]
    is_transposed: bool
    can_hide: bool
    is_hidden: bool
    is_folded: bool

    def is_last_background(self, place: int, *, columns: bool) -> bool:
        """Whether a place of an axis is the background's."""
        cells = self.rows[0][place : place + 1] if columns else self.rows[place][:1]
        return any(cell.is_background for cell in cells)


def page_state(state: ViewState, classes: Classes) -> ViewState:
    """Return how the page shows a matrix: of many classes the most confused alone."""
    shown = len(classes) if state.shown is None else len(state.shown)
    wanted = shown if state.top is None else min(state.top, shown)
    return state if wanted <= MOST_CLASSES else replace(state, top=MOST_CLASSES)


def page_matrix(
    evaluation: Evaluation,
    matrix: ConfusionMatrix,
    state: ViewState,
    others: Sequence[ConfusionMatrix] = (),
) -> PageMatrix:
    """Lay out all cells, the background's too; hidden ones are shown by a switch of the page.

    others: matrices that are shown in the same places when their checkpoints are chosen.
    """
    classes, task = evaluation.classes, evaluation.task
    state = page_state(state, classes)
    seen = as_seen(state, matrix, task)
    has_some = any(one.missed + one.false_alarms for one in (matrix, *others))
    whole = view_of(matrix, classes, _with_background(seen, task) if has_some else seen, task)
    if has_some and not whole.columns.has_background | whole.rows.has_background:
        whole = _with_empty_background(whole, classes)
    drawn = view_of(matrix, classes, seen, task)
    kinds, levels = kinds_of(whole), np.zeros(whole.shape, np.int64)
    words = np.full(whole.shape, "", object)
    inside = np.s_[: drawn.shape[0], : drawn.shape[1]]  # the background is last on both axes
    levels[inside] = levels_of(drawn, kinds[inside])
    words[inside] = _words(drawn)
    row_names, column_names = (tuple(map(short_name, axis.names)) for axis in (whole.rows, whole.columns))
    return PageMatrix(
        state=seen,
        rows=tuple(_row(whole, row, kinds, levels, words) for row in range(whole.shape[0])),
        row_title=whole.rows.title,
        column_title=whole.columns.title,
        row_names=row_names,
        column_names=column_names,
        row_members=whole.rows.members,
        column_members=whole.columns.members,
        is_transposed=whole.rows is not whole.truth,
        side=cell_side(max(whole.shape)),
        margin=margin_for((*row_names, *column_names)),
        can_hide=has_some and not task.profile.no_prediction,
        is_hidden=drawn.shape != whole.shape,
        is_folded=whole.rows.has_other,
    )


def _with_background(seen: ViewState, task: Task) -> ViewState:
    return seen if task.profile.no_prediction else replace(seen, background=True)


def _with_empty_background(view: MatrixView, classes: Classes) -> MatrixView:
    """Add the place for samples without a prediction, of which there are none here but in other matrices."""
    is_turned = view.rows is view.prediction
    view = transposed(view) if is_turned else view
    axis = view.columns
    column = np.zeros((len(view.rows), 1))
    wider = replace(
        view,
        columns=replace(
            axis,
            names=(*axis.names, NO_PREDICTION_NAME),
            members=(*axis.members, (classes.background,)),
            has_background=True,
            totals=frozen(np.append(axis.totals, 0), np.int64),
            rates=frozen(np.append(axis.rates, np.nan), np.float64),
        ),
        counts=frozen(np.hstack((view.counts, column)), np.int64),
        values=frozen(np.hstack((view.values, column)), np.float64),
        exists=frozen(np.hstack((view.exists, column == 0)), np.bool_),
        diagonal=frozen(np.hstack((view.diagonal, column > 0)), np.bool_),
    )
    return transposed(wider) if is_turned else wider


def kinds_of(view: MatrixView) -> NDArray[np.object_]:
    """Name the scale of each cell, as the window has them."""
    kinds = np.full(view.shape, "error", object)
    kinds[view.diagonal] = "correct"
    for axis, part in ((view.rows, kinds), (view.columns, kinds.T)):
        if axis.has_other:
            part[len(axis) - 1 - axis.has_background] = "other"
    for axis, part in ((view.rows, kinds), (view.columns, kinds.T)):
        if axis.has_background:
            part[-1] = "background"
    return kinds


def levels_of(view: MatrixView, kinds: NDArray[np.object_]) -> NDArray[np.int64]:
    """Return the shade of each cell, int64 (R, C): 0 for nothing, 1 to `LEVELS` up to the top of its kind."""
    values = np.nan_to_num(view.values)
    levels = np.zeros(view.shape, np.int64)
    for kind in ("correct", "error", "other", "background"):
        some = (kinds == kind) & (values > 0)
        if some.any():
            top = 1.0 if kind == "correct" and view.view in _OF_CLASS else float(values[some].max())
            levels[some] = 1 + np.floor(values[some] / top * (LEVELS - 1) + 0.5).astype(np.int64)
    return levels


def _words(view: MatrixView) -> NDArray[np.object_]:
    """What stands in each cell: its count, or its share; nothing where there is none."""
    texts = [
        f"{count:,}" if view.view is View.COUNTS else percent(value)
        for count, value in zip(view.counts.ravel().tolist(), view.values.ravel().tolist(), strict=True)
    ]
    words = np.array(texts, object).reshape(view.shape)
    words[view.counts == 0] = ""
    return words


def _row(
    view: MatrixView,
    row: int,
    kinds: NDArray[np.object_],
    levels: NDArray[np.int64],
    words: NDArray[np.object_],
) -> tuple[PageCell, ...]:
    is_truth = view.rows is view.truth
    name, last = view.rows.names[row], len(view.columns) - 1
    cells = []
    for column, other in enumerate(view.columns.names):
        pair = (name, other) if is_truth else (other, name)
        sides = _is_background(view.rows, row), column == last and view.columns.has_background
        place = (row, column)
        count, level = int(view.counts[place]), int(levels[place])
        cells.append(PageCell(*pair, count, kinds[place], level, words[place], any(sides), not all(sides)))
    return tuple(cells)


def _is_background(axis: Axis, place: int) -> bool:
    return axis.has_background and place == len(axis) - 1


def cell_side(count: int) -> int:
    """Units of a side of a cell: small matrices have room for words."""
    return 64 if count <= 12 else 46 if count <= 20 else 30 if count <= 32 else 14


def short_name(name: str) -> str:
    """A name as it stands beside a matrix."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
