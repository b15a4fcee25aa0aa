"""The query line: asks what is typed once it is a query, and says where it is none."""

from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection, blocks_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.query import filtered_as, mark_term, names_cells, terms_of_selection, typed
from cmviewer.examples.ranges import ranges_apart
from cmviewer.gui.plain_text import without_key
from cmviewer.gui.popup_menus import popup_menu
from cmviewer.gui.queries.arrow import arrow_icon
from cmviewer.gui.queries.chips import Chip, Chips
from cmviewer.gui.queries.completion import Completion, offered_words
from cmviewer.gui.queries.mistake import Mistake
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken
from cmviewer.query import AllOf, Named, QueryError, check_shown, written

TYPING_PAUSE: Final = 150
"""Milliseconds after the last letter until what is typed is asked."""
MOST_NAMES: Final = 5
"""Classes of a side that a chip names."""
WORDS: Final = "query-words"
"""Job: what can be completed."""


class RecentQueries(Protocol):
    """Remembers the queries that were asked last."""

    @property
    def recent_queries(self) -> list[str]:
        """The newest first."""

    def remember_query(self, text: str) -> None:
        """Put one first."""


class QueryLine(QLineEdit):
    """chips: what was set by clicking. mistake: where what is typed is no query."""

    def __init__(self, session: Session, recent: RecentQueries) -> None:
        super().__init__()
        self._session = session
        self._recent = recent
        self._asked = ""
        self.chips = Chips(self)
        self.mistake = Mistake()
        self.completion = Completion(self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self.recent = QAction(arrow_icon(self.palette()), self.tr("Recent queries"), self)
        self.addAction(self.recent, QLineEdit.ActionPosition.TrailingPosition)
        self._connect()

    def focus(self) -> None:
        """Go there, with all that is typed selected."""
        self.setFocus()
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow in the colours of the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.recent.setIcon(arrow_icon(self.palette()))
        super().changeEvent(event)

    def ask(self) -> None:
        """Ask what is typed, unless it is no query; cells that are typed take the place of those selected."""
        self._typing.stop()
        text, workspace, evaluation = self.text(), self._session.workspace, self._session.evaluation
        try:
            term = typed(text)
            if evaluation is not None:
                check_shown(term, evaluation, is_compared=True)
        except QueryError as error:
            self.mistake.show_error(text, error)
            return
        self.mistake.show_error(text, None)
        self._asked = text
        query = replace(workspace.query, text=text)
        if names_cells(term) and workspace.state.selection is not None:
            self._session.change(query=filtered_as(query), selection=None)
        else:
            self._session.change(query=query)

    def show_text(self, text: str) -> None:
        """Show what is asked; what is being typed, and is no query yet, stays."""
        if text == self._asked:
            return
        self._asked = text
        if self.text() != text:
            self.setText(text)  # its button to clear it listens to its signals
        self.mistake.show_error(text, None)

    def say(self, error: CmviewerError) -> None:
        """Say what is wrong with what was asked, where that only showed on the way."""
        if isinstance(error, QueryError):
            self.mistake.show_error(self.text(), error)

    def recent_menu(self) -> QMenu:
        """The queries that were asked last, each of which is asked again by a click."""
        menu = popup_menu(self)
        for text in self._recent.recent_queries:
            menu.addAction(without_key(text)).triggered.connect(
                lambda _checked=False, text=text: self._ask_again(text)
            )
        if menu.isEmpty():
            menu.addAction(self.tr("No query was asked yet; Enter keeps one here")).setEnabled(False)
        return menu

    def _connect(self) -> None:
        session = self._session
        self._typing.timeout.connect(self.ask)
        self.textChanged.connect(self._typing.start)
        self.returnPressed.connect(self._keep)
        self.recent.triggered.connect(self._show_recent)
        session.opened.connect(self._offer_words)
        session.selection_changed.connect(self._show_chips)
        session.query_changed.connect(self._show_chips)
        session.opened.connect(self._show_chips)

    def _keep(self) -> None:
        """Ask now, and keep it among the recent ones."""
        self.ask()
        if self.mistake.error is None and self.text().strip():
            self._recent.remember_query(self.text().strip())

    def _ask_again(self, text: str) -> None:
        self.setText(text)
        self._keep()

    def _show_recent(self) -> None:
        self.recent_menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _offer_words(self) -> None:
        """Complete the names of what is open."""
        evaluation = self._session.evaluation
        self._session.jobs.start(
            WORDS,
            lambda _progress, _cancel: offered_words(evaluation),
            self.completion.set_words,
            lambda _error: None,
        )

    def _show_chips(self) -> None:
        """One for the cells that are selected, one for the cause, one for marks, one for each range."""
        evaluation, session, chips = self._session.evaluation, self._session, list[Chip]()
        selection, cause = session.state.selection, session.workspace.query.cause
        if evaluation is not None and selection is not None:
            chips.append(Chip(_words_of(selection, evaluation), lambda: session.select(None)))
        if evaluation is not None and cause is not None:
            words = written(Named("cause", cause.value))
            chips.append(Chip(words, lambda: session.set_value("query.cause", None)))
        if evaluation is not None and (mark := session.workspace.query.mark) is not None:
            chips.append(Chip(written(mark_term(mark)), lambda: session.set_value("query.mark", None)))
        if evaluation is not None:
            for words in ranges_apart(session.workspace.query.ranges):
                chips.append(Chip(words, partial(self._take_range, words)))
        self.chips.show_chips(chips)

    def _take_range(self, words: str) -> None:
        """Take a range away, and nothing else; there may be other ones since it was shown."""
        ranges = self._session.workspace.query.ranges
        self._session.set_value("query.ranges", ranges_apart(ranges).get(words, ranges))


def _words_of(selection: Selection, evaluation: Evaluation) -> str:
    """The query of a selection; its name where that would be long, or is everything."""
    blocks = blocks_of(selection)
    sides = [side or () for block in blocks for side in (block.truth, block.prediction)]
    if len(blocks) > MOST_NAMES or max(map(len, sides)) > MOST_NAMES:
        return spoken(selection_name(selection, evaluation))
    terms = terms_of_selection(selection, evaluation, background=True)
    return written(AllOf(terms)) or spoken(selection_name(selection, evaluation))
