"""Small buttons with a tip that screen readers speak too."""

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton


def tool_button(text: str, tip: str, clicked: Callable[[], object]) -> QToolButton:
    """Make a button that calls `clicked`."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(lambda _checked=False: clicked())
    return button
