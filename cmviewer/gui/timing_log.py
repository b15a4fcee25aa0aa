"""The log says when the first matrix and the first image were seen: painted, not only made."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.painted import log_when_painted
from cmviewer.gui.session import Session
from cmviewer.log import LOG

COUNTED: Final = "counted"
IMAGE: Final = "first image shown"


class TimingLog(QObject):
    """Logs of each opening what is first seen of it."""

    def __init__(self, session: Session, page: MatrixPage, image: ImagePanel, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._image = image
        self._waiting: set[str] = set()
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
