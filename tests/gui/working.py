"""What a person does with the window, in few words."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest


def click_cell(window, row, column):
    """Click a cell with the mouse."""
    viewport = window.page.matrix.cells_viewport
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell_place(window, row, column))


def cell_place(window, row, column):
    """Middle of a cell in the pixels of the widget that takes the mouse."""
    matrix = window.page.matrix
    return QPoint(matrix.cells_viewport.mapFrom(matrix, matrix.cell_middle(row, column).toPoint()))


def settle(qtbot, window):
    """Wait until every job has answered."""
    qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=20_000)


def listed_names(window):
    """Names of the listed examples, in order."""
    return [example.name for example in window.examples.model.examples]


def header_count(window):
    """The number in the header of the examples."""
    text = window.examples.header.text()
    return int(text[text.rindex("(") + 1 : -1].replace(",", ""))


def in_worker(function, *arguments):
    """Run something where the program runs it: off the GUI thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()
