"""A window in a made-up language, of which no letter is English: what still is, nobody can translate."""

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from cmviewer.confusion.comparison.letters import Drawn
from cmviewer.confusion.view_state import Selection, View, Which
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.matching import Match
from cmviewer.resources import sample, sample_names
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.made_up_language import speaking
from tests.gui.words_on_screen import painted_words, plain, words_of
from tests.gui.working import click_cell, settle

ENGLISH = "abcdefghijklmnopqrstuvwxyz"
FOREIGN = str.maketrans(
    ENGLISH + ENGLISH.upper(), "äƀċďëƒġħïĵķłṁňöṗʠŕšťüṽŵẋÿž" + "ÄɃĊĎËƑĠĦÏĴĶŁṀŇÖṖɊŔŠŤÜṼŴẊŸŽ"
)
KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|&\w+;")
"""Fields, markup and signs: a translator leaves them."""
WORD = re.compile(r"[A-Za-z][A-Za-z_]*[A-Za-z]")


def foreign(words):
    """Words in which every letter is another, but for fields and markup."""
    kept = KEPT.findall(words)
    parts = [part.translate(FOREIGN) for part in KEPT.split(words)]
    return "".join(part + (kept[place] if place < len(kept) else "") for place, part in enumerate(parts))


@pytest.fixture
def in_a_foreign_language(qapp, tmp_path_factory):
    with speaking(qapp, tmp_path_factory, foreign):
        yield


def data_words(window, path):
    """Words that come from what is open, and that are the same in every language."""
    evaluation = window.session.evaluation
    texts = [str(path), *map(str, path.rglob("*")), evaluation.name, *evaluation.classes.names]
    texts += [evaluation.classes.background_name, *evaluation.checkpoint_names]
    texts += list(evaluation.images.names or ())
    for decision in evaluation.interpretation.decisions:
        texts += [decision.taken, *(one.value for one in decision.alternatives)]
    return {word.lower() for text in texts for word in WORD.findall(text)}


NAMES_OF_THINGS = {
    *("cmviewer", "iou", "px", "mm", "ms", "dpi", "other", "background"),
    *(word for name in sample_names() for word in name.split("-")),
    *("png", "svg", "pdf"),
}
"""Names, units, and the names of what is no class, which queries and files have too."""
KEYS = re.compile(
    r"\b(?:Ctrl|Shift|Alt|F\d+|Space|Enter|Return|Esc|Del|Tab|Home|End|PgUp|PgDown|Left|Right|Up|Down)\b"
    r"|\w*…[\w ]*"
)
"""Keys, and names of which a part is left out."""
OF_QT = ("qt_dockwidget_", "Scroll")
BUTTONS_OF_QT = {"Save", "Open", "Close", "Cancel", "Restore Defaults", "OK"}
"""Buttons whose words are Qt's own, in its own catalogues."""
RULES = {word for match in Match for word in match.value.split("-")}
"""Names of rules are those of the command line."""


class Looking:
    """Looks at all that is to be seen, and keeps what is English in it."""

    def __init__(self, monkeypatch):
        self.known = NAMES_OF_THINGS | RULES | {"errors"}
        self.monkeypatch = monkeypatch
        self.left = {}
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and not isinstance(top, QMainWindow):
                top.close()  # of an earlier test, in another language

    def open(self, qtbot, window, path):
        """Open a sample, whose words are no words of the window."""
        open_path(qtbot, window, path)
        self.known |= data_words(window, path)

    def look(self, where):
        """Look at every window that is open."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        with painted_words(self.monkeypatch) as painted:
            for top in tops:
                top.grab()
        for place, text in [("painted", plain(one)) for one in painted] + [
            pair for top in tops for pair in words_of(top)
        ]:
            if place.split(" ")[-1].startswith(OF_QT) or text in BUTTONS_OF_QT:
                continue
            words = {one for one in WORD.findall(KEYS.sub("", text)) if one.lower() not in self.known}
            if words:
                self.left.setdefault((place, text), (where, sorted(words)))


@pytest.mark.long
@pytest.mark.parametrize("name", sample_names())
def test_no_word_of_a_window_on_a_sample_is_left_in_english(
    name, qtbot, monkeypatch, in_a_foreign_language, empty_window
):
    window, path = empty_window, sample(name)
    looking = Looking(monkeypatch)
    looking.look("start page")
    looking.open(qtbot, window, path)
    looking.look("at first")
    select_worst(window)
    settle(qtbot, window)
    look_around(qtbot, window, looking)
    window.session.change(background=True, view=View.COUNTS)
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    look_around(qtbot, window, looking)
    window.session.change(query=ExampleQuery(text="errors"))
    settle(qtbot, window)
    looking.look("a query")
    window.examples.query.setText("eror -> ")
    window.examples.query.ask()
    looking.look("a query that is none")
    for action in ("palette", "cheat-sheet", "preferences"):
        window.named_actions[action].trigger()
        looking.look(action)
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
    dialog = ExportDialog(window.exporting.picture(), window)
    dialog.show()
    looking.look("export")
    dialog.close()
    assert looking.left == {}


def select_worst(window):
    view = window.session.shown.view
    errors = view.counts * ~view.diagonal
    click_cell(window, *(int(one) for one in divmod(int(errors.argmax()), errors.shape[1])))


def look_around(qtbot, window, looking):
    """Look at every panel, then at the other face."""
    for dock in window.docks.offered:
        window.docks.raise_dock(dock)
        settle(qtbot, window)
        looking.look(dock)
    for face in Face:
        window.session.change(face=face)
        settle(qtbot, window)
        looking.look(face)


@pytest.mark.long
def test_no_word_of_a_comparison_is_left_in_english(qtbot, monkeypatch, in_a_foreign_language, empty_window):
    window, path = empty_window, sample("digit-scenes")
    looking = Looking(monkeypatch)
    looking.open(qtbot, window, path)
    window.session.change(compared=ComparedWith(checkpoint=window.session.evaluation.checkpoint_names[0]))
    window.docks.raise_dock("compare")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.session.comparing.verdict is not None, timeout=20_000)
    looking.look("compared")
    for drawn in Drawn:
        window.session.change(compared=replace(window.session.workspace.compared, drawn=drawn))
        settle(qtbot, window)
        looking.look(drawn)
        window.session.select(window.page.matrix.view.cell(0, 1))
        settle(qtbot, window)
        looking.look(drawn)
    assert looking.left == {}
