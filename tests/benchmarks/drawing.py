"""Counts → pixels: a whole picture with numbers, and a large matrix that is scrolled."""

import math
import statistics
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import View, ViewState
from cmviewer.confusion.views import view_of
from cmviewer.evaluation import Classes, Task
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.gui.heatmap.numbers import ZERO, cell_texts
from tests.benchmarks.labels import counted, made_labels, values_of
from tests.benchmarks.measuring import (
    Row,
    against,
    check_equal,
    growth_row,
    medians,
    module,
    seconds_of,
    within,
)
from tests.benchmarks.windows import off_screen_application

CELL = 26, 14
"""Pixels of the smallest cell that has room for its number."""
FRAMES = 60
AROUND = 340, 260
"""Pixels beside the cells, for names and totals."""


def rows(scale: float) -> Iterator[Row]:
    """A picture of 81 classes, and 1,000 classes that move."""
    off_screen_application()
    yield from _with_numbers(max(4, int(81 * scale)))
    yield from _moving(max(40, int(1_000 * scale)))


def growth(scale: float) -> Iterator[Row]:
    """Twice the cells."""
    off_screen_application()
    classes = max(4, int(81 * scale))
    one, two = (made_view(count) for count in (classes, round(classes * math.sqrt(2))))
    sizes = [widget_of(view) for view in (one, two)]
    once, twice = medians(lambda: painted(sizes[0], one), lambda: painted(sizes[1], two))
    for widget in sizes:
        widget.close_scene()
    yield growth_row("draw twice as many cells with numbers", once, twice)


def made_view(classes: int) -> MatrixView:
    """Counts of so many samples that few cells are empty, and each has room for its number."""
    matrix = counted(values_of(*made_labels(20 * classes**2, classes)), classes)
    names = Classes(tuple(f"class {label}" for label in range(classes)))
    return view_of(matrix, names, ViewState(view=View.COUNTS), Task.CLASSIFICATION)


def widget_of(view: MatrixView) -> MatrixWidget:
    """The widget of the window, large enough for every number."""
    widget = MatrixWidget()
    rows, columns = view.shape
    widget.resize(columns * CELL[0] + AROUND[0], rows * CELL[1] + AROUND[1])
    return widget


def painted(widget: MatrixWidget, view: MatrixView) -> QImage:
    """Colour, lay out and paint a view."""
    widget.show_view(view, None)
    return widget.grab().toImage()


def _with_numbers(classes: int) -> Iterator[Row]:
    view = made_view(classes)
    widget = widget_of(view)
    seaborn = _seaborn(view)
    if seaborn is not None:
        check_equal(_numbers(view), seaborn(), "seaborn")
    what = f"draw {classes} classes with numbers"
    yield from against(what, lambda: painted(widget, view), {"seaborn": seaborn}, {"seaborn": 150})
    widget.close_scene()


def _numbers(view: MatrixView) -> list[str]:
    """What our painter writes into the cells, row by row; a zero is a dot."""
    return [text.replace(ZERO, "0") for text in cell_texts(view, slice(None), slice(None)).first]


def _seaborn(view: MatrixView):
    """Draw with seaborn, and return the numbers that it wrote."""
    seaborn, pyplot = module("seaborn"), module("matplotlib.pyplot")
    if seaborn is None or pyplot is None:
        return None
    pyplot.switch_backend("agg")
    rows, columns = view.shape

    def draw() -> list[str]:
        figure, axes = pyplot.subplots(figsize=(columns * CELL[0] / 100, rows * CELL[1] / 100), dpi=100)
        seaborn.heatmap(np.asarray(view.counts), annot=True, fmt="d", ax=axes, cbar=False)
        figure.canvas.draw()
        pyplot.close(figure)
        return [text.get_text() for text in axes.texts]

    return draw


def _moving(classes: int) -> Iterator[Row]:
    """Scroll by a few pixels a frame, with numbers; and move the pointer over the whole matrix."""
    application = off_screen_application()
    widget = MatrixWidget()
    widget.resize(1100, 800)
    widget.show()
    widget.show_view(made_view(classes), None)
    application.processEvents()

    def scroll() -> None:
        zoom, x, y = widget.zooming.place
        widget.zooming.go_to(zoom, x + 7, y + 5)
        application.processEvents()

    def point(at: list[int] = [0]) -> None:  # noqa: B006 - counts the frames
        at[0] += 3
        widget.pointing.pointer.moved.emit(QPointF(at[0], at[0]))
        application.processEvents()

    for what, frame, zoom in (
        (f"{classes:,} classes, all seen, the pointer moves: a frame", point, 1.0),
        (f"{classes:,} classes with numbers, scrolled: a frame", scroll, CELL[0] * classes / 600),
    ):
        widget.zooming.zoom(zoom)
        frame()
        times = [1e3 * spent for spent in seconds_of(frame, FRAMES)]
        worst = f"slowest of {FRAMES}: {max(times):.3g} ms"
        yield within(what, statistics.median(times), "ms", 33.3, worst)
    widget.close_scene()
    widget.close()
