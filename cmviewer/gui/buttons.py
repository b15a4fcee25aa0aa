"""Small buttons with a tip that screen readers speak too."""

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from cmviewer.gui.target_size import enlarge


def tool_button(text: str, tip: str, clicked: Callable[[], object]) -> QToolButton:
    """Make a button that calls `clicked`."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    enlarge(button)
    button.clicked.connect(lambda _checked=False: clicked())
    return button
