"""Makes the picture of the window that README shows, from the real window on the digits sample.

python packaging/screenshot.py [FILE] [light|dark]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.gui.application import make_application
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import OpenRequest
from cmviewer.resources import resource, sample

SIZE = 1440, 900
PAUSE = 50
CHECKPOINT = 4


def run_until(done: Callable[[], object]) -> None:
    """Let the window work until `done` is true."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(PAUSE)
    loop.exec()


def take(window: MainWindow, file: Path) -> None:
    """Open the sample, click its largest error, and keep what the window looks like."""
    window.resize(*SIZE)
    window.show()
    window.session.open(OpenRequest(path=sample("digits")))
    run_until(lambda: window.session.shown is not None and window.jobs.is_idle)
    window.page.checkpoints.slider.setValue(CHECKPOINT)
    run_until(lambda: shown_in(window).state.checkpoint == CHECKPOINT and window.jobs.is_idle)
    view = shown_in(window).view
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    cells = window.page.matrix.cells_viewport
    place = cells.mapFrom(window.page.matrix, window.page.matrix.cell_rect(row, column).toPoint())
    QTest.mouseClick(cells, Qt.MouseButton.LeftButton, pos=place)
    run_until(lambda: window.image.evidence is not None and window.jobs.is_idle)
    settled = time.monotonic() + 1  # thumbnails arrive one by one
    run_until(lambda: time.monotonic() > settled)
    window.statusBar().clearMessage()
    window.grab().save(str(file))


def shown_in(window: MainWindow) -> ArrangedResult:
    """Return what is shown; something is."""
    shown = window.session.shown
    assert shown is not None
    return shown


def main() -> None:
    """Make the application and the window, take the picture, end in order."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("help", "window.png")
    theme = Theme(sys.argv[2]) if len(sys.argv) > 2 else Theme.LIGHT
    application = make_application()
    apply_theme(application, theme)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Settings(store))
        take(window, file)
        window.close()
    window.deleteLater()
    application.processEvents()
    application.shutdown()


if __name__ == "__main__":
    main()
