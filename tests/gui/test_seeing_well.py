"""For who sees little: outlines stand out, words grow with the system's, and nothing moves by itself."""

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cmviewer import gui
from cmviewer.gui.evidence.matrix_map import MatrixMap
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.gui.heatmap.text_scale import USUAL, text_scale
from cmviewer.gui.target_size import is_target
from cmviewer.gui.theme import OUTLINED, Theme, apply_theme
from tests.gui.conftest import open_path
from tests.gui.test_heatmap import made_view
from tests.gui.test_reading_aloud import contrast
from tests.gui.working import settle

CONTROLS = (QCheckBox, QRadioButton, QLineEdit, QSpinBox, QComboBox, QSlider)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_outlines_of_controls_stand_out_as_they_are_drawn(qtbot, qapp, theme):
    apply_theme(qapp, theme)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        controls = [kind() for kind in CONTROLS]
        for control in controls:
            layout.addWidget(control)
        window.show()
        ground, picture = window.palette().color(QPalette.ColorRole.Window), window.grab().toImage()
    finally:
        apply_theme(qapp, Theme.LIGHT)
    assert len(CONTROLS) == len(OUTLINED)
    for control in controls:
        middle = control.geometry().center().y()
        line = [picture.pixelColor(x, middle) for x in range(control.x() + 16)]  # into it from the left
        assert max(contrast(colour, ground) for colour in line[:-10]) >= 3, type(control).__name__


def test_nothing_of_the_window_moves_by_itself(empty_window):
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|setEffectEnabled|QScroller")
    sources = Path(gui.__file__).parent.rglob("*.py")
    assert [file.name for file in sources if moving.search(file.read_text(encoding="utf-8"))] == []
    assert not empty_window.isAnimated()
    assert not any(tree.isAnimated() for tree in empty_window.findChildren(QTreeView))
    busy = [bar for bar in empty_window.findChildren(QProgressBar) if bar.maximum() == bar.minimum()]
    assert busy == []


@pytest.fixture
def large_words(qapp):
    """The system's words are half as large again."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    qapp.setFont(font)
    yield QFontMetrics(font).height()
    qapp.setFont(before)


def test_words_of_half_the_size_again_are_whole(qtbot, large_words, empty_window, results):
    window = empty_window
    window.resize(1440, 900)
    open_path(qtbot, window, results)
    window.named_actions["next-worst-cell"].trigger()
    settle(qtbot, window)
    cut = []
    for panel in ("classes", "pairs", "metrics", "reading", "histogram", "curves", "messages"):
        window.docks.raise_dock(panel)
        settle(qtbot, window)
        for widget in window.findChildren(QWidget):
            has_words = isinstance(widget, QComboBox | QLineEdit) or (
                isinstance(widget, QLabel | QAbstractButton) and is_target(widget) and widget.text()
            )
            if has_words and widget.isVisible() and widget.height() < widget.fontMetrics().height():
                cut.append((panel, type(widget.parent()).__name__, type(widget).__name__))
            is_cut = widget.width() < widget.minimumSizeHint().width()
            if (
                isinstance(widget, QPushButton | QComboBox | QAbstractSpinBox)
                and widget.isVisible()
                and is_cut
            ):
                cut.append((panel, type(widget.parent()).__name__, type(widget).__name__))
    assert cut == []
    for table in window.findChildren(QTableView):
        assert table.verticalHeader().defaultSectionSize() >= large_words
    assert window.examples.list.gridSize().height() >= window.examples.list.itemDelegate().side + large_words


def ink_of(widget, part):
    """Rows of a strip beside the matrix in which something is painted, and its width in pixels."""
    picture = widget.strips[part].grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    return int((pixels != pixels[0, 0]).any(1).sum()), picture.width()


def test_words_of_the_matrix_grow_with_those_of_the_system(qtbot):
    """Names, totals and headings, and where they stand; a click still takes the cell that is seen there."""
    parts = (FigurePart.ROW_TOTALS, FigurePart.COLUMN_HEADINGS, FigurePart.ROW_HEADINGS)
    found, cells = {}, {}
    for points in (9.0, 18.0):
        matrix = MatrixWidget()
        qtbot.addWidget(matrix)
        font = matrix.font()
        font.setPointSizeF(points)
        matrix.setFont(font)
        matrix.resize(1100, 820)
        matrix.show_view(made_view(), None)
        matrix.show()
        scale = text_scale(matrix)
        assert scale == max(1.0, QFontInfo(font).pixelSize() / USUAL)
        found[points] = {part: ink_of(matrix, part) for part in parts}
        chosen = []
        matrix.selected.connect(chosen.append)
        for row, column in ((0, 0), (3, 4), (1, 2)):
            place = matrix.cell_middle(row, column).toPoint()
            QTest.mouseClick(
                matrix.cells_viewport,
                Qt.MouseButton.LeftButton,
                pos=matrix.cells_viewport.mapFrom(matrix, place),
            )
            assert chosen[-1] == matrix.view.cell(row, column)
        cells[points] = matrix.cells_viewport.width()
        matrix.close_scene()
    assert scale > 1.8
    for part in parts:
        (rows, width), (more_rows, more_width) = found[9.0][part], found[18.0][part]
        assert more_rows / rows == pytest.approx(scale, rel=0.15), part
        if part is not FigurePart.COLUMN_HEADINGS:  # as wide as the names of the rows are
            assert more_width / width == pytest.approx(scale, rel=0.05), part
    assert cells[18.0] < cells[9.0]


def test_words_of_the_small_map_grow_with_those_of_the_system(qtbot):
    """Its titles and names take more room; a click takes the cell that is seen there."""
    found = {}
    for points in (9.0, 18.0):
        matrix = MatrixWidget()
        small = MatrixMap(matrix)
        for widget in (matrix, small):
            qtbot.addWidget(widget)
            font = widget.font()
            font.setPointSizeF(points)
            widget.setFont(font)
        small.resize(420, 340)
        matrix.show_view(made_view(), None)
        small.show()
        picture = small.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
        left = round(small.place_of(0, 0).left())
        title = pixels[: round(small.place_of(0, 0).top()), left:]
        rows = np.flatnonzero((title != title[0, 0]).any(1))
        found[points] = int(rows.max() - rows.min()), left
        chosen = []
        matrix.selected.connect(chosen.append)
        for row, column in ((0, 0), (3, 4), (1, 2)):
            place = small.place_of(row, column).center().toPoint()
            QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=place)
            assert chosen[-1] == matrix.view.cell(row, column)
        matrix.close_scene()
    (height, left), (more_height, more_left) = found[9.0], found[18.0]
    assert more_height > 1.4 * height
    assert more_left > 1.3 * left
