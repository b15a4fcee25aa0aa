"""Plays the checkpoints one after another."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from cmviewer.gui.session import Session

INTERVAL: Final = 700
"""Milliseconds that each checkpoint is shown at least."""


class Player(QObject):
    """Stops at the last checkpoint, and as soon as anybody else goes to another one."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._expected = 0
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self._step)
        session.opened.connect(self.stop)
        session.opening_failed.connect(self.stop)
        session.failed.connect(self.stop)
        session.state_changed.connect(self._watch)

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self.timer.isActive()

    def toggle(self) -> None:
        """Play from here, or from the first checkpoint where this is the last; or stop."""
        if self.is_playing:
            self.stop()
        elif self._last > 0:
            self._expected = self._session.state.checkpoint
            self.timer.start()
            if self._expected == self._last:
                self._go_to(0)
        self.changed.emit()

    def stop(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self.timer.stop()
            self.changed.emit()

    @property
    def _last(self) -> int:
        evaluation = self._session.evaluation
        return -1 if evaluation is None else len(evaluation.checkpoints) - 1

    def _step(self) -> None:
        shown = self._session.shown
        if shown is None or shown.state.checkpoint != self._expected:
            return  # it is still being counted: nothing is skipped
        self._go_to(self._expected + 1)
        if self._expected == self._last:
            self.stop()

    def _go_to(self, checkpoint: int) -> None:
        self._expected = checkpoint
        self._session.change(checkpoint=checkpoint)

    def _watch(self) -> None:
        if self._session.state.checkpoint != self._expected:
            self.stop()
