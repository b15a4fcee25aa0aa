"""Words that have one line, or two, whatever they say: what is below never moves. The tip has them all."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QSizePolicy

from cmviewer.gui.plain_text import Label, RichLabel, tip
from cmviewer.gui.translating import spoken
from cmviewer.safe_text import shown

MORE: Final = "…"


class OneLine(Label):
    """Plain words, cut in the middle where they are too long."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def text(self) -> str:
        """All of the words."""
        return self._whole

    def setText(self, text: str) -> None:
        """Say something else."""
        self._whole = shown(text)
        self.setToolTip(tip(text))
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """One line, also while it says nothing."""
        return QSize(100, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """It may be cut to nothing."""
        return QSize(0, self.sizeHint().height())

    def _fit(self) -> None:
        room = max(0, self.width())
        super().setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))


class TwoLines(OneLine):
    """Plain words that have two lines: names, which are cut in the middle, and what is said of them."""

    _names, _said = "", ""

    def show_parts(self, names: str, said: str) -> None:
        """Say something else."""
        self._names, self._said = shown(names), shown(said)
        self.setText(f"{names} {said}".strip())

    def sizeHint(self) -> QSize:
        """Two lines, also while it says nothing."""
        return QSize(100, self.fontMetrics().height() + self.fontMetrics().lineSpacing() + 2)

    def _fit(self) -> None:
        """Cut the names to two thirds of a line where all of it has no room, then what is said at its end."""
        lines, room = self.fontMetrics(), max(0, self.width())
        first, rest = self._parted(self._whole)
        if lines.horizontalAdvance(rest) > room and self._names:
            names = lines.elidedText(self._names, Qt.TextElideMode.ElideMiddle, 2 * room // 3)
            first, rest = self._parted(f"{names} {self._said}")
        both = (lines.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in (first, rest))
        Label.setText(self, "\n".join(filter(None, both)))

    def _parted(self, words: str) -> tuple[str, str]:
        """What has room in the first line, a word at least, and what is left."""
        each = words.split(" ")
        longer = (" ".join(each[:taken]) for taken in range(2, len(each) + 1))
        taken = 1 + sum(self.fontMetrics().horizontalAdvance(line) <= self.width() for line in longer)
        return " ".join(each[:taken]), " ".join(each[taken:])


class OneLineOfWords(OneLine):
    """Plain parts, the most important first: those that have room, and dots for the others."""

    _parts: tuple[str, ...] = ()
    _between = ""

    def __init__(self, between: str) -> None:
        """between: what parts them."""
        super().__init__()
        self._between = between

    def show_parts(self, parts: Sequence[str]) -> None:
        """Say something else."""
        self._parts = tuple(shown(spoken(part)) for part in parts)
        self.setText(self._between.join(self._parts))

    def _fit(self) -> None:
        """Cut only what stands alone."""
        lines, room = self.fontMetrics(), max(0, self.width())
        taken = fitting_parts(
            self._parts, lambda parts: lines.horizontalAdvance(self._between.join(parts)) <= room
        )
        words = self._between.join(taken)
        Label.setText(self, lines.elidedText(words, Qt.TextElideMode.ElideMiddle, room))


class OneLineOfParts(RichLabel):
    """Parts of rich text, the most important first: those that have room, and dots for the others."""

    def __init__(self, between: str, sample: str) -> None:
        """between: what parts them. sample: words of the height that the line has."""
        super().__init__()
        self._between = between
        self._parts: tuple[str, ...] = ()
        self._measure = RichLabel(sample)
        self._height = self._measure.sizeHint().height()
        self._sample = sample
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All of the parts."""
        return self._between.join(self._parts)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Say something else; each part is rich text, in which all that comes from data is escaped."""
        self._parts = tuple(parts)
        self.setToolTip(tip(QTextDocumentFragment.fromHtml(self.text()).toPlainText()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font."""
        if event.type() == QEvent.Type.FontChange:
            self._measure.setFont(self.font())
            self._measure.setText(self._sample)
            self._height = self._measure.sizeHint().height()
            self._fit()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """One line, also while it says nothing."""
        return QSize(100, self._height)

    def minimumSizeHint(self) -> QSize:
        """It may be cut to nothing."""
        return QSize(0, self._height)

    def _fit(self) -> None:
        """Show them as words that have one line."""
        taken = fitting_parts(self._parts, lambda parts: self._width_of(parts) <= self.width())
        self.setText(self._between.join(taken))

    def _width_of(self, parts: Sequence[str]) -> int:
        self._measure.setText(self._between.join(parts))
        return self._measure.sizeHint().width()


def fitting_parts(parts: Sequence[str], fits: Callable[[Sequence[str]], bool]) -> list[str]:
    """Take each part that has room after those taken, the first in any case; dots stand for the others."""
    taken: list[str] = []
    for place, part in enumerate(parts):
        more = (MORE,) if place + 1 < len(parts) or len(taken) < place else ()
        if not taken or fits((*taken, part, *more)):
            taken.append(part)
    return [*taken, MORE] if len(taken) < len(parts) else taken
