"""In the smallest window the words of the image panel and of its buttons can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDockWidget, QToolButton

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.examples.image.collapsible import CollapsibleSection
from cmviewer.gui.examples.image.folds import Folds
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.resources import sample, sample_names
from tests.gui.conftest import open_path
from tests.gui.working import settle


@pytest.fixture(params=sample_names())
def narrow(request, qtbot, empty_window):
    """A sample in the smallest window, with its first error in the image panel."""
    empty_window.resize(1024, 640)
    open_path(qtbot, empty_window, sample(request.param))
    empty_window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, empty_window)
    empty_window.docks.raise_dock("image")
    qtbot.waitUntil(empty_window.image.isVisible)
    qtbot.waitUntil(lambda: empty_window.width() == 1024)
    make_image_panel(qtbot, empty_window, 190)
    return empty_window


def make_image_panel(qtbot, window, width):
    """Drag the edge of the image panel until it is so wide, or as near to that as it can be."""
    dock = next(dock for dock in window.findChildren(QDockWidget) if dock.isAncestorOf(window.image))
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    settle(qtbot, window)


@pytest.mark.long
def test_the_words_of_the_image_have_lines_of_their_own(qtbot, narrow):
    title, panel = narrow.image.title, narrow.image
    qtbot.waitUntil(lambda: title.width() >= panel.width() - 20)
    widest = max(title.text().split(), key=title.fontMetrics().horizontalAdvance)
    assert title.fontMetrics().horizontalAdvance(widest) <= title.width()
    assert title.height() >= title.heightForWidth(title.width())
    assert title.mapTo(panel, title.rect().bottomLeft()).y() < panel.open.mapTo(panel, panel.open.pos()).y()


@pytest.mark.long
def test_no_button_of_the_image_is_cut_off(qtbot, narrow):
    panel = narrow.image
    shown = [button for button in panel.findChildren(QToolButton) if button.isVisible()]
    buttons = [button for button in shown if not isinstance(button.parent(), CollapsibleSection | Folds)]
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    assert all(panel.rect().contains(button.mapTo(panel, button.rect().bottomRight())) for button in buttons)


def test_no_choice_of_the_examples_is_cut_off(qtbot, narrow):
    narrow.docks.raise_dock("examples")
    qtbot.waitUntil(narrow.examples.isVisible)
    boxes = [narrow.examples.sort, narrow.examples.objects.grouping]
    for box in filter(QComboBox.isVisible, boxes):
        qtbot.waitUntil(lambda box=box: box.width() >= box.sizeHint().width())


@pytest.mark.long
def test_words_in_a_wide_panel_stand_beside_its_buttons(qtbot, window):
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    title, panel = window.image.title, window.image
    make_image_panel(qtbot, window, 400)
    qtbot.waitUntil(lambda: panel.width() > 360)
    assert (
        panel.open.mapTo(panel, panel.open.rect().center()).y()
        < title.mapTo(panel, title.rect().bottomLeft()).y()
    )
    assert panel.open.mapTo(panel, panel.open.rect().topLeft()).x() > title.geometry().right()
    assert isinstance(panel.parts.head, FlowLayout)
