"""Samples that are rows of numbers: listed as a table, read in a worker, copied as text."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Selection
from cmviewer.examples.pages import PAGE
from cmviewer.gui.examples.listing.rows_model import LATER
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, header_count, settle

ROWS = 3 * PAGE
COLUMNS = ["amount", "shop", "truth", "prediction", "score"]


def make_rows():
    """Rows of which every third is a false alarm and every tenth a miss."""
    return [
        [
            f"{place}.50",
            f"shop, {place % 7}",
            "fraud" if place % 10 == 0 else "fine",
            "fraud" if place % 3 == 0 else "fine",
            f"{place / ROWS:.4f}",
        ]
        for place in range(ROWS)
    ]


@pytest.fixture
def rows_window(qtbot, empty_window, tmp_path):
    """A window on a table of numbers, without images."""
    folder = tmp_path / "fraud"
    folder.mkdir()
    with (folder / "results.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *make_rows()])
    open_path(qtbot, empty_window, folder)
    return empty_window


def all_text(qtbot, table):
    """The text of a table, each row scrolled to before it is read."""
    model, found = table.rows, []
    for row in range(model.rowCount()):
        table.scrollTo(model.index(row, 0))
        if model.missing(row, row):
            model.index(row, 0).data()
            qtbot.waitUntil(lambda row=row: not model.missing(row, row), timeout=20_000)
        found.append([model.index(row, column).data() for column in range(model.columnCount())])
    return found


def test_a_cell_lists_the_fields_of_exactly_its_rows(qtbot, rows_window):
    panel = rows_window.examples
    names = rows_window.session.shown.view.rows.names
    for truth in (0, 1):
        for prediction in (0, 1):
            click_cell(rows_window, truth, prediction)
            settle(qtbot, rows_window)
            wanted = [row for row in make_rows() if row[2:4] == [names[truth], names[prediction]]]
            assert panel.looks.currentWidget() is panel.table
            assert header_count(rows_window) == len(wanted)
            assert sorted(all_text(qtbot, panel.table)) == sorted(wanted)


@pytest.mark.long
def test_headers_are_the_columns_of_the_file_and_the_places_of_the_rows(qtbot, rows_window):
    rows_window.session.select(Selection())
    settle(qtbot, rows_window)
    rows = rows_window.examples.table.rows
    headers = [rows.headerData(column, Qt.Orientation.Horizontal) for column in range(rows.columnCount())]
    assert headers == COLUMNS
    place = int(rows.headerData(0, Qt.Orientation.Vertical))
    assert rows.index(0, 0).data() == make_rows()[place][0]


@pytest.mark.long
def test_rows_are_read_only_when_they_come_into_sight(qtbot, rows_window):
    rows_window.session.select(Selection())
    settle(qtbot, rows_window)
    table = rows_window.examples.table
    assert table.rows.rowCount() == ROWS
    last = table.rows.index(ROWS - 1, 0)
    assert table.rows.missing(0, ROWS - 1) == [1, 2]
    assert last.data() == LATER
    table.scrollToBottom()
    qtbot.waitUntil(lambda: last.data() != LATER, timeout=20_000)
    assert table.rows.missing(0, ROWS - 1) == [1]


@pytest.mark.long
def test_a_row_shows_all_of_its_fields_beside_it(qtbot, rows_window):
    rows_window.session.select(Selection())
    settle(qtbot, rows_window)
    panel, image = rows_window.examples, rows_window.image
    panel.table.selectRow(4)
    panel.table.clicked.emit(panel.table.rows.index(4, 0))
    settle(qtbot, rows_window)
    shown = [(image.fields.item(row, 0).text(), image.fields.item(row, 1).text()) for row in range(5)]
    assert shown == list(zip(COLUMNS, make_rows()[panel.current.image], strict=True))
    assert panel.list.currentIndex().row() == 4
    assert image.fields.isVisible()
    assert not image.canvas.isVisible()


@pytest.mark.long
def test_the_next_example_is_the_next_row(qtbot, rows_window):
    rows_window.session.select(Selection())
    settle(qtbot, rows_window)
    rows_window.named_actions["next-example"].trigger()
    settle(qtbot, rows_window)
    assert rows_window.examples.table.currentIndex().row() == 1
    wanted = make_rows()[rows_window.examples.current.image][0]
    assert rows_window.image.fields.item(0, 1).text() == wanted


@pytest.mark.long
def test_selected_rows_are_copied_whole_whether_they_were_seen_or_not(qtbot, rows_window):
    rows_window.session.select(Selection())
    settle(qtbot, rows_window)
    panel = rows_window.examples
    panel.table.setFocus()
    panel.table.selectAll()
    with qtbot.waitSignal(panel.reading.copied, timeout=20_000):
        QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == COLUMNS
    assert [row for row in make_rows() if row not in lines[1:]] == []
    assert len(lines) == ROWS + 1


def test_a_table_that_changed_is_said_and_the_examples_are_still_listed(qtbot, rows_window):
    folder = rows_window.session.evaluation.source
    (folder / "results.csv").write_text("truth,prediction\na,b\n")
    rows_window.tables.forget()
    click_cell(rows_window, 0, 0)
    settle(qtbot, rows_window)
    panel = rows_window.examples
    assert "changed since it was opened" in panel.hint.text()
    assert panel.looks.currentWidget() is panel.list
    assert header_count(rows_window) == len(panel.model.examples)


@pytest.mark.long
def test_pictures_stay_pictures(qtbot, window):
    window.session.select(Selection())
    settle(qtbot, window)
    assert window.examples.looks.currentWidget() is window.examples.list
    assert window.image.canvas.isVisible()
    assert not window.image.fields.isVisible()


@pytest.mark.long
def test_names_that_lead_to_no_file_are_an_index_and_rows_are_listed(qtbot, empty_window, tmp_path):
    (tmp_path / "r.csv").write_text("image,age,truth,prediction\nu1,31,a,b\nu2,32,b,b\n")
    open_path(qtbot, empty_window, tmp_path)
    empty_window.session.select(Selection())
    settle(qtbot, empty_window)
    assert empty_window.examples.looks.currentWidget() is empty_window.examples.table
