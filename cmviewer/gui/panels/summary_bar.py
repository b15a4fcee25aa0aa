"""Above the matrix: the overall numbers, what is shown, and a caution in words."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmviewer.confusion.captions import caption
from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.totals_words import counted_sentence
from cmviewer.gui.plain_text import Label, RichLabel
from cmviewer.gui.session import Session


class SummaryBar(QWidget):
    """Accuracy beside balanced accuracy and macro F1; of objects precision, recall and F1."""

    messages_asked = Signal()
    reading_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.numbers = RichLabel(wrapped=True)
        self.caption = Label(wrapped=True)
        self.notes = RichLabel(wrapped=True)
        self.caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 2)
        layout.setSpacing(3)
        for label in (self.numbers, self.caption, self.notes):
            layout.addWidget(label)
        self.notes.linkActivated.connect(self._follow_link)
        session.shown_changed.connect(self._show)

    def _show(self) -> None:
        shown = self._session.shown
        if shown is None:
            return
        parts = [
            f"<b style='font-size:17px'>{_whole(value)}</b>&nbsp;{_whole(name)}"
            for name, value in _numbers(shown.measures)
        ]
        total = counted_sentence(shown.totals, shown.state.rule, shown.evaluation.task)
        self.numbers.setText("&nbsp;&nbsp;&nbsp; ".join((*parts, total)))
        self.caption.setText(
            f"{shown.evaluation.name}: {caption(shown.evaluation, shown.matrix, shown.state)}"
        )
        notes = self._notes()
        self.notes.setText("<br>".join(notes))
        self.notes.setVisible(bool(notes))

    def _notes(self) -> list[str]:
        shown = self._session.shown
        if shown is None:
            return []
        notes = []
        warnings = collapse(shown.matrix, shown.evaluation), caution(shown.measures, shown.evaluation)
        notes += [f"⚠ {escape(warning)}." for warning in warnings if warning]
        read = [f"<a href='reading'>{self.tr('How these files were read')}</a>"]
        if count := len(shown.problems):
            words = (
                self.tr("1 thing to know about these files")
                if count == 1
                else self.tr("{} things to know about these files").format(count)
            )
            read.insert(0, f"⚠ {words}: <a href='messages'>{self.tr('show')}</a>")
        notes.append(" &nbsp;·&nbsp; ".join(read))
        return notes

    def _follow_link(self, link: str) -> None:
        if link == "reading":
            self.reading_asked.emit()
        else:
            self.messages_asked.emit()


def _numbers(measures: Measures) -> list[tuple[str, str]]:
    """The numbers that say most about a task, each with its name."""
    return [(metric.words_for(measures.task), measures.text(metric)) for metric in measures.headline]


def _whole(words: str) -> str:
    """Words that stay in one line."""
    return words.replace(" ", "&nbsp;")
