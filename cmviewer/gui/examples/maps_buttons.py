"""What of an image's maps is shown: actions with keys, their buttons, and how much of the photo is seen."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from cmviewer.gui.examples.maps_image import Layer
from cmviewer.gui.examples.maps_view import MapLook
from cmviewer.gui.flow_layout import FlowLayout, together
from cmviewer.gui.plain_text import Label

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
    """A button for each of the window's actions about maps; the actions hold what is on."""

    look_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: Mapping[str, QAction] = {}
        self._layers: QActionGroup | None = None
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.patch = Label()
        self._layout = FlowLayout(self, gap=2)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.opacity.setRange(0, 100)
        self.opacity.setValue(round(100 * MapLook().opacity))
        self.opacity.setMinimumWidth(40)
        self.opacity.setToolTip(self.tr("How much the map covers the photo"))
        self.opacity.setAccessibleName(self.tr("Opacity of the map over the photo"))
        self.opacity.valueChanged.connect(self.follow)
        self.hide()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons; at first the photo is shown, with the example's pixels painted."""
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
        actions[CELL].setChecked(True)
        for name in (CELL, BESIDE):
            self._layout.addWidget(_button(actions[name]))
        steps = (_button(actions[name]) for name in (PREVIOUS, NEXT))
        self._layout.addWidget(together(self.patch, *steps))
        self.offer(has_maps=False)

    @property
    def look(self) -> MapLook:
        """What is shown."""
        on = {name for name, action in self._actions.items() if action.isChecked()}
        layer = next((layer for name, layer in LAYER_OFFERS.items() if name in on), None)
        return MapLook(layer, CELL in on, BESIDE in on, self.opacity.value() / 100)

    def follow(self) -> None:
        """Say that something else is shown."""
        self.opacity.setEnabled(self.look.layer is not None)
        self.look_changed.emit(self.look)

    def offer(self, *, has_maps: bool) -> None:
        """Show buttons and menu entries only where there are maps."""
        self.setVisible(has_maps)
        for action in self._actions.values():
            action.setVisible(has_maps)
        self.opacity.setEnabled(self.look.layer is not None)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
