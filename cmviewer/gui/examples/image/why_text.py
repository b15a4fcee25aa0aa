"""Why an example is counted where it is, as text that can be selected."""

import math
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from cmviewer.confusion.why import Why
from cmviewer.gui.keys import KeepsCopy
from cmviewer.gui.translating import spoken

LEAST_HEIGHT: Final = 44
MOST_HEIGHT: Final = 168


class WhyText(QTextBrowser):
    """As high as its words, up to a limit from which it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = LEAST_HEIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Why is this here?"))
        KeepsCopy(self)

    def show_why(self, why: Why | None) -> None:
        """Show another explanation, or nothing."""
        self.setHtml("" if why is None else html_of(why))
        self._fit()

    def copy(self) -> None:
        """Put what is selected on the clipboard; all of it where nothing is."""
        chosen = self.textCursor().selection().toPlainText()
        QGuiApplication.clipboard().setText(chosen or self.toPlainText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have a scroll bar only where the words are too many."""
        document, policy = self.document(), Qt.ScrollBarPolicy
        document.setTextWidth(self.width())
        height = max(LEAST_HEIGHT, math.ceil(document.size().height()) + 2)
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded
            if height > min(MOST_HEIGHT, self.height())
            else policy.ScrollBarAlwaysOff
        )
        document.setTextWidth(self.viewport().width())
        self._wanted = min(MOST_HEIGHT, height)
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All words, as far as there is room."""
        return QSize(super().sizeHint().width(), self._wanted)


def html_of(why: Why) -> str:
    """The verdict first, then what overlaps, then what would change it, then the rule."""
    lines = map(spoken, (*why.rivals, *why.counterfactuals))
    points = "".join(f"<li>{escape(line)}</li>" for line in lines)
    style = "margin-top:2px; margin-bottom:2px; margin-left:14px; -qt-list-indent:0"
    return f"<b>{escape(spoken(why.verdict))}</b><ul style='{style}'>{points}</ul>{escape(spoken(why.rule))}"
