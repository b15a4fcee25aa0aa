"""Turns of the event loop: what a person does is answered between two of them."""

import sys
from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

SWITCH: Final = 0.0005
"""Seconds after which a thread that runs Python lets another one: the window asks for its turn many times a
frame, and each time waits as long while workers compute. Python's own 5 ms make 20 of these a tenth of a
second."""


def give_the_window_its_turn() -> None:
    """Have workers that run Python let the thread of the window go on soon."""
    sys.setswitchinterval(SWITCH)


class OneATurn(QObject):
    """Calls what it is given in its order, one in each turn of the event loop.

    What workers answer arrives in heaps: taken all at once it would keep the window from painting, and from
    answering a key. A call that fails ends neither those after it nor the turns: Qt tells of it.
    """

    _due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: deque[Callable[[], None]] = deque()
        self._last: dict[Callable[[], None], None] = {}
        self._timer = QTimer(self, interval=0)
        for turn in (self._timer.timeout, self._due):
            turn.connect(self._take_a_turn)

    def put(self, call: Callable[[], None]) -> None:
        """Call it in a turn of its own."""
        self._calls.append(call)
        self._timer.start()

    def put_last(self, call: Callable[[], None]) -> None:
        """Call it once in a turn of its own, when no other call waits, however often it is put before."""
        self._last[call] = None
        self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """Whether anything is still to be called."""
        return bool(self._calls or self._last)

    def finish(self) -> None:
        """Call all that waits at once: there are no more turns."""
        while self.is_waiting:
            self._due.emit()

    def _take_a_turn(self) -> None:
        call = self._next()
        if not self.is_waiting:
            self._timer.stop()
        if call is not None:
            call()

    def _next(self) -> Callable[[], None] | None:
        if self._calls:
            return self._calls.popleft()
        call = next(iter(self._last), None)
        if call is not None:
            del self._last[call]
        return call
