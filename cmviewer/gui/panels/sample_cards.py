"""A card for each task, with a sample of it behind a click."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cmviewer.gui.translating import translated
from cmviewer.resources import SAMPLES

PICTURE: Final = QSize(168, 84)
DENSITY: Final = 2
BLUE, ORANGE, PAPER, INK = "#1f6eb5", "#e66101", "#dfe5ec", "#4b5563"


class SampleCards(QWidget):
    """Says which sample was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, shows in SAMPLES.items():
            row.addWidget(self._card(name, shows))
        row.addStretch(1)

    def _card(self, name: str, shows: str) -> QToolButton:
        card = QToolButton()
        card.setText(f"{translated(shows).capitalize()}\n{self.tr('sample')} {name}")
        card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        card.setIconSize(PICTURE)
        card.setIcon(QIcon(_picture(PAINTERS[name])))
        card.setCursor(Qt.CursorShape.PointingHandCursor)
        card.setMinimumWidth(PICTURE.width() + 40)
        card.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        return card


def _picture(paint: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(PICTURE * DENSITY)
    picture.setDevicePixelRatio(DENSITY)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(QRectF(0, 0, PICTURE.width(), PICTURE.height()), 6, 6)
    paint(painter)
    painter.end()
    return picture


def _digit(painter: QPainter, place: QRectF, digit: str) -> None:
    font = painter.font()
    font.setPixelSize(round(place.height()))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(INK))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, digit)


def _paint_classification(painter: QPainter) -> None:
    """A picture, and which class it is given."""
    painter.setBrush(QColor("#ffffff"))
    painter.drawRect(QRectF(18, 14, 56, 56))
    _digit(painter, QRectF(18, 18, 56, 48), "4")
    painter.setPen(Qt.PenStyle.NoPen)
    for place, (share, colour) in enumerate(((0.9, ORANGE), (0.4, BLUE), (0.15, INK))):
        painter.setBrush(QColor(colour))
        painter.drawRect(QRectF(90, 22 + 16 * place, 62 * share, 9))


def _paint_objects(painter: QPainter) -> None:
    """Things with the boxes of truth and prediction around them."""
    for place, digit in ((QRectF(24, 20, 36, 44), "3"), (QRectF(100, 26, 36, 44), "8")):
        _digit(painter, place, digit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(BLUE), 2))
        painter.drawRect(place)
        painter.setPen(QPen(QColor(ORANGE), 2, Qt.PenStyle.DashLine))
        painter.drawRect(place.translated(4, -4).adjusted(0, 0, 5, 2))


def _paint_maps(painter: QPainter) -> None:
    """Every pixel has a class."""
    painter.setClipRect(QRectF(2, 2, PICTURE.width() - 4, PICTURE.height() - 4))
    for middle, across, down, colour in (
        (QPointF(40, 84), 70, 44, BLUE),
        (QPointF(136, 70), 52, 52, ORANGE),
        (QPointF(84, 26), 28, 20, "#6aa84f"),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(middle, across, down)


PAINTERS: Final[dict[str, Callable[[QPainter], None]]] = {
    "digits": _paint_classification,
    "digit-scenes": _paint_objects,
    "digit-maps": _paint_maps,
}
