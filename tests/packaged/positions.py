"""Where things are in the window: told by the source tree's own, for hands that work the built program.

`python -m tests.packaged.positions FOLDER SAMPLE` prints JSON: the buttons of the sample and of the log
folder, the largest wrong cell, and where an image is shown. Places are in pixels of the window.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import apply_theme


def main(folder: str, sample: str) -> None:
    """Open the window with settings of its own, read off it what is where, and close it."""
    application = make_application()
    settings = Settings(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
    apply_theme(application, settings.theme)
    window = furnished_window(settings)
    window.show()
    QTest.qWaitForWindowExposed(window)
    buttons = {button.text(): button for button in window.welcome.findChildren(QPushButton)}
    cards = window.welcome.findChildren(QToolButton)
    button = next(card for card in cards if card.text().endswith(f"\n{window.tr('sample')} {sample}"))
    places = {
        "sample": place(button, button.rect().center(), window),
        "log folder": place(buttons["Log folder"], buttons["Log folder"].rect().center(), window),
    }
    button.click()
    while window.session.shown is None or not window.jobs.is_idle:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    application.processEvents()  # the docks find their places
    places["cell"] = place(window.page.matrix, largest_error(window), window)
    places["image"] = place(window.image, window.image.rect().center(), window)
    print(json.dumps(places))
    window.close()
    window.deleteLater()
    application.processEvents()
    del window, settings
    application.shutdown()


def largest_error(window: MainWindow) -> QPoint:
    """The middle of the largest wrong cell, in pixels of the matrix."""
    view = window.session.shown.view
    counts = np.where(view.diagonal, -1, view.counts)
    row, column = np.unravel_index(np.argmax(counts), counts.shape)
    return window.page.matrix.cell_middle(int(row), int(column)).toPoint()


def place(widget: QWidget, point: QPoint, window: MainWindow) -> tuple[int, int]:
    """A point of a widget, in pixels of the window."""
    return widget.mapTo(window, point).toTuple()


if __name__ == "__main__":
    main(*sys.argv[1:])
