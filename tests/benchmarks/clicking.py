"""What a person waits for: the examples behind a cell, their pictures, the next checkpoint."""

import os
import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cmviewer.gui.main_window import MainWindow
from tests.benchmarks.heartbeat import answered, spent_on
from tests.benchmarks.labels import SEED
from tests.benchmarks.measuring import Row, check_equal, seconds_of, within
from tests.benchmarks.windows import off_screen_application, wait_until, window_on

CLASSES = 4
IN_A_CELL = 10_000
CHECKPOINTS = 3
PICTURES = 200
"""Different photographs; the others are links to them."""
SIZE = 640, 480


def rows(scale: float) -> Iterator[Row]:
    """Each cell holds so many examples; every click is on another one."""
    in_a_cell = max(4, int(IN_A_CELL * scale))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_results(folder / "results", in_a_cell)
        with window_on(folder / "results", folder / "settings.ini") as window:
            yield from _clicks(window, in_a_cell)
            yield from _checkpoints(window)


def write_results(folder: Path, in_a_cell: int) -> None:
    """Write checkpoints in which every cell has the same count, and the photographs."""
    count = CLASSES**2 * in_a_cell
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(SEED)
    for number in range(min(PICTURES, count)):
        coarse = random.integers(0, 256, (12, 16, 3), dtype=np.uint8)
        picture = Image.fromarray(coarse).resize(SIZE, Image.Resampling.BICUBIC)
        picture.save(folder / "images" / f"{number:06}.jpg", quality=90)
    for number in range(PICTURES, count):
        os.link(folder / "images" / f"{number % PICTURES:06}.jpg", folder / "images" / f"{number:06}.jpg")
    for epoch in range(CHECKPOINTS):
        cell = random.permutation(np.repeat(np.arange(CLASSES**2), in_a_cell)).tolist()
        scores = random.integers(0, 1000, count).tolist()
        with (folder / f"epoch_{epoch}.csv").open("w") as out:
            out.write("image,truth,prediction,score\n")
            out.writelines(
                f"images/{row:06}.jpg,c{place // CLASSES},c{place % CLASSES},0.{score:03}\n"
                for row, (place, score) in enumerate(zip(cell, scores, strict=True))
            )


def _clicks(window: MainWindow, in_a_cell: int) -> Iterator[Row]:
    listed, first, screen = [], [], []
    for row, column in np.ndindex(CLASSES, CLASSES):
        window.thumbnails.set_images(window.session.evaluation.images)  # nothing is known from before
        window.session.select(None)
        wait_until(lambda: window.jobs.is_idle)
        listed.append(spent_on(partial(_click, window, row, column)))
        check_equal(window.examples.model.rowCount(), in_a_cell, "examples of a cell")
        seen = _images_seen(window)
        first.append(listed[-1].clock + _seconds_until(window, seen, any))
        screen.append(first[-1] + _seconds_until(window, seen, all))
    what = f"click a cell of {in_a_cell:,} examples"
    yield answered(f"{what}: the list", listed, 50, f"the first click of all: {1e3 * listed[0].own:.3g} ms")
    yield within(f"{what}: first thumbnail", 1e3 * statistics.median(first), "ms", 150)
    yield within(f"{what}: all {len(seen)} thumbnails seen", 1e3 * statistics.median(screen), "ms", None)


def _click(window: MainWindow, row: int, column: int) -> None:
    """Click a cell and wait until its examples are listed and painted."""
    matrix = window.page.matrix
    place = matrix.cells_viewport.mapFrom(matrix, matrix.cell_middle(row, column).toPoint())
    QTest.mouseClick(matrix.cells_viewport, Qt.MouseButton.LeftButton, pos=QPoint(place))
    wait_until(lambda: window.examples.model.rowCount() > 0)
    window.examples.list.viewport().repaint()


def _images_seen(window: MainWindow) -> list[int]:
    """Images whose cards are on screen."""
    cards, examples = window.examples.list, window.examples.model.examples
    area = cards.viewport().rect()
    places = range(min(200, len(examples)))
    rects = (cards.visualRect(window.examples.model.index(place)) for place in places)
    return [examples[place].image for place, rect in zip(places, rects, strict=True) if rect.intersects(area)]


def _seconds_until(window: MainWindow, images: list[int], enough) -> float:
    """How long it takes until any or all of the images have their thumbnail."""
    there = lambda: enough(window.thumbnails.get(image) is not None for image in images)
    return seconds_of(lambda: wait_until(there))[0]


def _checkpoints(window: MainWindow) -> Iterator[Row]:
    """Move the slider between checkpoints that are counted; the matrix is painted anew."""
    window.session.select(None)
    slider = window.page.checkpoints.slider

    def move(place: int) -> None:
        before = window.session.shown
        slider.setValue(place)
        wait_until(lambda: window.session.shown is not before)
        window.page.matrix.cells_viewport.repaint()

    places = [place % CHECKPOINTS for place in range(9)]
    spent = [spent_on(partial(move, place)) for place in places]
    wait_until(lambda: window.jobs.is_idle)
    off_screen_application().processEvents()
    yield answered("slider to a counted checkpoint: the matrix", spent, 100)
