"""What of an image's maps is shown: buttons, and how much of the photo is seen."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from cmviewer.gui.flow_layout import FlowLayout, together
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.workspace.overlays import Overlays

LAYERS: Final = ("truth-map", "prediction-map", "difference-map", "change-map")
CELL, BESIDE, NEXT, PREVIOUS = "cell-pixels", "side-by-side", "next-patch", "previous-patch"
"""Actions of the window that are about maps."""


class MapButtons(QWidget):
    """A button for each of the window's actions about maps."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.patch = Label()
        self._layout = FlowLayout(self, gap=2)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.opacity.setRange(0, 100)
        self.opacity.setMinimumWidth(40)
        self.opacity.setToolTip(self.tr("How much the map covers the photo"))
        self.opacity.setAccessibleName(self.tr("Opacity of the map over the photo"))
        self.opacity.valueChanged.connect(self._cover)
        session.overlays_changed.connect(self._follow)
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons."""
        for name in LAYERS:
            self._layout.addWidget(_button(actions[name]))
        self._layout.addWidget(self.opacity)
        for name in (CELL, BESIDE):
            self._layout.addWidget(_button(actions[name]))
        steps = (_button(actions[name]) for name in (PREVIOUS, NEXT))
        self._layout.addWidget(together(self.patch, *steps))
        self._follow(self._session.workspace.overlays)

    def _cover(self, percent: int) -> None:
        """Let the map cover as much of the photo as the slider says."""
        self._session.set_value("overlays.maps.opacity", percent / 100)

    def _follow(self, overlays: Overlays) -> None:
        """Show how much it covers, where anything lies over the photo."""
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(round(100 * overlays.maps.opacity))
        self.opacity.setEnabled(overlays.maps.layer is not None)

    def show_patch(self, words: str) -> None:
        """Say which patch is seen; where there is none, take no room for it."""
        self.patch.setText(words)
        self.patch.setVisible(bool(words))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
