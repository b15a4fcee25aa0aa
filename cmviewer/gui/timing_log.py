"""The log says when the window, the first matrix and the first image were seen: painted, not only made."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.session import Session
from cmviewer.log import LOG

COUNTED: Final = "counted"
IMAGE: Final = "first image shown"


class TimingLog(QObject):
    """Logs the start of the window once, and of each opening what is first seen of it."""

    def __init__(self, session: Session, page: MatrixPage, image: ImagePanel, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._image = image
        self._waiting: set[str] = set()
        log_when_painted(window, "window shown")
        session.opened.connect(self._begin)
        session.shown_changed.connect(self._follow_shown)
        image.arrived.connect(self._follow_image)

    def _begin(self, evaluation: Evaluation | None) -> None:
        if evaluation is not None:
            LOG.info("opened %s: %s", evaluation.name, evaluation.recognised)
            self._waiting = {COUNTED, IMAGE}

    def _follow_shown(self) -> None:
        if COUNTED in self._waiting:
            self._waiting.discard(COUNTED)
            log_when_painted(self._page.matrix.cells_viewport, COUNTED)

    def _follow_image(self) -> None:
        view = self._image.view
        if IMAGE in self._waiting and view.has_image:
            self._waiting.discard(IMAGE)
            canvas = view if isinstance(view, Canvas) else view.canvas
            log_when_painted(canvas.viewport(), IMAGE)


def log_when_painted(widget: QWidget, words: str) -> None:
    """Log words when a widget was painted next."""
    _Painted(widget, lambda: LOG.info("%s", words))


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
        self._tell()
        self.deleteLater()
