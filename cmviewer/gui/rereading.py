"""Reads again what is open when a person changes how; where that does not fit, what is open stays."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.reading.panel import ReadingPanel
from cmviewer.gui.panels.reading.words import value_words
from cmviewer.gui.session import Session
from cmviewer.gui.settings import Settings
from cmviewer.gui.translating import translated, translated_problem
from cmviewer.problems.layouts import READING_IMPOSSIBLE
from cmviewer.readers import Columns, OpenRequest
from cmviewer.readers.telling import taken_back, told_anew, told_keys
from cmviewer.workspace.offered_readings import OfferedReadings
from cmviewer.workspace.told_window import FirstView


@dataclass(frozen=True)
class _Attempt:
    """What is being opened, or was last.

    seen: how it is to be seen, where that was told. key: of the decision that the panel has changed for it.
    is_told: whether a decision was told for it here.
    """

    request: OpenRequest
    seen: FirstView | None = None
    key: str | None = None
    is_told: bool = False


@dataclass(frozen=True)
class _Failure:
    """Why an attempt came to nothing."""

    attempt: _Attempt
    error: CmviewerError


class Rereading(QObject):
    """Ties the panel to the session: a choice there is a request here."""

    def __init__(self, session: Session, settings: Settings, panel: ReadingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._panel = panel
        self._attempt: _Attempt | None = None
        self._failure: _Failure | None = None
        self._offered = OfferedReadings()
        panel.chosen.connect(self.tell)
        panel.taken_back.connect(self.take_back)
        session.opening.connect(self._follow_opening)
        session.opened.connect(self._follow_opened)
        session.jobs.failed.connect(self._follow_failure)

    @property
    def told(self) -> frozenset[str]:
        """Keys of the decisions and files that were told of what is open."""
        request = self._session.request
        return frozenset() if request is None else told_keys(request)

    def tell(self, key: str, value: str) -> None:
        """Read again with a decision told so."""
        request = self._session.request
        if request is None:
            return
        try:
            self._open(_Attempt(told_anew(request, key, value), key=key, is_told=True))
        except ValueError as error:
            self._panel.refuse(key, str(error))

    def take_back(self, keys: list[str]) -> None:
        """Read again without what was told of some decisions."""
        if self._session.request is not None and keys:
            self._open(_Attempt(taken_back(self._session.request, keys), key=keys[0], is_told=True))

    def is_refusal(self, error: CmviewerError) -> bool:
        """Whether an error says that a change does not fit; the panel says so, at its decision."""
        failure = self._failure
        return failure is not None and error is failure.error and failure.attempt.key is not None

    def is_question(self, error: CmviewerError) -> bool:
        """Whether an error says why the last thing could not be opened, so that an answer may help."""
        failure = self._failure
        return failure is not None and error is failure.error and failure.attempt.key is None

    def answer(self, key: str, value: str) -> None:
        """Open what could not be opened, with a decision told."""
        if self._attempt is None:
            return
        try:
            request = told_anew(self._attempt.request, key, value)
        except ValueError as error:
            problem = READING_IMPOSSIBLE.of(decision=key, what=str(error))
            self._session.fail(CmviewerError(problem))
            return
        self._open(_Attempt(request, self._attempt.seen, is_told=True))

    def _open(self, attempt: _Attempt) -> None:
        if self._is_elsewhere(attempt.request):
            self._offered = self._offered.forgetting_heard()
        self._attempt = attempt
        self._session.open(attempt.request, attempt.seen)

    def _is_elsewhere(self, request: OpenRequest) -> bool:
        return self._attempt is None or self._attempt.request.path != request.path

    def _follow_opening(self, request: OpenRequest, seen: FirstView) -> None:
        """Whatever is opened is the attempt of now; one that began here is known."""
        self._failure = None
        if self._attempt is None or self._attempt.request is not request:
            if self._is_elsewhere(request):
                self._offered = self._offered.forgetting_heard()
            self._attempt = _Attempt(request, seen)

    def _follow_failure(self, job: str, error: CmviewerError) -> None:
        attempt = self._attempt
        if job != "open" or attempt is None:
            return
        self._offered = self._offered.hearing(error)
        self._failure = _Failure(attempt, error)
        if attempt.key is not None:
            self._panel.refuse(attempt.key, refusal_words(error.problems[0]))

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        attempt = self._attempt
        if evaluation is None:
            self._panel.save.setEnabled(False)
            return
        if attempt is not None:
            if attempt.is_told:
                self._remember_columns(attempt.request)
            self._attempt = _Attempt(attempt.request)
        self._offered = self._offered.learning(evaluation)
        self._panel.show_reading(evaluation, self.told, self._offered.values)
        self._panel.show_left_out(evaluation.problems)

    def _remember_columns(self, request: OpenRequest) -> None:
        """Columns that were chosen here are those of the folder the next time too."""
        if request.path is not None:
            path = request.path.absolute()
            if (self._settings.columns_of(path) or Columns()) != request.columns:
                self._settings.remember_columns(path, request.columns)


def refusal_words(problem: Problem) -> str:
    """Say why a change does not fit, and what would, in the words of the panel."""
    key, fitting = problem.decision, problem.readings
    if problem.code == "reading-impossible" and key is not None and fitting:
        fits = "; ".join(value_words(key, one) for one in fitting)
        return translated("This does not fit these files. What fits: {}.").format(fits)
    said = translated_problem(problem)
    return f"{said.what[:1].upper()}{said.what[1:]}. {said.mend[:1].upper()}{said.mend[1:]}."
