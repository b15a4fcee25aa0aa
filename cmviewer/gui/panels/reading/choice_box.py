"""The values of a decision as a choice; of an open one also a place to write another value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from cmviewer.gui.panels.reading.rows import Choice, DecisionRow
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken, translated
from cmviewer.safe_text import shown

_LEAST = 10
"""Letters for which there is always room: longer words are elided, and whole in the tool tip."""
_MARGIN = 4


class ChoiceBox(QComboBox):
    """Says which value a person chose; never by the wheel, which is turned to scroll the panel."""

    chosen = Signal(str)

    def __init__(self, row: DecisionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = row.taken
        self.setAccessibleName(shown(translated(row.title)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for choice in row.choices:
            self.addItem(_words(choice), choice.value)
            self.setItemData(self.count() - 1, tip(_words(choice)), Qt.ItemDataRole.ToolTipRole)
        if row.is_open:
            self._let_write(row)
        self.show_taken()
        self.activated.connect(lambda place: self._choose(str(self.itemData(place))))

    def show_taken(self) -> None:
        """Show the value that holds, whatever was chosen."""
        place = self.findData(self._taken) if self._taken else -1
        self.setCurrentIndex(place)
        if self.isEditable() and place < 0:
            self.setEditText("")
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)
        self.setToolTip(tip(self.itemText(place) if place >= 0 else self.placeholderText()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Elide what is longer than the box: Qt would cut it."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room - _MARGIN)
        option.currentText = words
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list: each value on the way would be read."""
        is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if is_arrow and not event.modifiers():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _let_write(self, row: DecisionRow) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(QCompleter(self))  # completes nothing: Enter would choose twice
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(shown(translated(row.title)))
        line.setPlaceholderText(self.tr("write, then press Enter"))
        line.returnPressed.connect(self._write)
        line.editingFinished.connect(self.show_taken)  # what is written and not told does not hold

    def _write(self) -> None:
        """Take what was written: the words of a choice mean its value."""
        words = self.currentText().strip()
        place = self.findText(words)
        self._choose(str(self.itemData(place)) if place >= 0 else words)

    def _choose(self, value: str) -> None:
        if value and value != self._taken:
            self.chosen.emit(value)


def _words(choice: Choice) -> str:
    words = spoken(choice.words)
    return shown(f"{words}  ({spoken(choice.evidence)})" if choice.evidence else words)
