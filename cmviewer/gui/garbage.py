"""Keeps Python's cyclic garbage collection in the GUI thread."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pyqtgraph.util.garbage_collector import GarbageCollector

INTERVAL: Final = 1.0
"""Seconds between two looks at whether there is garbage enough."""


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """Collect in this thread only: a worker that happens to collect a widget ends the process."""
    collector = GarbageCollector(interval=INTERVAL)
    try:
        yield
    finally:
        collector.timer.stop()
        gc.enable()
