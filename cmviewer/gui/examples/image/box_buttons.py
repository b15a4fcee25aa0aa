"""What is drawn over an image: actions with keys, and buttons that are its legend."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image.outlines import icon_of
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.session import Session
from cmviewer.workspace.overlays import ObjectOverlay, Overlays

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
    """A button for each of the window's actions about objects; the workspace holds what is on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.overlays_changed.connect(self._tick)
        self._actions: Mapping[str, QAction] = {}
        self._layout = FlowLayout(self, gap=2)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons."""
        self._actions = {name: actions[name] for name in (*DRAWN_OFFERS, OBJECT)}
        for name, side in ((TRUTH, Side.TRUTH), (PREDICTION, Side.PREDICTION)):
            actions[name].setIcon(icon_of(side))
        for name, action in self._actions.items():
            action.setIconText(self.tr(_WORDS[name]))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text().replace('&', '')} ({keys})")
            self._layout.addWidget(_button(action))
        self._tick(self._session.workspace.overlays)
        self.offer(has_objects=False)

    def follow(self) -> None:
        """Draw what the actions say."""
        on = {name: action.isChecked() for name, action in self._actions.items()}
        objects = ObjectOverlay(on[TRUTH], on[PREDICTION], on[LABELS], on[LOW])
        self._session.change(overlays=replace(self._session.workspace.overlays, objects=objects))

    def _tick(self, overlays: Overlays) -> None:
        """Show in the actions what is drawn."""
        drawn = overlays.objects
        for name, on in zip(
            DRAWN_OFFERS, (drawn.truth, drawn.prediction, drawn.labels, drawn.low), strict=True
        ):
            self._actions[name].setChecked(on)

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
