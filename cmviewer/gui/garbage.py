"""Keeps Python's cyclic garbage collection in the GUI thread."""

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
        gc.enable()


def _collect_what_is_due() -> None:
    """Collect the oldest generation that Python would collect now."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold]
    if due:
        gc.collect(max(due))
