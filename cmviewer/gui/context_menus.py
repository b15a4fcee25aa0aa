"""What a right click, or the menu key, offers in each pane: entries of the table of actions."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from cmviewer.gui.heatmap.strip import Strip
from cmviewer.gui.popup_menus import popup_menu
from cmviewer.gui.window_parts import WindowParts

NAMES: Final = ("copy-cells", "next-worst-cell", "find-class", "transpose", "matrix-table", "select-nothing")
CELLS: Final = (
    "both-directions",
    "copy-cells",
    "copy-picture",
    "copy-caption",
    "export-list",
    "next-worst-cell",
    "select-nothing",
)
MARKS: Final = ("mark-label-wrong", "mark-ambiguous", "mark-model-wrong", "mark-none", "mark-more")
EXAMPLES: Final = (
    *MARKS,
    *("evidence", "copy-path", "copy-query", "show-in-folder", "find-examples", "locate-images"),
)
PICTURE: Final = (
    *MARKS,
    *("copy-cells", "copy-path", "show-in-folder", "evidence", "fit-image", "zoom-object"),
    *("truth-boxes", "prediction-boxes", "box-labels", "low-scores", "truth-map", "prediction-map"),
    *("difference-map", "cell-pixels", "side-by-side"),
)
TABLES: Final = ("copy-cells", "export-pairs", "tables")
CURVES: Final = ("copy-cells", "previous-checkpoint", "next-checkpoint", "play", "tables")
OF_TABLES: Final = ("metrics", "pairs", "images", "thresholds", "matrix-table", "findings", "compare")


class ContextMenus(QObject):
    """Hears of every request for one that no widget inside a pane has an answer to."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.menu: QMenu | None = None
        self.offered: dict[QWidget, tuple[str, ...]] = {
            window.page.matrix: CELLS,
            window.examples: EXAMPLES,
            window.evidence.strip: EXAMPLES,
            window.image: PICTURE,
            window.panels["curves"]: CURVES,
            window.panels["audit"]: MARKS,
            **{window.panels[name]: TABLES for name in OF_TABLES},
        }
        for pane in self.offered:
            pane.installEventFilter(self)
        window.page.matrix.pointing.menu_asked.connect(lambda place: self._show(CELLS, place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the menu of a pane; cells under the pointer ask for theirs as the button goes down."""
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, QWidget):
            return False
        names, place = self.offered[watched], event.globalPos()
        if watched is self._window.page.matrix and event.reason() is QContextMenuEvent.Reason.Mouse:
            strip = watched.childAt(event.pos())
            if not isinstance(strip, Strip):
                return True
            names = NAMES
            strip.clicked.emit(QPointF(strip.mapFromGlobal(place)), Qt.KeyboardModifier.NoModifier)
        self._show(names, place)
        return True

    def _show(self, names: tuple[str, ...], place: QPoint) -> None:
        self.menu = popup_menu(self._window)
        self.menu.addActions([self._window.named_actions[name] for name in names])
        self.menu.popup(place)
