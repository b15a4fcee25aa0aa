"""A part of a panel that can be folded away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmviewer.gui.plain_text import tip, without_key


class CollapsibleSection(QWidget):
    """A heading with an arrow; a click on it shows or hides what is under it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.heading = QToolButton()
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A long name may be cut, but never widens the window.
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(content)
        self.heading.clicked.connect(lambda: self.set_open(is_open=not self.is_open))
        self.set_open(is_open=True)

    @property
    def title(self) -> str:
        """Words of the heading."""
        return self.heading.text().replace("&&", "&")

    def set_title(self, words: str) -> None:
        """Give it other words."""
        self.heading.setText(without_key(words))
        self.heading.setToolTip(tip(words))

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide what is under the heading."""
        self.is_open = is_open
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)
