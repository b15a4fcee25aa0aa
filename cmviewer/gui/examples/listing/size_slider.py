"""How large the small pictures of the examples are."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider

from cmviewer.gui.keys import LeavesPlaces
from cmviewer.workspace.panel_choices import PanelChoices

if TYPE_CHECKING:
    from cmviewer.gui.examples.listing.panel import ExamplesPanel

SMALLEST, LARGEST, STEP = 64, 320, 16
WIDTH: Final = 72


class SizeSlider(QSlider):
    """Sets the size; a drag of it is one choice."""

    def __init__(self, panel: "ExamplesPanel") -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._panel = panel
        self._session = session = panel.session
        self.setRange(SMALLEST, LARGEST)
        self.setPageStep(STEP)
        self.setFixedWidth(WIDTH)
        self.setToolTip(self.tr("Size of the pictures"))
        self.setAccessibleName(self.tr("Size of the pictures"))
        LeavesPlaces(self)
        self.sliderPressed.connect(lambda: session.set_dragging(dragging=True))
        self.sliderReleased.connect(lambda: session.set_dragging(dragging=False))
        self.valueChanged.connect(self._choose)
        session.panels_changed.connect(self._follow)
        self._follow(session.workspace.panels)

    def _choose(self, side: int) -> None:
        panels = self._session.workspace.panels
        self._session.change(panels=replace(panels, thumbnail=side))

    def _follow(self, panels: PanelChoices) -> None:
        side = min(max(SMALLEST, panels.thumbnail), LARGEST)
        with QSignalBlocker(self):
            self.setValue(side)
        self._panel.list.show_side(side)
        self._panel.thumbnails.show_side(side)
