"""A click on an object of the image makes it the one that is explained."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from cmviewer.confusion.left_out import why_left_out
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.of_object import example_of_object
from cmviewer.gui.examples.image.ahead import IMAGE
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.example_details import ExampleCaches, ExampleDetails, details_of
from cmviewer.gui.examples.image.objects import Drawn
from cmviewer.gui.examples.image.pointing import ObjectPointer
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel


class ObjectChoice(QObject):
    """Fetches what is known of an object that is clicked; the list and its example stay where they are."""

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        caches: ExampleCaches,
        shown: Callable[[], ExampleDetails | None],
        take: Callable[[ExampleDetails], None],
        fail: Callable[[CmviewerError], None],
    ) -> None:
        """Follow clicks. shown: gives what is shown now; take: shows something else."""
        super().__init__(canvas)
        self._session, self._caches = session, caches
        self._shown, self._take, self._fail = shown, take, fail
        self.pointer = ObjectPointer(canvas)
        self.pointer.clicked.connect(self._choose)

    def _choose(self, one: Drawn) -> None:
        evaluation, details, caches = self._session.evaluation, self._shown(), self._caches
        if evaluation is None or details is None or one.is_chosen:
            return
        self._session.jobs.start(
            IMAGE,
            lambda _progress, cancel: details_of_object(evaluation, details, one, caches, cancel),
            self._take,
            self._fail,
        )


def details_of_object(
    evaluation: Evaluation, shown: ExampleDetails, one: Drawn, caches: ExampleCaches, cancel: Cancel
) -> ExampleDetails:
    """Gather what is known of an object of the image; runs in a worker. Raises `CmviewerError`."""
    counted = shown.example.counted
    example = example_of_object(evaluation, counted, one.side, one.row)
    if example is not None:
        return details_of(evaluation, example, caches, cancel, shown.picture)
    assert shown.objects is not None
    marked = tuple(
        replace(other, is_chosen=(other.side, other.row) == (one.side, one.row))
        for other in shown.objects.objects
    )
    objects = replace(shown.objects, objects=marked)
    return replace(shown, objects=objects, why=why_left_out(counted, one.side, one.row))
