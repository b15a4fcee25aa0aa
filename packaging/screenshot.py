"""Makes the pictures of the help from the real window, one for each task, on the samples.

python packaging/screenshot.py [FOLDER] [light|dark]

Nobody sees the window. Its font is the one that the program carries: pictures of all machines are alike.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme, bundled_font
from cmviewer.readers import OpenRequest
from cmviewer.resources import resource, sample

SIZE: Final = 1440, 900
FONT_SIZE: Final = 9
COLOURS: Final = 256
"""So chosen that the colours of single classes stay apart, which are few pixels."""
PAUSE: Final = 50


@dataclass(frozen=True)
class Picture:
    """A window on a sample, at a checkpoint, with the largest error of it selected."""

    name: str
    sample: str
    checkpoint: int


PICTURES: Final = (
    Picture("window.png", "digits", 4),
    Picture("window-objects.png", "digit-scenes", 4),
    Picture("window-maps.png", "digit-maps", 2),
)


def run_until(done: Callable[[], object]) -> None:
    """Let the window work until `done` is true."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(PAUSE)
    loop.exec()


def take(picture: Picture, window: MainWindow, file: Path) -> None:
    """Open the sample, click its largest error, and keep what the window looks like: a PNG with a palette."""
    window.resize(*SIZE)
    window.show()
    window.session.open(OpenRequest(path=sample(picture.sample)))
    run_until(lambda: window.session.shown is not None and window.jobs.is_idle)
    window.page.checkpoints.slider.setValue(picture.checkpoint)
    run_until(lambda: shown_in(window).state.checkpoint == picture.checkpoint and window.jobs.is_idle)
    view = shown_in(window).view
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    cells = window.page.matrix.cells_viewport
    place = cells.mapFrom(window.page.matrix, window.page.matrix.cell_middle(row, column).toPoint())
    QTest.mouseClick(cells, Qt.MouseButton.LeftButton, pos=place)
    run_until(lambda: window.image.details is not None and window.jobs.is_idle)
    settled = time.monotonic() + 1  # thumbnails arrive one by one
    run_until(lambda: time.monotonic() > settled)
    window.statusBar().clearMessage()
    window.page.numbers.took.clear()  # how long counting took differs each time
    window.grab().save(str(file), "PNG")
    with Image.open(file) as whole:
        few = whole.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        )
    few.save(file, optimize=True)


def shown_in(window: MainWindow) -> ArrangedResult:
    """Return what is shown; something is."""
    shown = window.session.shown
    assert shown is not None
    return shown


def font() -> QFont:
    """Return the font of the pictures."""
    inter = bundled_font()
    inter.setPointSize(FONT_SIZE)
    return inter


def take_alone(picture: Picture, file: Path) -> None:
    """Take a picture of a window of its own, which knows nothing of what was set before."""
    with tempfile.TemporaryDirectory() as empty:
        store = QSettings(str(Path(empty) / "settings.ini"), QSettings.Format.IniFormat)
        window = furnished_window(Settings(store))
        take(picture, window, file)
        window.close()
        window.deleteLater()


def main() -> None:
    """Make the application and a window for each picture, take it, end in order."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("help")
    theme = Theme(sys.argv[2]) if len(sys.argv) > 2 else Theme.LIGHT
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    apply_theme(application, theme)
    application.setFont(font())
    with garbage_collected_here():
        for picture in PICTURES:
            take_alone(picture, folder / picture.name)
            application.processEvents()
    application.shutdown()


if __name__ == "__main__":
    main()
