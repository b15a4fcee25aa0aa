"""What is drawn over an image: actions with keys, and buttons that are its legend."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.outlines import icon_of
from cmviewer.gui.examples.overlay import OverlayLook

TRUTH, PREDICTION, LABELS, LOW, OBJECT = (
    "truth-boxes",
    "prediction-boxes",
    "box-labels",
    "low-scores",
    "zoom-object",
)
DRAWN_OFFERS: Final = (TRUTH, PREDICTION, LABELS, LOW)
"""Offers of the window that say what is drawn."""
_WORDS: Final = {
    TRUTH: "truth",
    PREDICTION: "prediction",
    LABELS: "names",
    LOW: "low scores",
    OBJECT: "zoom to it",
}


class BoxButtons(QWidget):
    """A button for each of the window's actions about objects; the actions hold what is on."""

    look_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: Mapping[str, QAction] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        # A narrow dock cuts the last buttons off; their entries in the menu stay.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons; at first all is drawn but predictions under the score threshold."""
        self._actions = {name: actions[name] for name in (*DRAWN_OFFERS, OBJECT)}
        for name, side in ((TRUTH, Side.TRUTH), (PREDICTION, Side.PREDICTION)):
            actions[name].setIcon(icon_of(side))
        for name, action in self._actions.items():
            action.setIconText(self.tr(_WORDS[name]))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text().replace('&', '')} ({keys})")
            action.setChecked(name in (TRUTH, PREDICTION, LABELS))
            self._layout.addWidget(_button(action))
        self._layout.addStretch(1)
        self.offer(has_objects=False)

    @property
    def look(self) -> OverlayLook:
        """What is drawn."""
        on = {name: action.isChecked() for name, action in self._actions.items()}
        return OverlayLook(on[TRUTH], on[PREDICTION], on[LABELS], on[LOW])

    def follow(self) -> None:
        """Say that something else is drawn."""
        self.look_changed.emit(self.look)

    def offer(self, *, has_objects: bool) -> None:
        """Show buttons and menu entries only where there are objects."""
        self.setVisible(has_objects)
        for action in self._actions.values():
            action.setVisible(has_objects)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
