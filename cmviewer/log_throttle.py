"""What comes again and again is logged once, and then counted: all else stays in the log."""

import logging
import threading
from collections import Counter
from collections.abc import Hashable
from typing import Final

LOG: Final = logging.getLogger("cmviewer")


class LogThrottle:
    """Counts what was logged; something at every frame fills three files of a megabyte in minutes."""

    def __init__(self) -> None:
        self._times: Counter[tuple[int, str, Hashable]] = Counter()
        self._lock = threading.RLock()  # garbage that is collected inside may have something to log too

    def log(
        self, level: int, words: str, *, place: Hashable = None, error: BaseException | None = None
    ) -> None:
        """Log the first whole, with the traceback of `error`; the 10th, 100th, 1000th ... as a line.

        Those with the same level and words, from the same place, are one.
        """
        with self._lock:
            self._times[level, words, place] += 1
            times = self._times[level, words, place]
        if times == 1:
            LOG.log(level, "%s", words, exc_info=error)
        elif times == 10 ** (len(str(times)) - 1):
            LOG.log(level, "for the %sth time: %s", f"{times:,}", words)

    def log_totals(self) -> None:
        """Log how often each came that came again."""
        for (level, words, _), times in self._times.items():
            if times > 1:
                LOG.log(level, "%s times in all: %s", f"{times:,}", words)
