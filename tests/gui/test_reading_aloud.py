"""For who hears the window, sees little, or points badly: names, contrasts, targets, and a table."""

from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from cmviewer.confusion.view_state import Selection, View
from cmviewer.gui.heatmap.surroundings import DARK, LIGHT
from cmviewer.gui.target_size import KINDS, TARGET, is_target
from cmviewer.gui.theme import Theme, apply_theme

Role = QPalette.ColorRole


def is_part_of_another(widget):
    """Lists of boxes, viewports, what Qt puts into lines: they are read as what they are part of."""
    parent = widget.parentWidget()
    return (
        isinstance(parent, QAbstractScrollArea | QLineEdit)
        or isinstance(parent and parent.parentWidget(), QComboBox)
        or widget.objectName().startswith("qt_")
    )


def test_everything_that_takes_the_keyboard_or_is_pressed_has_a_name_and_is_large_enough(qtbot, window):
    window.session.select(Selection((0,), (1,)))
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    nameless, small = [], []
    for widget in window.findChildren(QWidget):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if not takes_keys or is_part_of_another(widget) or isinstance(widget, QLabel | QTabBar):
            continue
        where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not name.strip() and widget.isVisible():
            nameless.append(where)
        sizes = (widget.width(), widget.height())
        if isinstance(widget, KINDS) and is_target(widget) and widget.isVisible() and min(sizes) < TARGET:
            small.append((where, *sizes))
    assert nameless == []
    assert small == []


def luminance(colour):
    """As WCAG 2 defines it."""
    channels = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_text_and_controls_stand_out_from_what_is_behind_them(qapp, theme):
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    apply_theme(qapp, theme)
    try:
        palette = QApplication.palette()
    finally:
        apply_theme(qapp, Theme.LIGHT)
    grounds = (Role.Window, Role.Base, Role.AlternateBase, Role.Button)
    texts = [
        *product((Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText), grounds),
        *product((Role.Link,), grounds[:3]),
        *((Role.HighlightedText, Role.Highlight), (Role.ToolTipText, Role.ToolTipBase)),
    ]
    colours = {role: palette.color(role) for role in Role if role is not Role.NColorRoles}
    weak = {
        (text.name, ground.name): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in texts
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert weak == {}
    controls = {ground.name: contrast(colours[Role.Highlight], colours[ground]) for ground in grounds}
    assert min(controls.values()) >= 3, controls


@pytest.mark.parametrize("around", [LIGHT, DARK], ids=["light", "dark"])
def test_names_totals_and_headings_around_the_matrix_can_be_read(around):
    for text in (around.ink, around.faint, around.accent):
        assert contrast(text, around.ground) >= 4.5, text


def test_the_matrix_as_a_table_is_the_matrix_sorted_copied_and_followed(qtbot, window):
    window.named_actions["matrix-table"].trigger()
    panel, view = window.panels["matrix-table"], window.session.shown.view
    table, model = panel.table, panel.model

    def column(number):
        return [model.index(row, number).data() for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: column(0) == list(view.rows.names))
    assert model.headerData(2, Qt.Orientation.Horizontal) == view.columns.names[1]
    counts = [int(text.split()[0]) for text in column(2)]
    assert counts == view.counts[:, 1].tolist()
    assert [int(text) for text in column(view.shape[1] + 1)] == view.rows.totals.tolist()
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert column(0) == sorted(view.rows.names, reverse=True)
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    values = view.values[:, 1]
    assert column(0) == [view.rows.names[row] for row in np.argsort(values, kind="stable")]
    window.activateWindow()
    table.setFocus()
    table.setCurrentIndex(model.index(2, 1))
    assert window.session.state.selection == view.cell(int(np.argsort(values, kind="stable")[2]), 0)
    assert window.page.matrix.accessibleDescription() == window.sentence.text() != ""
    table.clearSelection()
    table.copy()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["truth \\ prediction", *view.columns.names, "total", "recall %"]
    assert sorted(line[0] for line in lines[1:]) == sorted(view.rows.names)
    window.session.change(view=View.COUNTS)
    qtbot.waitUntil(lambda: window.session.shown.view.view is View.COUNTS)
    qtbot.waitUntil(lambda: all(text.isdigit() for text in column(1)))
