"""The table of actions: what can be done stands there once, and menus and buttons are made of it."""

from collections import defaultdict
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from cmviewer.confusion.view_state import View
from cmviewer.evaluation import Task
from cmviewer.gui.actions.action import Action, Situation, is_open
from cmviewer.gui.actions.menu_bar import empty_menus
from cmviewer.gui.actions.menu_names import MENUS, TOOLS
from cmviewer.gui.actions.menus import Menus
from cmviewer.gui.actions.of_options import actions_of_options
from cmviewer.gui.actions.table import ACTIONS
from cmviewer.gui.theme import Theme
from cmviewer.workspace.history import History
from cmviewer.workspace.options.kinds import SWITCH
from cmviewer.workspace.options.option import Option, switch
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.workspace import Workspace

NOTHING_OPEN = Situation(
    Workspace(), History(), None, Theme.SYSTEM, is_playing=False, is_zoomed=False, is_full_screen=False
)
SITUATIONS = [NOTHING_OPEN, *(replace(NOTHING_OPEN, profile=task.profile) for task in Task)]


def entries(menu):
    """Actions of a menu and of those that open out of it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from entries(action.menu())
        elif not action.isSeparator():
            yield action


def test_every_action_and_every_entry_of_an_option_stands_in_one_menu():
    names = [one.name for one in ACTIONS]
    assert len(set(names)) == len(names)
    assert {entry.name for option in OPTIONS for entry in option.entries} <= set(names)
    assert {one.menu.partition("/")[0] for one in ACTIONS} == set(MENUS)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: str(one.profile and one.profile.unit))
def test_no_key_means_two_things_at_once(situation):
    keys = defaultdict(list)
    for one in ACTIONS:
        if one.keys is not None and one.visible(situation):
            keys[one.keys].append(one.name)
    assert {key: names for key, names in keys.items() if len(names) > 1} == {}


def test_no_two_entries_of_a_menu_have_the_same_underlined_letter_in_any_task():
    for situation in SITUATIONS[1:]:
        letters = defaultdict(list)
        for one in ACTIONS:
            if "&" in one.words and one.visible(situation):
                letter = one.words[one.words.index("&") + 1].lower()
                letters[one.menu, letter].append(one.name)
        assert [names for names in letters.values() if len(names) > 1] == []


def test_an_action_that_is_added_to_the_table_stands_in_its_menu_and_does_what_it_says(qtbot):
    done = []
    new = Action("count-sheep", TOOLS, "Count &sheep", done.append, "Ctrl+Alt+9", enabled=is_open)
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, empty_menus(window), lambda action: action.do("here"), (*ACTIONS, new))
    action = menus.actions["count-sheep"]
    assert action in list(entries(menus.menus[TOOLS]))
    menus.follow(NOTHING_OPEN)
    assert not action.isEnabled()
    menus.follow(SITUATIONS[1])
    assert action.isEnabled()
    assert action.shortcut().toString() == "Ctrl+Alt+9"
    action.trigger()
    assert done == ["here"]


def test_an_entry_of_a_new_option_stands_in_its_menu_and_shows_whether_it_is_on(qtbot, window):
    new = Option("panels.metrics.descending", SWITCH, "a trial", entries=(switch("trial", TOOLS, "&Trial"),))
    made = actions_of_options(TOOLS, (*OPTIONS, new))
    assert [one.name for one in made] == ["trial"]
    made[0].do(window)
    assert window.session.workspace.panels.metrics.descending is True
    seen = replace(NOTHING_OPEN, workspace=window.session.workspace)
    assert made[0].checked(seen)
    assert not made[0].checked(NOTHING_OPEN)
    window.session.undo()
    assert window.session.workspace.panels.metrics.descending is False


def test_every_action_of_the_window_stands_in_a_menu(empty_window):
    there = {action for menu in empty_window.menus.values() for action in entries(menu)}
    assert set(empty_window.named_actions.values()) <= there


def test_while_nothing_is_open_only_what_needs_nothing_can_be_done(empty_window):
    enabled = {name for name, one in empty_window.named_actions.items() if one.isEnabled()}
    themes = {f"theme-{theme}" for theme in Theme}
    looks = {entry.name for option in OPTIONS if option.path[:5] == "look." for entry in option.entries}
    assert enabled == themes | looks | {
        *("open-folder", "open-file", "open-session", "quit", "full-screen", "reset-layout"),
        *(
            "help",
            "log-folder",
            "about",
            "palette",
            "cheat-sheet",
            "preferences",
            "next-pane",
            "previous-pane",
        ),
    }


@pytest.mark.long
def test_a_second_click_on_the_view_that_is_chosen_leaves_it_ticked(window):
    view = window.named_actions["view-counts"]
    for _ in range(2):
        view.trigger()
        assert window.session.state.view is View.COUNTS
        assert view.isChecked()
    ticked = [name for name, one in window.named_actions.items() if name[:5] == "view-" and one.isChecked()]
    assert ticked == ["view-counts"]


@pytest.mark.long
def test_a_tick_follows_what_is_chosen_elsewhere(window):
    window.session.set_value("look.colour_bar", value=False)
    assert not window.named_actions["colour-bar"].isChecked()
    window.session.undo()
    assert window.named_actions["colour-bar"].isChecked()


@pytest.mark.long
def test_nothing_is_ticked_that_did_not_happen(qtbot, window):
    """Playing one checkpoint only does not begin."""
    play = window.named_actions["play"]
    window.page.checkpoints.player.stop()
    play.trigger()
    assert play.isChecked() == window.page.checkpoints.player.is_playing
    play.trigger()
    assert not play.isChecked()


@pytest.mark.long
def test_the_screen_is_filled_and_left_with_the_same_key(qtbot, window):
    full = window.named_actions["full-screen"]
    for filled in (True, False):
        full.trigger()
        qtbot.waitUntil(lambda filled=filled: full.isChecked() is filled)


@pytest.mark.long
def test_a_theme_is_chosen_in_the_menu_and_kept(window, settings):
    dark = window.named_actions["theme-dark"]
    dark.trigger()
    try:
        assert settings.theme is Theme.DARK
        assert dark.isChecked()
        assert not window.named_actions["theme-light"].isChecked()
    finally:
        window.named_actions["theme-light"].trigger()


def test_keys_act_through_the_table(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_1)
    assert window.session.state.view is View.COUNTS
    QTest.keyClick(window, Qt.Key.Key_T)
    assert window.named_actions["transpose"].isChecked()


@pytest.mark.long
def test_entries_about_objects_are_there_only_where_there_are_objects(qtbot, window):
    assert isinstance(window.named_actions["truth-boxes"], QAction)
    for name in ("truth-boxes", "truth-map", "previous-patch", "zoom-object"):
        assert not window.named_actions[name].isVisible()


@pytest.mark.long
def test_an_export_of_the_window_shows_the_colours_that_are_chosen(qtbot, window, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "cmviewer.gui.exporting_reports.save_heatmap",
        lambda path, **told: seen.append(told["look"]) or path.touch(),
    )
    window.session.set_value("look.colour_bar", value=False)
    monkeypatch.setattr(
        "cmviewer.gui.exporting.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "report")
    )
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        window.named_actions["export-report"].trigger()
    assert [look.colour_bar for look in seen] == [False]
