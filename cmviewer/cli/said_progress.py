"""Progress of a command, said on standard error."""

import sys
import time
from typing import Final


class SaidProgress:
    """Says how much is done, how fast, and how long it takes still.

    On a terminal at once and in one line; elsewhere a line now and then. unit: what is counted.
    """

    EVERY: Final = 10.0

    def __init__(self, unit: str = "") -> None:
        self._unit = f" {unit}" if unit else ""
        self._began = self._said = time.monotonic()
        self._first: int | None = None

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say it; see `Progress`."""
        now = time.monotonic()
        self._first = done if self._first is None else self._first
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        if sys.stderr is None or not (is_terminal or now - self._said >= self.EVERY):
            return
        self._said = now
        rate = (done - self._first) / max(now - self._began, 1e-3)
        left = f", {(total - done) / rate:,.0f} s left" if rate and done < total else ""
        words = f"{what}: {done:,} of {total:,}{self._unit}, {rate:,.2g} a second{left}"
        end = "\n" if done == total or not is_terminal else ""
        sys.stderr.write(f"\r{words}\x1b[K{end}" if is_terminal else f"{words}{end}")
        sys.stderr.flush()
