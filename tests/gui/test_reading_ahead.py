"""The next picture is there within a frame, and a large one is seen small before it is seen whole."""

import csv
import threading
import time

import numpy as np
import PIL.Image
import pytest
from PySide6.QtGui import QColor, QImage

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.examples.image import ahead, panel
from cmviewer.gui.examples.image.ahead import AHEAD, GLIMPSE, as_on_screen
from cmviewer.workspace.scheduler import Lane
from tests.gui.conftest import open_path
from tests.gui.working import in_worker, settle


def test_the_examples_beside_the_current_one_are_there_at_once(qtbot, window):
    window.session.select(Selection(which=Which.ALL))
    settle(qtbot, window)
    rows = [example.row for example in window.examples.model.examples]
    for by in (1, 1, 1, -1):
        before = window.examples.list.currentIndex().row()
        began = time.thread_time()
        window.examples.step(by)
        window.image.canvas.grab()
        took = time.thread_time() - began
        assert window.image.details.example.row == rows[before + by]  # and nothing was waited for
        assert took < 0.3  # a frame is 0.033 s; this is the time of the window alone, on any machine
        settle(qtbot, window)


def test_nothing_that_was_read_ahead_is_shown_of_another_checkpoint(qtbot, window):
    window.session.select(Selection(which=Which.ALL))
    settle(qtbot, window)
    window.page.checkpoints.step(-1)
    settle(qtbot, window)
    window.examples.step(1)
    assert window.image.details.example.counted is window.session.shown.counted


@pytest.mark.long
def test_a_photo_of_twelve_megapixels_is_seen_small_at_once(qtbot, empty_window, tmp_path, monkeypatch):
    photo = np.zeros((3_000, 4_000, 3), np.uint8)
    photo[:, 2_000:] = 255
    for name in ("a.jpg", "b.jpg"):
        PIL.Image.fromarray(photo).save(tmp_path / name)
    with (tmp_path / "model.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [("image", "truth", "prediction"), ("a.jpg", "x", "y"), ("b.jpg", "y", "y")]
        )
    open_path(qtbot, empty_window, tmp_path)
    images, canvas = empty_window.session.evaluation.images, empty_window.image.canvas
    small = in_worker(ahead.glimpse, images, 0)
    assert max(small.width(), small.height()) <= 640
    assert (small.pixelColor(9, 9).red(), small.pixelColor(small.width() - 9, 9).red()) == (0, 255)
    may_go, original = threading.Event(), panel.details_of

    def later(*arguments):
        may_go.wait(20)
        return original(*arguments)

    monkeypatch.setattr(panel, "details_of", later)
    empty_window.session.select(Selection(which=Which.ERRORS))
    qtbot.waitUntil(lambda: canvas.has_image, timeout=20_000)
    seen = canvas.sceneRect()
    assert seen.width() <= 640
    place = canvas.mapFromScene(seen).boundingRect()
    may_go.set()
    qtbot.waitUntil(lambda: canvas.sceneRect().width() > 640, timeout=20_000)
    whole = canvas.mapFromScene(canvas.sceneRect()).boundingRect()
    assert abs(whole.width() - place.width()) <= 3  # it is as large as the small one was
    settle(qtbot, empty_window)


def test_pictures_come_in_the_form_in_which_the_screen_takes_them(qtbot, window):
    window.session.select(Selection(which=Which.ALL))
    settle(qtbot, window)
    assert window.image.details.picture.pixels.format() == QImage.Format.Format_RGB32


def test_what_can_be_seen_through_stays_so_in_the_form_of_the_screen():
    picture = QImage(3, 2, QImage.Format.Format_RGBA8888)
    picture.fill(QColor(10, 20, 30))
    assert as_on_screen(picture).format() == QImage.Format.Format_RGB32
    assert as_on_screen(picture).pixelColor(1, 1) == QColor(10, 20, 30)
    picture.setPixelColor(2, 1, QColor(0, 0, 0, 0))
    assert as_on_screen(picture).pixelColor(2, 1).alpha() == 0
    assert as_on_screen(picture).pixelColor(1, 1) == QColor(10, 20, 30)


def test_images_that_are_read_ahead_stop_no_checkpoint_that_is_counted_ahead():
    assert not {AHEAD, GLIMPSE} & set(Lane)
