"""Words of the window in another language: a made-up one, in which every word of the catalogue is marked."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDockWidget

from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import translating
from cmviewer.gui.catalogue import TEMPLATE, all_words, written_words
from cmviewer.gui.panels.table_of_panels import PANELS
from cmviewer.gui.translating import speak, spoken, translated, translated_problem
from cmviewer.problems.window import UNKNOWN_CLASS
from cmviewer.resources import resource
from cmviewer.said import joined, said, said_of
from tests.gui.conftest import open_path
from tests.gui.made_up_language import catalogue_of, speaking


def marked(words):
    return f"«{words}»"


def messages(tree):
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_the_catalogue_has_every_word():
    there = messages(ET.parse(resource("translations", TEMPLATE)))
    assert {("words", "&File"), ("words", "Confused pairs"), ("Welcome", "Open a file…")} <= there
    assert set(all_words()) == there, "`make translations` writes it anew"


def test_words_are_found_wherever_they_stand_in_a_module():
    source = """
class Panel:
    def lay_out(self):
        self.words = f"<a>{self.tr('show')}</a>" + self.tr("two " "parts").format(1) + self.tr(name)

def say(box):
    said_of(3, "1 pair", "{count:,} pairs", box)
    said("{} of {}", *box)
    return translated("Replace it?")
"""
    assert list(written_words(source)) == [
        ("words", "1 pair"),
        ("words", "{count:,} pairs"),
        ("words", "{} of {}"),
        ("words", "Replace it?"),
        ("Panel", "show"),
        ("Panel", "two parts"),
    ]


@pytest.fixture
def in_esperanto(qapp, tmp_path_factory):
    """Every word is in guillemets."""
    with speaking(qapp, tmp_path_factory, marked):
        yield


def test_menus_panels_and_status_speak_the_language_of_the_catalogue(
    qtbot, in_esperanto, empty_window, results, tmp_path
):
    window = empty_window
    open_path(qtbot, window, results)
    assert [menu.title() for menu in window.menus.values() if not menu.title().startswith("«")] == []
    assert window.named_actions["transpose"].text() == marked("T&ranspose")
    tips = [action.toolTip() for action in window.named_actions.values()]
    assert [tip for tip in tips if not tip.startswith("«")] == []
    titles = {dock.objectName(): dock.windowTitle() for dock in window.findChildren(QDockWidget)}
    assert titles == {panel.name: marked(panel.title) for panel in PANELS}
    assert window.panels["pairs"].model.headerData(0, Qt.Orientation.Horizontal) == "«truth»"
    assert window.examples.header.text() == marked("Examples")
    dialogs = window.dialogs
    dialogs.show_palette()
    dialogs.show_sheet()
    dialogs.show_preferences()
    assert dialogs.palette.model.index(0, 0).data().startswith("«")
    assert "«Go from cell to cell»" in dialogs.sheet.page.toPlainText()
    assert dialogs.preferences.theme.itemText(0) == marked("system")
    dialogs.preferences.close()
    window.status_words._say_written(tmp_path / "matrix.csv")
    assert window.statusBar().currentMessage() == marked(f"Written: {tmp_path / 'matrix.csv'}")
    problem = UNKNOWN_CLASS.of(name="a{b}", names="cat, dog", more="")
    window.troubles.show(CmviewerError(problem))
    card = window.messages.problems.index(0, 0).data()
    assert "«no class is called 'a{b}'»" in card
    assert "→ «choose among cat, dog»" in card
    assert window.statusBar().currentMessage() == marked("no class is called 'a{b}'")


def test_words_of_a_problem_that_were_added_to_or_misspelt_stay_as_they_are(in_esperanto):
    problem = UNKNOWN_CLASS.of(name="a", names="b", more="")
    told = translated_problem(replace(problem, mend=f"{problem.mend} (--show NAME)"))
    assert (told.what, told.mend) == ("«no class is called 'a'»", "choose among b (--show NAME)")
    assert translated_problem(Problem("x", "this is new", "so is this")).what == "this is new"


def test_a_sentence_is_translated_with_the_phrases_in_it_and_its_data_stays(in_esperanto):
    false_alarms = said_of(2, "1 false alarm", "{count:,} false alarms")
    assert spoken(said("{:,} missed, {}", 3, false_alarms)) == "«3 missed, «2 false alarms»»"
    assert spoken(joined("; ", (said("{} missed", 1), "Missed"))) == "«1 missed»; Missed"
    assert spoken(said("{} missed", "everything")) == "«everything missed»"
    assert spoken("everything") == "everything"


def test_a_template_that_the_catalogue_misspells_is_said_in_english(in_esperanto, monkeypatch):
    monkeypatch.setattr(translating, "translated", lambda _words: "{nobody} knows")
    assert spoken(said("{} missed", "cat")) == "cat missed"


def test_where_there_is_no_catalogue_words_stay_as_they_are(qapp, tmp_path_factory):
    assert not speak(qapp, QLocale("is"), catalogue_of(tmp_path_factory, marked))
    assert translated("&File") == "&File"
