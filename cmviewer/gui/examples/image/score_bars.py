"""The highest class scores of an example as bars."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmviewer.confusion.number_words import percent
from cmviewer.gui.fonts import line_height
from cmviewer.safe_text import shown

LINE: Final = 20
NAME_SHARE: Final = 0.34
VALUE: Final = 62.0
BLUE: Final = "#1f6eb5"
ORANGE: Final = "#e66101"


class ScoreBars(QWidget):
    """One bar a class: the truth blue, the prediction orange when it is wrong, others grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores: tuple[tuple[str, float], ...] = ()
        self._truth = self._prediction = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scores(self, scores: tuple[tuple[str, float], ...], truth: str, prediction: str) -> None:
        """Show other scores, highest first."""
        self.scores, self._truth, self._prediction = scores, truth, prediction
        self.setAccessibleDescription(", ".join(f"{name} {percent(score)}" for name, score in scores))
        self.setVisible(bool(scores))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line a score."""
        return QSize(200, line_height(LINE) * len(self.scores))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and values."""
        painter = QPainter(self)
        for place, (name, score) in enumerate(self.scores):
            self._paint_bar(painter, place * line_height(LINE), name, score)
        painter.end()

    def _paint_bar(self, painter: QPainter, top: float, name: str, score: float) -> None:
        names, line = NAME_SHARE * self.width(), line_height(LINE)
        values = max(VALUE, painter.fontMetrics().horizontalAdvance("100.0 % "))
        room = self.width() - names - values
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(
            self._words(shown(name), name), Qt.TextElideMode.ElideMiddle, round(names - 8)
        )
        painter.drawText(QRectF(0, top, names - 8, line), Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(
            QRectF(names + room, top, values, line),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            percent(score),
        )
        bar = QRectF(names, top + 4, max(1.0, room * min(1.0, score)), line - 8)
        painter.fillRect(bar, self._colour(name))

    def _words(self, text: str, name: str) -> str:
        if name == self._truth:
            return self.tr("{} (truth)").format(text)
        return self.tr("{} (predicted)").format(text) if name == self._prediction else text

    def _colour(self, name: str) -> QColor:
        if name == self._truth:
            return QColor(BLUE)
        if name == self._prediction:
            return QColor(ORANGE)
        return self.palette().color(QPalette.ColorRole.PlaceholderText)
