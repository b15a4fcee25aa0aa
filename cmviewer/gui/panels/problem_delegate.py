"""A problem that belongs to a decision of reading has a button below its words, which leads there."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from cmviewer.errors import Problem

PROBLEM_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_GAP: Final = 4
_INDENT: Final = 22
_PADDING: Final = 20

Index = QModelIndex | QPersistentModelIndex


class ProblemDelegate(QStyledItemDelegate):
    """`change_asked` names the decision whose button was clicked."""

    change_asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = self.tr("Change…")

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Words begin at the top: the button is below them."""
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words, and for the button where there is one."""
        size = super().sizeHint(option, index)
        if decision_of(index) is not None:
            size.setHeight(size.height() + self._size(option).height() + _GAP)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw words and button."""
        super().paint(painter, option, index)
        if decision_of(index) is None:
            return
        button = QStyleOptionButton()
        button.initFrom(option.widget)
        button.rect = self.button_rect(option)
        button.text = self.words
        button.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Raised
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_PushButton, button, painter, option.widget)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Follow a click on the button."""
        decision = decision_of(index)
        if (
            decision is not None
            and isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and self.button_rect(option).contains(event.position().toPoint())
        ):
            self.change_asked.emit(decision)
            return True
        return super().editorEvent(event, model, option, index)

    def button_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Place of the button in an item."""
        size = self._size(option)
        bottom = option.rect.bottom() - size.height() - _GAP // 2
        return QRect(option.rect.left() + _INDENT, bottom, size.width(), size.height())

    def _size(self, option: QStyleOptionViewItem) -> QSize:
        metrics = option.fontMetrics
        return QSize(metrics.horizontalAdvance(self.words) + _PADDING, metrics.height() + 8)


def decision_of(index: Index) -> str | None:
    """Key of the decision that a problem belongs to."""
    problem = index.data(PROBLEM_ROLE)
    return problem.decision if isinstance(problem, Problem) else None
