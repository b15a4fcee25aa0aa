"""How the window is while it is worked: memory, the longest freeze, and whatever complains."""

import ctypes
import gc
import re
import resource
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

BEAT = 10
"""Milliseconds between two beats of the GUI thread."""
FROZEN = 2.0
"""Seconds without a beat after which it is told where the GUI thread stands."""
HARMLESS = re.compile(r"This plugin does not support (propagateSizeHints|raise|grabbing)")
"""What Qt says of a screen that nobody sees."""


@dataclass(frozen=True)
class Vitals:
    """After so many interactions: resident bytes, and the longest freeze since the last look, in seconds."""

    done: int
    memory: int
    freeze: float


@dataclass(frozen=True)
class Beat:
    """A moment of the GUI thread: the clock, and the seconds that it and all threads have computed so far."""

    clock: float
    own: float
    all: float

    @classmethod
    def now(cls) -> "Beat":
        """Return this moment of the thread that asks."""
        return cls(time.monotonic(), time.thread_time(), time.process_time())


class Heartbeat(QObject):
    """Beats in the GUI thread; the longest gap between two beats is how long nothing was answered."""

    def __init__(self, told: Callable[[str], None] = print) -> None:
        """Begin. `told` gets each gap that is longer than `FROZEN`, with where the thread stood in it."""
        super().__init__()
        self._told = told
        self._last = Beat.now()
        self._longest = 0.0
        self._stack = ""
        self._ended = threading.Event()
        self._thread = threading.get_ident()
        threading.Thread(target=self._watch, daemon=True).start()
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take_longest(self) -> float:
        """Return the longest gap in seconds, and begin anew."""
        self._beat()
        longest, self._longest = self._longest, 0.0
        return longest

    def end(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._ended.set()

    def _beat(self) -> None:
        before, now = self._last, Beat.now()
        self._last = now
        stack, self._stack = self._stack, ""
        gap = now.clock - before.clock
        self._longest = max(self._longest, gap)
        if gap > FROZEN:
            self._told(
                f"frozen for {gap:.1f} s, in which the GUI thread computed for {now.own - before.own:.1f} s "
                f"and all threads for {now.all - before.all:.1f} s\n{stack}"
            )

    def _watch(self) -> None:
        """Note where the GUI thread stands once it has not answered for long; in a thread of its own."""
        while not self._ended.wait(FROZEN / 10):
            if not self._stack and time.monotonic() - self._last.clock > FROZEN:
                self._stack = "".join(traceback.format_stack(sys._current_frames()[self._thread]))


def resident() -> int:
    """Bytes in memory, once what is free is given back; the most so far where the system tells no more."""
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library than glibc keeps what is free
            ctypes.CDLL(None).malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what nobody caught and what Qt warns of: all of it is a fault."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:  # the process ends now
            print(f"Qt says: {text}", file=sys.stderr, flush=True)
        if not HARMLESS.search(text):
            heard.append(f"Qt says: {text}")

    def hear_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        heard.append("".join(traceback.format_exception(kind, error, trace)))

    before, hook = qInstallMessageHandler(hear), sys.excepthook
    sys.excepthook = hear_error
    try:
        yield heard
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(before)
