"""A heartbeat in the GUI thread: how long the window did not answer, and what it was doing."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

EVERY = 5
"""Milliseconds between two beats."""


class Heartbeat(QObject):
    """Beats as long as events are answered. longest: seconds between two beats, by what was being done.

    computed: the most that this thread computed between two of them, whatever else the machine did.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self.computed: dict[str, float] = {}
        self._doing = ""
        self._last, self._last_computed = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Tell what is done from now on; it ends when the window answers again."""
        self._last, self._last_computed, self._doing = time.perf_counter(), time.thread_time(), what
        self._timer.start()
        try:
            yield
        finally:
            self._beat()
            self._timer.stop()

    @property
    def freeze(self) -> tuple[float, str]:
        """The longest time without an answer, in seconds, and in what."""
        return max(((seconds, what) for what, seconds in self.longest.items()), default=(0.0, ""))

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        for kept, since in (
            (self.longest, now - self._last),
            (self.computed, computed - self._last_computed),
        ):
            kept[self._doing] = max(kept.get(self._doing, 0.0), since)
        self._last, self._last_computed = now, computed
