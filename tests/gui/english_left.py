"""Looks for words that are still English where the window speaks a made-up language."""

import re

from PySide6.QtWidgets import QApplication, QMainWindow

from cmviewer.matching import Match
from cmviewer.resources import sample_names
from tests.gui.conftest import open_path
from tests.gui.words_on_screen import painted_words, plain, words_of
from tests.gui.working import click_cell

WORD = re.compile(r"[A-Za-z][A-Za-z_]*[A-Za-z]")


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


def select_worst(window):
    view = window.session.shown.view
    errors = view.counts * ~view.diagonal
    click_cell(window, *(int(one) for one in divmod(int(errors.argmax()), errors.shape[1])))
