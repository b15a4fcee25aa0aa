"""The rule by which objects are matched, what it does and what else counts so; below, presets."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmviewer.gui.translating import translated
from cmviewer.matching import PRESETS, Match, preset_named

PADDING: Final = 6
EXPLANATION: Final = Qt.ItemDataRole.ToolTipRole
BESIDE: Final = Qt.ItemDataRole.UserRole + 1
SEPARATOR: Final = "separator"
"""By which Qt tells the lines of a box that part others."""


class RuleBox(QComboBox):
    """Says which rule, or which preset, a person has chosen; it shows the rule, also after a preset."""

    chosen = Signal(object)
    preset_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for match in Match:
            beside = self.tr("as {}").format(match.rule.same_as)
            self._add(match.label, match.value, translated(match.explanation), beside)
        self.insertSeparator(self.count())
        for preset in PRESETS:
            self._add(preset.label, preset.words, translated(preset.explanation), translated(preset.about))
        self._match = next(iter(Match))
        self.setAccessibleName(self.tr("Rule"))
        self.setItemDelegate(TwoLines(self))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + PADDING)
        self.activated.connect(self._choose)

    def set_match(self, match: Match) -> None:
        """Show another rule, and say nothing."""
        self._match = match
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(match.value))
        self.setToolTip(translated(match.explanation))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the rules; a preset, which sets more than a rule, is chosen from the list."""
        if event.angleDelta().y() < 0 and self.currentIndex() >= len(Match) - 1:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _add(self, label: str, words: str, explanation: str, beside: str) -> None:
        self.addItem(translated(label), words)
        self.setItemData(self.count() - 1, explanation, EXPLANATION)
        self.setItemData(self.count() - 1, beside, BESIDE)

    def _choose(self, place: int) -> None:
        preset = preset_named(self.itemData(place))
        if preset is None:
            self.chosen.emit(Match(self.itemData(place)))
        else:
            self.set_match(self._match)  # until the rule follows, which may be this very one
            self.preset_chosen.emit(preset)


class TwoLines(QStyledItemDelegate):
    """Paints an item's name with what stands beside it, and its explanation fainter below them."""

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
        if _is_separator(index):
            painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(place.left(), place.center().y(), place.right(), place.center().y())
        else:
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
            for words, role, side in (
                (name, ink, left | top),
                (str(index.data(BESIDE)), faint, right | top),
                (str(index.data(EXPLANATION)), faint, left | bottom),
            ):
                painter.setPen(option.palette.color(role))
                painter.drawText(place, side, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for both lines."""
        if _is_separator(index):
            return QSize(0, 2 * PADDING)
        lines = QFontMetrics(option.font)
        upper = f"{index.data(Qt.ItemDataRole.DisplayRole)}     {index.data(BESIDE)}"
        width = max(lines.horizontalAdvance(line) for line in (upper, str(index.data(EXPLANATION))))
        return QSize(width + 3 * PADDING, 2 * lines.height() + PADDING)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == SEPARATOR)
