"""The difference of two compared matrices on the page: cells with their words and shades, written as SVG."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.view_state import View, ViewState
from cmviewer.confusion.views import as_seen, view_of
from cmviewer.writers.facts import ReportedComparison
from cmviewer.writers.page.drawing import PageDrawing, margin_for
from cmviewer.writers.page.matrix import LEVELS, cell_side, page_state, short_name


@dataclass(frozen=True)
class DifferenceCell:
    """side: `more` in B, `less`, or `same`. level: its shade, 0 for none. words: in it. says: all of it."""

    side: str
    level: int
    words: str
    says: str


@dataclass(frozen=True, eq=False)
class PageDifference(PageDrawing):
    """rows: cells, a row each. unit: of what the words are."""

    rows: tuple[tuple[DifferenceCell, ...], ...]
    unit: str


def page_difference(compared: ReportedComparison, state: ViewState) -> PageDifference:
    """Lay out B − A over what both judge, with the background where there is any; as counts, or in points."""
    evaluation, matrix = compared.a.evaluation, compared.a.result.matrix
    comparison, task = compared.comparison, compared.a.evaluation.task
    seen = as_seen(page_state(state, evaluation.classes), matrix, task)
    has_some = any(one.missed + one.false_alarms for one in (comparison.a, comparison.b))
    seen = seen if task.profile.no_prediction or not has_some else replace(seen, background=True)
    shown = view_of(matrix, evaluation.classes, seen, task)
    both = [drawn_view(comparison, shown, Letter.A, drawn) for drawn in (Drawn.SHOWN, Drawn.OTHER)]
    difference = drawn_view(comparison, shown, Letter.A, Drawn.DIFFERENCE)
    axes = difference.rows, difference.columns
    row_names, column_names = (tuple(map(short_name, axis.names)) for axis in axes)
    unit = "counts" if difference.view is View.COUNTS else f"points {difference.view.label.lower()}"
    return PageDifference(
        rows=_rows(difference, *both),
        row_title=difference.rows.title,
        column_title=difference.columns.title,
        row_names=row_names,
        column_names=column_names,
        unit=f"{unit}, with the background" if has_some and not task.profile.no_prediction else unit,
        side=cell_side(max(difference.shape)),
        margin=margin_for((*row_names, *column_names)),
    )


def _rows(difference: MatrixView, a: MatrixView, b: MatrixView) -> tuple[tuple[DifferenceCell, ...], ...]:
    levels, words = _levels(difference.values), _words(difference)
    sides = np.select([difference.values > 0, difference.values < 0], ["more", "less"], "same")
    is_truth = difference.rows is difference.truth
    rows = []
    for row, name in enumerate(difference.rows.names):
        cells = []
        for column, other in enumerate(difference.columns.names):
            pair, place = (name, other) if is_truth else (other, name), (row, column)
            counts = f"{a.counts[place]:,} in A, {b.counts[place]:,} in B"
            says = f"{pair[0]} → {pair[1]}: {counts}" if difference.exists[place] else ""
            cells.append(DifferenceCell(str(sides[place]), int(levels[place]), str(words[place]), says))
        rows.append(tuple(cells))
    return tuple(rows)


def _levels(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Shade of each cell, int64 (R, C): 0 for no difference, 1 to `LEVELS` up to the largest of all."""
    sizes = np.abs(np.nan_to_num(values))
    top = sizes.max(initial=0.0)
    if not top:
        return np.zeros(values.shape, np.int64)
    levels = 1 + np.floor(sizes / top * (LEVELS - 1) + 0.5).astype(np.int64)
    return np.where(sizes > 0, levels, 0)


def _words(difference: MatrixView) -> NDArray[np.object_]:
    """The difference in each cell, with its sign; nothing where there is none."""
    if difference.view is View.COUNTS:
        texts = [signed(count) if count else "" for count in difference.counts.ravel().tolist()]
    else:
        texts = [
            f"{100 * value:+.1f}".replace("-", "−") if value and value == value else ""
            for value in difference.values.ravel().tolist()
        ]
    return np.array(texts, object).reshape(difference.shape)
