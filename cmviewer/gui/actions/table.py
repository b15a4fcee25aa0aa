"""The table of actions: what stands in the menus, in their order."""

from typing import Final

from cmviewer.gui.actions.action import Action
from cmviewer.gui.actions.checkpoint_menu import CHECKPOINT_ACTIONS
from cmviewer.gui.actions.edit_menu import EDIT_ACTIONS
from cmviewer.gui.actions.examples_menu import EXAMPLE_ACTIONS
from cmviewer.gui.actions.file_menu import FILE_ACTIONS
from cmviewer.gui.actions.mark_menu import FIXES_ACTION
from cmviewer.gui.actions.menu_names import MATRIX
from cmviewer.gui.actions.of_options import actions_of_options
from cmviewer.gui.actions.view_menu import VIEW_ACTIONS
from cmviewer.gui.actions.window_menus import WINDOW_ACTIONS

ACTIONS: Final = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *VIEW_ACTIONS,
    *actions_of_options(MATRIX),
    Action(
        "count-subset",
        MATRIX,
        "Count only a &subset…",
        lambda window: window.page.subset.ask(),
        "Ctrl+Shift+F",
        begins=True,
    ),
    FIXES_ACTION,
    *CHECKPOINT_ACTIONS,
    *EXAMPLE_ACTIONS,
    *WINDOW_ACTIONS,
)
"""A new action is one more entry of its menu; one that sets an option is an entry of the option."""
