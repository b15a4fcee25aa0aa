"""What is open in the window, and its workspace; says what of them changes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.counted import Tally
from cmviewer.confusion.shown import Shown
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.counting import Counting, Wanted
from cmviewer.gui.jobs import Jobs
from cmviewer.progress import Cancel, Progress
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation
from cmviewer.workspace.fingerprints import fingerprints_of
from cmviewer.workspace.history import History, gone_back, gone_forward, redone, undone
from cmviewer.workspace.reopening import fresh, reopened
from cmviewer.workspace.workspace import Workspace, changed

Opener = Callable[[OpenRequest, Progress, Cancel], Evaluation]
"""Opens what is asked for. Raises `CmviewerError`, `Cancelled`."""

See = Callable[[Workspace], Workspace]
"""Makes the workspace in which something is to be seen of the one in which it would be seen else."""

Seen = Callable[[Evaluation], See]
"""Tells how an evaluation that was opened is to be seen. Raises `CmviewerError`."""


@dataclass(frozen=True, eq=False)
class _Read:
    """What was opened, how it is to be seen, and why that could not be followed."""

    evaluation: Evaluation
    fingerprints: tuple[str, ...]
    seen: See
    error: CmviewerError | None


def _as_it_is(_evaluation: Evaluation) -> See:
    """See an evaluation as it would be seen anyway."""
    return lambda workspace: workspace


class Session(QObject):
    """Holds one evaluation and one `Workspace`; says once when a part of either changes.

    Work runs on `jobs`; what it gives arrives as `shown_changed`. `opening_failed`: what was asked for is
    not opened. `failed`: anything else could not be done.
    """

    opening = Signal(object)
    opened = Signal(object)
    opening_failed = Signal(object)
    failed = Signal(object)
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

    def __init__(self, jobs: Jobs, parent: QObject | None = None, opener: Opener = open_evaluation) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.opener = opener
        self.evaluation: Evaluation | None = None
        self.workspace = Workspace()
        self.history = History()
        self.counting = Counting(jobs, self._wanted, self)
        self.is_moving = False
        self._drags = 0
        self._seen: Seen = _as_it_is
        self._fingerprints: tuple[str, ...] = ()
        self._image_roots: dict[Path, Path] = {}
        self.counting.shown_changed.connect(self.shown_changed)
        self.counting.counted_ahead.connect(self.counted_ahead)
        self.counting.failed.connect(self.fail)

    @property
    def shown(self) -> Shown | None:
        """What of it is counted and on screen; None until something is."""
        return self.counting.shown

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
            evaluation = self.opener(request, progress, cancel)
            fingerprints = fingerprints_of(evaluation)
            try:
                return _Read(evaluation, fingerprints, seen(evaluation), None)
            except CmviewerError as error:
                return _Read(evaluation, fingerprints, _as_it_is(evaluation), error)

        def failed(error: CmviewerError) -> None:
            if isinstance(error, UncertainColumns):
                self.columns_asked.emit(request, error)
            else:
                self.opening_failed.emit(error)

        def done(read: _Read) -> None:
            self._seen = _as_it_is
            self._take(request, read)
            if read.error is not None:
                self.fail(read.error)

        self.jobs.start("open", read, done, failed)

    def give_up(self, error: CmviewerError) -> None:
        """Say that what was asked for is not opened."""
        self.opening_failed.emit(error)

    def fail(self, error: CmviewerError) -> None:
        """Say that something could not be done with what is open."""
        self.failed.emit(error)

    def close(self) -> None:
        """Forget the evaluation."""
        self.jobs.cancel("open")
        self.counting.forget()
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
            self.counting.follow()

    def set_moving(self, *, moving: bool) -> None:
        """Count nothing ahead while a person drags a threshold; `released` says when that is over."""
        self.is_moving = moving
        self._drags += moving
        self.counting.hold(held=moving)
        if not moving:
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
        return self.counting.tallies()

    def _take(self, request: OpenRequest, read: _Read) -> None:
        evaluation, before, workspace = read.evaluation, self.evaluation, self.workspace
        self.counting.forget()
        again = before is not None and before.source == evaluation.source
        state = reopened(self.state, before, evaluation) if again else fresh(self.state, evaluation)
        root = self._image_roots.get(evaluation.source)
        query = workspace.query if again else replace(workspace.query, cause=None)
        current = workspace.current if again else None
        workspace = replace(
            workspace, request=request, state=state, query=query, current=current, image_root=root
        )
        workspace = read.seen(workspace)
        root = workspace.image_root
        if root is not None:
            self._image_roots[evaluation.source] = root
            evaluation = replace(evaluation, images=evaluation.images.with_root(root))
        self.evaluation, self.history = evaluation, History()
        self._fingerprints = read.fingerprints
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
        self.counting.follow()

    def _wanted(self) -> Wanted | None:
        """What is to be counted, and how it is to be seen."""
        return None if self.evaluation is None else Wanted(self.evaluation, self._fingerprints, self.state)
