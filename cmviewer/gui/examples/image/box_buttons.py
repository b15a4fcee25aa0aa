"""What is drawn over an image: buttons that are its legend."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image.outlines import icon_of
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.marking.mark_button import MarkButton

TRUTH, PREDICTION, LABELS, LOW, FLIP, OBJECT = (
    "truth-boxes",
    "prediction-boxes",
    "box-labels",
    "low-scores",
    "flip-predictions",
    "zoom-object",
)
SHOWN: Final = (TRUTH, PREDICTION, LABELS, LOW, FLIP, OBJECT)
"""Actions of the window that are about objects."""


class BoxButtons(QWidget):
    """A button for each of the window's actions about objects, and one that marks: here is room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, gap=2)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.marks = MarkButton()
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons."""
        for name, side in ((TRUTH, Side.TRUTH), (PREDICTION, Side.PREDICTION)):
            actions[name].setIcon(icon_of(side))
        for name in SHOWN:
            self._layout.addWidget(_button(actions[name], self))
        self.marks.take_actions(actions)
        self._layout.addWidget(self.marks)


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setVisible(action.isVisible())
    action.changed.connect(lambda: button.setVisible(action.isVisible()))
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
