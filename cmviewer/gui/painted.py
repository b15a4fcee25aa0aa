"""When something is on the screen: painted, not only made."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from cmviewer.log import LOG


def log_when_painted(widget: QWidget, words: str) -> None:
    """Log words when a widget was painted next."""
    call_when_painted(widget, lambda: LOG.info("%s", words))


def call_when_painted(widget: QWidget, call: Callable[[], None]) -> None:
    """Call something in the turn after a widget was painted next."""
    _Painted(widget, call)


class _Painted(QObject):
    """Tells once that a widget was painted; it watches no longer than that."""

    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tell = tell
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the painting that now begins, and for it to reach the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._finish)
        return False

    def _finish(self) -> None:
        self.deleteLater()
        self._tell()
