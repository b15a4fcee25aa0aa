"""Threads that work for the window; when it closes they are waited for, but not for ever."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Final, TypeVar

from cmviewer.left_behind import leave_behind
from cmviewer.log import LOG

LONGEST_WAIT: Final = 1.5
"""Seconds that a window which closes waits for its workers: longer, and it seems to hang itself."""

T = TypeVar("T")


class Workers:
    """A pool of threads; those whose work does not stop are left behind."""

    def __init__(self, threads: int, name: str) -> None:
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._waited_for: set[Future[Any]] = set()
        self._busy: set[threading.Thread] = set()
        self.are_left = False

    def submit(self, work: Callable[[], T], ended: Callable[[Future[T]], None]) -> None:
        """Run `work` on a thread, then `ended`, mostly there; but not once the workers are left behind."""
        future = self.pool.submit(self._run, work)
        self._waited_for.add(future)
        future.add_done_callback(self._waited_for.discard)
        future.add_done_callback(lambda future: None if self.are_left else ended(future))

    def stop(self, end: float) -> None:
        """Drop what waits for a thread, and wait for what runs until `time.monotonic()` is `end`."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        left = wait(tuple(self._waited_for), timeout=max(0.0, end - time.monotonic())).not_done
        if left:
            self.are_left = True
            leave_behind(tuple(self._busy))
            LOG.warning("%d jobs do not stop; the program ends without them", len(left))
        else:
            self.pool.shutdown(wait=True)

    def _run(self, work: Callable[[], T]) -> T:
        thread = threading.current_thread()
        self._busy.add(thread)
        try:
            return work()
        finally:
            self._busy.discard(thread)


def end_of_waiting() -> float:
    """Until when a window that closes now waits for its workers, as `time.monotonic()` tells the time."""
    return time.monotonic() + LONGEST_WAIT
