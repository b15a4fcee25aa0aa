"""The state of the window: what is open, how it is seen, what is selected."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.count import Counted, count
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.shown import Shown, show
from cmviewer.matching import CountingRule, default_rule
from cmviewer.progress import Cancel, Progress
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation

COUNTED_LIMIT: Final = 300
"""How many counted checkpoints are kept; the one looked at longest ago goes first."""

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

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.evaluation: Evaluation | None = None
        self.shown: Shown | None = None
        self.state = ViewState()
        self.request: OpenRequest | None = None
        self._counted: OrderedDict[tuple[int, CountingRule], Counted] = OrderedDict()
        self._seen: Seen = lambda _evaluation: {}

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
        for key in ("open", "show", "ahead"):
            self.jobs.cancel(key)
        self.evaluation = None
        self.shown = None
        self.request = None
        self._counted.clear()
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
        if before.rule != state.rule:
            self._count_ahead()

    def select(self, selection: Selection | None) -> None:
        """Select cells; None selects nothing."""
        self.change(selection=selection)

    def locate_images(self, root: Path) -> None:
        """Look for every image below `root` first, from now on."""
        if self.evaluation is not None:
            self.evaluation = replace(self.evaluation, images=self.evaluation.images.with_root(root))
            self.images_changed.emit()

    def is_counted(self, checkpoint: int) -> bool:
        """Whether a checkpoint can be shown without counting."""
        return (checkpoint, self.state.rule) in self._counted

    def counted(self) -> dict[int, Counted]:
        """Return the checkpoints that are counted by the rule of now, by their position."""
        return {
            counted.checkpoint: counted
            for counted in self._counted.values()
            if counted.rule == self.state.rule
        }

    def _take(self, evaluation: Evaluation, changes: dict[str, Any]) -> None:
        before, self.evaluation = self.evaluation, evaluation
        self.shown = None
        self._counted.clear()
        again = before is not None and before.source == evaluation.source
        state = reopened(self.state, before, evaluation) if again else fresh(self.state, evaluation)
        self.state = replace(state, **changes)
        self.opened.emit(evaluation)
        self.state_changed.emit(self.state)
        self.selection_changed.emit(self.state.selection)
        self._show()

    def _show(self) -> None:
        evaluation, state = self.evaluation, self.state
        if evaluation is None:
            return
        known = self._counted.get((state.checkpoint, state.rule))
        self.jobs.start(
            "show", lambda _progress, _cancel: show(evaluation, state, known), self._take_shown, self._failed
        )

    def _take_shown(self, shown: Shown) -> None:
        first = self.shown is None
        self._keep(shown.counted)
        self.shown = shown
        self.shown_changed.emit(shown)
        if first:
            self._count_ahead()

    def _count_ahead(self) -> None:
        """Count the next checkpoint that is not counted yet, nearest first, then go on."""
        evaluation, state = self.evaluation, self.state
        if evaluation is None:
            return
        waiting = [place for place in range(len(evaluation.checkpoints)) if not self.is_counted(place)]
        if not waiting or len(self._counted) >= COUNTED_LIMIT:
            self.jobs.cancel("ahead")
            return
        nearest = min(waiting, key=lambda place: abs(place - state.checkpoint))
        work: Callable[[Progress, Cancel], Counted] = lambda _progress, _cancel: count(  # noqa: E731
            evaluation, nearest, state.rule
        )
        self.jobs.start("ahead", work, self._take_ahead, self._failed)

    def _take_ahead(self, counted: Counted) -> None:
        self._keep(counted)
        self.counted_ahead.emit(counted.checkpoint)
        self._count_ahead()

    def _keep(self, counted: Counted) -> None:
        key = (counted.checkpoint, counted.rule)
        self._counted[key] = counted
        self._counted.move_to_end(key)
        while len(self._counted) > COUNTED_LIMIT:
            self._counted.popitem(last=False)

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
    if before is None or before.classes.names != evaluation.classes.names:
        return fresh(state, evaluation)
    name, names = before.checkpoint_names[state.checkpoint], evaluation.checkpoint_names
    place = names.index(name) if name in names else len(names) - 1
    rule = state.rule if before.positive == evaluation.positive else default_rule(evaluation)
    return replace(state, checkpoint=place, rule=rule)
