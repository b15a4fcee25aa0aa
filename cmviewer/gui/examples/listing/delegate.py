"""Paints one example: its thumbnail with its boxes, truth and prediction in words, and its score."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cmviewer.confusion.view_state import Side
from cmviewer.examples.crops import Crop
from cmviewer.examples.examples import Example
from cmviewer.examples.words import Line, card_lines
from cmviewer.gui.examples.image.outlines import SMALL, line_of, paint_boxes
from cmviewer.gui.examples.listing.badges import paint_badge
from cmviewer.gui.examples.listing.model import BADGE_ROLE, BLIND_ROLE, EXAMPLE_ROLE
from cmviewer.gui.examples.pictures.thumbnails import Thumbnail, Thumbnails
from cmviewer.gui.fonts import fitting, line_height
from cmviewer.gui.translating import spoken
from cmviewer.said import said

PADDING: Final = 6
LINE: Final = 17
LINES: Final = 2
"""Lines of words under a picture; one more where an image has several examples."""
SMALLEST_WORDS: Final = 8
"""Pixels of the font to which the first line shrinks before it is cut."""
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class ExampleDelegate(QStyledItemDelegate):
    """Cards of one size, so that a hundred thousand need no measuring."""

    def __init__(self, thumbnails: Thumbnails, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.side = side
        self.lines = LINES

    @property
    def card(self) -> QSize:
        """Size of a card."""
        return card_size(self.side, self.lines)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every card is as large as every other."""
        return self.card

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
        picture = QRect(option.rect.left() + PADDING, option.rect.top() + PADDING, self.side, self.side)
        part = example.part
        thumbnail = self._thumbnails.get(example.image, part)
        shown = _paint_picture(painter, picture, thumbnail, option.palette)
        is_blind = bool(index.data(BLIND_ROLE))
        if isinstance(part, Crop) and (thumbnail is None or thumbnail.pixmap is not None):
            _paint_boxes(painter, shown, part, thumbnail, has_prediction=not is_blind)
        if badge := index.data(BADGE_ROLE):
            painter.save()
            paint_badge(painter, picture, badge)
            painter.restore()
        lines = ((said("truth {}", example.truth), ""),) if is_blind else card_lines(example)
        spoken_lines = tuple((spoken(left), spoken(right)) for left, right in lines[: self.lines])
        _paint_words(painter, picture, spoken_lines, option.palette)
        painter.restore()


def card_size(side: int, lines: int = LINES) -> QSize:
    """Size of a card around a thumbnail of that side, with some lines of words."""
    return QSize(side + 2 * PADDING, side + lines * line_height(LINE) + 3 * PADDING)


def _paint_selected(painter: QPainter, place: QRect, palette: QPalette) -> None:
    colour = palette.color(QPalette.ColorRole.Highlight)
    fill = QColor(colour)
    fill.setAlpha(48)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(fill)
    painter.drawRoundedRect(place, 5, 5)


def _paint_picture(painter: QPainter, place: QRect, thumbnail: Thumbnail | None, palette: QPalette) -> QRect:
    """Paint the picture, or words in its place; return what it covers."""
    if thumbnail is not None and thumbnail.pixmap is not None:
        shown = QRect(place)
        shown.setSize(thumbnail.pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
        shown.moveCenter(place.center())
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, thumbnail.pixmap.width() >= shown.width()
        )
        painter.drawPixmap(shown, thumbnail.pixmap)
        return shown
    painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    text = "…" if thumbnail is None else thumbnail.trouble
    painter.drawText(place.adjusted(4, 4, -4, -4), CENTRE | Qt.TextFlag.TextWordWrap, text)
    return place


def _paint_boxes(
    painter: QPainter, shown: QRect, crop: Crop, thumbnail: Thumbnail | None, *, has_prediction: bool
) -> None:
    """Paint the boxes of an object over its picture; where there is none yet, where they would lie."""
    place = None if thumbnail is None else thumbnail.place
    x0, y0, x1, y1 = place or crop.place
    across, down = shown.width() / (x1 - x0), shown.height() / (y1 - y0)
    painter.setClipRect(shown)
    prediction = crop.prediction if has_prediction else None
    for side, box in ((Side.TRUTH, crop.truth), (Side.PREDICTION, prediction)):
        if box is not None:
            left, top = shown.left() + across * (box[0] - x0), shown.top() + down * (box[1] - y0)
            size = across * (box[2] - box[0]), down * (box[3] - box[1])
            paint_boxes(painter, [QRectF(left, top, *size)], line_of(side), SMALL)
    painter.setClipping(False)


def _paint_words(painter: QPainter, picture: QRect, lines: tuple[Line, ...], palette: QPalette) -> None:
    """Paint lines of words; the first is bold."""
    plain = QFont(painter.font())
    bold = QFont(plain)
    bold.setBold(True)
    place = QRect(picture.left(), picture.bottom() + PADDING, picture.width(), line_height(LINE))
    for number, (left, right) in enumerate(lines):
        painter.setFont(plain)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        whole = picture.width()
        room = whole - painter.fontMetrics().horizontalAdvance(right + "  " if right else "")
        needed = QFontMetrics(plain if number else bold).horizontalAdvance(left)
        if left and (room < whole / 2 or room < needed <= whole):
            room = whole  # what stands at the left says more
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, right)
        if not number:
            painter.setFont(fitting(bold, left, room, SMALLEST_WORDS))
            painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
        place.translate(0, place.height())
