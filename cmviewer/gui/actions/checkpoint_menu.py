"""Which checkpoint is seen."""

from typing import Final

from cmviewer.gui.actions.action import Action
from cmviewer.gui.actions.menu_names import CHECKPOINT

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
)
