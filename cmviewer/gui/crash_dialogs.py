"""Our own faults open a dialog with a report to copy; the session stays open."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from cmviewer.gui.external_programs import ExternalPrograms
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.translating import translated
from cmviewer.log import log_file
from cmviewer.version import __version__

CRASH: Final = "crash"
"""What the box is called among the children of its window."""


@contextmanager
def crash_dialogs(window: MainWindow, programs: ExternalPrograms) -> Iterator[None]:
    """Show what nobody catches, after who was told before, such as the log.

    One dialog stands at a time: a fault of painting comes again with every frame.
    """
    before = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        is_wish = issubclass(kind, SystemExit | KeyboardInterrupt)
        if not is_wish and window.findChild(QMessageBox, CRASH) is None:
            report = "".join(traceback.format_exception(kind, error, trace))
            crash_message_box(f"cmviewer {__version__}\n{report}", window, programs).open()

    sys.excepthook = show
    try:
        yield
    finally:
        sys.excepthook = before


def crash_message_box(report: str, window: MainWindow, programs: ExternalPrograms) -> QMessageBox:
    """Make the box that says what went wrong inside, with a report to copy."""
    box = QMessageBox(window)
    box.setObjectName(CRASH)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("cmviewer")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        translated("Something went wrong inside cmviewer. What is open stays open.")
        if window.is_furnished
        else translated("Something went wrong inside cmviewer while it started. It ends with this message.")
    )
    words = translated("Please report it with the details below.")
    if (log := log_file()) is not None:
        words += "\n" + translated("They are in the log too: {}").format(log)
        folder = box.addButton(translated("Open log folder"), QMessageBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda _checked=False: programs.open_log_folder())
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.setInformativeText(words)
    box.setDetailedText(report)
    return box
