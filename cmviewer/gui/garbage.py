"""Keeps Python's cyclic garbage collection in the GUI thread, and short."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

INTERVAL: Final = 1_000
"""Milliseconds between two looks at whether there is garbage enough."""
HEAP: Final = 50_000
"""New objects that no window makes in a second: a worker is reading, and they go by themselves with what it
reads. To look through half a million of them takes a tenth of a second."""
PATIENCE: Final = 60
"""Looks after which garbage is collected all the same."""


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """Collect in this thread only: a worker that happens to collect a widget ends the process."""
    timer = QTimer(interval=INTERVAL)
    timer.timeout.connect(Collecting().look)
    gc.disable()
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.unfreeze()
        gc.enable()


def leave_out_what_is_loaded() -> None:
    """Never again collect what there is now: modules, nearly all that there is, of which none goes.

    To look through them takes a tenth of a second. What a person has opened goes as soon as nothing refers to
    it, be it left out or not: it is in no circle.
    """
    gc.freeze()


class Collecting:
    """Looks now and then, and collects what Python would collect now, but not what a worker has in hand."""

    def __init__(self) -> None:
        self._passed = 0

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        counts = gc.get_count()
        is_heap = counts[0] > HEAP and self._passed < PATIENCE
        self._passed = self._passed + 1 if is_heap else 0
        due = [
            generation for generation, count in enumerate(counts) if count > gc.get_threshold()[generation]
        ]
        if due and not is_heap:
            gc.collect(max(due))
