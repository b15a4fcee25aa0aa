"""From pane to pane by one key: the toolbar, what is in the middle, and every dock that is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolBar, QWidget

from cmviewer.gui.window_parts import WindowParts


class Panes(QObject):
    """Knows which panes are in sight, and which of them has the keyboard."""

    def __init__(self, window: WindowParts, toolbar: QToolBar) -> None:
        super().__init__(window)
        self._window = window
        self._toolbar = toolbar

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, to the widget of it that had it last."""
        panes = self.in_sight
        focus = QApplication.focusWidget()
        at = next(
            (place for place, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)),
            None,
        )
        start = at if at is not None else -1 if by > 0 else 0
        for count in range(1, len(panes) + 1):
            wanted = _entry(panes[(start + by * count) % len(panes)])
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def tab(self, step: Callable[[], bool]) -> bool:
        """Go on by the tab key until something is reached that is in sight; a dock behind others is not."""
        passed = {QApplication.focusWidget()}
        while step():
            focus = QApplication.focusWidget()
            if focus is None or focus in passed or not focus.visibleRegion().isEmpty():
                return True
            passed.add(focus)
        return False

    @property
    def in_sight(self) -> list[QWidget]:
        """Panes of which something is seen that takes the keyboard."""
        docks = [self._window.docks[name] for name in self._window.docks.offered]
        panes: list[QWidget] = [self._toolbar, *docks]
        if (middle := self._window.middle.currentWidget()) is not None:
            panes.insert(1, middle)
        return [pane for pane in panes if _entry(pane) is not None]


def _entry(pane: QWidget) -> QWidget | None:
    """The widget of a pane that had the keyboard last, else the first that takes it by the tab key."""
    last = pane.focusWidget()
    if last is not None and _takes_keys(last):
        return last
    return next((one for one in pane.findChildren(QWidget) if _takes_keys(one)), None)


def _takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
