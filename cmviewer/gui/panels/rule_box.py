"""The rule by which objects are matched: a name, and under it what it does."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmviewer.matching import Match

NAMES: Final = {
    Match.IOU: "Highest IoU first",
    Match.SCORE: "Highest score first",
    Match.SAME_CLASS_FIRST: "Same class first",
    Match.SAME_CLASS_ONLY: "Same class only",
    Match.YOLOV5: "YOLOv5",
}
"""How people call the rules; files and the command line use the words of `Match`."""
PADDING: Final = 6
EXPLANATION: Final = Qt.ItemDataRole.ToolTipRole


class RuleBox(QComboBox):
    """Says which rule a person has chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for match in Match:
            self.addItem(self.tr(NAMES[match]), match)
            self.setItemData(self.count() - 1, self.tr(match.explanation), EXPLANATION)
        self.setAccessibleName(self.tr("Rule"))
        self.setItemDelegate(TwoLines(self))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + PADDING)
        self.activated.connect(lambda place: self.chosen.emit(Match(self.itemData(place))))

    def set_match(self, match: Match) -> None:
        """Show another rule, and say nothing."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(match))
        self.setToolTip(self.tr(match.explanation))


class TwoLines(QStyledItemDelegate):
    """Paints an item's name, and its explanation fainter below it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint both lines over the ground that the style gives."""
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        is_lit = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = QPalette.ColorRole.HighlightedText if is_lit else QPalette.ColorRole.Text
        faint = QPalette.ColorRole.HighlightedText if is_lit else QPalette.ColorRole.PlaceholderText
        place = option.rect.adjusted(PADDING, PADDING // 2, -PADDING, -PADDING // 2)
        painter.save()
        for words, role, side in (
            (name, ink, Qt.AlignmentFlag.AlignTop),
            (str(index.data(EXPLANATION)), faint, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setPen(option.palette.color(role))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | side, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for both lines."""
        lines = QFontMetrics(option.font)
        words = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(EXPLANATION))
        width = max(lines.horizontalAdvance(line) for line in words)
        return QSize(width + 3 * PADDING, 2 * lines.height() + PADDING)
