"""Counting for the window: what is looked at first, then the rest of it, then the checkpoints beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.count import Counted, Prepared, Tally, count, count_aside, prepare_more
from cmviewer.confusion.shown import Shown, show
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.memory import TALLY_LIMIT, Memory
from cmviewer.progress import Cancel, Progress

SHOW, COMPLETE, AHEAD = "show", "complete", "ahead"
"""Jobs: of what is looked at, of the rest of it, of what may be looked at next."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is to be counted, and how it is to be seen."""

    evaluation: Evaluation
    state: ViewState


class Counting(QObject):
    """Keeps what was counted, and says when what is shown is another.

    wanted: gives what is wanted now; None while nothing is open.
    """

    shown_changed = Signal(object)
    counted_ahead = Signal(int)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, wanted: Callable[[], Wanted | None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted = wanted
        self.shown: Shown | None = None
        self.is_held = False
        self._memory = Memory()
        self._is_short = False
        self._completing = -1
        self._unreadable: set[int] = set()

    def hold(self, *, held: bool) -> None:
        """Count nothing ahead for a while, or go on with it."""
        self.is_held = held
        if not held:
            self._count_ahead()

    def tallies(self) -> dict[int, Tally]:
        """Return what the checkpoints that are counted by the rule of now came to, by their position."""
        wanted = self._wanted()
        return {} if wanted is None else self._memory.tallies(wanted.state.rule)

    def prepared(self) -> Prepared | None:
        """Return what the checkpoint of now can be counted from by any rule, if it is in memory."""
        wanted = self._wanted()
        return None if wanted is None else self._memory.prepared(wanted.state.checkpoint)

    def forget(self) -> None:
        """Let go of all that was counted, and of all counting."""
        for key in (SHOW, AHEAD, COMPLETE):
            self._jobs.cancel(key)
        self.shown = None
        self._unreadable.clear()
        self._memory.clear()

    def show(self) -> None:
        """Show what is wanted. Short work is waited for: so a dragged threshold is followed."""
        wanted = self._wanted()
        if wanted is None or (self._is_short and self._jobs.is_running(SHOW)):
            return
        evaluation, state = wanted.evaluation, wanted.state
        known = self._memory.counted(state.checkpoint, state.rule)
        prepared = self._memory.prepared(state.checkpoint)
        self._is_short = prepared is not None and prepared.serves(state.rule)

        def work(_progress: Progress, cancel: Cancel) -> Shown:
            return show(evaluation, state, known, prepared, cancel)

        self._jobs.start(SHOW, work, self._take_shown, self.failed.emit)

    def _take_shown(self, shown: Shown) -> None:
        self._memory.keep(shown.counted)
        self.shown = shown
        self.shown_changed.emit(shown)
        wanted = self._wanted()
        if wanted is None:
            return
        if shown.state != replace(wanted.state, selection=None):
            if not self._jobs.is_running(SHOW):
                self.show()
        elif not shown.counted.prepared.is_whole:
            self._complete(shown)
        else:
            self._count_ahead()

    def _complete(self, shown: Shown) -> None:
        """Look at more of a large checkpoint, what a threshold left aside or more maps, and show it again."""
        evaluation, rule, first = shown.evaluation, shown.state.rule, shown.counted.prepared

        def work(_progress: Progress, cancel: Cancel) -> Counted:
            more = prepare_more(evaluation, rule, first, cancel)
            return count(evaluation, first.checkpoint, rule, more, cancel)

        known = self._memory.prepared(first.checkpoint)
        if known is not None and known.is_whole:
            self.show()
        elif not self._jobs.is_running(COMPLETE) or self._completing != first.checkpoint:
            self._completing = first.checkpoint
            self._jobs.start(COMPLETE, work, self._take_whole, self.failed.emit)

    def _take_whole(self, counted: Counted) -> None:
        self._memory.keep(counted)
        wanted = self._wanted()
        if wanted is not None and counted.checkpoint == wanted.state.checkpoint:
            self.show()

    def _count_ahead(self) -> None:
        """Count the next checkpoint that is not counted yet, nearest first, one at a time."""
        wanted = self._wanted()
        if wanted is None or self.shown is None or self.is_held or self._jobs.is_running(AHEAD):
            return
        evaluation, state = wanted.evaluation, wanted.state
        counted = self.tallies()
        known_of = self._unreadable.union(counted)
        waiting = [place for place in range(len(evaluation.checkpoints)) if place not in known_of]
        if not waiting or len(counted) >= TALLY_LIMIT:
            return
        nearest = min(waiting, key=lambda place: abs(place - state.checkpoint))
        known = self._memory.prepared(nearest)

        def work(_progress: Progress, cancel: Cancel) -> Counted:
            return count_aside(evaluation, nearest, state.rule, known, cancel)

        def failed(error: CmviewerError) -> None:
            self._unreadable.add(nearest)
            self.failed.emit(error)
            self._count_ahead()

        self._jobs.start(AHEAD, work, self._take_ahead, failed)

    def _take_ahead(self, counted: Counted) -> None:
        self._memory.keep_ahead(counted)
        self.counted_ahead.emit(counted.checkpoint)
        self._count_ahead()
