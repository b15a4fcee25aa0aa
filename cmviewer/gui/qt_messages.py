"""What Qt says goes to the log, and to standard error as before."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from cmviewer.repeats import Repeats

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Log what Qt says, with its level; what it says again and again, such as at every frame, is counted."""
    repeats = Repeats()

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        repeats.log(_LEVELS.get(kind, logging.WARNING), f"Qt: {text}")
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        repeats.log_totals()
