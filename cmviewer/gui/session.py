"""What is open in the window, and its workspace; says what of them changes."""

from collections.abc import Callable, Hashable
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
from cmviewer.workspace.history import History, gone_back, gone_forward, redone, undone
from cmviewer.workspace.workspace import Workspace, changed

See = Callable[[Workspace], Workspace]
"""Makes the workspace in which something is to be seen of the one in which it would be seen else."""

Seen = Callable[[Evaluation], See]
"""Tells how an evaluation that was opened is to be seen. Raises `CmviewerError`."""


@dataclass(frozen=True, eq=False)
class _Read:
    """What was opened, how it is to be seen, and why that could not be followed."""

    evaluation: Evaluation
    seen: See
    error: CmviewerError | None


def _as_it_is(_evaluation: Evaluation) -> See:
    """See an evaluation as it would be seen anyway."""
    return lambda workspace: workspace


class Session(QObject):
    """Holds one evaluation and one `Workspace`; says once when a part of either changes.

    Work runs on `jobs`; what it gives arrives as `shown_changed`.
    """

    opening = Signal(object)
    opened = Signal(object)
    opening_failed = Signal(object)
    columns_asked = Signal(object, object)
    state_changed = Signal(object)
    shown_changed = Signal(object)
    selection_changed = Signal(object)
    look_changed = Signal(object)
    query_changed = Signal(object)
    overlays_changed = Signal(object)
    panels_changed = Signal(object)
    current_changed = Signal(object)
    workspace_changed = Signal(object)
    images_changed = Signal()
    counted_ahead = Signal(int)
    released = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.evaluation: Evaluation | None = None
        self.shown: Shown | None = None
        self.workspace = Workspace()
        self.history = History()
        self._memory = Memory()
        self._is_short = False
        self._completing = -1
        self._unreadable: set[int] = set()
        self.is_moving = False
        self._drags = 0
        self._seen: Seen = _as_it_is
        self._image_roots: dict[Path, Path] = {}

    @property
    def state(self) -> ViewState:
        """What is counted, and how it is seen and selected."""
        return self.workspace.state

    @property
    def request(self) -> OpenRequest | None:
        """What is open, as it was asked for."""
        return self.workspace.request

    def begin(self, workspace: Workspace) -> None:
        """Start from choices that were made before."""
        self.workspace = workspace

    def see_first(self, seen: Seen) -> None:
        """Show what is opened next as it was told."""
        self._seen = seen

    def open(self, request: OpenRequest, seen: Seen | None = None) -> None:
        """Read what is asked for; the evaluation that is open stays until that is done.

        seen: how it is to be seen; as it was told for what is opened next unless given.
        """
        self.opening.emit(request)
        seen = self._seen if seen is None else seen

        def read(progress: Progress, cancel: Cancel) -> _Read:
            evaluation = open_evaluation(request, progress, cancel)
            try:
                return _Read(evaluation, seen(evaluation), None)
            except CmviewerError as error:
                return _Read(evaluation, _as_it_is(evaluation), error)

        def failed(error: CmviewerError) -> None:
            if isinstance(error, UncertainColumns):
                self.columns_asked.emit(request, error)
            else:
                self.opening_failed.emit(error)

        def done(read: _Read) -> None:
            self._seen = _as_it_is
            self._take(request, read.evaluation, read.seen)
            if read.error is not None:
                self._failed(read.error)

        self.jobs.start("open", read, done, failed)

    def close(self) -> None:
        """Forget the evaluation."""
        self.jobs.cancel("open")
        self._forget()
        self.evaluation = None
        self.workspace = replace(self.workspace, request=None, current=None)
        self.history = History()
        self.opened.emit(None)
        self.workspace_changed.emit(self.workspace)

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Workspace or ViewState
        """Choose something else, as a person does: it can be undone, or gone back from.

        All that is changed while a threshold is dragged is one step, and all letters of one text.
        """
        before, after = self.workspace, changed(self.workspace, **changes)
        if before != after:
            self.history = self.history.noted(before, after, self._gesture(before, after))
            self._adopt(after)

    def follow(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Workspace or ViewState
        """Take what follows from something else, and is no choice of a person: nothing to be undone."""
        self._adopt(changed(self.workspace, **changes))

    def undo(self) -> None:
        """Take the last choice back."""
        self._step(undone)

    def redo(self) -> None:
        """Make it again."""
        self._step(redone)

    def back(self) -> None:
        """Go back to what was selected or looked at before."""
        self._step(gone_back)

    def forward(self) -> None:
        """Go forward again."""
        self._step(gone_forward)

    def _step(self, step: Callable[[History, Workspace], tuple[History, Workspace]]) -> None:
        self.history, after = step(self.history, self.workspace)
        self._adopt(after)

    def _gesture(self, before: Workspace, after: Workspace) -> Hashable:
        """What a change is a part of: a drag, or a text that is typed; None where it stands for itself."""
        if self.is_moving:
            return self._drags
        if replace(before, query=replace(before.query, text=after.query.text)) == after:
            return "filter"
        if replace(before, panels=replace(before.panels, search=after.panels.search)) == after:
            return "search"
        return None

    def _adopt(self, after: Workspace) -> None:
        """Make a workspace the one of now, and say once what of it is another."""
        before, self.workspace = self.workspace, after
        if before == after:
            return
        if before.state != after.state:
            self.state_changed.emit(after.state)
        for part, signal in (
            ("look", self.look_changed),
            ("query", self.query_changed),
            ("overlays", self.overlays_changed),
            ("panels", self.panels_changed),
        ):
            if getattr(before, part) != getattr(after, part):
                signal.emit(getattr(after, part))
        if before.state.selection != after.state.selection:
            self.selection_changed.emit(after.state.selection)
        if before.current != after.current:
            self.current_changed.emit(after.current)
        if before.image_root != after.image_root:
            self._find_images()
        self.workspace_changed.emit(after)
        if replace(before.state, selection=None) != replace(after.state, selection=None):
            self._show()

    def set_moving(self, *, moving: bool) -> None:
        """Count nothing ahead while a person drags a threshold; `released` says when that is over."""
        self.is_moving = moving
        self._drags += moving
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
            self.follow(image_root=root)

    def _find_images(self) -> None:
        """Look for images where the workspace says."""
        root = self.workspace.image_root
        if self.evaluation is not None and root is not None:
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

    def _take(self, request: OpenRequest, evaluation: Evaluation, seen: See) -> None:
        before, workspace = self.evaluation, self.workspace
        self._forget()
        again = before is not None and before.source == evaluation.source
        state = reopened(self.state, before, evaluation) if again else fresh(self.state, evaluation)
        root = self._image_roots.get(evaluation.source)
        query = workspace.query if again else replace(workspace.query, cause=None)
        current = workspace.current if again else None
        workspace = replace(
            workspace, request=request, state=state, query=query, current=current, image_root=root
        )
        workspace = seen(workspace)
        root = workspace.image_root
        if root is not None:
            self._image_roots[evaluation.source] = root
            evaluation = replace(evaluation, images=evaluation.images.with_root(root))
        self.evaluation, self.history = evaluation, History()
        self.workspace = workspace
        self.opened.emit(evaluation)
        for signal, part in (
            (self.look_changed, workspace.look),
            (self.query_changed, workspace.query),
            (self.overlays_changed, workspace.overlays),
            (self.panels_changed, workspace.panels),
            (self.state_changed, workspace.state),
            (self.selection_changed, workspace.state.selection),
            (self.workspace_changed, workspace),
        ):
            signal.emit(part)
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
