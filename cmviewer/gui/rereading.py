"""Reads again what is open when a person changes how; where that does not fit, what is open stays."""

from dataclasses import fields

from PySide6.QtCore import QObject

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.reading.panel import ReadingPanel
from cmviewer.gui.panels.reading.words import value_words
from cmviewer.gui.session import Session
from cmviewer.gui.settings import Settings
from cmviewer.problems.layouts import READING_IMPOSSIBLE
from cmviewer.readers import Columns, OpenRequest, UncertainColumns
from cmviewer.readers.telling import taken_back, told_anew, told_keys


class Rereading(QObject):
    """Ties the panel to the session: a choice there is a request here."""

    def __init__(self, session: Session, settings: Settings, panel: ReadingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._panel = panel
        self._wanted: OpenRequest | None = None
        self._key = ""
        self._opening: OpenRequest | None = None
        self._told_for: OpenRequest | None = None
        self._answer: CmviewerError | None = None
        self._question: CmviewerError | None = None
        self._heard: list[tuple[str, tuple[str, ...]]] = []
        self._offered: dict[str, dict[str, None]] = {}
        self._source: object = None
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
            self._open(key, told_anew(request, key, value))
        except ValueError as error:
            self._panel.refuse(key, str(error))

    def take_back(self, keys: list[str]) -> None:
        """Read again without what was told of some decisions."""
        if self._session.request is not None and keys:
            self._open(keys[0], taken_back(self._session.request, keys))

    def is_refusal(self, error: CmviewerError) -> bool:
        """Whether an error says that a change does not fit; the panel says so, at its decision."""
        return error is self._answer

    def is_question(self, error: CmviewerError) -> bool:
        """Whether an error says why the last thing could not be opened, so that an answer may help."""
        return error is self._question

    def answer(self, key: str, value: str) -> None:
        """Open what could not be opened, with a decision told."""
        if self._opening is None:
            return
        try:
            request = told_anew(self._opening, key, value)
        except ValueError as error:
            problem = READING_IMPOSSIBLE.of(decision=key, what=str(error))
            self._session.fail(CmviewerError(problem))
            return
        self._told_for = request
        self._session.open(request)

    def _open(self, key: str, request: OpenRequest) -> None:
        self._key, self._wanted, self._told_for = key, request, request
        self._session.open(request)

    def _follow_opening(self, request: OpenRequest) -> None:
        self._answer = self._question = None
        if self._opening is None or self._opening.path != request.path:
            self._heard.clear()
        self._opening = request
        if request is not self._wanted:
            self._wanted = None
        if request is not self._told_for:
            self._told_for = None

    def _follow_failure(self, job: str, error: CmviewerError) -> None:
        if job != "open":
            return
        self._hear(error)
        if self._wanted is None:
            self._question = error
        else:
            self._wanted, self._answer = None, error
            self._panel.refuse(self._key, refusal_words(error.problems[0]))

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        told_for, self._wanted, self._told_for = self._told_for, None, None
        if evaluation is None:
            self._panel.save.setEnabled(False)
            return
        if told_for is not None:
            self._remember_columns(told_for)
        if evaluation.source != self._source:
            self._source = evaluation.source
            self._offered.clear()
        self._learn(evaluation)
        offered = {key: tuple(values) for key, values in self._offered.items()}
        self._panel.show_reading(evaluation, self.told, offered)
        self._panel.show_left_out(evaluation.problems)

    def _learn(self, evaluation: Evaluation) -> None:
        """Keep every value that was on offer: where one is told, reading lists no others."""
        decisions = evaluation.interpretation.decisions
        known = [(one.key, (one.taken, *(other.value for other in one.alternatives))) for one in decisions]
        said = [(one.decision, one.readings) for one in evaluation.problems if one.decision is not None]
        for key, values in (*known, *said, *self._heard):
            self._offered.setdefault(key, {}).update(dict.fromkeys(values))

    def _hear(self, error: CmviewerError) -> None:
        """Keep what was on offer when reading asked; of a table all of its columns."""
        self._heard += [(one.decision, one.readings) for one in error.problems if one.decision is not None]
        if isinstance(error, UncertainColumns):
            self._heard += [(field.name, error.header) for field in fields(Columns)]

    def _remember_columns(self, request: OpenRequest) -> None:
        """Columns that were chosen here are those of the folder the next time too."""
        if request.path is not None:
            path = request.path.resolve()
            if (self._settings.columns_of(path) or Columns()) != request.columns:
                self._settings.remember_columns(path, request.columns)


def refusal_words(problem: Problem) -> str:
    """Say why a change does not fit, and what would, in the words of the panel."""
    key, fitting = problem.decision, problem.readings
    if problem.code == "reading-impossible" and key is not None and fitting:
        fits = "; ".join(value_words(key, one) for one in fitting)
        return f"This does not fit these files. What fits: {fits}."
    return f"{problem.what[:1].upper()}{problem.what[1:]}. {problem.mend[:1].upper()}{problem.mend[1:]}."
