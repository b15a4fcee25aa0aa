"""The state of the window: what is open, how it is seen, what is selected."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.count import Counted, Prepared, Tally, count, count_aside, prepare_more
from cmviewer.confusion.shown import Shown, show
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.memory import TALLY_LIMIT, Memory
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel, Progress
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation

Seen = Callable[[Evaluation], dict[str, Any]]
"""Gives the fields of `ViewState` in which an evaluation is to be seen; raises `CmviewerError`."""


@dataclass(frozen=True, eq=False)
class _Read:
    """What was opened, how it is to be seen, and why that could not be followed."""

    evaluation: Evaluation
    changes: dict[str, Any]
    error: CmviewerError | None


class Session(QObject):
    """Holds one evaluation and one `ViewState`; says once when either changes.

    Work runs on `jobs`; what it gives arrives as `shown_changed`.
    """

    opening = Signal(object)
    opened = Signal(object)
    opening_failed = Signal(object)
    columns_asked = Signal(object, object)
    state_changed = Signal(object)
    shown_changed = Signal(object)
    selection_changed = Signal(object)
    images_changed = Signal()
    counted_ahead = Signal(int)
    released = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.evaluation: Evaluation | None = None
        self.shown: Shown | None = None
        self.state = ViewState()
        self.request: OpenRequest | None = None
        self._memory = Memory()
        self._is_short = False
        self._completing = -1
        self._unreadable: set[int] = set()
        self.is_moving = False
        self._seen: Seen = lambda _evaluation: {}
        self._image_roots: dict[Path, Path] = {}

    def see_first(self, seen: Seen) -> None:
        """Show what is opened next as it was told."""
        self._seen = seen

    def open(self, request: OpenRequest) -> None:
        """Read what is asked for; the evaluation that is open stays until that is done."""
        self.opening.emit(request)
        seen = self._seen

        def read(progress: Progress, cancel: Cancel) -> _Read:
            evaluation = open_evaluation(request, progress, cancel)
            try:
                return _Read(evaluation, seen(evaluation), None)
            except CmviewerError as error:
                return _Read(evaluation, {}, error)

        def failed(error: CmviewerError) -> None:
            if isinstance(error, UncertainColumns):
                self.columns_asked.emit(request, error)
            else:
                self.opening_failed.emit(error)

        def done(read: _Read) -> None:
            self.request = request
            self._seen = lambda _evaluation: {}
            self._take(read.evaluation, read.changes)
            if read.error is not None:
                self._failed(read.error)

        self.jobs.start("open", read, done, failed)

    def close(self) -> None:
        """Forget the evaluation."""
        self.jobs.cancel("open")
        self._forget()
        self.evaluation = None
        self.request = None
        self.opened.emit(None)

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of ViewState
        """Make a new state; every field keeps its value unless it is named."""
        state = replace(self.state, **changes)
        if state == self.state:
            return
        before, self.state = self.state, state
        self.state_changed.emit(state)
        if before.selection != state.selection:
            self.selection_changed.emit(state.selection)
        if replace(before, selection=None) != replace(state, selection=None):
            self._show()

    def set_moving(self, *, moving: bool) -> None:
        """Count nothing ahead while a person drags a threshold; `released` says when that is over."""
        self.is_moving = moving
        if not moving:
            self._count_ahead()
            self.released.emit()

    def select(self, selection: Selection | None) -> None:
        """Select cells of what is shown; None selects nothing.

        While what was opened is not counted yet, the screen still shows what was open before: a click there
        is about other classes, and selects nothing.
        """
        names_classes = selection is not None and (selection.truth, selection.prediction) != (None, None)
        if self.shown is not None or not names_classes:
            self.change(selection=selection)

    def locate_images(self, root: Path) -> None:
        """Look for every image of what is open below `root` first, from now on, also once it is read anew."""
        if self.evaluation is not None:
            self._image_roots[self.evaluation.source] = root
            self.evaluation = replace(self.evaluation, images=self.evaluation.images.with_root(root))
            self.images_changed.emit()

    def is_counted(self, checkpoint: int) -> bool:
        """Whether it is known what a checkpoint comes to by the rule of now."""
        return checkpoint in self.counted()

    def counted(self) -> dict[int, Tally]:
        """Return what the checkpoints that are counted by the rule of now came to, by their position."""
        return self._memory.tallies(self.state.rule)

    def prepared(self) -> Prepared | None:
        """Return what the checkpoint of now can be counted from by any rule, if it is in memory."""
        return self._memory.prepared(self.state.checkpoint)

    def _take(self, evaluation: Evaluation, changes: dict[str, Any]) -> None:
        root = self._image_roots.get(evaluation.source)
        if root is not None:
            evaluation = replace(evaluation, images=evaluation.images.with_root(root))
        before, self.evaluation = self.evaluation, evaluation
        self._forget()
        again = before is not None and before.source == evaluation.source
        state = reopened(self.state, before, evaluation) if again else fresh(self.state, evaluation)
        self.state = replace(state, **changes)
        self.opened.emit(evaluation)
        self.state_changed.emit(self.state)
        self.selection_changed.emit(self.state.selection)
        self._show()

    def _forget(self) -> None:
        """Let go of all that was counted, and of all counting."""
        for key in ("show", "ahead", "complete"):
            self.jobs.cancel(key)
        self.shown = None
        self._unreadable.clear()
        self._memory.clear()

    def _show(self) -> None:
        """Show what the state asks for. Short work is waited for: so a dragged threshold is followed."""
        evaluation, state = self.evaluation, self.state
        if evaluation is None or (self._is_short and self.jobs.is_running("show")):
            return
        known = self._memory.counted(state.checkpoint, state.rule)
        prepared = self._memory.prepared(state.checkpoint)
        self._is_short = prepared is not None and prepared.serves(state.rule)

        def work(_progress: Progress, cancel: Cancel) -> Shown:
            return show(evaluation, state, known, prepared, cancel)

        self.jobs.start("show", work, self._take_shown, self._failed)

    def _take_shown(self, shown: Shown) -> None:
        self._memory.keep(shown.counted)
        self.shown = shown
        self.shown_changed.emit(shown)
        if shown.state != replace(self.state, selection=None):
            if not self.jobs.is_running("show"):
                self._show()
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
            self._show()
        elif not self.jobs.is_running("complete") or self._completing != first.checkpoint:
            self._completing = first.checkpoint
            self.jobs.start("complete", work, self._take_whole, self._failed)

    def _take_whole(self, counted: Counted) -> None:
        self._memory.keep(counted)
        if counted.checkpoint == self.state.checkpoint:
            self._show()

    def _count_ahead(self) -> None:
        """Count the next checkpoint that is not counted yet, nearest first, one at a time."""
        evaluation, state = self.evaluation, self.state
        if evaluation is None or self.shown is None or self.is_moving or self.jobs.is_running("ahead"):
            return
        counted = self.counted()
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
            self._failed(error)
            self._count_ahead()

        self.jobs.start("ahead", work, self._take_ahead, failed)

    def _take_ahead(self, counted: Counted) -> None:
        self._memory.keep_ahead(counted)
        self.counted_ahead.emit(counted.checkpoint)
        self._count_ahead()

    def _failed(self, error: CmviewerError) -> None:
        self.opening_failed.emit(error)


def fresh(state: ViewState, evaluation: Evaluation) -> ViewState:
    """The state in which something else is first seen: its last checkpoint, all classes, nothing selected."""
    last = len(evaluation.checkpoints) - 1
    return replace(
        state, checkpoint=last, rule=default_rule(evaluation), shown=None, top=None, selection=None
    )


def reopened(state: ViewState, before: Evaluation | None, evaluation: Evaluation) -> ViewState:
    """The state in which the same is seen again: everything stays as far as it still exists."""
    if before is None or before.task is not evaluation.task or before.positive != evaluation.positive:
        return fresh(state, evaluation)
    if before.classes.names != evaluation.classes.names:
        return replace(fresh(state, evaluation), rule=state.rule)
    name, names = before.checkpoint_names[state.checkpoint], evaluation.checkpoint_names
    place = names.index(name) if name in names else len(names) - 1
    return replace(state, checkpoint=place)
