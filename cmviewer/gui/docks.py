"""The docks around the matrix, and the layout that a person gives them."""

from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.panel import Panel, WaitsToBeSeen

NARROW: Final = 1_200
"""Pixels of the window's width under which docks share their places."""


class Docks(QObject):
    """Shown only while something is open; a dock that has nothing to say can be withdrawn."""

    def __init__(self, window: QMainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self._menu = menu
        self._docks: dict[str, QDockWidget] = {}
        self._panels: dict[str, Panel] = {}
        self._withdrawn: set[str] = set()
        self._is_wide = True
        self._first = self._open = window.saveState()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def add(self, panel: Panel, widget: QWidget) -> None:
        """Put a panel into a dock of its own; those that share a place are tabs."""
        dock = QDockWidget(self._window.tr(panel.title), self._window)
        dock.setObjectName(panel.name)
        dock.setWidget(widget)
        self._window.addDockWidget(panel.area, dock)
        self._menu.addAction(dock.toggleViewAction())
        self._docks[panel.name], self._panels[panel.name] = dock, panel
        if panel.behind is not None:
            front = self._docks[panel.behind]
            self._window.tabifyDockWidget(front, dock)
            front.raise_()
        if not panel.shown:
            dock.hide()
        if isinstance(widget, WaitsToBeSeen):
            dock.visibilityChanged.connect(lambda seen: widget.set_seen(seen=seen))

    def offer_for(self, evaluation: Evaluation) -> None:
        """Withdraw every dock that has nothing to say of an evaluation, and bring the others back."""
        for name, panel in self._panels.items():
            self.offer(name, offered=panel.offered(evaluation))

    def keep_as_first(self) -> None:
        """Take the layout of now as the one to come back to."""
        self._first = self._open = self._window.saveState()

    def remember(self, layout: QByteArray) -> None:
        """Use a layout of an earlier run once something is open."""
        self._open = layout

    def show_layout(self, layout: QByteArray) -> None:
        """Show a layout of a session, as far as the window is wide enough for it."""
        self._open = layout
        self.open()
        self._is_wide = self._docks["image"] not in self._window.tabifiedDockWidgets(self._docks["examples"])
        self.fit(self._window.width())

    def layout(self, *, is_open: bool) -> QByteArray:
        """Return the layout while something is open."""
        if is_open:
            self._note()
        return self._open

    def reset(self) -> None:
        """Go back to the first layout."""
        self._window.restoreState(self._first)
        self._hide_withdrawn()

    def open(self) -> None:
        """Show the docks as they were."""
        self._window.restoreState(self._open)
        self._place_new()
        self._hide_withdrawn()

    def close(self) -> None:
        """Hide all docks."""
        self._note()
        self.hide()

    def hide(self) -> None:
        """Hide all docks, and remember nothing."""
        for dock in self._docks.values():
            dock.hide()

    def offer(self, name: str, *, offered: bool) -> None:
        """Withdraw a dock that has nothing to say, or bring it back if it was withdrawn."""
        dock = self._docks[name]
        dock.toggleViewAction().setVisible(offered)
        if offered and name in self._withdrawn:
            self._withdrawn.remove(name)
            dock.show()
        elif not offered and not dock.isHidden():
            self._withdrawn.add(name)
            dock.hide()

    def fit(self, width: int) -> None:
        """Let examples and image share a place where the window gets narrow; part them when it is wide.

        How it was read goes with the image, as long as both share a place.
        """
        wide, was_wide = width >= NARROW, self._is_wide
        self._is_wide = wide
        examples, image = self._docks["examples"], self._docks["image"]
        if wide == was_wide or examples.isFloating() or image.isFloating():
            return
        reading = self._docks["reading"]
        is_seen = not reading.isHidden()
        goes_along = not is_seen or reading in self._window.tabifiedDockWidgets(image)
        if not wide:
            self._window.tabifyDockWidget(examples, image)
        elif goes_along:  # of three tabs none can be split off: the others are put below anew
            self._window.addDockWidget(self._window.dockWidgetArea(examples), image, Qt.Orientation.Vertical)
            self._window.resizeDocks([examples, image], [3, 4], Qt.Orientation.Vertical)
        else:
            self._window.splitDockWidget(examples, image, Qt.Orientation.Vertical)
        if goes_along:
            self._window.tabifyDockWidget(image, reading)
            reading.setVisible(is_seen)
        (image if wide else examples).raise_()

    @property
    def offered(self) -> list[str]:
        """Names of the docks that can be shown now."""
        return [name for name in self._docks if name not in self._withdrawn]

    def raise_dock(self, name: str) -> None:
        """Bring a dock to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    def _note(self) -> None:
        """Note the layout as if no dock were withdrawn."""
        for name in self._withdrawn:
            self._docks[name].show()
        self._open = self._window.saveState()
        self._hide_withdrawn()

    def _place_new(self) -> None:
        """Put docks that an older layout does not know behind those that they go with."""
        for name, panel in self._panels.items():
            if panel.behind is not None and name.encode("utf-16-be") not in self._open.data():
                self._window.tabifyDockWidget(self._docks[panel.behind], self._docks[name])
                self._docks[name].hide()
                self._docks[panel.behind].raise_()

    def _hide_withdrawn(self) -> None:
        for name in self._withdrawn:
            self._docks[name].hide()
