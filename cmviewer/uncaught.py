"""What nobody catches goes to the log: errors of every thread, warnings, and the end by a signal."""

import faulthandler
import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final, TextIO, TypeGuard

from cmviewer.log_throttle import LogThrottle

LOG: Final = logging.getLogger("cmviewer")
CRASH_NAME: Final = "crash.log"
CRASH_LIMIT: Final = 20_000
"""Most characters of an earlier crash that are taken over into the log."""


@contextmanager
def uncaught_logged() -> Iterator[None]:
    """Log uncaught errors and warnings; whoever was told of them before still is.

    An error that comes again from the same place is logged whole once, and then how many there were.
    """
    repeats = LogThrottle()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    main, thread, unraisable, warned = hooks

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log_fault(repeats, "uncaught", error)
        main(kind, error, trace)

    def in_thread(told: threading.ExceptHookArgs) -> None:
        _log_fault(repeats, f"uncaught in {told.thread.name if told.thread else 'a thread'}", told.exc_value)
        thread(told)

    def nowhere(told: "sys.UnraisableHookArgs") -> None:
        _log_fault(repeats, told.err_msg or "uncaught where nobody could be told", told.exc_value)
        unraisable(told)

    def warning(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        repeats.log(logging.WARNING, f"{filename}:{lineno}: {category.__name__}: {message}")
        warned(message, category, filename, lineno, file, line)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, nowhere
    warnings.showwarning = warning
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
        repeats.log_totals()


def _log_fault(repeats: LogThrottle, where: str, error: BaseException | None) -> None:
    """Log an error whole, where none came from the same place before."""
    if _is_fault(error):
        place = tuple((frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__))
        repeats.log(logging.CRITICAL, f"{where}: {type(error).__name__}", place=place, error=error)


def log_error(where: str, error: BaseException | None) -> None:
    """Log an error with its traceback; a wish to end is none."""
    if _is_fault(error):
        LOG.critical("%s: %s", where, type(error).__name__, exc_info=error)


def _is_fault(error: BaseException | None) -> TypeGuard[BaseException]:
    return error is not None and not isinstance(error, SystemExit | KeyboardInterrupt)


@contextmanager
def crashes_kept(folder: Path) -> Iterator[None]:
    """Let the end by a signal leave its trace in a file of `folder`, which the next start logs.

    Whoever watches for it already, such as a test run, goes on doing so. Raises no error of the disk.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context((folder / CRASH_NAME).open("a+", encoding="utf-8", errors="replace"))
            _log_left(file, "an earlier run left this")
        except OSError as error:
            LOG.warning("no trace of a crash can be kept: %s", error.strerror)
        else:
            stack.callback(_log_survived, file)
            if not faulthandler.is_enabled():
                faulthandler.enable(file)
                stack.callback(faulthandler.disable)
        yield


def _log_survived(file: TextIO) -> None:
    """Windows tells of exceptions that are handled, too: where a run comes to its end, none has ended it."""
    with suppress(OSError):
        _log_left(file, "the program went on after this")


def _log_left(file: TextIO, words: str) -> None:
    """Take over what a run has left, and say with these words what it is."""
    file.seek(0)
    left = file.read(CRASH_LIMIT).strip()
    if left:
        time = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime).isoformat(" ", "seconds")
        LOG.error("%s in %s at %s", words, CRASH_NAME, time)
        for line in left.splitlines():
            LOG.error("%s: %s", CRASH_NAME, line)
        file.truncate(0)
