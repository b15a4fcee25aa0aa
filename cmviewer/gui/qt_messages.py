"""What Qt says goes to the log, and to standard error as before."""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from cmviewer.log import LOG, log_problems
from cmviewer.log_throttle import LogThrottle
from cmviewer.problems.window import DISPLAY_REFUSED
from cmviewer.safe_text import one_line

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

DISPLAY_NAMES: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Variables that tell Qt where windows go."""
NOT_USABLE: Final = 2
"""The status of a program that is left with nothing it can use."""


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Log what Qt says, with its level; what it says again and again, such as at every frame, is counted."""
    repeats = LogThrottle()

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        repeats.log(_LEVELS.get(kind, logging.WARNING), f"Qt: {text}")
        _print([text])

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        repeats.log_totals()


@contextmanager
def display_reached() -> Iterator[None]:
    """Make the application inside; where no window can be shown, end the program with a problem.

    What Qt says meanwhile is logged, and printed once it is clear that the display is there: of one that
    is not, Qt says that libraries may lack.
    """
    messages: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
        if kind is not QtMsgType.QtFatalMsg:
            messages.append(text)
        elif "platform plugin" in text:
            _end_without_display(messages)
        else:
            _print([*messages, text])  # Qt ends the program now

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        _print(messages)


def _end_without_display(messages: list[str]) -> NoReturn:
    """Say that no window can be shown, then end with `NOT_USABLE`."""
    told = ", ".join(f"{name}={os.environ[name]}" for name in DISPLAY_NAMES if os.environ.get(name))
    problem = DISPLAY_REFUSED.of(display=told or "the one of the system")
    log_problems([problem], level=logging.ERROR)
    is_known = any("display" in text for text in messages)  # else Qt's own words are the best there are
    _print([*([] if is_known else messages), one_line(str(problem))])
    LOG.info("ended with status %d", NOT_USABLE)
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # nobody reads it, or there is none
            stream.flush()
    # No error can be raised through Qt, which aborts, like a crash, as soon as it is back in its own code.
    os._exit(NOT_USABLE)


def _print(texts: Iterable[str]) -> None:
    """Print on standard error; a program without a console has none."""
    if sys.stderr is not None:
        sys.stderr.writelines(f"{text}\n" for text in texts)
