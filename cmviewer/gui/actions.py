"""One table of everything a menu offers: its place, its words, its keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cmviewer.confusion.view_state import View

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True)
class Offer:
    """One entry of a menu. `ticked`: it shows a tick while it is on."""

    name: str
    menu: str
    text: str
    keys: Keys = None
    ticked: bool = False


MENUS: Final = (
    "&File",
    "&Edit",
    "&View",
    "&Matrix",
    "&Checkpoint",
    "E&xamples",
    "T&ools",
    "&Window",
    "&Help",
)
BEGINS_GROUP: Final = {
    "reload",
    "export-heatmap",
    "close",
    "back",
    "copy-cells",
    "select-errors",
    "find-class",
    "colour-bar",
    "background",
    "log",
    "play",
    "fit-image",
    "truth-boxes",
    "truth-map",
    "previous-patch",
    "locate-images",
    "log-folder",
}
"""Entries that a line parts from those above them."""
VIEW_OFFERS: Final = {f"view-{view.value}": view for view in View}
OFFERS: Final = (
    Offer("open-folder", "&File", "&Open folder…", QKeySequence.StandardKey.Open),
    Offer("open-file", "&File", "Open &file…", "Ctrl+Shift+O"),
    Offer("open-session", "&File", "Open sess&ion…"),
    Offer("save-session", "&File", "&Save session…", QKeySequence.StandardKey.Save),
    Offer("reload", "&File", "&Reload", QKeySequence.StandardKey.Refresh),
    Offer("export-heatmap", "&File", "Export &heatmap…", "Ctrl+E"),
    Offer("export-matrix", "&File", "Export matrix &CSV…", "Ctrl+Shift+E"),
    Offer("export-examples", "&File", "Export e&xample list…"),
    Offer("export-pairs", "&File", "Export confused &pairs…"),
    Offer("export-report", "&File", "Export repor&t…", "Ctrl+Alt+E"),
    Offer("close", "&File", "&Close", QKeySequence.StandardKey.Close),
    Offer("quit", "&File", "&Quit", "Ctrl+Q"),
    Offer("undo", "&Edit", "&Undo", QKeySequence.StandardKey.Undo),
    Offer("redo", "&Edit", "&Redo", "Ctrl+Shift+Z"),
    Offer("back", "&Edit", "&Back", "Alt+Left"),
    Offer("forward", "&Edit", "Fo&rward", "Alt+Right"),
    Offer("copy-cells", "&Edit", "&Copy cells as text", QKeySequence.StandardKey.Copy),
    Offer("copy-picture", "&Edit", "Copy &picture", "Ctrl+Shift+C"),
    Offer("select-errors", "&Edit", "Select all &errors"),
    Offer("select-correct", "&Edit", "Select all c&orrect"),
    Offer("select-nothing", "&Edit", "C&lear selection"),
    Offer("find-class", "&Edit", "&Find class…", QKeySequence.StandardKey.Find),
    Offer("zoom-in", "&View", "Zoom &in", QKeySequence.StandardKey.ZoomIn),
    Offer("zoom-out", "&View", "Zoom &out", QKeySequence.StandardKey.ZoomOut),
    Offer("fit", "&View", "&Fit", "Ctrl+0"),
    Offer("colour-bar", "&View", "Colour &bar", ticked=True),
    Offer("full-screen", "&View", "F&ull screen", "F11", ticked=True),
    Offer("view-counts", "&Matrix", "&Counts", "1", ticked=True),
    Offer("view-truth", "&Matrix", "By &truth", "2", ticked=True),
    Offer("view-prediction", "&Matrix", "By &prediction", "3", ticked=True),
    Offer("view-all", "&Matrix", "By &all", "4", ticked=True),
    Offer("background", "&Matrix", "Back&ground", "B", ticked=True),
    Offer("transpose", "&Matrix", "T&ranspose", "T", ticked=True),
    Offer("log", "&Matrix", "&Log colours", "L", ticked=True),
    Offer("hide-diagonal", "&Matrix", "Hide correct &diagonal", "D", ticked=True),
    Offer("previous-checkpoint", "&Checkpoint", "&Previous", "["),
    Offer("next-checkpoint", "&Checkpoint", "&Next", "]"),
    Offer("first-checkpoint", "&Checkpoint", "&First", "Shift+["),
    Offer("last-checkpoint", "&Checkpoint", "&Last", "Shift+]"),
    Offer("play", "&Checkpoint", "Pla&y", "P", ticked=True),
    Offer("previous-example", "E&xamples", "&Previous", "Shift+N"),
    Offer("next-example", "E&xamples", "&Next", "N"),
    Offer("fit-image", "E&xamples", "&Fit image or 100 %", "Z"),
    Offer("zoom-object", "E&xamples", "Zoom to the &object, or back", "O"),
    Offer("truth-boxes", "E&xamples", "Draw &truths", "G", ticked=True),
    Offer("prediction-boxes", "E&xamples", "Draw p&redictions", "H", ticked=True),
    Offer("box-labels", "E&xamples", "Draw names and &scores", "K", ticked=True),
    Offer("low-scores", "E&xamples", "Draw predictions &under the score threshold", "J", ticked=True),
    Offer("truth-map", "E&xamples", "Lay the &truth over the photo", "G", ticked=True),
    Offer("prediction-map", "E&xamples", "Lay the p&rediction over the photo", "H", ticked=True),
    Offer("difference-map", "E&xamples", "Lay the &difference over the photo", "E", ticked=True),
    Offer("cell-pixels", "E&xamples", "Paint the &pixels of the cell", "C", ticked=True),
    Offer("side-by-side", "E&xamples", "Photo and maps &side by side", "S", ticked=True),
    Offer("previous-patch", "E&xamples", "Pre&vious patch of its pixels", ","),
    Offer("next-patch", "E&xamples", "Ne&xt patch of its pixels, largest first", "."),
    Offer("locate-images", "E&xamples", "&Locate images…"),
    Offer("best-thresholds", "T&ools", "&Best thresholds"),
    Offer("reset-layout", "&Window", "&Reset layout"),
    Offer("help", "&Help", "&Help", "F1"),
    Offer("log-folder", "&Help", "&Log folder"),
    Offer("about", "&Help", "&About cmviewer"),
)

NEEDS_NOTHING: Final = {
    "open-folder",
    "open-file",
    "open-session",
    "quit",
    "full-screen",
    "reset-layout",
    "help",
    "log-folder",
    "about",
}
NEEDS_EVALUATION: Final = tuple(offer.name for offer in OFFERS if offer.name not in NEEDS_NOTHING)


def build_menus(
    window: QMainWindow, slots: Mapping[str, Callable[[], object]]
) -> tuple[dict[str, QMenu], dict[str, QAction]]:
    """Make the menus and their actions; each action calls the slot of its name."""
    menus = {name: window.menuBar().addMenu(window.tr(name)) for name in MENUS}
    actions = {}
    for offer in OFFERS:
        action = QAction(window.tr(offer.text), window)
        action.setCheckable(offer.ticked)
        if offer.keys is not None:
            action.setShortcut(QKeySequence(offer.keys))
        action.triggered.connect(lambda _checked=False, slot=slots[offer.name]: slot())
        if offer.name in BEGINS_GROUP:
            menus[offer.menu].addSeparator()
        menus[offer.menu].addAction(action)
        actions[offer.name] = action
    actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
    return menus, actions
