"""Which example is seen, and what of its image."""

from typing import Final

from cmviewer.evaluation import Unit
from cmviewer.gui.actions.action import Action, Situation
from cmviewer.gui.actions.mark_menu import MARK_ACTIONS
from cmviewer.gui.actions.menu_names import EXAMPLES
from cmviewer.gui.actions.of_options import actions_of_options
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.overlays import Predictions


def _has_objects(situation: Situation) -> bool:
    return situation.profile is not None and situation.profile.unit is Unit.OBJECT


def _has_compared_objects(situation: Situation) -> bool:
    return _has_objects(situation) and situation.is_compared


def _has_maps(situation: Situation) -> bool:
    return situation.profile is not None and situation.profile.unit is Unit.PIXEL


def _flip(window: WindowParts) -> None:
    """Draw the predictions of the other of two that are compared, or of both."""
    ways = tuple(Predictions)
    now = window.session.workspace.overlays.objects.predictions
    window.session.set_value("overlays.objects.predictions", ways[(ways.index(now) + 1) % len(ways)])


EXAMPLE_ACTIONS: Final = (
    Action("previous-example", EXAMPLES, "&Previous", lambda window: window.examples.step(-1), "Shift+N"),
    Action("next-example", EXAMPLES, "&Next", lambda window: window.examples.step(1), "N"),
    Action(
        "fit-image",
        EXAMPLES,
        "&Fit image or 100 %",
        lambda window: window.image.toggle_fit(),
        "Z",
        begins=True,
    ),
    Action(
        "zoom-object",
        EXAMPLES,
        "Zoom to the &object, or back",
        lambda window: window.image.canvas.toggle_object(),
        "O",
        visible=_has_objects,
        checked=lambda situation: situation.is_zoomed,
        short="zoom to it",
    ),
    *actions_of_options(EXAMPLES),
    Action(
        "flip-predictions",
        EXAMPLES,
        "Draw predictions of both, or of one of the compared",
        _flip,
        "X",
        visible=_has_compared_objects,
        short="A B",
    ),
    Action(
        "previous-patch",
        EXAMPLES,
        "Pre&vious patch of its pixels",
        lambda window: window.image.maps.step_patch(-1),
        ",",
        visible=_has_maps,
        begins=True,
        short="◂",
    ),
    Action(
        "next-patch",
        EXAMPLES,
        "Ne&xt patch of its pixels, largest first",
        lambda window: window.image.maps.step_patch(1),
        ".",
        visible=_has_maps,
        short="▸",
    ),
    *MARK_ACTIONS,
    Action(
        "copy-path",
        EXAMPLES,
        "&Copy path",
        lambda window: window.copying.copy_path(),
        "Ctrl+Alt+C",
        begins=True,
    ),
    Action("copy-query", EXAMPLES, "Copy &query", lambda window: window.copying.copy_query()),
    Action("show-in-folder", EXAMPLES, "Sho&w in folder", lambda window: window.copying.show_in_folder()),
    Action(
        "locate-images", EXAMPLES, "&Locate images…", lambda window: window.opening.ask_images(), begins=True
    ),
)
