"""For who sees little: outlines stand out, words grow with the system's, and nothing moves by itself."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QPalette
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
from cmviewer.gui.target_size import is_target
from cmviewer.gui.theme import OUTLINED, Theme, apply_theme
from tests.gui.conftest import open_path
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
