"""Help has contents, search, find, back and forward, and opens at the page of the pane."""

import itertools
import re
import shutil

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QTextDocument

from cmviewer.gui import help_contents
from cmviewer.gui.dialogs import help_window
from cmviewer.gui.dialogs.help_window import HelpWindow
from cmviewer.gui.help_contents import OF_PANES, PAGES, Topic, found, in_translation, read_sections
from cmviewer.gui.panels.table_of_panels import PANELS
from cmviewer.gui.translating import languages
from cmviewer.resources import resource
from tests.gui.working import settle


def test_every_pane_has_a_page_with_that_heading_and_every_page_is_in_the_contents():
    sections = read_sections()
    there = {one.topic for one in sections}
    assert set(OF_PANES) == {panel.name for panel in PANELS} | {"matrix", "evidence"}
    assert set(OF_PANES.values()) <= there
    assert sorted(PAGES) == sorted(page.name for page in resource("help").glob("*.md"))
    assert [one.topic.page for one in sections if not one.topic.heading] == list(PAGES)


def test_a_search_finds_the_sections_that_have_all_words():
    titles = [one.title for one in found(read_sections(), "KAPPA matthews")]
    assert "Metrics over all" in titles
    assert found(read_sections(), "zebra xylophone") == ()


def test_help_opens_at_the_page_of_the_pane_and_goes_back(qtbot, window):
    window.activateWindow()
    window.docks.raise_dock("metrics")
    window.panels["metrics"].table.setFocus()
    window.named_actions["help"].trigger()
    pages = window.help_pages.window
    settle(qtbot, window)
    browser = pages.browser
    assert browser.source().fileName() == "counting.md"
    assert browser.textCursor().block().text() == "Metrics of a class"
    assert browser.cursorRect().top() < 60
    assert pages.contents.topLevelItemCount() == len(PAGES)
    pages.search.setText("kappa matthews")
    item = pages.contents.topLevelItem(0)
    while item.text(0) != "Metrics over all":
        item = pages.contents.itemBelow(item)
    pages.contents.setCurrentItem(item)
    assert browser.textCursor().block().text() == "Metrics over all"
    pages.back.click()
    assert browser.source().fileName() == "index.md"
    pages.forward.click()
    assert browser.source().fileName() == "counting.md"
    pages.find_line.setText("denominator")
    first = browser.textCursor().position()
    assert browser.textCursor().selectedText() == "denominator"
    pages.find_line.returnPressed.emit()
    assert browser.textCursor().position() != first
    pages.close()


@pytest.fixture
def pages_in_esperanto(tmp_path, monkeypatch):
    """The pages, of which one is there in another language, too."""
    shutil.copytree(resource("help"), tmp_path / "help")
    english = resource("help", "marks.md").read_text(encoding="utf-8")
    numbers = itertools.count(1)
    foreign = re.sub(r"(?m)^(#{1,2}) .+$", lambda found: f"{found[1]} Titolo {next(numbers)}", english)
    (tmp_path / "help" / "eo").mkdir()
    (tmp_path / "help" / "eo" / "marks.md").write_text(f"{foreign}\n![](window.png)\n", encoding="utf-8")
    for module in (help_contents, help_window):
        monkeypatch.setattr(module, "resource", tmp_path.joinpath)


@pytest.mark.usefixtures("pages_in_esperanto")
def test_a_page_is_shown_in_the_language_that_has_it_and_any_other_in_english(qtbot, window):
    spoken = ("eo_XX", "eo")
    titles = [one.title for one in read_sections(spoken)]
    assert "Titolo 1" in titles
    assert "Mouse" in titles  # of a page without a translation
    there = [one.topic for one in read_sections((), ("marks.md",))]
    audit = there.index(OF_PANES["audit"])
    assert in_translation(OF_PANES["audit"], spoken).heading == f"Titolo {audit + 1}"
    assert in_translation(OF_PANES["matrix"], spoken) == OF_PANES["matrix"]
    pages = HelpWindow(window.programs, spoken)
    qtbot.addWidget(pages)
    pages.go_to(in_translation(OF_PANES["audit"], spoken))
    assert pages.browser.source().path().endswith("eo/marks.md")
    assert pages.browser.textCursor().block().text() == f"Titolo {audit + 1}"
    picture = pages.browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("window.png"))
    assert picture.width() > 100
    pages.browser.anchorClicked.emit(QUrl("window.md"))
    assert pages.browser.source().path().endswith("help/window.md")
    pages.browser.anchorClicked.emit(QUrl("marks.md"))
    assert pages.browser.source().path().endswith("eo/marks.md")


@pytest.mark.usefixtures("pages_in_esperanto")
def test_a_translation_with_other_headings_is_shown_from_its_beginning(tmp_path):
    (tmp_path / "help" / "eo" / "marks.md").write_text("# Sola titolo\n", encoding="utf-8")
    assert in_translation(OF_PANES["audit"], ("eo",)) == Topic("marks.md")


def test_languages_are_those_of_the_system_the_whole_name_first():
    known = languages(QLocale("pt_BR"))
    assert known.index("pt_BR") < known.index("pt")
