"""A part of the window whose lines of words and tools are the more the narrower it is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class LinesFirst(QWidget):
    """Is at least as high as its lines and what is below them need: Qt asks for the height of few lines."""

    def minimumSizeHint(self) -> QSize:
        """Room for what is below all lines of words."""
        layout = self.layout()
        hint = super().minimumSizeHint()
        if layout is not None:
            hint.setHeight(layout.minimumHeightForWidth(max(self.width(), hint.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that another width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
