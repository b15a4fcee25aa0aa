"""What is being opened, in the place where it will stand: folder, step, how far, and Cancel."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cmviewer.gui.elided_labels import OneLine
from cmviewer.gui.fonts import emphasise
from cmviewer.gui.plain_text import Label

if TYPE_CHECKING:
    from cmviewer.gui.jobs import Jobs
    from cmviewer.readers import OpenRequest

OPEN: Final = "open"
PATIENCE: Final = 300
"""Milliseconds that opening may take before it is spoken of."""
PARTS: Final = 1_000


class OpeningCard(QWidget):
    """Follows the job that opens; says when it is to be seen, and when no longer."""

    lasts = Signal()
    ended = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.place, self.step = Label(), OneLine(), OneLine()
        self.bar = QProgressBar()
        self.cancel = QPushButton(self.tr("Cancel"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        emphasise(self.name)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.name, self.place, self.step):
            column.addWidget(widget)
        column.addLayout(row)
        self._patience.timeout.connect(self.lasts)
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())

    def follow(self, jobs: "Jobs") -> None:
        """Show how far they are."""
        jobs.progressed.connect(self._say)
        jobs.ended.connect(self._end)

    def begin(self, request: "OpenRequest") -> None:
        """Something is being opened now."""
        path = request.path or next(iter(request.predictions), None)
        self.name.setText(self.tr("Opening {}").format("" if path is None else path.name))
        self.place.setText("" if path is None else str(path))
        self.step.setText(self.tr("Looking what is there…"))
        self.bar.setRange(0, PARTS)
        self.bar.setValue(0)
        self._patience.start()

    def _say(self, key: str, what: str, done: int, total: int) -> None:
        if key != OPEN:
            return
        of = self.tr(" {:,} of {:,}").format(done, total) if total else f" {done:,}" if done else ""
        self.step.setText(what + of)
        self.bar.setValue(PARTS * min(done, total) // total if total else 0)

    def _end(self, key: str) -> None:
        if key == OPEN:
            self._patience.stop()
            self.ended.emit()
