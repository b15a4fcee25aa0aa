"""The options of a workspace as actions: each entry of a menu sets one value."""

from typing import Final

from cmviewer.gui.actions.action import Action, Situation, always, is_open
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.options.option import Entry, Option
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.values import value_at

_OF_PERSON: Final = "look."
"""Options that are about no data, and can be chosen while nothing is open."""


def actions_of_options(menu: str, options: tuple[Option, ...] = OPTIONS) -> tuple[Action, ...]:
    """Return an action for each entry of a menu, and of those that open out of it."""
    return tuple(
        _action(option, entry)
        for option in options
        for entry in option.entries
        if entry.menu.partition("/")[0] == menu
    )


def _action(option: Option, entry: Entry) -> Action:
    def checked(situation: Situation) -> bool:
        return bool(value_at(situation.workspace, option.path) == entry.value)

    def choose(window: WindowParts) -> None:
        session = window.session
        is_on = entry.is_switch and value_at(session.workspace, option.path) == entry.value
        value = entry.otherwise if is_on else entry.value
        spread = {option.path: value} if option.spread is None else option.spread(value, session.evaluation)
        session.set_values(spread)

    def visible(situation: Situation) -> bool:
        unit = None if situation.profile is None else situation.profile.unit
        return option.unit in (None, unit) and (unit is None or unit is not option.not_of)

    return Action(
        entry.name,
        entry.menu,
        entry.words,
        choose,
        entry.keys,
        enabled=always if option.path.startswith(_OF_PERSON) else is_open,
        visible=visible,
        checked=checked,
        group=None if entry.is_switch else option.path,
        begins=entry.begins,
        short=entry.short,
    )
