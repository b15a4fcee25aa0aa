from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from cmviewer.gui.panels.welcome import Welcome
from cmviewer.gui.theme import Theme, apply_theme


@pytest.fixture
def page(qtbot):
    page = Welcome()
    qtbot.addWidget(page)
    page.resize(1024, 560)
    page.show_recent([Path("/data/runs of yesterday"), Path("/data") / "a deep folder" / ("x" * 300)])
    page.show()
    return page


def test_no_button_is_cut_off_in_the_smallest_window(page):
    for button in page.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert page.rect().contains(button.geometry().translated(button.parentWidget().mapTo(page, QPoint())))


def test_a_long_path_is_whole_in_its_tooltip(page):
    long = max(page.findChildren(QPushButton), key=lambda button: len(button.toolTip()))
    assert "…" in long.text()
    assert long.toolTip().endswith("x" * 300)


def test_what_was_open_before_can_be_read_after_the_theme_changes(page, qapp):
    recent = next(b for b in page.findChildren(QPushButton) if b.text().startswith("runs of yesterday"))
    for theme in (Theme.LIGHT, Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        picture = page.grab(
            recent.geometry().translated(recent.parentWidget().mapTo(page, QPoint()))
        ).toImage()
        shades = {
            picture.pixelColor(x, y).lightness()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert max(shades) - min(shades) > 120, theme
