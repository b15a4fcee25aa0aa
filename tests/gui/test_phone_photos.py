"""The main loop with a set of photos of phones on a laptop: what is said of an object is drawn around it."""

import json

import numpy as np
import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Frame
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle

MARKS = range(1, 9)
LAPTOP = 1280, 800
STORED = 1200, 900
THING = (255, 0, 255)
"""A colour that nothing else in the window has."""


def photo(mark):
    """Pixels as a phone stores them, with one thing in them, uint8 (H, W, 3)."""
    pixels = np.full((STORED[1], STORED[0], 3), 40, np.uint8)
    left, top = 150 + 40 * mark, 120 + 30 * mark
    pixels[top : top + 160, left : left + 300] = THING
    return pixels


def bounds(pixels):
    """x, y, width, height of the thing, in pixels."""
    found = is_thing(pixels)
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    return [int(one) for one in (columns[0], rows[0], np.ptp(columns) + 1, np.ptp(rows) + 1)]


def is_thing(pixels):
    red, green, blue = (pixels[..., channel].astype(int) for channel in range(3))
    return (red > 150) & (green < 100) & (blue > 150)


def write_photos(folder, frame):
    """Photos turned in every way, with boxes about them as stored or as seen; each cat is taken for a dog."""
    (folder / "images").mkdir()
    images, truths, found = [], [], []
    for mark in MARKS:
        picture = Image.fromarray(photo(mark))
        exif = Image.Exif()
        exif[0x0112] = mark
        picture.save(folder / "images" / f"{mark}.jpg", exif=exif, quality=95)
        picture.getexif()[0x0112] = mark
        pixels = np.asarray(picture if frame is Frame.STORED else ImageOps.exif_transpose(picture))
        size = {"width": pixels.shape[1], "height": pixels.shape[0]}
        images.append({"id": mark, "file_name": f"{mark}.jpg"} | size)
        thing = {"image_id": mark, "bbox": bounds(pixels)}
        truths.append(thing | {"id": mark, "category_id": 1, "iscrowd": 0})
        found.append(thing | {"category_id": 2, "score": 0.9})
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    truth = {"images": images, "annotations": truths, "categories": categories}
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "results.json").write_text(json.dumps(found))


def drawn_and_seen(canvas):
    """Where the canvas draws the truth, and where the thing is on screen, in pixels of the canvas."""
    one = next(one for one in canvas.overlay.objects.objects if one.side is Side.TRUTH)
    corners = canvas.mapFromScene(one.box).boundingRect()
    grabbed = canvas.viewport().grab().toImage()
    grabbed = grabbed.convertToFormat(grabbed.Format.Format_RGB888)
    lines = np.frombuffer(grabbed.constBits(), np.uint8).reshape(grabbed.height(), grabbed.bytesPerLine())
    x, y, width, height = bounds(lines[:, : 3 * grabbed.width()].reshape(grabbed.height(), -1, 3))
    return corners, QRectF(x, y, width, height).toRect()


def check(canvas, mark):
    drawn, seen = drawn_and_seen(canvas)
    for one, other in ((drawn.topLeft(), seen.topLeft()), (drawn.bottomRight(), seen.bottomRight())):
        assert (one - other).manhattanLength() <= 12, (mark, drawn, seen)  # within the lines around it


@pytest.mark.long
@pytest.mark.parametrize("frame", list(Frame))
def test_the_main_loop_on_a_laptop_with_photos_of_phones(qtbot, empty_window, tmp_path, frame):
    write_photos(tmp_path, frame)
    window, session = empty_window, empty_window.session
    window.resize(*LAPTOP)
    open_path(qtbot, window, tmp_path)
    assert {one.code for one in session.evaluation.problems} <= {"photographs-turned"}
    click_cell(window, 0, 1)  # cats that are taken for dogs
    settle(qtbot, window)
    assert window.examples.model.rowCount() == len(MARKS)
    assert min(window.image.canvas.size().toTuple()) >= 340  # a picture of 480 x 360, with its lines
    looked_at = set()
    for step in range(len(MARKS)):
        canvas, name = window.image.canvas, window.examples.current.name
        check(canvas, name)
        looked_at.add(name)
        if step == 3:
            QTest.keyClick(window.page.matrix, Qt.Key.Key_Space)
            assert session.workspace.face is Face.EVIDENCE
            settle(qtbot, window)
            check(canvas, name)
        window.examples.step(1)
        settle(qtbot, window)
    assert looked_at == {f"{mark}.jpg" for mark in MARKS}
    window.named_actions["zoom-object"].trigger()
    settle(qtbot, window)
    check(window.image.canvas, "zoomed")
    QTest.keyClick(window.evidence.strip.cards, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert session.workspace.face is Face.MATRIX
    assert window.page.matrix.mapTo(window, QPoint()).x() >= 0
