"""Paints one example: its thumbnail, truth and prediction in words, and its score."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cmviewer.confusion.describe import percent
from cmviewer.gui.examples.examples import Example
from cmviewer.gui.examples.model import EXAMPLE_ROLE
from cmviewer.gui.examples.thumbnails import Thumbnail, Thumbnails

PADDING: Final = 6
LINE: Final = 17
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class ExampleDelegate(QStyledItemDelegate):
    """Cards of one size, so that a hundred thousand need no measuring."""

    def __init__(self, thumbnails: Thumbnails, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._side = side

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every card is as large as every other."""
        return card_size(self._side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a card."""
        example: Example | None = index.data(EXAMPLE_ROLE)
        if example is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_selected(painter, option.rect.adjusted(2, 2, -2, -2), option.palette)
        picture = QRect(option.rect.left() + PADDING, option.rect.top() + PADDING, self._side, self._side)
        _paint_picture(painter, picture, self._thumbnails.get(example.image), option.palette)
        _paint_words(painter, picture, example, option.palette)
        painter.restore()


def card_size(side: int) -> QSize:
    """Size of a card around a thumbnail of that side."""
    return QSize(side + 2 * PADDING, side + 2 * LINE + 3 * PADDING)


def _paint_selected(painter: QPainter, place: QRect, palette: QPalette) -> None:
    colour = palette.color(QPalette.ColorRole.Highlight)
    fill = QColor(colour)
    fill.setAlpha(48)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(fill)
    painter.drawRoundedRect(place, 5, 5)


def _paint_picture(painter: QPainter, place: QRect, thumbnail: Thumbnail | None, palette: QPalette) -> None:
    if thumbnail is not None and thumbnail.pixmap is not None:
        shown = QRect(place)
        shown.setSize(thumbnail.pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
        shown.moveCenter(place.center())
        painter.drawPixmap(shown, thumbnail.pixmap)
        return
    painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    text = "…" if thumbnail is None else thumbnail.trouble
    painter.drawText(place.adjusted(4, 4, -4, -4), CENTRE | Qt.TextFlag.TextWordWrap, text)


def _paint_words(painter: QPainter, picture: QRect, example: Example, palette: QPalette) -> None:
    font = QFont(painter.font())
    lines = painter.fontMetrics()
    first = QRect(picture.left(), picture.bottom() + PADDING, picture.width(), LINE)
    second = first.translated(0, LINE)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    score = "" if example.score != example.score else percent(example.score)
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    said = f"{'✓' if example.correct else '✗'} {example.prediction}"
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, picture.width())
    painter.drawText(first, Qt.AlignmentFlag.AlignLeft, said)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(second, Qt.AlignmentFlag.AlignRight, score)
    room = picture.width() - lines.horizontalAdvance(score + "  ")
    truth = "" if example.correct else f"is {example.truth}"
    truth = lines.elidedText(truth, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(second, Qt.AlignmentFlag.AlignLeft, truth)
