"""Why an example is counted where it is, as text that can be selected."""

from html import escape
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from cmviewer.confusion.why import Why

MOST_HEIGHT: Final = 168


class WhyText(QTextBrowser):
    """As high as its words, up to a limit from which it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.setAccessibleName(self.tr("Why is this here?"))

    def show_why(self, why: Why | None) -> None:
        """Show another explanation, or nothing."""
        self.setHtml("" if why is None else html_of(why))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        document = self.document()
        document.setTextWidth(self.viewport().width())
        self.setFixedHeight(min(MOST_HEIGHT, round(document.size().height()) + 2))


def html_of(why: Why) -> str:
    """The verdict first, then what overlaps, then what would change it, then the rule."""
    lines = [*why.rivals, *why.moves]
    points = "".join(f"<li>{escape(line)}</li>" for line in lines)
    style = "margin-top:2px; margin-bottom:2px; margin-left:14px; -qt-list-indent:0"
    return f"<b>{escape(why.verdict)}</b><ul style='{style}'>{points}</ul>{escape(why.rule)}"
