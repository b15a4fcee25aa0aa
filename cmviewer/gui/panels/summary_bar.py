"""Above the matrix: the overall numbers, what is shown, and a caution in words."""

from html import escape
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmviewer.confusion.captions import BETWEEN, caption_parts
from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.totals_words import counted_sentence
from cmviewer.gui.elided_labels import OneLineOfParts, OneLineOfWords
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken, translated
from cmviewer.said import said

LARGE: Final = 17
"""Pixels of the numbers that say most."""


class SummaryBar(QWidget):
    """Accuracy beside balanced accuracy and macro F1; of objects precision, recall and F1."""

    messages_asked = Signal()
    reading_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.numbers = OneLineOfParts("&nbsp;&nbsp;&nbsp; ", f"<b style='font-size:{LARGE}px'>0</b> x")
        self.caption = OneLineOfWords(BETWEEN)
        self.notes = OneLineOfParts(" &nbsp;·&nbsp; ", "⚠ x")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 2)
        layout.setSpacing(3)
        for label in (self.numbers, self.caption, self.notes):
            layout.addWidget(label)
        self.notes.linkActivated.connect(self._follow_link)
        session.shown_settled.connect(self._show)

    def _show(self) -> None:
        shown = self._session.shown
        if shown is None:
            return
        parts = [
            f"<b style='font-size:{LARGE}px'>{_whole(value)}</b>&nbsp;{_whole(name)}"
            for name, value in _numbers(shown.measures)
        ]
        total = counted_sentence(shown.totals, shown.state.rule, shown.evaluation.task)
        self.numbers.show_parts((*parts, *map(escape, spoken(total).split(BETWEEN))))
        first, *others = caption_parts(shown.evaluation, shown.matrix, shown.state)
        self.caption.show_parts((said("{}: {}", shown.evaluation.name, first), *others))
        self.notes.show_parts(self._notes())

    def _notes(self) -> list[str]:
        shown = self._session.shown
        if shown is None:
            return []
        notes = []
        warnings = collapse(shown.matrix, shown.evaluation), caution(shown.measures, shown.evaluation)
        notes += [f"⚠ {escape(spoken(warning))}." for warning in warnings if warning]
        if count := len(shown.problems):
            words = (
                self.tr("1 thing to know about these files")
                if count == 1
                else self.tr("{} things to know about these files").format(count)
            )
            notes.append(f"⚠ {words}: <a href='messages'>{self.tr('show')}</a>")
        notes.append(f"<a href='reading'>{self.tr('How these files were read')}</a>")
        return notes

    def _follow_link(self, link: str) -> None:
        if link == "reading":
            self.reading_asked.emit()
        else:
            self.messages_asked.emit()


def _numbers(measures: Measures) -> list[tuple[str, str]]:
    """The numbers that say most about a task, each with its name."""
    return [
        (translated(metric.words_for(measures.task)), measures.text(metric)) for metric in measures.headline
    ]


def _whole(words: str) -> str:
    """Words that stay in one line."""
    return words.replace(" ", "&nbsp;")
