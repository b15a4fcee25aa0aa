"""Brings what every checkpoint says of the current example below its image."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from cmviewer.confusion.every_checkpoint import NOT_JUDGED, true_labels
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import NO_ROW, Evaluation, Unit
from cmviewer.examples.examples import Example
from cmviewer.gui.examples.image.life_strip import Judged, LifeStrip, Square
from cmviewer.gui.session import Session
from cmviewer.gui.translating import translated
from cmviewer.progress import Cancel, Progress

if TYPE_CHECKING:
    from cmviewer.gui.examples.image.panel import ImagePanel

LIFE: Final = "life of the example"
"""Job."""
UNASKED: Final = 2_000_000
"""Truths times checkpoints up to which all of them are counted for it; of more, once History was seen."""

NARROWEST: Final = 30
"""Pixels of the strip, so that it never vanishes beside words."""


class ExampleLife(QObject):
    """Works beside the panel, when the checkpoints are counted ahead: no image waits for it."""

    def __init__(self, session: Session, panel: "ImagePanel") -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self.strip = LifeStrip()
        self.strip.hide()
        self.strip.setMinimumWidth(NARROWEST)
        panel.parts.folds.keep_beside(self.strip)
        panel.arrived.connect(self.follow)
        panel.cleared.connect(self.follow)
        session.counted_ahead.connect(self.follow)
        session.opened.connect(self._offer)
        self.strip.chosen.connect(lambda checkpoint: session.change(checkpoint=checkpoint))

    def follow(self) -> None:
        """Show the life of the example of now; without one, and of a false alarm, there is none."""
        details, evaluation = self._panel.details, self._session.evaluation
        if details is None or evaluation is None:
            self.strip.show_squares((), 0)
            return
        if self.strip.isHidden():
            return
        example, rule = details.example, details.example.counted.rule
        if example.truth_row == NO_ROW:
            self._session.jobs.cancel(LIFE)
            self.strip.show_squares((), 0)
            return
        labels = self._session.others.known(evaluation, rule)
        if labels is not None:
            self._show(evaluation, example, labels)
        elif self._may_count(evaluation) and not self._session.jobs.is_running(LIFE):
            self._session.jobs.start(LIFE, self._work(evaluation, example), self._again, self._session.fail)

    def _work(self, evaluation: Evaluation, example: Example) -> Callable[[Progress, Cancel], None]:
        others, rule = self._session.others, example.counted.rule
        whole = self._session.counting.whole_by_checkpoint()
        known = {place: counted for place, counted in whole.items() if counted.rule == rule}

        def work(progress: Progress, cancel: Cancel) -> None:
            others.labels(evaluation, rule, cancel, progress, known)

        return work

    def _again(self, _counted: None) -> None:
        self.follow()

    def _may_count(self, evaluation: Evaluation) -> bool:
        size = len(true_labels(evaluation)) * len(evaluation.checkpoints)
        return size <= UNASKED and len(self._session.counted()) >= len(evaluation.checkpoints)

    def _offer(self) -> None:
        """Make room only where there is more than one checkpoint, and what is followed is no pixels."""
        self._session.jobs.cancel(LIFE)
        evaluation = self._session.evaluation
        self.strip.show_squares((), 0)
        self.strip.setVisible(
            evaluation is not None
            and len(evaluation.checkpoints) > 1
            and evaluation.task.profile.unit is not Unit.PIXEL
        )

    def _show(self, evaluation: Evaluation, example: Example, labels: NDArray[np.int32]) -> None:
        said = labels[:, example.truth_row].tolist()
        squares = (
            _square(name, label, example, evaluation)
            for name, label in zip(evaluation.checkpoint_names, said, strict=True)
        )
        self.strip.show_squares(tuple(squares), self._session.state.checkpoint)


def _square(name: str, label: int, example: Example, evaluation: Evaluation) -> Square:
    if label == NOT_JUDGED:
        return Square(name, Judged.MISSING, translated("not judged"))
    words = shown_name(label, evaluation.classes, evaluation.task)
    if label == example.truth_label:
        return Square(name, Judged.RIGHT, translated("right, {}").format(words))
    return Square(name, Judged.WRONG, translated("wrong, {}").format(words))
