"""A part of a panel that can be folded away."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmviewer.gui.plain_text import tip, without_key

MOST_WORDS: Final = 170
"""Pixels of a title; a longer one is whole in its tip."""


class CollapsibleSection(QWidget):
    """A heading with an arrow; a click on it shows or hides what is under it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._title = ""
        self.heading = QToolButton()
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A long name may be cut, but never widens the window.
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(content)
        self.heading.clicked.connect(lambda: self.set_open(is_open=not self.is_open))
        self.set_open(is_open=True)

    def part_heading(self) -> QToolButton:
        """Give the heading away, to stand in a line with those of others."""
        self.heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column.removeWidget(self.heading)
        return self.heading

    def join_heading(self) -> None:
        """Have the heading above what it is about again."""
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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
        lines = self.heading.fontMetrics()
        # A sentence without its middle may say something else.
        self.heading.setText(without_key(lines.elidedText(words, Qt.TextElideMode.ElideRight, MOST_WORDS)))
        self.heading.setToolTip(tip(words))
        self.heading.setAccessibleName(words)

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide what is under the heading."""
        self.is_open = is_open
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)
        policy = QSizePolicy.Policy.Preferred if is_open else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
