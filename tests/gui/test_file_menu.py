"""The menus: entries in groups, what was open before, and the samples."""

from pathlib import Path

import pytest

from cmviewer.gui.opening_menus import recent_words
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def entries(menu):
    """Words of what a menu shows, without the letters to type; None for a line."""
    shown = [action for action in menu.actions() if action.isVisible()]
    return [None if action.isSeparator() else action.text().replace("&", "") for action in shown]


def recent_of(qtbot, window):
    """Words of the recent ones that can be opened, and of those that cannot, once the menu is open."""
    window.recent.aboutToShow.emit()
    settle(qtbot, window)
    shown = window.recent.actions()[:-2]
    return [[action.text() for action in shown if action.isEnabled() is there] for there in (True, False)]


def test_the_file_menu_opens_first_and_quits_last(empty_window):
    assert entries(empty_window.menus["&File"]) == [
        "Open folder…", "Open file…", "Open recent", "Open sample data", None,
        "Open session…", "Save session…", None,
        "Reload", "Compare with…", None,
        "Export heatmap…", "Export matrix CSV…", "Export list…", "Export confused pairs…",
        "Export report…", None,
        "Save marks as…", "Export fixes…", "Merge marks…", None,
        "Close", "Quit",
    ]  # fmt: skip


def test_entries_that_belong_together_stand_together(empty_window):
    assert entries(empty_window.menus["&Edit"]) == [
        "Undo", "Redo", None,
        "Back", "Forward", None,
        "Copy", "Copy picture", "Copy caption", None,
        "Select all errors", "Select all correct", "Select both directions",
        "Select the next worst cell", "Select the previous worst cell", "Clear selection", None,
        "Find examples…", "Find class…", None,
        "Preferences…",
    ]  # fmt: skip
    assert entries(empty_window.menus["&Help"]) == [
        "Help", "Command palette…", "Keys and commands", None, "Log folder", "About cmviewer",
    ]  # fmt: skip


def test_what_was_open_is_offered_and_opens_again(qtbot, window, results):
    assert recent_of(qtbot, window) == [[f"results   ({results.parent})"], []]
    window.named_actions["close"].trigger()
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.recent.actions()[0].trigger()
    assert window.session.evaluation.source == results


@pytest.mark.long
def test_what_is_gone_is_grey_and_black_again_when_it_is_back(qtbot, window, results):
    away = results.rename(results.with_name("away"))
    assert recent_of(qtbot, window) == [[], [f"results   ({results.parent})"]]
    away.rename(results)
    assert recent_of(qtbot, window) == [[f"results   ({results.parent})"], []]


@pytest.mark.long
def test_no_more_than_ten_are_offered_the_newest_first(qtbot, empty_window, settings, tmp_path):
    for number in range(12):
        settings.remember_path(tmp_path / f"run & {number}")
    empty_window.session.close()
    _, gone = recent_of(qtbot, empty_window)
    assert gone == [f"run && {number}   ({tmp_path})" for number in range(11, 1, -1)]


def test_clear_forgets_them_here_and_on_the_start_page(qtbot, window, settings):
    assert window.recent.menuAction().isEnabled()
    assert entries(window.recent)[-2:] == [None, "Clear"]
    window.recent.actions()[-1].trigger()
    assert settings.recent == []
    assert not window.recent.menuAction().isEnabled()
    window.named_actions["close"].trigger()
    assert window.welcome.recent.count() == 0


@pytest.mark.long
def test_a_sample_is_opened_from_the_menu_and_is_not_recent(qtbot, empty_window, settings):
    [menu] = [action.menu() for action in empty_window.menus["&File"].actions() if "sample" in action.text()]
    assert entries(menu) == [
        "digits (classification)",
        "digit-scenes (detection and masks)",
        "digit-maps (semantic segmentation)",
    ]
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        menu.actions()[0].trigger()
    settle(qtbot, empty_window)
    assert empty_window.session.evaluation.source == sample("digits")
    assert settings.recent == []


@pytest.mark.long
def test_a_relative_path_is_remembered_whole(qtbot, empty_window, results, settings, monkeypatch):
    monkeypatch.chdir(results)
    open_path(qtbot, empty_window, Path())
    assert settings.recent == [results]


def test_a_folder_opened_by_its_manifest_has_the_name_of_the_folder(qtbot, empty_window, results, settings):
    manifest = results / "cmviewer.toml"
    manifest.write_text('truth = "truth.csv"\npredictions = "epoch_*.csv"\n')
    open_path(qtbot, empty_window, manifest)
    assert empty_window.windowTitle() == "results – cmviewer"
    assert empty_window.page.summary.caption.text().startswith("results: ")
    assert settings.recent == [manifest]
    assert recent_of(qtbot, empty_window) == [[f"results   ({results.parent})"], []]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/data/run 7", "run 7   (/data)"),
        ("/data/run 7/results.csv", "results.csv   (/data/run 7)"),
        ("/data/run 7/cmviewer.toml", "run 7   (/data)"),
        ("/data/run 7/other.toml", "other.toml   (/data/run 7)"),
    ],
)
def test_a_recent_one_is_called_like_its_evaluation(path, words):
    assert recent_words(Path(path)) == words
