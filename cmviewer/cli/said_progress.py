"""Progress of a command, said on standard error."""

import sys
import time
from typing import Final


class SaidProgress:
    """Says how much is done, how fast, and how long it takes still.

    On a terminal at once and in one line; elsewhere a line now and then. Each work has a rate of its own.
    """

    EVERY: Final = 10.0

    def __init__(self) -> None:
        self._began = self._said = time.monotonic()
        self._what = ""
        self._first = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say it; see `Progress`."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._first = what, now, done
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        if sys.stderr is None or not (is_terminal or now - self._said >= self.EVERY):
            return
        self._said = now
        rate = (done - self._first) / max(now - self._began, 1e-3)
        left = f", {(total - done) / rate:,.0f} s left" if rate and done < total else ""
        words = f"{what}: {done:,} of {total:,}, {rate:,.2g} a second{left}"
        end = "\n" if done == total or not is_terminal else ""
        sys.stderr.write(f"\r{words}\x1b[K{end}" if is_terminal else f"{words}{end}")
        sys.stderr.flush()
