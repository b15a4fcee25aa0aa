"""Help has contents, search, find, back and forward, and opens at the page of the pane."""

from cmviewer.gui.help_contents import OF_PANES, PAGES, found, read_sections
from cmviewer.gui.panels.table_of_panels import PANELS
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
