"""A number that can be dragged and typed."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QSlider, QWidget

from cmviewer.gui.keys import LeavesPlaces, LeavesUndo
from cmviewer.gui.plain_text import Label, tip, without_key

STEPS: Final = 100
"""Steps of the slider; the box beside it takes any value between."""
WIDEST: Final = 360


class SliderBox(QWidget):
    """A name, a slider and a box for a number from `low` to 1. Says so only when a person changes it."""

    changed = Signal(float)
    taken = Signal()
    released = Signal()

    def __init__(self, low: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.box = QDoubleSpinBox(minimum=low, maximum=1.0, singleStep=0.01, decimals=3)
        LeavesUndo(self.box)
        LeavesPlaces(self.slider)
        self.slider.setRange(round(low * STEPS), STEPS)
        self.slider.setMinimumWidth(44)
        self.label.setBuddy(self.slider)
        self.box.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDEST)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.slider, self.box):
            layout.addWidget(widget)
        self.slider.valueChanged.connect(lambda step: self.changed.emit(step / STEPS))
        self.slider.sliderPressed.connect(self.taken)
        self.slider.sliderReleased.connect(self.released)
        self.box.valueChanged.connect(self.changed)

    def set_name(self, name: str, explanation: str) -> None:
        """Say what the number is, and what it does."""
        self.label.setText(without_key(name))
        for widget in (self.label, self.slider, self.box):
            widget.setToolTip(tip(explanation))
        for field in (self.slider, self.box):
            field.setAccessibleName(name)

    def set_value(self, value: float) -> None:
        """Show another number, and say nothing."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(round(value * STEPS))
            self.box.setValue(value)
