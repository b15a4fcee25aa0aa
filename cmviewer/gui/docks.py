"""The docks around the matrix, and the layouts that a person gives them, one for each width of the window."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.panel import Panel, WaitsToBeSeen
from cmviewer.gui.translating import translated
from cmviewer.gui.width_class import WidthClass, width_class

RESTS: Final = 40
"""Milliseconds for which a window keeps its size before its docks are laid out for that: a drag goes on."""

Layouts = Mapping[WidthClass, QByteArray]

Later = Callable[[Callable[[], None]], None]

FirstLayout = Callable[["Docks", WidthClass], None]
"""Gives the docks of a window of that width the places in which they are first seen."""


class Docks(QObject):
    """Shown only beside the matrix; a dock that has nothing to say can be withdrawn.

    matrix_asked: a dock is to be seen while another face is shown.
    """

    matrix_asked = Signal()
    changed = Signal()

    def __init__(self, window: QMainWindow, menu: QMenu, first: FirstLayout, later: Later) -> None:
        """Put docks into a window. later: calls something once it has come to rest."""
        super().__init__(window)
        self.window: Final = window
        self._menu = menu
        self._first = first
        self._later = later
        self._seen: dict[WaitsToBeSeen, bool] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._panels: dict[str, Panel] = {}
        self._withdrawn: set[str] = set()
        self._kept: dict[WidthClass, QByteArray] = {}
        self._class: WidthClass | None = None
        """Of the layout that is shown; None while no dock is."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._take_a_turn)

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def add(self, panel: Panel, widget: QWidget) -> None:
        """Put a panel into a dock of its own."""
        dock = QDockWidget(translated(panel.title), self.window)
        dock.setObjectName(panel.name)
        dock.setWidget(widget)
        self.window.addDockWidget(panel.area, dock)
        self._menu.addAction(dock.toggleViewAction())
        self._docks[panel.name], self._panels[panel.name] = dock, panel
        dock.hide()
        dock.toggleViewAction().toggled.connect(self.changed)
        if isinstance(widget, WaitsToBeSeen):
            dock.visibilityChanged.connect(lambda seen: self._note_seen(widget, seen=seen))

    def offer_for(self, evaluation: Evaluation) -> None:
        """Withdraw every dock that has nothing to say of an evaluation, and bring the others back.

        The others take their room. What has a place of its own comes back to it.
        """
        self._note()
        has_gap = self._has_gap
        for name, panel in self._panels.items():
            self.offer(name, offered=panel.offered(evaluation))
        if has_gap and not self._has_gap and self._class is not None:
            self._arrange(self._class)

    def remember(self, layouts: Layouts) -> None:
        """Use layouts of an earlier run, or of a session, from now on."""
        self._kept |= layouts
        if self._class in layouts:
            self._class = None
            self.open()

    @property
    def layouts(self) -> Layouts:
        """The layouts that were seen, each for its width."""
        self._fit_now()
        self._note()
        return dict(self._kept)

    @property
    def shown_class(self) -> WidthClass:
        """The width of which the layout is shown, or would be."""
        return self._class or width_class(self.window.width())

    def reset(self) -> None:
        """Go back to the first layout for this width."""
        self._kept.pop(self.shown_class, None)
        if self._class is not None:
            self._arrange(self._class)

    def open(self) -> None:
        """Show the docks as they were."""
        if self._class is None:
            self._arrange(width_class(self.window.width()))

    def close(self) -> None:
        """Hide all docks."""
        self._note()
        self._class = None
        self._hide_all()

    def fit_soon(self) -> None:
        """Show the layout of another width, once the window has come to rest at it."""
        self._rest.start(RESTS)

    def _note_seen(self, panel: WaitsToBeSeen, *, seen: bool) -> None:
        """Tell a panel later whether it is in front: a new layout brings each there for a moment."""
        self._seen[panel] = seen
        self._later(self._tell_seen)

    def _tell_seen(self) -> None:
        noted, self._seen = self._seen, {}
        for panel, seen in noted.items():
            panel.set_seen(seen=seen)

    def _take_a_turn(self) -> None:
        """Lay out in a turn of its own: what came while the window was painted is answered before."""
        if self._rest.interval():
            self._rest.start(0)
        else:
            self._fit()

    def _fit_now(self) -> None:
        """Show the layout that is on its way: what is asked of docks now is asked of that one."""
        if self._rest.isActive():
            self._rest.stop()
            self._fit()

    def _fit(self) -> None:
        width = width_class(self.window.width())
        if self._class is not None and width is not self._class:
            self._note()
            self._arrange(width)

    def offer(self, name: str, *, offered: bool) -> None:
        """Withdraw a dock that has nothing to say, or bring it back if it was withdrawn."""
        dock = self._docks[name]
        dock.toggleViewAction().setVisible(offered)
        if offered and name in self._withdrawn:
            self._withdrawn.remove(name)
            dock.setVisible(self._class is not None)
        elif not offered and name not in self._withdrawn and (self._class is None or not dock.isHidden()):
            self._withdrawn.add(name)
            dock.hide()

    @property
    def panels(self) -> Mapping[str, Panel]:
        """The panels by their names."""
        return self._panels

    @property
    def tables(self) -> list[str]:
        """Names of the docks below the matrix, which share a place; the first is in front."""
        below = Qt.DockWidgetArea.BottomDockWidgetArea
        return [name for name, panel in self._panels.items() if panel.area == below]

    @property
    def offered(self) -> list[str]:
        """Names of the docks that can be shown now."""
        return [name for name in self._docks if name not in self._withdrawn]

    def raise_dock(self, name: str) -> None:
        """Bring a dock to the front."""
        self._fit_now()
        self.matrix_asked.emit()
        self._docks[name].show()
        self._docks[name].raise_()

    def toggle(self, names: Sequence[str]) -> None:
        """Hide docks that share a place where any is shown; else show them all, the first in front."""
        self._fit_now()
        offered = [name for name in names if name in self.offered]
        is_shown = self.any_shown(offered)
        for name in offered:
            self._docks[name].setVisible(not is_shown)
        if offered and not is_shown:
            self.raise_dock(offered[0])

    def any_shown(self, names: Sequence[str]) -> bool:
        """Whether any of some docks is shown, be it behind another one."""
        return any(not self._docks[name].isHidden() for name in names)

    def _arrange(self, width: WidthClass) -> None:
        with QSignalBlocker(self):  # one word of it is enough
            self._give_places(width)
        self.changed.emit()

    def _give_places(self, width: WidthClass) -> None:
        self._class = width
        self._allow(allowed=True)
        if width in self._kept:
            self.window.restoreState(self._kept[width])
            self._place_new(self._kept[width])
        else:
            self._first(self, width)
        self._hide_withdrawn()

    def _hide_all(self) -> None:
        for dock in self._docks.values():
            dock.hide()
        self._allow(allowed=False)

    def _allow(self, *, allowed: bool) -> None:
        for dock in self._docks.values():
            dock.toggleViewAction().setEnabled(allowed)

    def _note(self) -> None:
        """Note the layout that is shown, as if no dock were withdrawn.

        Where one is that has a place of its own, the others have other sizes, and nothing is noted.
        """
        if self._class is None or self._has_gap:
            return
        with QSignalBlocker(self):
            for name in self._withdrawn:
                self._docks[name].show()
            self._kept[self._class] = self.window.saveState()
            self._hide_withdrawn()

    @property
    def _has_gap(self) -> bool:
        """Whether a dock is withdrawn that shares its place with no other in front of it."""
        return any(self._panels[name].behind is None for name in self._withdrawn)

    def _place_new(self, layout: QByteArray) -> None:
        """Put docks that an older layout does not know behind those that they go with."""
        for name, panel in self._panels.items():
            if panel.behind is not None and name.encode("utf-16-be") not in layout.data():
                self.window.tabifyDockWidget(self._docks[panel.behind], self._docks[name])
                self._docks[name].hide()
                self._docks[panel.behind].raise_()

    def _hide_withdrawn(self) -> None:
        for name in self._withdrawn:
            self._docks[name].hide()
