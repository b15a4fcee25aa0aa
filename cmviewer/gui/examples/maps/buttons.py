"""What of an image's maps is shown: actions with keys, their buttons, and how much of the photo is seen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from cmviewer.gui.flow_layout import FlowLayout, together
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.workspace.overlays import Layer, MapOverlay, Overlays

CELL, BESIDE, NEXT, PREVIOUS = "cell-pixels", "side-by-side", "next-patch", "previous-patch"
LAYER_OFFERS: Final = {
    "truth-map": Layer.TRUTH,
    "prediction-map": Layer.PREDICTION,
    "difference-map": Layer.DIFFERENCE,
}
SHOWN_OFFERS: Final = (*LAYER_OFFERS, CELL, BESIDE)
"""Offers of the window that say what is shown of maps."""
_WORDS: Final = {CELL: "its pixels", BESIDE: "side by side", PREVIOUS: "◂", NEXT: "▸"}


class MapButtons(QWidget):
    """A button for each of the window's actions about maps; the workspace holds what is on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions: Mapping[str, QAction] = {}
        self._layers: QActionGroup | None = None
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.patch = Label()
        self._layout = FlowLayout(self, gap=2)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.opacity.setRange(0, 100)
        self.opacity.setMinimumWidth(40)
        self.opacity.setToolTip(self.tr("How much the map covers the photo"))
        self.opacity.setAccessibleName(self.tr("Opacity of the map over the photo"))
        self.opacity.valueChanged.connect(self.follow)
        session.overlays_changed.connect(self._tick)
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons."""
        self._actions = {name: actions[name] for name in (*SHOWN_OFFERS, PREVIOUS, NEXT)}
        self._layers = QActionGroup(self)
        self._layers.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for name, action in self._actions.items():
            words = LAYER_OFFERS[name].value if name in LAYER_OFFERS else _WORDS[name]
            action.setIconText(self.tr(words))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text().replace('&', '')} ({keys})")
        for name in LAYER_OFFERS:
            self._layers.addAction(actions[name])
            self._layout.addWidget(_button(actions[name]))
        self._layout.addWidget(self.opacity)
        for name in (CELL, BESIDE):
            self._layout.addWidget(_button(actions[name]))
        steps = (_button(actions[name]) for name in (PREVIOUS, NEXT))
        self._layout.addWidget(together(self.patch, *steps))
        self._tick(self._session.workspace.overlays)
        self.offer(has_maps=False)

    def follow(self) -> None:
        """Show what the actions say."""
        on = {name for name, action in self._actions.items() if action.isChecked()}
        layer = next((layer for name, layer in LAYER_OFFERS.items() if name in on), None)
        maps = MapOverlay(layer, CELL in on, BESIDE in on, self.opacity.value() / 100)
        self._session.change(overlays=replace(self._session.workspace.overlays, maps=maps))

    def _tick(self, overlays: Overlays) -> None:
        """Show in the actions what is shown."""
        maps = overlays.maps
        for name, layer in LAYER_OFFERS.items():
            self._actions[name].setChecked(layer is maps.layer)
        self._actions[CELL].setChecked(maps.mark)
        self._actions[BESIDE].setChecked(maps.side_by_side)
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(round(100 * maps.opacity))
        self.opacity.setEnabled(maps.layer is not None)

    def show_patch(self, words: str) -> None:
        """Say which patch is seen; where there is none, take no room for it."""
        self.patch.setText(words)
        self.patch.setVisible(bool(words))

    def offer(self, *, has_maps: bool) -> None:
        """Show buttons and menu entries only where there are maps."""
        self.setVisible(has_maps)
        for action in self._actions.values():
            action.setVisible(has_maps)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
