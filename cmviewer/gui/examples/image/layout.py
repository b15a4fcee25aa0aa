"""Where the parts of the image panel stand: one below the other in a dock, side by side where it is large."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cmviewer.gui.buttons import tool_button
from cmviewer.gui.examples.image.folds import Folds
from cmviewer.gui.flow_layout import FlowLayout, together
from cmviewer.gui.translating import translated
from cmviewer.workspace.face import Face

if TYPE_CHECKING:
    from cmviewer.gui.examples.image.panel import ImagePanel

NARROWEST_TITLE: Final = 150
"""Pixels of the words beside the buttons; a narrow dock gives them lines of their own."""
ASIDE: Final = 0.24
"""Share of a window that the words beside a large image take."""
ASIDE_LEAST, ASIDE_MOST = 280, 420
GAP: Final = 6


class ImageParts:
    """The image with what belongs to it, and the words about it, as a face of the window has them."""

    def __init__(self, panel: "ImagePanel") -> None:
        self._panel = panel
        self.stage, self.aside = QWidget(), QWidget()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._directions = {Face.MATRIX: (down, down), Face.EVIDENCE: (across, across)}
        self._sides, self._tools = QBoxLayout(down, panel), QBoxLayout(down)
        self._lay_out_head()
        self._lay_out_aside()
        stage = QVBoxLayout(self.stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addLayout(self._tools)
        for widget in (panel.canvas, panel.maps, panel.fields):
            stage.addWidget(widget, 1)
        self._sides.setContentsMargins(GAP, GAP, GAP, GAP)
        self._sides.addWidget(self.stage, 1)
        self._sides.addWidget(self.aside)

    def show_face(self, face: Face, width: int) -> None:
        """Arrange them for a face of a window of that width."""
        of_sides, of_tools = self._directions[face]
        self._sides.setDirection(of_sides)
        self._tools.setDirection(of_tools)
        is_large = face is Face.EVIDENCE
        if is_large:
            self.aside.setFixedWidth(min(max(ASIDE_LEAST, round(ASIDE * width)), ASIDE_MOST))
        else:
            self.aside.setMinimumWidth(0)
            self.aside.setMaximumWidth(_ANY)
        self.folds.show_face(face)

    def _lay_out_head(self) -> None:
        panel = self._panel
        panel.title.setWordWrap(True)
        panel.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # A long name may be cut, but never widens the window.
        panel.title.setMinimumWidth(NARROWEST_TITLE)
        panel.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.head = FlowLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(panel.title)
        previous = tool_button("◂", translated("Previous example"), lambda: panel.step_asked.emit(-1))
        following = tool_button("▸", translated("Next example"), lambda: panel.step_asked.emit(1))
        self.head.addWidget(together(panel.marks, previous, following, panel.fit, panel.open, panel.large))
        self._tools.addLayout(self.head, 1)
        self._tools.addWidget(panel.boxes, 1)
        self._tools.addWidget(panel.map_buttons, 1)

    def _lay_out_aside(self) -> None:
        panel = self._panel
        layout = QVBoxLayout(self.aside)
        layout.setContentsMargins(0, 0, 0, 0)
        folds = {"why": panel.why_fold, "objects": panel.objects_fold, "compare": panel.strip_fold}
        self.folds = Folds(folds, self.aside)
        for widget in (panel.bars, self.folds, panel.why_fold):
            layout.addWidget(widget)
        layout.addWidget(panel.objects_fold, 1)
        layout.addWidget(panel.strip_fold)
        layout.setSpacing(GAP)
        layout.addStretch()
        self.column = layout


_ANY: Final = (1 << 24) - 1
"""Qt's own largest size."""
