"""A layout that goes on in a new line: what it knows of itself is forgotten when anything changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSlider, QWidget

from cmviewer.gui.flow_layout import FlowLayout


def labels_in(layout, count):
    labels = [QLabel("word") for _ in range(count)]
    for label in labels:
        label.setFixedSize(60, 20)
        layout.addWidget(label)
    return labels


def test_what_is_hidden_added_or_taken_away_moves_all_that_follows(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    layout = FlowLayout(home, gap=10)
    layout.setContentsMargins(0, 0, 0, 0)
    first, second, third = labels_in(layout, 3)
    home.resize(140, 100)
    home.show()
    places = [label.geometry().topLeft().toTuple() for label in (first, second, third)]
    assert places == [(0, 0), (70, 0), (0, 24)]
    assert layout.heightForWidth(140) == 44
    assert layout.heightForWidth(60) == 68
    first.hide()
    assert layout.heightForWidth(140) == 20
    qtbot.waitUntil(lambda: third.geometry().topLeft().toTuple() == (70, 0))
    layout.removeWidget(second)
    assert layout.heightForWidth(60) == 20
    first.show()
    assert layout.heightForWidth(60) == 44


def test_what_a_line_has_left_goes_to_what_can_grow(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    layout = FlowLayout(home, gap=10)
    layout.setContentsMargins(0, 0, 0, 0)
    slider, line = QSlider(Qt.Orientation.Horizontal), QLineEdit()
    slider.setFixedWidth(70)
    layout.addWidget(slider)
    layout.addWidget(line)
    home.resize(500, 40)
    home.show()
    assert slider.width() == 70
    assert line.geometry().right() == 499
