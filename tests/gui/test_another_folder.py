"""Another folder begins without what belonged to the last, with what belongs to the person, and with room."""

import json
import shutil

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.resources import sample
from cmviewer.workspace.look import Diagonal, Scale
from tests.gui.conftest import open_path
from tests.gui.working import settle


def test_another_folder_has_nothing_of_the_last_and_all_of_the_person(qtbot, empty_window, results):
    window, session = empty_window, empty_window.session
    shutil.rmtree(results / "images")
    window.resize(1280, 800)
    cards = window.examples.list
    open_path(qtbot, window, results)
    session.set_values({"look.style.diagonal": Diagonal.HIDDEN, "look.style.scale": Scale.LOG})
    session.set_value("look.colour_bar", value=False)
    window.docks["classes"].hide()
    session.select(Selection(which=Which.ERRORS))
    window.examples.query.setText("score > 0.1")
    window.classes.search.setText("dog")
    qtbot.waitUntil(lambda: session.workspace.query.text == "score > 0.1")
    settle(qtbot, window)
    cards.viewport().grab()  # what is seen is asked for
    qtbot.waitUntil(window.examples.locate.isVisible)
    qtbot.waitUntil(lambda: cards.viewport().height() >= cards.gridSize().height())  # a row of them is whole
    widths = {name: window.docks[name].width() for name in ("examples", "image")}
    assert window.named_actions["hide-diagonal"].isChecked()

    open_path(qtbot, window, sample("digits"))
    session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    assert (window.examples.query.text(), window.classes.search.text()) == ("", "")
    assert window.examples.model.examples.count == 55  # all mistakes are listed
    assert window.classes.list.model().rowCount() == 10
    assert window.examples.locate.isHidden()
    assert not window.named_actions["hide-diagonal"].isChecked()
    style = session.workspace.look.style
    assert (style.diagonal, style.scale) == (Diagonal.BLUE_ORANGE, Scale.LOG)
    assert window.page.matrix.colours.rgba[0, 0, 3] == 255  # a correct cell is painted again
    assert not session.workspace.look.colour_bar
    assert window.docks["classes"].isHidden()
    assert {name: window.docks[name].width() for name in widths} == widths


def test_panels_that_have_nothing_to_say_give_their_room_away_and_come_back(qtbot, empty_window, tmp_path):
    window = empty_window
    open_path(qtbot, window, sample("digits"))
    window.docks.raise_dock("history")
    settle(qtbot, window)
    before = {name: window.docks[name].geometry() for name in ("examples", "image", "history")}
    matrix = window.page.matrix.width()
    bare = tmp_path / "matrix.json"
    bare.write_text(json.dumps({"labels": ["cat", "dog"], "matrix": [[5, 1], [2, 7]]}))
    open_path(qtbot, window, bare)
    settle(qtbot, window)
    # of one checkpoint there is no history, and no sample stands behind these counts
    assert not any(window.docks[name].isVisible() for name in before)
    assert window.page.matrix.width() >= matrix + 0.9 * before["image"].width()
    open_path(qtbot, window, sample("digits"))
    settle(qtbot, window)
    placed = "examples", "image"
    qtbot.waitUntil(lambda: all(window.docks[name].geometry() == before[name] for name in placed))
    assert window.page.matrix.width() == matrix
