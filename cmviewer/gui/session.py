"""What is open in the window, and seen as it is chosen; says what of it changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult
from cmviewer.confusion.view_state import Selection, names_classes
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import MarkedOutcomes, MarkFinder
from cmviewer.gui.choices import Choices
from cmviewer.gui.compared_matrix import ComparedMatrix
from cmviewer.gui.comparing import Comparing
from cmviewer.gui.counting import Counting
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.opened_results import OpenedResults, Opener, ReadMarks, read_results
from cmviewer.progress import Cancel, Progress
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation
from cmviewer.workspace.reopening import opened_anew, without_data
from cmviewer.workspace.told_window import FirstView, as_it_is
from cmviewer.workspace.wanted import Wanted


class ImageRoots(Protocol):
    """Remembers the folder below which the images of a source were located."""

    def image_root_of(self, source: Path) -> Path | None:
        """Return the folder; None where none was ever told."""

    def remember_image_root(self, source: Path, root: Path) -> None:
        """Keep a folder."""


class Session(Choices):
    """Holds one evaluation, which is seen as it is chosen; says once when it changes.

    Work runs on `jobs`; what it gives arrives as `shown_changed`, for what is painted at once, and then as
    `shown_settled`, for all that follows it. `opening_failed`: what was asked for is not opened. `failed`:
    anything else could not be done. others: keeps what the other checkpoints say. kept_marks: what was kept
    of what is open when it was opened; a session may have brought more.
    """

    opening = Signal(object, object)
    opened = Signal(object)
    opening_failed = Signal(object)
    failed = Signal(object)
    columns_asked = Signal(object, object, object)
    shown_changed = Signal(object)
    shown_settled = Signal(object)
    images_changed = Signal()
    counted_ahead = Signal(int)
    released = Signal()

    def __init__(
        self, jobs: Jobs, roots: ImageRoots, parent: QObject | None = None, opener: Opener = open_evaluation
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.opener = opener
        self.evaluation: Evaluation | None = None
        self.others = OtherCheckpoints()
        self.counting = Counting(jobs, self._wanted, self)
        self.read_marks: ReadMarks | None = None
        self.kept_marks: tuple[Mark, ...] = ()
        self._finder = MarkFinder()
        self._roots = roots
        self.fingerprints: tuple[str, ...] = ()
        self._truth = ""
        self.counting.shown_changed.connect(self.shown_changed)
        self.counting.shown_settled.connect(self.shown_settled)
        self.counting.counted_ahead.connect(self.counted_ahead)
        self.counting.failed.connect(self.fail)
        self.image_root_changed.connect(self._find_images)
        self.arrangement_changed.connect(self.counting.follow)
        self.comparing = Comparing(self)
        self.compared_matrix = ComparedMatrix(self)

    @property
    def shown(self) -> ArrangedResult | None:
        """What of it is counted and on screen; None until something is."""
        return self.counting.shown

    def open(
        self, request: OpenRequest, seen: FirstView | None = None, known: Evaluation | None = None
    ) -> None:
        """Read what is asked for; the evaluation that is open stays until that is done.

        seen: how it is to be seen; as what was open before unless given. known: what was read of it before.
        """
        seen = seen or as_it_is
        self.opening.emit(request, seen)

        def read(progress: Progress, cancel: Cancel) -> OpenedResults:
            def opened() -> Evaluation:
                return self.opener(request, progress, cancel) if known is None else known

            return read_results(opened, seen, self.read_marks)

        def failed(error: CmviewerError) -> None:
            if isinstance(error, UncertainColumns):
                self.columns_asked.emit(request, seen, error)
            else:
                self.opening_failed.emit(error)

        def done(read: OpenedResults) -> None:
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
        self.others.forget()
        self.evaluation = None
        self.begin_anew(replace(without_data(self.workspace), request=None))
        self.opened.emit(None)
        self.workspace_changed.emit(self.workspace)

    def select(self, selection: Selection | None) -> None:
        """Select cells of what is shown; None selects nothing.

        While what was opened is not counted yet, the screen still shows what was open before: a click there
        is about other classes, and selects nothing.
        """
        if self.shown is not None or not names_classes(selection):
            self.change(selection=selection)

    def locate_images(self, root: Path) -> None:
        """Look for every image of what is open below `root` first, from now on, also once it is read anew."""
        if self.evaluation is not None:
            self._roots.remember_image_root(self.evaluation.source, root)
            self.follow(image_root=root)

    def marked_in(
        self, evaluation: Evaluation, counted: CheckpointResult
    ) -> Callable[[], MarkedOutcomes] | None:
        """Return what finds all marks among outcomes, in a worker; None where nothing is marked."""
        marks = self.workspace.marks
        return (lambda: self._finder.find(evaluation, counted, marks)) if marks else None

    def kinds_in(
        self, evaluation: Evaluation, counted: CheckpointResult
    ) -> Callable[[], NDArray[np.int8]] | None:
        """Return what tells how outcomes are marked, in a worker; None where nothing is."""
        found = self.marked_in(evaluation, counted)
        return None if found is None else (lambda: found().kinds)

    def _find_images(self) -> None:
        """Look for images where the workspace says."""
        root = self.workspace.image_root
        if self.evaluation is not None and root is not None:
            self.evaluation = replace(self.evaluation, images=self.evaluation.images.with_root(root))
            self.counting.follow_images(self.evaluation)
            self.images_changed.emit()

    def count_with(self, evaluation: Evaluation, truth: str) -> None:
        """Count what is open with another truth; `truth` names it, and is empty for the one that was read."""
        self.counting.forget()
        self.others.forget()
        self.evaluation, self._truth = evaluation, truth
        self.images_changed.emit()  # no list of now is of this truth
        self.arrangement_changed.emit()

    def set_moving(self, *, moving: bool) -> None:
        """Count nothing ahead while a person drags a threshold; `released` says when that is over."""
        self.set_dragging(dragging=moving)
        self.counting.hold(held=moving)
        if not moving:
            self.released.emit()

    def is_counted(self, checkpoint: int) -> bool:
        """Whether it is known what a checkpoint comes to by the rule of now."""
        return checkpoint in self.counted()

    def counted(self) -> dict[int, CheckpointCounts]:
        """Return what the checkpoints that are counted by the rule of now came to, by their position."""
        return self.counting.counts_by_checkpoint()

    def _take(self, request: OpenRequest, read: OpenedResults) -> None:
        evaluation, before, workspace = read.evaluation, self.evaluation, self.workspace
        self.counting.forget()
        self.others.forget()
        root = self._roots.image_root_of(evaluation.source)
        anew = replace(opened_anew(workspace, before, evaluation), request=request, image_root=root)
        self.kept_marks = anew.marks if read.marks is None else read.marks
        workspace = read.seen(replace(anew, marks=self.kept_marks))
        root = workspace.image_root
        if root is not None:
            self._roots.remember_image_root(evaluation.source, root)
            evaluation = replace(evaluation, images=evaluation.images.with_root(root))
        self.evaluation, self.fingerprints, self._truth = evaluation, read.fingerprints, ""
        self.begin_anew(workspace)
        self.opened.emit(evaluation)
        self.say_all()

    def _wanted(self) -> Wanted | None:
        """What is to be counted, and how it is to be seen."""
        fingerprints = tuple(one + self._truth for one in self.fingerprints)
        return None if self.evaluation is None else Wanted(self.evaluation, fingerprints, self.state)
