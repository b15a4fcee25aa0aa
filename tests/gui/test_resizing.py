"""What fits itself into its room comes to rest, whatever the room: bars must not change the room again."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.confusion.why import Why
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.image.objects import Drawn, ImageObjects
from cmviewer.gui.examples.image.why_text import WhyText
from cmviewer.gui.examples.listing.cards import CardList
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.maps.canvas import MapCanvas
from cmviewer.gui.examples.maps.pictures import photo_picture
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails

SIZES = range(60, 701, 16)
MOST = 4
"""Resizes of the inner widget that one resize of the outer may bring: itself, and a bar or two."""
WHY = Why(
    "It is a miss. " * 9,
    ("a rival of some words " * 4,) * 3,
    "By the rule.",
    ("a move of some words " * 4,) * 2,
)


class Counting(QObject):
    """Counts how often a widget is resized, and ends an endless story."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Resize
        return self.count > 10 * MOST  # what it is not told of, it does not answer


@pytest.fixture(params=[Canvas, MapCanvas], ids=["objects", "maps"])
def canvas(request, qtbot):
    canvas = request.param()
    qtbot.addWidget(canvas)
    canvas.setUpdatesEnabled(False)
    canvas.show()
    return canvas


def objects_in(extent):
    box = QRectF(0.7 * extent.width(), 0.4 * extent.height(), 20, 30)
    return ImageObjects((Drawn(Side.TRUTH, 0, box, "a truth", True, False, None, None),), extent)


def fill(canvas, seen, width, height):
    image, extent = QImage(width, height, QImage.Format.Format_RGB32), QRectF(0, 0, width, height)
    image.fill(0)
    if isinstance(canvas, MapCanvas):
        canvas.ground.show_picture(photo_picture(image) if seen == "image" else None, extent)
        canvas.layer.show_picture(photo_picture(image), extent)
        canvas.show_extent(extent)
        canvas.chosen = QRectF(0.7 * width, 0.4 * height, 20, 30)
    elif seen == "image":
        canvas.show_image(image, objects_in(extent))
    else:
        canvas.show_ground(objects_in(extent))


@pytest.mark.parametrize("framing", Framing)
@pytest.mark.parametrize("seen", ["image", "no image"])
@pytest.mark.parametrize("extent", [(96, 96), (640, 480), (300, 1200)], ids=str)
def test_a_canvas_comes_to_rest_at_every_size(canvas, qapp, framing, seen, extent):
    fill(canvas, seen, *extent)
    if framing is Framing.OBJECT:
        canvas.toggle_object()
    elif framing is Framing.FREE:
        canvas.toggle_fit()
    assert canvas.framing is framing
    outer, inner = Counting(canvas), Counting(canvas.viewport())
    for side in SIZES:
        for width, height in ((side, 400), (400, side), (side, side)):
            outer.count = inner.count = 0
            canvas.resize(width, height)
            qapp.processEvents()
            assert outer.count <= 1
            assert inner.count <= MOST, (width, height)
            assert canvas.framing is framing


@pytest.mark.parametrize("framing", [Framing.WHOLE, Framing.OBJECT])
def test_what_is_framed_is_as_large_as_the_room_allows(canvas, framing):
    fill(canvas, "image", 640, 480)
    canvas.resize(500, 300)
    if framing is Framing.OBJECT:
        canvas.toggle_object()
        assert canvas.scale_now == pytest.approx(min(500 / 64, 300 / 64), rel=0.05)
    else:
        assert canvas.scale_now == pytest.approx(min(500 / 640, 300 / 480), rel=0.05)


def test_words_and_cards_come_to_rest_at_every_size(qtbot, qapp):
    page = QWidget()
    qtbot.addWidget(page)
    model, thumbnails = ExampleModel(page), Thumbnails(page)
    words, cards = WhyText(page), CardList(model, thumbnails, 76, page)
    words.show_why(WHY)
    page.show()
    try:
        for widget in (words, cards):
            inner = Counting(widget.viewport())
            for side in SIZES:
                inner.count = 0
                widget.resize(side, 400 if side % 32 else 90)
                qapp.processEvents()
                assert inner.count <= 2 * MOST, (type(widget), side)
    finally:
        thumbnails.stop()
