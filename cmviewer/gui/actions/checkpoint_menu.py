"""Which checkpoint is seen."""

from functools import partial
from typing import Final

from cmviewer.gui.actions.action import Action
from cmviewer.gui.actions.menu_names import CHECKPOINT
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.watching import Watch
from cmviewer.workspace.workspace import Workspace


def _toggle(watch: Watch, otherwise: Watch, window: WindowParts) -> None:
    """Watch so, or as otherwise."""
    session = window.session
    session.set_value("panels.watch", otherwise if _watches(session.workspace, watch) else watch)


def _watches(workspace: Workspace, watch: Watch) -> bool:
    """Whether the run is watched so, or more."""
    return workspace.panels.watch in (watch, Watch.FOLLOW)


CHECKPOINT_ACTIONS: Final = (
    Action(
        "previous-checkpoint", CHECKPOINT, "&Previous", lambda window: window.page.checkpoints.step(-1), "["
    ),
    Action("next-checkpoint", CHECKPOINT, "&Next", lambda window: window.page.checkpoints.step(1), "]"),
    Action(
        "first-checkpoint",
        CHECKPOINT,
        "&First",
        lambda window: window.page.checkpoints.go_to_first(),
        "Shift+[",
    ),
    Action(
        "last-checkpoint",
        CHECKPOINT,
        "&Last",
        lambda window: window.page.checkpoints.go_to_last(),
        "Shift+]",
    ),
    Action(
        "play",
        CHECKPOINT,
        "Pla&y",
        lambda window: window.page.checkpoints.toggle_play(),
        "P",
        checked=lambda situation: situation.is_playing,
        begins=True,
    ),
    Action(
        "watch",
        CHECKPOINT,
        "&Watch for new ones",
        partial(_toggle, Watch.ON, Watch.OFF),
        checked=lambda situation: _watches(situation.workspace, Watch.ON),
        begins=True,
    ),
    Action(
        "follow-newest",
        CHECKPOINT,
        "Watch, and show the n&ewest",
        partial(_toggle, Watch.FOLLOW, Watch.ON),
        checked=lambda situation: situation.workspace.panels.watch is Watch.FOLLOW,
    ),
)
