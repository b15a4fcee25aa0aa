"""Compares what is shown with another checkpoint, in workers, while anybody wants to know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair, DrawnBeside, paired
from cmviewer.confusion.comparison.verdict import Verdict
from cmviewer.confusion.comparison.verdict_words import verdict_sentence
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.translating import spoken
from cmviewer.progress import Cancel, Progress
from cmviewer.query.terms import IN_COMPARISON
from cmviewer.readers import OpenRequest
from cmviewer.workspace.compared_with import ComparedWith, compared_place, compared_rule

if TYPE_CHECKING:
    from cmviewer.gui.session import Session

OPEN: Final = "open compared"
COMPARE: Final = "compare"
JUDGE: Final = "judge compared"


@dataclass(frozen=True, eq=False)
class _Wanted:
    """What is compared with what."""

    counted: CheckpointResult
    compared: ComparedWith

    def is_like(self, other: "_Wanted | None") -> bool:
        """Whether the same is compared."""
        return other is not None and (self.counted, self.compared) == (other.counted, other.compared)


class Comparing(QObject):
    """pair: what is shown and what it is compared with; None until that is known. trouble: why not.

    verdict: on the pair; None until that is known, which takes longer.

    changed: another pair, or none. judged: its verdict is known.
    """

    changed = Signal()
    judged = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._seen = False
        self._wanted: _Wanted | None = None
        self._run: tuple[OpenRequest, Evaluation] | None = None
        self._known: tuple[Evaluation, CheckpointResult] | None = None
        self.pair: ComparedPair | None = None
        self.verdict: Verdict | None = None
        self.trouble = ""
        session.opened.connect(self._follow_opened)
        session.shown_changed.connect(self.follow)
        session.compared_changed.connect(self.follow)
        session.query_changed.connect(self.follow)
        session.jobs.ended.connect(self._follow_ended)

    def set_seen(self, *, seen: bool) -> None:
        """Compare while somebody looks, also where nothing was told."""
        self._seen = seen
        self.follow()

    @property
    def is_running(self) -> bool:
        """Whether a comparison is on its way."""
        return any(self._session.jobs.is_running(key) for key in (OPEN, COMPARE))

    @property
    def is_needed(self) -> bool:
        """Whether what is listed depends on what is compared."""
        workspace = self._session.workspace
        return IN_COMPARISON in workspace.query.text or workspace.compared.drawn is not Drawn.SHOWN

    @property
    def is_awaited(self) -> bool:
        """Whether what is to be listed depends on what is not known yet."""
        shown, pair = self._session.shown, self.pair
        is_old = pair is not None and shown is not None and pair.shown.result is not shown.counted
        return self.is_needed and (self.is_running or is_old)

    @property
    def other_run(self) -> Evaluation | None:
        """The other run that is compared, once it is read."""
        request = self._session.workspace.compared.request
        return self._run[1] if self._run is not None and self._run[0] == request else None

    @property
    def drawn_beside(self) -> DrawnBeside | None:
        """What stands behind the matrix of both that is drawn; None where only one is known."""
        shown = self._session.shown
        if self.pair is None or self.pair.beside is None or shown is None:
            return None
        if self.pair.shown.result is not shown.counted:
            return None
        return DrawnBeside(self.pair.beside, self._session.workspace.compared.drawn)

    @property
    def words(self) -> str:
        """With what is compared."""
        compared = self._session.workspace.compared
        if self.pair is not None:
            return self.pair.name(self.pair.letter)
        path = None if compared.request is None else compared.request.path
        return compared.checkpoint or ("" if path is None else path.name)

    @property
    def sentence(self) -> str:
        """What A and B are, and the verdict as soon as it is known; empty without a pair."""
        if self.pair is None:
            return ""
        names = (self.pair.name(letter) for letter in Letter)
        verdict = self.tr("…") if self.verdict is None else verdict_sentence(self.verdict)
        return self.tr("A is {}, B is {}. {}").format(*names, spoken(verdict))

    def keep_run(self, request: OpenRequest, evaluation: Evaluation) -> None:
        """Keep a run that is read already, so that it is not read again when it is compared."""
        self._run = (request, evaluation)

    def follow(self) -> None:
        """Begin what is wanted now."""
        shown, compared = self._session.shown, self._session.workspace.compared
        counted = None if shown is None else shown.counted
        if shown is None or counted is None or not shown.counts.is_whole:
            return
        if not self._is_asked(compared):
            self._session.jobs.cancel(COMPARE)
            self._wanted = None
            self._take(None)
            return
        wanted = _Wanted(counted, replace(compared, drawn=Drawn.SHOWN))
        if not wanted.is_like(self._wanted):
            self._begin(shown, wanted)

    def _is_asked(self, compared: ComparedWith) -> bool:
        asked = IN_COMPARISON in self._session.workspace.query.text
        return self._seen or asked or compared.is_told or compared.drawn is not Drawn.SHOWN

    def _begin(self, shown: ArrangedResult, wanted: _Wanted) -> None:
        self._wanted = wanted
        other, request = self.other_run, wanted.compared.request
        if request is not None and other is None:
            self._take(None)
            self._session.jobs.start(
                OPEN,
                lambda progress, cancel: self._session.opener(request, progress, cancel),
                lambda evaluation: self._take_run(request, evaluation),
                self._fail,
            )
            return
        evaluation = shown.evaluation if other is None else other
        try:
            place = compared_place(wanted.compared, evaluation, shown.state.checkpoint)
        except CmviewerError as error:
            self._fail(error)
            return
        if place is None:
            self._wanted = None
            self._take(None)
            return
        self._session.jobs.start(
            COMPARE, self._work(shown, evaluation, place, wanted), self._take, self._fail
        )

    def _work(
        self, shown: ArrangedResult, other: Evaluation, place: int, wanted: _Wanted
    ) -> Callable[[Progress, Cancel], ComparedPair]:
        known = None
        if self._known is not None and self._known[0] is other and self._known[1].checkpoint == place:
            known = self._known[1]

        compared = wanted.compared
        rule = compared_rule(compared, other, wanted.counted.rule)

        def work(progress: Progress, cancel: Cancel) -> ComparedPair:
            return paired(
                shown, other, place, compared.letter, rule, compared.together, known, progress, cancel
            )

        return work

    def _take_run(self, request: OpenRequest, evaluation: Evaluation) -> None:
        self._run, self._wanted = (request, evaluation), None
        self.follow()

    def _take(self, pair: ComparedPair | None, trouble: str = "") -> None:
        is_same = pair is None and self.pair is None and trouble == self.trouble
        self.pair, self.trouble, self.verdict = pair, trouble, None
        self._session.jobs.cancel(JUDGE)
        if pair is not None:
            self._known = pair.other.evaluation, pair.other.result
            self._session.jobs.start(
                JUDGE, lambda _progress, _cancel: _judged(pair), self._take_verdict, self._fail
            )
        if not is_same:
            self.changed.emit()

    def _take_verdict(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.judged.emit()

    def _fail(self, error: CmviewerError) -> None:
        self._take(None, str(error))
        self._session.fail(error)

    def _follow_ended(self, key: str) -> None:
        """A job that ends gives its answer right after; one that a person stopped gives none."""
        if key in (OPEN, COMPARE):
            QTimer.singleShot(0, self, self._notice_stopped)

    def _notice_stopped(self) -> None:
        shown, pair = self._session.shown, self.pair
        is_old = pair is None or shown is None or pair.shown.result is not shown.counted
        if self._wanted is not None and is_old and not self.trouble and not self.is_running:
            self._take(None, self.tr("Stopped"))

    def _follow_opened(self) -> None:
        self._wanted = self._known = None
        for key in (OPEN, COMPARE, JUDGE):
            self._session.jobs.cancel(key)
        self._take(None)


def _judged(pair: ComparedPair) -> Verdict:
    """The verdict, and what of it is about classes and cells, which is kept with it."""
    _ = pair.comparison.class_chances, pair.comparison.cell_chances
    return pair.comparison.verdict
