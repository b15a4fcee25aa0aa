"""The panel has its place among the docks: behind the image, in every width, and nothing in it is cut."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar

from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.resources import sample, sample_names
from tests.gui.conftest import open_path
from tests.gui.working import settle


def beside(window):
    """Names of the docks that share a place with the panel."""
    return {dock.objectName() for dock in window.tabifiedDockWidgets(window.docks["reading"])}


def test_it_goes_with_the_image_when_the_window_gets_narrow_and_wide(qtbot, window):
    assert window.docks["reading"].isHidden()  # until somebody asks for it
    window.page.summary.notes.linkActivated.emit("reading")
    assert beside(window) == {"image"}
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: beside(window) == {"image", "examples"})
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: beside(window) == {"image"})
    assert window.image.isVisible()


@pytest.mark.long
def test_while_it_is_closed_its_place_goes_with_the_image_too(qtbot, window):
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.docks["examples"] in window.tabifiedDockWidgets(window.docks["image"]))
    assert window.docks["reading"].isHidden()
    window.docks.raise_dock("reading")
    assert beside(window) == {"image", "examples"}
    window.docks["reading"].close()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.docks["examples"] not in window.tabifiedDockWidgets(window.docks["image"]))
    window.docks.raise_dock("reading")
    assert beside(window) == {"image"}


@pytest.mark.long
def test_a_layout_from_before_it_was_there_gets_it_behind_the_image(qtbot, window, settings, results):
    window.docks["reading"].setObjectName("not there yet")
    settings.layout = (window.saveGeometry(), {window.docks.shown_class: window.saveState()})
    newer = furnished_window(settings)
    qtbot.addWidget(newer)
    newer.show()
    try:
        open_path(qtbot, newer, results)
        assert newer.docks["reading"].isHidden()
        newer.docks.raise_dock("reading")
        assert "image" in beside(newer)
        qtbot.waitUntil(newer.reading.isVisible)
    finally:
        newer.close()


@pytest.mark.long
def test_it_stays_open_or_closed_as_it_was_left(qtbot, window, results):
    for is_open in (True, False):
        window.docks["reading"].toggleViewAction().trigger()
        window.session.close()
        assert window.docks["reading"].isHidden()
        open_path(qtbot, window, results)
        assert window.docks["reading"].isHidden() is not is_open


@pytest.mark.long
@pytest.mark.parametrize("name", sample_names())
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_no_word_of_it_is_cut_in_the_smallest_window(qtbot, qapp, empty_window, name, theme):
    window = empty_window
    apply_theme(qapp, theme)
    window.resize(1024, 640)
    open_path(qtbot, window, sample(name))
    window.troubles.change_reading("truth")
    settle(qtbot, window)
    content = window.reading.area.widget()
    qtbot.waitUntil(lambda: content.width() <= window.reading.area.viewport().width())
    for label in filter(QLabel.isVisible, window.reading.findChildren(QLabel)):
        place = label.rect().translated(label.mapTo(window.reading, QPoint()))
        assert place.left() >= 0, label.text()
        assert place.right() <= window.reading.width(), label.text()
        fits = label.heightForWidth(label.width()) <= label.height() if label.wordWrap() else True
        assert fits, label.text()
    for button in filter(QAbstractButton.isVisible, window.reading.findChildren(QAbstractButton)):
        if button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
    for box in filter(QComboBox.isVisible, window.reading.findChildren(QComboBox)):
        assert box.toolTip() or not box.currentText() or box is window.reading.other
    bar = next(
        bar
        for bar in window.findChildren(QTabBar)
        if "How it was read" in [bar.tabText(place) for place in range(bar.count())]
    )
    assert bar.width() >= bar.sizeHint().width()
    apply_theme(qapp, Theme.LIGHT)


@pytest.mark.long
def test_it_is_worked_by_keys_alone(qtbot, window):
    window.docks.raise_dock("reading")
    first = window.reading.cards[0].choice
    first.setFocus()
    reached = []
    for _ in range(60):
        window.reading.focusNextChild()
        reached.append(window.focusWidget())
        if window.focusWidget() is window.reading.save:
            break
    boxes = [card.choice for card in window.reading.cards]
    assert [widget for widget in reached if widget in boxes] == boxes[1:]
    assert window.reading.other in reached
    assert window.reading.save in reached
    assert all(box.accessibleName() for box in boxes)
