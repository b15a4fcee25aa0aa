"""A tour of the window that is always the same, and the longest time for which it did not answer."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.main_window import MainWindow
from cmviewer.workspace.face import Face
from tests.benchmarks.heartbeat import Heartbeat, Spent, answered, spent_on, worst
from tests.benchmarks.labels import SEED
from tests.benchmarks.measuring import Row, within
from tests.benchmarks.object_files import write_scene
from tests.benchmarks.scenes import make_scene
from tests.benchmarks.windows import off_screen_application, wait_until, window_on

CLASSES, SAMPLES, CHECKPOINTS = 1_000, 50_000, 10
IMAGES, OF_OBJECTS = 5_000, 2
"""Images, and checkpoints of 78 MB each, which are read while somebody goes from one to the other."""
FRAME, LONGEST = 33, 100
"""Milliseconds: of a frame, and of the longest time without an answer."""
REST = 100
"""Milliseconds in which a window has laid out its docks: nobody turns or resizes it again before."""


def rows(scale: float) -> Iterator[Row]:
    """Once through everything, with many classes and at the scale of COCO."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        classes, samples = max(4, int(CLASSES * scale)), max(200, int(SAMPLES * scale))
        write_labels(folder / "labels", classes, samples)
        what = f"{classes:,} classes, {samples:,} samples, {CHECKPOINTS} checkpoints"
        yield from _toured(folder / "labels", folder / "one.ini", what)
        images = max(4, int(IMAGES * scale))
        write_scene(folder / "objects", make_scene(images), OF_OBJECTS)
        what = f"objects in {images:,} images, {OF_OBJECTS} checkpoints"
        yield from _toured(folder / "objects", folder / "two.ini", what)


def write_labels(folder: Path, classes: int, samples: int) -> None:
    """Write checkpoints that get better, with scores."""
    random = np.random.default_rng(SEED)
    truth = random.integers(0, classes, samples)
    folder.mkdir(parents=True)
    for epoch in range(CHECKPOINTS):
        wrong = random.random(samples) < 0.7 - 0.05 * epoch
        predicted = np.where(wrong, random.integers(0, classes, samples), truth).tolist()
        scores = random.integers(0, 1000, samples).tolist()
        lines = (
            f"{row:06}.jpg,class {one},class {other},0.{score:03}\n"
            for row, (one, other, score) in enumerate(zip(truth.tolist(), predicted, scores, strict=True))
        )
        with (folder / f"epoch_{epoch:02}.csv").open("w") as out:
            out.write("image,truth,prediction,score\n")
            out.writelines(lines)


def _toured(path: Path, store: Path, what: str) -> Iterator[Row]:
    heart, frames = Heartbeat(), {}
    with window_on(path, store) as window:
        frames = tour(window, heart)
    for step, spent in frames.items():
        yield answered(f"{step}, {what}", spent, FRAME)
    own, doing = worst(heart.own)
    clock, computed = heart.longest[doing], max(heart.computed.values())
    yield within(
        f"the longest freeze of a tour, {what}",
        1e3 * own,
        "ms",
        LONGEST,
        f"while: {doing}; on the clock at most {1e3 * clock:.3g} ms; the most that it computed at once "
        f"{1e3 * computed:.3g} ms",
    )


def tour(window: MainWindow, heart: Heartbeat) -> dict[str, list[Spent]]:
    """Go through the window; return what each frame of what moves took."""
    frames: dict[str, list[Spent]] = {}
    for what, step in STEPS.items():
        with heart.doing(what):
            spent = step(window)
            wait_until(lambda: window.jobs.is_idle)
            _settle()
        if spent:
            frames[what] = spent
    return frames


def _move_over_cells(window: MainWindow) -> list[Spent]:
    viewport = window.page.matrix.cells_viewport
    places = [QPointF(3 + 4 * step, 5 + 3 * step) for step in range(40)]
    return [_frame(lambda place=place: _point(viewport, place)) for place in places]


def _point(viewport, place: QPointF) -> None:
    nothing, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), nothing, nothing, none)
    QApplication.sendEvent(viewport, event)


def cell_places(count: int) -> list[QPoint]:
    """Places within the cells, in pixels of what takes the mouse there."""
    return [QPoint(20 + 23 * step, 20 + 17 * step) for step in range(count)]


def _click_cells(window: MainWindow) -> list[Spent]:
    matrix = window.page.matrix
    for place in cell_places(8):
        QTest.mouseClick(matrix.cells_viewport, Qt.MouseButton.LeftButton, pos=place)
        wait_until(lambda: window.jobs.is_idle)
    return []


def _slide(window: MainWindow) -> list[Spent]:
    count = len(window.session.evaluation.checkpoints)
    if count == 1:
        return []
    window.session.select(None)
    places = [*range(count), *reversed(range(count))]
    return [_frame(lambda place=place: _go(window, place)) for place in places]


def _go(window: MainWindow, place: int) -> None:
    window.page.checkpoints.slider.setValue(place)
    wait_until(lambda: window.session.shown.state.checkpoint == place)


def _list_all(window: MainWindow) -> list[Spent]:
    window.session.select(Selection(which=Which.ALL))
    return []


def _scroll(window: MainWindow) -> list[Spent]:
    bar = window.examples.list.verticalScrollBar()
    places = np.linspace(0, bar.maximum(), 30).astype(int).tolist()
    return [_frame(lambda place=place: bar.setValue(place)) for place in places]


def _step(window: MainWindow) -> list[Spent]:
    spent = []
    for _ in range(10):
        spent.append(_frame(lambda: window.examples.step(1)))
        wait_until(lambda: window.jobs.is_idle)
    return spent


def _turn(window: MainWindow) -> list[Spent]:
    for face in (Face.EVIDENCE, Face.MATRIX, Face.EVIDENCE, Face.MATRIX):
        window.session.change(face=face)
        _settle()
        QTest.qWait(REST)
    return []


def _drag_threshold(window: MainWindow) -> list[Spent]:
    if not window.page.numbers.score.isEnabled():
        return []
    rule = window.session.state.rule
    window.session.set_moving(moving=True)
    for step in range(30):
        window.session.change(rule=replace(rule, score=0.02 * step))
        _settle()
    window.session.set_moving(moving=False)
    wait_until(lambda: window.jobs.is_idle)
    window.session.change(rule=rule)
    return []


def _resize(window: MainWindow) -> list[Spent]:
    """Each size is an act of its own: before the next the window has come to rest, and answers."""
    for width, height in ((1024, 640), (1280, 800), (1600, 1000), (2560, 1440), (1440, 900)):
        window.resize(width, height)
        _settle()
        QTest.qWait(REST)
    return []


def _look_at_docks(window: MainWindow) -> list[Spent]:
    for name in window.docks.offered:
        window.docks.raise_dock(name)
        wait_until(lambda: window.jobs.is_idle)
    return []


STEPS: dict[str, Callable[[MainWindow], list[Spent]]] = {
    "move over cells": _move_over_cells,
    "click cells": _click_cells,
    "slide counted checkpoints": _slide,
    "list everything": _list_all,
    "scroll the examples": _scroll,
    "next example": _step,
    "turn the faces": _turn,
    "drag a threshold": _drag_threshold,
    "resize the window": _resize,
    "look at every dock": _look_at_docks,
}


def _frame(work: Callable[[], object]) -> Spent:
    """What it takes until something is done, and painted; what follows it then is no part of it."""

    def painted() -> None:
        work()
        QApplication.sendPostedEvents()

    spent = spent_on(painted)
    _settle()
    return spent


def _settle() -> None:
    off_screen_application().processEvents()
