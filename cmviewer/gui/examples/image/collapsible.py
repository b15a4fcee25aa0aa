"""A part of a panel that can be folded away."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmviewer.gui.plain_text import tip, without_key

LEAST_WORDS: Final = 170
"""Pixels that a title may ask for; a longer one takes what is left, and is whole in its tip."""
_ANY: Final = (1 << 24) - 1
"""Qt's own largest size."""


class Heading(QToolButton):
    """Words whose end is cut where there is no room: without its middle a sentence says another thing."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._shares = False
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def set_words(self, words: str) -> None:
        """Say them, as far as there is room."""
        self._words = words
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return self._size(_width(self.fontMetrics(), self._words))

    def minimumSizeHint(self) -> QSize:
        """Room for the first of them."""
        return self._size(min(_width(self.fontMetrics(), self._words), LEAST_WORDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as many as have room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure them in the font in which they are seen."""
        super().showEvent(event)
        self._fit()

    def share_line(self) -> None:
        """Stand in a line with others: take no more than the words need, and less where there is less."""
        self._shares = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def take_line(self) -> None:
        """Take a whole line, and never widen the window."""
        self._shares = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(self.sizeHint().width() if self._shares else _ANY)
        room, right = self.width() - self._around, Qt.TextElideMode.ElideRight
        self.setText(without_key(self.fontMetrics().elidedText(self._words, right, room)))

    def _size(self, words: int) -> QSize:
        return QSize(self._around + words, super().sizeHint().height())

    @property
    def _around(self) -> int:
        """Pixels of the arrow, and of what stands around the words."""
        return super().sizeHint().width() - _width(self.fontMetrics(), self.text().replace("&&", "&"))


def _width(lines: QFontMetrics, words: str) -> int:
    return lines.size(Qt.TextFlag.TextSingleLine, words).width()


class CollapsibleSection(QWidget):
    """A heading with an arrow; a click on it shows or hides what is under it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._title = ""
        self.heading = Heading()
        self.heading.take_line()
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(content)
        self.heading.clicked.connect(lambda: self.set_open(is_open=not self.is_open))
        self.set_open(is_open=True)

    def part_heading(self) -> Heading:
        """Give the heading away, to stand in a line with those of others."""
        self.heading.share_line()
        self._column.removeWidget(self.heading)
        return self.heading

    def join_heading(self) -> None:
        """Have the heading above what it is about again."""
        self.heading.take_line()
        self._column.insertWidget(0, self.heading)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Show or hide it, with its heading."""
        super().setVisible(visible)
        self.heading.setVisible(visible)

    @property
    def title(self) -> str:
        """Words of the heading."""
        return self._title

    def set_title(self, words: str) -> None:
        """Give it other words."""
        self._title = words
        self.heading.set_words(words)

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide what is under the heading."""
        self.is_open = is_open
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)
        policy = QSizePolicy.Policy.Preferred if is_open else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
