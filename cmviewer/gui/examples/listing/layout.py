"""Where the parts of the list of examples stand."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from cmviewer.gui.examples.listing.size_slider import SizeSlider
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.translating import translated

if TYPE_CHECKING:
    from cmviewer.gui.examples.listing.panel import ExamplesPanel

NARROWEST_FILTER: Final = 110
"""Pixels in which a word can be typed; a narrow dock gives them a line of their own."""
FILTER_ROOM: Final = 230
"""Pixels for what is longer than a word; where they are not left beside the others, it has its own line."""
A_WORD: Final = 12
"""Letters."""
MANY_CHIPS: Final = 3
"""As many need lines of their own, for which the list of a laptop has no room to give."""


class Lines(QVBoxLayout):
    """Keeps room for a row of cards below many chips: Qt asks for the height of one line of them."""

    def __init__(self, panel: "ExamplesPanel") -> None:
        super().__init__(panel)
        self._panel = panel

    def minimumSize(self) -> QSize:
        """Room for all lines, where there are many chips; few may move nothing."""
        least = super().minimumSize()
        if len(self._panel.query.chips.buttons) >= MANY_CHIPS:
            width = max(least.width(), self.geometry().width())
            least.setHeight(max(least.height(), self.minimumHeightForWidth(width)))
        return least


def lay_out(panel: "ExamplesPanel") -> None:
    """Put the parts into their places."""
    panel.table.setAccessibleName(translated("Examples"))
    panel.looks.addWidget(panel.list)
    panel.looks.addWidget(panel.table)
    panel.sort.setAccessibleName(translated("Order of the examples"))
    panel.query.setPlaceholderText(translated("Query or name…"))
    panel.query.setAccessibleName(translated("Query, or part of a name"))
    panel.query.setToolTip(translated("Such as: score > 0.8, folder = night\nCtrl+Space completes"))
    panel.query.setClearButtonEnabled(True)
    panel.query.setMinimumWidth(NARROWEST_FILTER)
    panel.query.textChanged.connect(
        lambda text: panel.query.setMinimumWidth(FILTER_ROOM if len(text) > A_WORD else NARROWEST_FILTER)
    )
    tools = FlowLayout()
    tools.setContentsMargins(0, 0, 0, 0)
    tools.addWidget(panel.sort)
    for widget in (
        SizeSlider(panel),
        panel.objects.grouping,
        panel.objects.causes,
        panel.marks.box,
        panel.query,
    ):
        tools.addWidget(widget)
    panel.query.chips.stand_in(tools)
    layout = Lines(panel)
    layout.setContentsMargins(4, 6, 4, 6)
    layout.addWidget(panel.head.header)
    layout.addLayout(tools)
    layout.addWidget(panel.query.mistake)
    layout.addWidget(panel.web)
    layout.addWidget(panel.head.hint)
    layout.addWidget(panel.looks, 1)
    layout.addWidget(panel.locate)
