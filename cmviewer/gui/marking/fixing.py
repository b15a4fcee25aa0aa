"""Counts with the truth mended by marks, while a person wants that; says of which thresholds it depends."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.captions import threshold_sentence
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.fixes import Fixed, with_fixes
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.gui.session import Session
from cmviewer.problems.marks import FIXES_UNDECIDED
from cmviewer.progress import Cancel, Progress
from cmviewer.said import joined

FIX: Final = "apply fixes"
"""Job."""


class Fixing(QObject):
    """changed: whether fixes are applied, or which; `words` and `is_old` say more."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._unmended: Evaluation | None = None
        self._marks: tuple[Mark, ...] = ()
        self._numbers = 0
        self.matched = ""
        session.opened.connect(self._forget)
        session.marks_changed.connect(self.changed)
        session.state_changed.connect(self._follow_state)

    @property
    def is_on(self) -> bool:
        """Whether the truth is mended."""
        return self._unmended is not None

    @property
    def is_old(self) -> bool:
        """Whether marks, or what they were matched by, are others by now."""
        is_other = self._marks != self._session.workspace.marks or self.matched != self._matched_now
        return self.is_on and is_other

    def turn(self) -> None:
        """Apply fixes, or count the truth as it was read."""
        if self._unmended is None:
            self.apply()
        else:
            unmended, self._unmended = self._unmended, None
            self._session.jobs.cancel(FIX)
            self._session.count_with(unmended, "")
            self.changed.emit()

    def apply(self) -> None:
        """Mend the truth by the marks of now, as they are matched now, and count that."""
        session = self._session
        evaluation, marks, state = (
            self._unmended or session.evaluation,
            session.workspace.marks,
            session.state,
        )
        if evaluation is None:
            return
        matched = self._matched_now

        def mend(_progress: Progress, cancel: Cancel) -> Fixed:
            counted = count(evaluation, state.checkpoint, state.rule, cancel=cancel)
            return with_fixes(evaluation, counted, marked_outcomes(evaluation, counted, marks))

        def take(fixed: Fixed) -> None:
            self._unmended, self._marks, self.matched = evaluation, marks, matched
            self._numbers += 1
            session.count_with(fixed.evaluation, f" mended {self._numbers}")
            self.changed.emit()
            if fixed.undecided:
                session.fail(CmviewerError(FIXES_UNDECIDED.of(count=fixed.undecided)))

        def fail(error: CmviewerError) -> None:
            session.fail(error)
            self.changed.emit()

        session.jobs.start(FIX, mend, take, fail)

    @property
    def _matched_now(self) -> str:
        """By which checkpoint, rule and thresholds marks find what they are of."""
        evaluation, state = self._session.evaluation, self._session.state
        if evaluation is None:
            return ""
        name = evaluation.checkpoints[state.checkpoint].name
        return joined(", ", filter(None, (name, threshold_sentence(evaluation, state.rule))))

    def _follow_state(self) -> None:
        if self.is_on:
            self.changed.emit()

    def _forget(self) -> None:
        """Something was opened: its truth is as it was read."""
        self._session.jobs.cancel(FIX)
        self._unmended = None
        self.changed.emit()
