"""Several cells with mouse and keys: what is clicked is what is listed, framed and said."""

import csv
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cmviewer.confusion.view_state import Order, Selection, Side, Which
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.marks import outline
from tests.gui.working import cell_place, header_count, listed_names, settle

Modifier, LEFT = Qt.KeyboardModifier, Qt.MouseButton.LeftButton
PLAIN, CTRL, SHIFT, ALT = (
    Modifier.NoModifier, Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier,
)  # fmt: skip


def click(window, row, column, held=PLAIN):
    QTest.mouseClick(window.page.matrix.cells_viewport, LEFT, held, cell_place(window, row, column))


def drag(window, begin, end, held=PLAIN):
    viewport = window.page.matrix.cells_viewport
    QTest.mousePress(viewport, LEFT, held, cell_place(window, *begin))
    place = cell_place(window, *end)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, place.toPointF(), viewport.mapToGlobal(place).toPointF(), LEFT, LEFT, held
    )
    QApplication.sendEvent(viewport, event)
    framed = window.page.matrix.marks.selected.copy()
    QTest.mouseRelease(viewport, LEFT, held, place)
    return framed


def images_by_cell(results, names, epoch):
    """Images of each place of the matrix, with the csv module alone."""
    with (results / "truth.csv").open(newline="") as file:
        truth = {row["image"]: row["truth"] for row in csv.DictReader(file)}
    cells = {}
    with (results / f"epoch_{epoch}.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            place = names.index(truth[row["image"]]), names.index(row["prediction"])
            cells.setdefault(place, []).append(row["image"])
    return cells


def test_random_clicks_list_and_frame_what_a_plain_set_holds(qtbot, window, results):
    view, random = window.session.shown.view, Random(3)
    names = view.rows.names
    images, taken = images_by_cell(results, names, 4), set()
    for _ in range(14):
        begin, end = [(random.randrange(3), random.randrange(3)) for _ in range(2)]
        between = {
            (row, column)
            for row in range(min(begin[0], end[0]), max(begin[0], end[0]) + 1)
            for column in range(min(begin[1], end[1]), max(begin[1], end[1]) + 1)
        }
        match random.choice(("ctrl", "ctrl", "ctrl", "drag", "ctrl drag", "alt", "row", "click")):
            case "click":
                click(window, *begin)
                taken = {begin}
            case "ctrl":
                click(window, *begin, CTRL)
                taken ^= {begin}
            case "drag":
                drag(window, begin, end)
                taken = between
            case "ctrl drag" if begin != end:
                framed = drag(window, begin, end, CTRL)
                taken |= between
                assert set(map(tuple, np.argwhere(framed).tolist())) == taken
            case "alt":
                click(window, *begin, ALT)
                taken = {begin, begin[::-1]}
            case "row":
                strip = window.page.matrix.strips[FigurePart.ROW_NAMES]
                y = cell_place(window, begin[0], 0).y()
                QTest.mouseClick(strip, LEFT, CTRL, QPoint(9, y))
                row = {(begin[0], column) for column in range(3)}
                taken = taken - row if row <= taken else taken | row
        settle(qtbot, window)
        marked = window.page.matrix.marks.selected
        assert (set() if marked is None else set(map(tuple, np.argwhere(marked).tolist()))) == taken
        wanted = sorted(image for place in taken for image in images.get(place, ()))
        assert sorted(listed_names(window)) == wanted
        if wanted:
            assert header_count(window) == len(wanted) == sum(int(view.counts[place]) for place in taken)


@pytest.mark.long
def test_keys_extend_go_and_add_and_what_is_selected_outlives_turning_and_checkpoints(qtbot, window):
    matrix, session = window.page.matrix, window.session
    matrix.setFocus()
    click(window, 0, 0)
    QTest.keyClick(matrix, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(matrix, Qt.Key.Key_Down, SHIFT)
    assert np.argwhere(matrix.marks.selected).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert matrix.picking.cursor == (1, 1)
    QTest.keyClick(matrix, Qt.Key.Key_Left, SHIFT)
    assert np.argwhere(matrix.marks.selected).tolist() == [[0, 0], [1, 0]]
    for _ in range(2):
        QTest.keyClick(matrix, Qt.Key.Key_Right, CTRL)
    assert np.argwhere(matrix.marks.selected).tolist() == [[0, 0], [1, 0]]
    QTest.keyClick(matrix, Qt.Key.Key_Space, CTRL)
    taken = [[0, 0], [1, 0], [1, 2]]
    assert np.argwhere(matrix.marks.selected).tolist() == taken
    chosen, names = session.state.selection, session.shown.view.rows.names
    pairs = {(names[row], names[column]) for row, column in taken}
    session.change(rows=Side.PREDICTION, order=Order.ERRORS, checkpoint=0)
    settle(qtbot, window)
    view = session.shown.view
    assert session.state.selection == chosen
    framed = np.argwhere(matrix.marks.selected).tolist()
    assert {(view.columns.names[column], view.rows.names[row]) for row, column in framed} == pairs
    assert header_count(window) == view.counts[matrix.marks.selected].sum()
    assert len(session.evaluation.classes) == 3
    assert window.sentence.text().startswith("3 cells: ")
    assert window.examples.header.text().startswith("3 cells: ")
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    assert session.state.selection is None


@pytest.mark.long
def test_a_rectangle_is_one_step_back_and_both_directions_are_offered_where_cells_are_clicked(qtbot, window):
    session = window.session
    click(window, 2, 2)
    drag(window, (0, 0), (1, 2))
    session.back()
    assert session.state.selection == Selection((2,), (2,))
    settle(qtbot, window)
    click(window, 0, 2, SHIFT)
    assert np.argwhere(window.page.matrix.marks.selected).tolist() == [[0, 2]]
    click(window, 1, 1, SHIFT)
    assert len(np.argwhere(window.page.matrix.marks.selected)) == 4
    place = cell_place(window, 2, 0)
    QTest.mouseClick(window.page.matrix.cells_viewport, Qt.MouseButton.RightButton, PLAIN, place)
    assert session.state.selection == Selection((2,), (0,))
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible() and not menu.title())
    both = next(action for action in menu.actions() if "both &directions" in action.text())
    both.trigger()
    menu.close()
    assert session.state.selection == Selection((0, 2), (0, 2), Which.ERRORS)
    settle(qtbot, window)
    window.exporting.copy_cells()
    settle(qtbot, window)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert [line[1] == "" for line in lines[1:]] == [True, True, False]
    assert int(lines[1][3]) + int(lines[3][1]) == header_count(window)


@pytest.mark.parametrize("seed", range(3))
def test_the_frame_has_a_line_wherever_a_cell_that_is_taken_meets_one_that_is_not(seed):
    taken = np.random.default_rng(seed).random((5, 4)) < 0.5
    lines = outline(taken, CellGeometry(10.0, 20.0, 7.0, 3.0, QRectF(0, 0, 500, 500)))
    drawn = set()
    for line in lines:
        x0, y0, x1, y1 = line.x1(), line.y1(), line.x2(), line.y2()
        steps = round((x1 - x0) / 7 + (y1 - y0) / 3)
        drawn |= {
            (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps, x1 > x0) for step in range(steps)
        }

    def is_taken(row, column):
        return 0 <= row < 5 and 0 <= column < 4 and bool(taken[row, column])

    wanted = set()
    for row in range(6):
        for column in range(5):
            if is_taken(row, column) != is_taken(row - 1, column):
                wanted.add((10.0 + 7 * column, 20.0 + 3 * row, True))
            if is_taken(row, column) != is_taken(row, column - 1):
                wanted.add((10.0 + 7 * column, 20.0 + 3 * row, False))
    assert drawn == wanted
