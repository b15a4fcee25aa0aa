"""Threads whose work does not stop: nobody waits for them, and the program ends without them."""

import os
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

_MARK: Final = " (left behind)"


def leave_behind(threads: Iterable[threading.Thread]) -> None:
    """Note that nobody waits for these any more, for as long as they live."""
    for thread in threads:
        thread.name += _MARK


def end_without_them(status: int) -> None:
    """End the process at once where a thread was left behind: Python itself would wait for it for ever.

    Returns where none was. What was printed is seen; the log must be complete already.
    """
    if any(thread.name.endswith(_MARK) for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):  # none, a broken pipe, closed
                stream.flush()
        os._exit(status)
