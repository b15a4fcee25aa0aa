"""A window on small results, guarded: the GUI thread may not read, decode or count."""

import builtins
import csv
import sys
import threading

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QSettings

from cmviewer.confusion import count as counting
from cmviewer.confusion import views
from cmviewer.confusion.strategies import labels as counting_labels
from cmviewer.confusion.strategies import objects as counting_objects
from cmviewer.gui.examples.image import example_details
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.heatmap.hues import load_tables
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme, load_fonts
from cmviewer.matching import labels
from cmviewer.readers import OpenRequest
from tests.gui.made_up_language import foreign, speaking

NAMES = ("cat", "dog", "car")
EPOCHS = 4
IMAGES = 60


@pytest.fixture(scope="session", autouse=True)
def _application(qapp):
    load_fonts()
    load_tables()
    apply_theme(qapp, Theme.LIGHT)
    with garbage_collected_here():
        yield


def _on_the_gui_thread_for_cmviewer():
    """Whether the caller's caller works for the window on the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return False
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("cmviewer.gui"):
            return True
        frame = frame.f_back
    return False


@pytest.fixture(autouse=True)
def work_stays_off_the_gui_thread(monkeypatch):
    """Make opening, decoding and counting fail where the window would have to wait for it."""

    def guard(owner, name):
        original = getattr(owner, name)

        def guarded(*arguments, **named):
            if _on_the_gui_thread_for_cmviewer():
                pytest.fail(f"{name} was called on the GUI thread")
            return original(*arguments, **named)

        monkeypatch.setattr(owner, name, guarded)

    guard(builtins, "open")
    guard(PIL.Image, "open")
    guard(counting_labels, "match_labels")
    guard(counting, "matrix_of")
    guard(counting_objects, "match_objects")
    guard(counting_objects, "error_types_of")
    guard(example_details, "why_of")
    guard(example_details, "image_objects")
    guard(labels, "outcomes_by_cell")
    guard(views, "shown_classes")


@pytest.fixture
def results(tmp_path):
    """A folder with a truth file, four checkpoints with class scores, and images of three classes."""
    folder = tmp_path / "results"
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(5)
    truth = random.integers(0, 3, IMAGES)
    names = [f"images/{place:03}.png" for place in range(IMAGES)]
    for name, label in zip(names, truth, strict=True):
        pixels = np.full((12, 16, 3), 60 + 60 * label, np.uint8)
        PIL.Image.fromarray(pixels).save(folder / name)
    with (folder / "truth.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [("image", "truth"), *((name, NAMES[label]) for name, label in zip(names, truth, strict=True))]
        )
    for epoch in range(1, EPOCHS + 1):
        scores = random.dirichlet(np.ones(3), IMAGES)
        scores[np.arange(IMAGES), truth] += 0.2 * epoch
        scores /= scores.sum(1, keepdims=True)
        predicted = scores.argmax(1)
        with (folder / f"epoch_{epoch}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("image", "prediction", *(f"score_{name}" for name in NAMES)))
            for name, label, row in zip(names, predicted, scores, strict=True):
                writer.writerow((name, NAMES[label], *(f"{score:.5f}" for score in row)))
    return folder


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def empty_window(qtbot, settings):
    """A window in which nothing is open; no thread may outlive it."""
    before = set(threading.enumerate())
    window = furnished_window(settings)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    left = [
        thread.name for thread in set(threading.enumerate()) - before if thread.name.startswith("cmviewer")
    ]
    assert not left, f"threads outlived the window: {left}"


@pytest.fixture
def window(qtbot, empty_window, results):
    """A window on the small results, counted whole."""
    open_path(qtbot, empty_window, results)
    return empty_window


def open_path(qtbot, window, path):
    """Open something and wait until every checkpoint is counted."""
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.session.open(OpenRequest(path=path))
    qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=20_000)


@pytest.fixture
def in_a_foreign_language(qapp, tmp_path_factory):
    with speaking(qapp, tmp_path_factory, foreign):
        yield
