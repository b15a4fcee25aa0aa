"""Text on screen as it is: Qt would take a name with markup for rich text, and load what that names.

Labels are made here and nowhere else, so that each of them says of itself what it takes its text for.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cmviewer.gui.translating import spoken
from cmviewer.safe_text import shown

JOINER: Final = "\u2060"
"""Cannot be seen. Tool tips are what they look like to Qt: behind it nothing looks like a tag."""


class Label(QLabel):
    """A label of plain text."""

    def __init__(self, text: str = "", *, wrapped: bool = False) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=wrapped)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else, a sentence of another stage in the language of the window."""
        super().setText(shown(spoken(text)))


class RichLabel(QLabel):
    """A label of rich text, in which whoever makes it has escaped all that comes from data."""

    def __init__(self, text: str = "", *, wrapped: bool = False) -> None:
        super().__init__(textFormat=Qt.TextFormat.RichText, wordWrap=wrapped)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(shown(text))


def tip(text: str) -> str:
    """Return text as a tool tip that says just that, in the language of the window."""
    return shown(spoken(text)).replace("<", f"<{JOINER}").replace("&lt;", f"&{JOINER}lt;")


def without_key(text: str) -> str:
    """Return text as the words of a button or an entry of a menu, in which `&` is no key to press."""
    return shown(text).replace("&", "&&")


def as_title(text: str) -> str:
    """Return text as part of the title of a window, in which `[*]` is no mark of a change."""
    return shown(text).replace("[*]", "[*][*]")
