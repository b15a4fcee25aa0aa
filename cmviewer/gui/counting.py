"""Runs the counting that the scheduler wants, keeps what it gives, and says when what is shown is another."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.arranged_result import ArrangedResult, arrange, show
from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult, Compared, Purpose
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.jobs import Jobs
from cmviewer.progress import Cancel, Progress
from cmviewer.query import look_at_images, parsed
from cmviewer.workspace.result_cache import ResultCache
from cmviewer.workspace.scheduler import Extent, Lane, Situation, Work, lanes_to_stop, work_wanted
from cmviewer.workspace.wanted import Wanted

T = TypeVar("T")


class Counting(QObject):
    """wanted: gives what is wanted now; None while nothing is open.

    shown_settled: what is shown has been painted; said once of several that follow one another quickly.
    """

    shown_changed = Signal(object)
    shown_settled = Signal(object)
    counted_ahead = Signal(int)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, wanted: Callable[[], Wanted | None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted = wanted
        self.shown: ArrangedResult | None = None
        self._cache = ResultCache()
        self._running: dict[Lane, Work] = {}
        self._given_up: ViewState | None = None
        self._unreadable: set[tuple[int, str]] = set()
        self.is_held = False

    @property
    def is_current(self) -> bool:
        """Whether the matrix on screen is the one that is wanted."""
        wanted = self._wanted()
        return wanted is not None and self.shown is not None and self.shown.state == wanted.bare

    @property
    def is_counting(self) -> bool:
        """Whether what stands behind the matrix is on its way."""
        return self._jobs.is_running(Lane.SHOW)

    def hold(self, *, held: bool) -> None:
        """Count nothing ahead for a while, or go on with it."""
        self.is_held = held
        self.follow()

    def counts_by_checkpoint(self) -> dict[int, CheckpointCounts]:
        """Return what the checkpoints that are counted by the rule of now came to, by their position."""
        return self._kept(lambda one, now, place: self._cache.counts(one, now.rule, place, now.subset))

    def whole_by_checkpoint(self) -> dict[int, CheckpointResult]:
        """Return the checkpoints that are counted to the end by the rule of now, of all images."""
        kept = self._kept(lambda one, now, place: self._cache.counted(one, now.rule, place))
        return {place: counted for place, counted in kept.items() if counted.compared.is_whole}

    def _kept(self, find: Callable[[str, ViewState, int], T | None]) -> dict[int, T]:
        """What is kept of each checkpoint, known by its fingerprint, as `find` finds it."""
        wanted = self._wanted()
        if wanted is None:
            return {}
        found = {place: find(one, wanted.state, place) for place, one in enumerate(wanted.fingerprints)}
        return {place: one for place, one in found.items() if one is not None}

    def forget(self) -> None:
        """Let go of what was open, and of all counting; of what came of it only little is kept."""
        for lane in Lane:
            self._jobs.cancel(lane)
        self._running.clear()
        self._unreadable.clear()
        self._given_up = None
        self.shown = None
        self._cache.keep_little()

    def follow_images(self, evaluation: Evaluation) -> None:
        """Show the same with images that are found elsewhere now; a subset, which may ask them, anew."""
        for lane in Lane:
            self._jobs.cancel(lane)
        self._running.clear()
        self._cache.forget_subsets()
        if self.shown is not None:
            counted = None if self.shown.state.subset else self.shown.counted
            self._show(replace(self.shown, evaluation=evaluation, counted=counted))
        self.follow()

    def follow(self) -> None:
        """Begin what is wanted now."""
        wanted = self._wanted()
        if wanted is not None:
            for lane in lanes_to_stop(self._situation(wanted)):
                del self._running[lane]
                self._jobs.cancel(lane)
            for work in work_wanted(self._situation(wanted)):
                self._begin(wanted, work)

    def _situation(self, wanted: Wanted) -> Situation:
        self._notice_stopped(wanted.bare)
        state, shown = wanted.bare, self.shown
        fingerprint, known = wanted.fingerprints[state.checkpoint], self.counts_by_checkpoint()
        compared = self._cache.compared(fingerprint)
        behind = None if shown is None or shown.counted is None else shown.counted.compared
        return Situation(
            wanted=state,
            shown=None if shown is None else shown.state,
            behind=_extent(behind),
            given_up=self._given_up,
            counted=self._cache.counted(fingerprint, state.rule, state.checkpoint) is not None,
            serves=compared is not None and compared.serves(state.rule),
            is_more=compared is not None and compared is not behind,
            has_counts=state.checkpoint in known and known[state.checkpoint].is_whole,
            checkpoints=len(wanted.fingerprints),
            settled=frozenset(known) | self._unreadable_in(state.subset),
            held=self.is_held,
            running=dict(self._running),
        )

    def _notice_stopped(self, wanted: ViewState) -> None:
        """A person stopped what does not run any more and gave no answer."""
        for lane, work in tuple(self._running.items()):
            if not self._jobs.is_running(lane):
                del self._running[lane]
                self._given_up = work.state if lane is Lane.SHOW else self._given_up
        if self._given_up != wanted:
            self._given_up = None

    def _unreadable_in(self, subset: str) -> frozenset[int]:
        """Checkpoints that cannot be read, or not asked for a subset."""
        return frozenset(checkpoint for checkpoint, asked in self._unreadable if asked == subset)

    def _begin(self, wanted: Wanted, work: Work) -> None:
        evaluation, state = wanted.evaluation, work.state
        fingerprint = wanted.fingerprints[state.checkpoint]
        known = self._cache.counted(fingerprint, state.rule, state.checkpoint)
        compared = self._cache.compared(fingerprint)
        counts = self._cache.counts(fingerprint, state.rule, state.checkpoint, state.subset)

        def counted(purpose: Purpose, cancel: Cancel) -> CheckpointResult:
            return count(
                evaluation,
                state.checkpoint,
                state.rule,
                compared,
                cancel,
                purpose=purpose,
                subset=state.subset,
            )

        match work.lane:
            case Lane.ARRANGE:
                assert counts is not None
                self._start(
                    wanted, work, lambda _cancel: arrange(evaluation, state, counts), self._take_arranged
                )
            case Lane.SHOW:
                self._start(
                    wanted,
                    work,
                    lambda cancel: show(evaluation, state, known, compared, cancel),
                    lambda shown: self._take_shown(fingerprint, shown),
                )
            case Lane.COMPLETE:
                self._start(
                    wanted,
                    work,
                    lambda cancel: counted(Purpose.COMPLETE, cancel),
                    lambda more: self._cache.keep(fingerprint, more),
                )
            case Lane.AHEAD:
                self._start(
                    wanted,
                    work,
                    lambda cancel: counted(Purpose.AHEAD, cancel),
                    lambda ahead: self._take_ahead(fingerprint, ahead),
                )

    def _start(
        self, wanted: Wanted, work: Work, run: Callable[[Cancel], T], take: Callable[[T], None]
    ) -> None:
        def done(value: T) -> None:
            self._running.pop(work.lane, None)
            take(value)
            self.follow()

        def look_and_run(progress: Progress, cancel: Cancel) -> T:
            if work.lane is not Lane.ARRANGE:
                look_at_images(parsed(work.state.subset), wanted.evaluation.images, progress, cancel)
            return run(cancel)

        self._running[work.lane] = work
        self._jobs.start(work.lane, look_and_run, done, lambda error: self._fail(work, error), work.rest)

    def _take_arranged(self, shown: ArrangedResult) -> None:
        wanted = self._wanted()
        is_there = self.shown is not None and self.shown.state == shown.state
        if wanted is not None and shown.state == wanted.bare and not is_there:
            self._show(shown)

    def _take_shown(self, fingerprint: str, shown: ArrangedResult) -> None:
        """Show it, unless the same is to be seen in another way by now: then that is shown at once."""
        assert shown.counted is not None
        self._cache.hold(fingerprint, shown.counted)
        wanted, state = self._wanted(), shown.state
        if wanted is not None:
            now = wanted.bare
            counted = [(one.checkpoint, one.rule, one.subset) for one in (state, now)]
            if counted[0] != counted[1] or state == now:
                self._show(shown)

    def _take_ahead(self, fingerprint: str, counted: CheckpointResult) -> None:
        self._cache.keep_ahead(fingerprint, counted)
        self.counted_ahead.emit(counted.checkpoint)

    def _fail(self, work: Work, error: CmviewerError) -> None:
        self._running.pop(work.lane, None)
        self._unreadable.add((work.state.checkpoint, work.state.subset))
        if work.lane is not Lane.AHEAD:
            self._given_up = work.state
        self.failed.emit(error)
        self.follow()

    def _show(self, shown: ArrangedResult) -> None:
        self.shown = shown
        self.shown_changed.emit(shown)
        self._jobs.after_answers(self._settle)

    def _settle(self) -> None:
        if self.shown is not None:
            self.shown_settled.emit(self.shown)
        self._cache.make_room()


def _extent(compared: Compared | None) -> Extent:
    if compared is None:
        return Extent.NONE
    return Extent.WHOLE if compared.is_whole else Extent.FIRST
