"""A heartbeat in the GUI thread: how long the window did not answer, and what it was doing."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tests.benchmarks.measuring import Row, within

EVERY = 5
"""Milliseconds between two beats."""
_SCHEDULER = Path("/proc/thread-self/schedstat")
"""On Linux: nanoseconds that this thread ran, and that it waited for a processor."""


class Heartbeat(QObject):
    """Beats as long as events are answered. longest: seconds between two beats, by what was being done.

    computed: the most that this thread computed between two of them, whatever else the machine did. own: the
    longest without the time in which other programs kept the processors; as `longest` where no system tells.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self.computed: dict[str, float] = {}
        self.own: dict[str, float] = {}
        self._doing = ""
        self._last = _now()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Tell what is done from now on; it ends when the window answers again."""
        self._last, self._doing = _now(), what
        self._timer.start()
        try:
            yield
        finally:
            self._beat()
            self._timer.stop()

    @property
    def freeze(self) -> tuple[float, str]:
        """The longest time without an answer, in seconds, and in what."""
        return worst(self.longest)

    def _beat(self) -> None:
        now = _now()
        clock, computed, waited = (after - before for before, after in zip(self._last, now, strict=True))
        for kept, since in (
            (self.longest, clock),
            (self.computed, computed),
            (self.own, max(computed, clock - waited)),
        ):
            kept[self._doing] = max(kept.get(self._doing, 0.0), since)
        self._last = now


@dataclass(frozen=True)
class Spent:
    """What something took: seconds of the clock, that this thread computed, and that others held it up.

    own: of the clock, without the time in which other programs kept the processors.
    """

    clock: float
    computed: float
    own: float


def spent_on(work: Callable[[], object]) -> Spent:
    """What some work took."""
    before = _now()
    work()
    clock, computed, held_up = (after - start for start, after in zip(before, _now(), strict=True))
    return Spent(clock, computed, max(computed, clock - held_up))


def answered(what: str, spent: Sequence[Spent], limit: float, beside: str = "") -> Row:
    """A row about something that a person does: its median, of which other programs take no part."""
    clock, computed, own = (
        1e3 * statistics.median(values)
        for values in zip(*((one.clock, one.computed, one.own) for one in spent), strict=True)
    )
    words = f"on the clock {clock:.3g} ms, of the processor {computed:.3g} ms"
    return within(what, own, "ms", limit, "; ".join(filter(None, (words, beside))))


def worst(kept: dict[str, float]) -> tuple[float, str]:
    """The largest of some seconds, and of what they are."""
    return max(((seconds, what) for what, seconds in kept.items()), default=(0.0, ""))


def waited() -> float:
    """Seconds for which this thread has waited for a processor; 0 where no system tells."""
    try:
        return int(_SCHEDULER.read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _now() -> tuple[float, float, float]:
    """Seconds of the clock, that this thread has computed, and that it has waited."""
    return time.perf_counter(), time.thread_time(), waited()
