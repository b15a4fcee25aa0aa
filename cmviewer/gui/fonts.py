"""Fonts that follow the window's own."""

from PySide6.QtWidgets import QWidget

LARGER = 1.15


def emphasise(widget: QWidget) -> None:
    """Make the words of a widget bold and a little larger; colours still follow the theme."""
    font = widget.font()
    font.setBold(True)
    font.setPointSizeF(LARGER * font.pointSizeF())
    widget.setFont(font)
