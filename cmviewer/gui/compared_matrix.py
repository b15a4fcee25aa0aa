"""The matrix of two compared checkpoints that is drawn: arranged in a worker, as what is shown is."""

from collections.abc import Mapping
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
    """changed: another matrix is to be drawn. sides: those of A and B where they stand beside it."""

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._drawn: tuple[ComparedPair, ArrangedResult, Drawn] | None = None
        self.view: MatrixView | None = None
        self.sides: Mapping[Letter, MatrixView] = {}
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
        letter = None if drawn.has_difference else pair.letter
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
            lambda _progress, _cancel: _arranged(pair, view, letter, drawn),
            self._take,
            session.fail,
        )

    def _forget(self) -> None:
        self._session.jobs.cancel(DRAW)
        self.view = self._drawn = None
        self.sides = {}

    def _take(self, found: tuple[MatrixView, Mapping[Letter, MatrixView]]) -> None:
        self.view, self.sides = found
        self.changed.emit()


def _arranged(
    pair: ComparedPair, shown: MatrixView, letter: Letter, drawn: Drawn
) -> tuple[MatrixView, Mapping[Letter, MatrixView]]:
    """The matrix that is drawn, and those of A and B where they stand beside it."""
    view = drawn_view(pair.comparison, shown, letter, drawn)
    if drawn is not Drawn.SIDE_BY_SIDE:
        return view, {}
    of_sides = {letter: Drawn.SHOWN, letter.other: Drawn.OTHER}
    return view, {one: drawn_view(pair.comparison, shown, letter, of_sides[one]) for one in Letter}
