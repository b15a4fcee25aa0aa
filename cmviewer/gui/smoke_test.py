"""Works every bundled sample once through a real window; what a packaged program must pass."""

import csv
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.gui.application import make_application, require_display
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.heatmap.picture import picture_of
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import OpenRequest
from cmviewer.resources import sample, sample_names

PATIENCE: Final = 60.0
"""Seconds that one step may take on the slowest machine."""
POLL: Final = 10
T = TypeVar("T")


class SmokeError(Exception):
    """A step did not do what it must."""


def run_smoke_test() -> int:
    """Open, count, click, move, look and export; 0 when everything agreed and nothing complained."""
    require_display()
    application = make_application()
    status = 0
    with garbage_collected_here(), tempfile.TemporaryDirectory() as folder, _complaints() as complaints:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        apply_theme(application, Theme.LIGHT)
        window = furnished_window(Settings(store))
        window.show()
        try:
            for name in sample_names():
                _work(window, name, Path(folder))
                print(f"{name}: opened, counted, clicked, moved, looked at and exported")
        except SmokeError as error:
            complaints.append(str(error))
        window.close()
        window.deleteLater()
        application.processEvents()
        del window, store
    for complaint in complaints:
        print(f"smoke test: {complaint}", file=sys.stderr)
        status = 1
    application.shutdown()
    return status


def _work(window: MainWindow, name: str, folder: Path) -> None:
    """Do with one sample what a person does first."""
    session = window.session
    session.open(OpenRequest(path=sample(name)))
    _wait_for(lambda: session.evaluation and session.evaluation.source == sample(name), "the sample to open")
    shown = _wait_for(lambda: session.shown, "the sample to be counted")
    _require(shown.matrix.total > 0, "the sample has no samples")
    _click_largest_error(window, shown)
    image = window.examples.current
    _require(image is not None, "no example is current after a click")
    _wait_for(lambda: window.image.details, "the image to be shown")
    _require(window.image.view.has_image, "the image is not shown")
    if len(shown.evaluation.checkpoints) > 1:
        window.named_actions["previous-checkpoint"].trigger()
        _wait_for(lambda: session.shown is not shown, "the checkpoint to move")
        _require(session.state.selection is not None, "the selection was lost with the checkpoint")
    _look_at_docks(window)
    _export(window, folder)


def _look_at_docks(window: MainWindow) -> None:
    """Bring each to the front: some load what they draw with only then."""
    for name in window.docks.offered:
        window.docks.raise_dock(name)
        _wait_for(window.docks[name].widget().isVisible, f"the dock {name}")
        _wait_for(lambda: window.jobs.is_idle, f"what the dock {name} shows")
        window.grab()


def _click_largest_error(window: MainWindow, shown: ArrangedResult) -> None:
    """Click the largest wrong cell; header, list and cell must say the same number."""
    view, matrix = shown.view, window.page.matrix
    row, column = np.unravel_index(np.argmax(np.where(view.diagonal, -1, view.counts)), view.shape)
    cells = matrix.cells_viewport
    place = cells.mapFrom(matrix, matrix.cell_middle(int(row), int(column)).toPoint())
    QTest.mouseClick(cells, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place))
    count = int(view.counts[row, column])
    _wait_for(lambda: _listed(window) == count, f"{count} examples to be listed")
    header = window.examples.header.text()
    _require(f"{count:,}" in re.findall(r"[\d,]+", header), f"the header says {header!r}, the cell {count:,}")
    selection = window.session.state.selection
    chosen = selection is not None and selection.truth and selection.prediction
    _require(bool(chosen), "the click selected no cell")


def _listed(window: MainWindow) -> int:
    """How much is listed: images, objects, or pixels."""
    examples = window.examples.model.examples
    return 0 if examples is None else examples.amount


def _export(window: MainWindow, folder: Path) -> None:
    """Write a picture and the counts, and read the counts back."""
    shown = _wait_for(lambda: window.session.shown, "the matrix to be shown")
    picture, table = folder / "heatmap.png", folder / "confusion_matrix.csv"
    drawn = picture_of(shown.evaluation, shown.matrix, shown.view, shown.state)
    pictures = [picture.with_suffix(ending) for ending in (".png", ".svg", ".pdf")]
    for one in pictures:
        window.exporting.write_heatmap(one, drawn)
        _wait_for(one.exists, f"{one.name} to be written")
    window.exporting.write_matrix(table, shown)
    _wait_for(table.exists, "the counts to be written")
    with table.open(newline="", encoding="utf-8") as lines:
        counts = [int(field) for line in list(csv.reader(lines))[1:] for field in line[1:]]
    _require(sum(counts) == shown.matrix.total, "the exported counts differ")
    for file in (*pictures, table):
        file.unlink()


def _wait_for(value: Callable[[], T | None], what: str) -> T:
    """Run the window until `value` gives something true."""
    end = time.monotonic() + PATIENCE
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(POLL)
    timer.timeout.connect(lambda: loop.quit() if value() or time.monotonic() > end else None)
    timer.start()
    found = value()
    if not found:
        loop.exec()
        found = value()
    timer.stop()
    if not found:
        raise SmokeError(f"waited in vain for {what}")
    return found


def _require(right: bool, what: str) -> None:  # noqa: FBT001 - reads like an assertion
    if not right:
        raise SmokeError(what)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what Qt, Python's warnings and uncaught errors say: all of it is unexpected."""
    heard: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        heard.append(f"Qt says: {text}")

    def hear_error(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        heard.append(f"uncaught {kind.__name__}: {error}")

    before, hook = qInstallMessageHandler(hear), sys.excepthook
    sys.excepthook = hear_error
    try:
        with warnings.catch_warnings(record=True) as warned:
            yield heard
            heard += [f"warning: {warning.message}" for warning in warned]
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(before)
