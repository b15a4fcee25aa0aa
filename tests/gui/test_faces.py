"""Two faces of one window: the matrix with the picture beside it, or the picture with the matrix as a map."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from cmviewer.confusion.view_state import Selection, Side, Which
from cmviewer.gui.examples.image.object_list import SEEN, WORDS
from cmviewer.gui.width_class import WidthClass
from cmviewer.resources import sample
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle


def picture_in(window):
    """Size of what shows the picture."""
    view = window.image.view
    size = (view if view is window.image.canvas else view.canvas).size()
    return size.width(), size.height()


@pytest.mark.parametrize(
    ("size", "name", "picture", "matrix"),
    [
        ((1280, 800), "digits", (400, 300), (480, 400)),
        ((1280, 800), "digit-scenes", (480, 360), (480, 400)),
        ((1280, 800), "digit-maps", (480, 360), (480, 400)),
        ((1024, 640), "digit-scenes", (0, 0), (360, 300)),
        ((1600, 1000), "digits", (480, 360), (600, 500)),
        ((2560, 1440), "digit-scenes", (800, 700), (1000, 700)),
    ],
)
def test_the_picture_has_its_room_at_a_first_start(qtbot, empty_window, size, name, picture, matrix):
    empty_window.resize(*size)
    open_path(qtbot, empty_window, sample(name))
    empty_window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, empty_window)
    shown = picture_in(empty_window), empty_window.page.matrix.size().toTuple()
    assert [found >= least for found, least in zip(sum(shown, ()), (*picture, *matrix), strict=True)] == [
        True
    ] * 4, shown
    cards = empty_window.examples.list
    assert cards.viewport().height() >= cards.gridSize().height()  # a row of cards is whole


@pytest.fixture
def scenes(qtbot, empty_window):
    """A sample of objects with its errors listed."""
    empty_window.resize(1600, 1000)
    open_path(qtbot, empty_window, sample("digit-scenes"))
    empty_window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, empty_window)
    return empty_window


def face(window):
    """Which face is chosen, and seen."""
    chosen = window.session.workspace.face
    assert window.evidence.isVisible() is (chosen is Face.EVIDENCE)
    assert window.page.isVisible() is (chosen is Face.MATRIX)
    docks = [dock for dock in window.findChildren(QDockWidget) if not dock.isHidden()]
    assert bool(docks) is (chosen is Face.MATRIX)
    return chosen


def test_one_key_turns_the_window_and_another_brings_it_back(qtbot, scenes):
    window = scenes
    docks = {dock: dock.geometry() for dock in window.findChildren(QDockWidget) if dock.isVisible()}
    for widget, key in ((window.page.matrix, Qt.Key.Key_Return), (window.examples.list, Qt.Key.Key_Space)):
        widget.setFocus()
        QTest.keyClick(widget, key)
        assert face(window) is Face.EVIDENCE
        QTest.keyClick(window.evidence.strip.cards, Qt.Key.Key_Escape)
        assert face(window) is Face.MATRIX
    selection = window.session.state.selection
    assert selection is not None  # Esc left the face, and nothing else
    canvas = window.image.canvas.viewport()
    for again in (Face.EVIDENCE, Face.MATRIX):
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
        assert face(window) is again
    qtbot.waitUntil(lambda: {dock: dock.geometry() for dock in docks} == docks)


@pytest.mark.long
def test_space_ticks_a_class_and_presses_a_button_as_ever(qtbot, scenes):
    scenes.classes.list.setCurrentIndex(scenes.classes.list.model().index(0, 0))
    for widget in (scenes.classes.all, scenes.classes.list, scenes.examples.sort, scenes.examples.query):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert face(scenes) is Face.MATRIX, widget
    assert scenes.session.state.shown == tuple(range(1, 10))  # the first class lost its tick
    qtbot.waitUntil(lambda: scenes.session.workspace.query.text == " ")
    settle(qtbot, scenes)


def test_the_large_picture_has_the_list_below_it_and_the_matrix_beside_it(qtbot, scenes):
    window, session = scenes, scenes.session
    window.image.large_asked.emit()
    width, height = picture_in(window)
    assert width >= 798
    assert height >= 770
    strip = window.evidence.strip
    assert strip.cards.model().rowCount() == window.examples.model.rowCount() > 3
    QTest.keyClick(strip.cards, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert window.image.details.example.row == window.examples.current.row
    assert strip.place.text().startswith("2 of ")
    view, marks = session.shown.view, window.page.matrix.marks
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    place = window.evidence.map.place_of(row, column).center().toPoint()
    QTest.mouseClick(window.evidence.map, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert session.state.selection == view.cell(row, column)
    assert window.page.matrix.marks != marks
    assert window.examples.model.examples.count == errors[row, column]
    assert face(window) is Face.EVIDENCE
    window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
    assert strip.isVisible()


@pytest.mark.long
def test_every_object_of_the_picture_is_listed_with_its_fate(qtbot, scenes):
    window = scenes
    window.session.set_value("face", Face.EVIDENCE)
    settle(qtbot, window)
    details, fates = window.image.details, window.image.objects
    counted, image = details.example.counted, details.example.image
    outcomes = counted.outcomes
    here = [row for row in range(len(outcomes.image)) if outcomes.image[row] == image]
    items = [fates.topLevelItem(place) for place in range(fates.topLevelItemCount())]
    seen = [item for item in items if not item.isHidden()]
    assert len(seen) == len(here)
    assert sum(item.text(WORDS).startswith("✓") for item in seen) == sum(
        outcomes.prediction_row[row] >= 0
        and outcomes.truth_row[row] >= 0
        and window.session.evaluation.truth.label[outcomes.truth_row[row]]
        == counted.predictions.label[outcomes.prediction_row[row]]
        for row in here
    )
    drawn = len(window.image.canvas.overlay.drawn)
    pair = next(item for item in seen if item.text(WORDS).startswith("✓"))
    click_item(fates, pair, SEEN)
    assert len(window.image.canvas.overlay.drawn) == drawn - 2  # its truth and its prediction
    click_item(fates, pair, SEEN)
    assert len(window.image.canvas.overlay.drawn) == drawn
    words = pair.text(WORDS)
    click_item(fates, pair, WORDS)
    settle(qtbot, window)
    assert window.image.details.example.image == image
    assert window.image.details.example.correct
    assert fates.currentItem().text(WORDS) == words
    chosen = [one.side for one in window.image.canvas.overlay.drawn if one.is_chosen]
    assert chosen == [Side.TRUTH, Side.PREDICTION]


def click_item(tree, item, column):
    """Click one field of a list."""
    tree.scrollToItem(item)
    place = tree.visualItemRect(item)
    x = tree.columnViewportPosition(column) + tree.columnWidth(column) // 2
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.center().y()))


@pytest.mark.long
def test_another_folder_begins_with_its_matrix_and_reading_again_keeps_the_face(qtbot, window, results):
    click_cell(window, 0, 0)
    settle(qtbot, window)
    window.session.set_value("face", Face.EVIDENCE)
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.opening.reload()
    settle(qtbot, window)
    assert face(window) is Face.EVIDENCE
    open_path(qtbot, window, sample("digits"))
    assert face(window) is Face.MATRIX
    window.session.set_value("face", Face.EVIDENCE)
    window.docks.raise_dock("messages")
    assert face(window) is Face.MATRIX
    assert window.messages.isVisible()
    window.session.set_value("face", Face.EVIDENCE)
    window.session.close()
    assert window.welcome.isVisible()


def test_a_layout_is_kept_for_each_width(qtbot, window):
    window.docks["classes"].hide()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not window.docks["classes"].isHidden())
    window.docks["examples"].hide()
    window.resize(1440, 900)
    qtbot.waitUntil(window.docks["classes"].isHidden)
    assert not window.docks["examples"].isHidden()
    kept = window.docks.layouts
    window.settings.layout = (window.saveGeometry(), kept)
    assert window.settings.layout[1] == kept
    window.docks.reset()
    assert not window.docks["classes"].isHidden()


@pytest.mark.long
def test_docks_follow_the_width_once_the_window_has_come_to_rest(qtbot, window):
    changes = []
    window.docks.changed.connect(lambda: changes.append(window.docks.shown_class))
    for width in (1280, 1100, 1440):  # a drag to and fro
        window.resize(width, 800)
    assert changes == []
    window.resize(1280, 800)
    assert (
        WidthClass.MEDIUM in window.docks.layouts
    )  # whoever asks for them does not get those of another width
    assert set(changes) == {WidthClass.MEDIUM}
