"""Keeps Python's cyclic garbage collection in the GUI thread, and short."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

INTERVAL: Final = 1_000
"""Milliseconds between two looks at whether there is garbage enough."""


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """Collect in this thread only: a worker that happens to collect a widget ends the process."""
    timer = QTimer(interval=INTERVAL)
    timer.timeout.connect(_collect_what_is_due)
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


def _collect_what_is_due() -> None:
    """Collect the oldest generation that Python would collect now."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold]
    if due:
        gc.collect(max(due))
