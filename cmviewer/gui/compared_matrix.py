"""The matrix of two compared checkpoints that is drawn: arranged in a worker, as what is shown is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.difference_words import drawn_words
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.matrix_view import MatrixView

if TYPE_CHECKING:
    from cmviewer.gui.session import Session

DRAW: Final = "draw compared"


class ComparedMatrix(QObject):
    """changed: another matrix is to be drawn."""

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._drawn: tuple[ComparedPair, ArrangedResult, Drawn] | None = None
        self.view: MatrixView | None = None
        session.shown_changed.connect(self._follow)
        session.compared_changed.connect(self._follow)
        session.comparing.changed.connect(self._follow)
        session.opened.connect(self._forget)

    @property
    def is_late(self) -> bool:
        """Whether another matrix of both is to be drawn than is known by now."""
        is_other = self._session.workspace.compared.drawn is not Drawn.SHOWN and self.view is not None
        return is_other and (self._session.comparing.is_running or self._session.jobs.is_running(DRAW))

    def seen(self, shown: ArrangedResult) -> tuple[MatrixView, str]:
        """The matrix that is drawn, and which of two it is in words; empty of what is shown by itself."""
        drawn, pair = self._session.workspace.compared.drawn, self._session.comparing.pair
        if drawn is Drawn.SHOWN or pair is None or self.view is None:
            return shown.view, ""
        letter = None if drawn is Drawn.DIFFERENCE else pair.letter
        return self.view, drawn_words(pair.name(Letter.A), pair.name(Letter.B), letter)

    def _follow(self) -> None:
        """Arrange the matrix that is to be drawn, unless it is that of what is shown."""
        session, pair = self._session, self._session.comparing.pair
        shown, drawn = session.shown, session.workspace.compared.drawn
        if shown is None or pair is None or drawn is Drawn.SHOWN or pair.shown.result is not shown.counted:
            session.jobs.cancel(DRAW)
            if self.view is not None and (drawn is Drawn.SHOWN or not session.comparing.is_running):
                self._forget()
                self.changed.emit()
            return
        if self._drawn == (pair, shown, drawn):
            return
        self._drawn = (pair, shown, drawn)
        view, letter = shown.view, pair.letter.other
        session.jobs.start(
            DRAW,
            lambda _progress, _cancel: drawn_view(pair.comparison, view, letter, drawn),
            self._take,
            session.fail,
        )

    def _forget(self) -> None:
        self._session.jobs.cancel(DRAW)
        self.view = self._drawn = None

    def _take(self, view: MatrixView) -> None:
        self.view = view
        self.changed.emit()
