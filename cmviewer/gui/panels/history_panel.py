"""Since when: what is selected over the checkpoints, the heaviest pairs, and the life of each truth."""

from typing import Final

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from cmviewer.confusion.every_checkpoint import true_labels
from cmviewer.confusion.history import Track, tracks_of
from cmviewer.confusion.lives import lives_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.examples.query import asking_alone
from cmviewer.gui.panels.history_tiles import HistoryTiles
from cmviewer.gui.panels.lines_model import LinesModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import tip
from cmviewer.gui.session import Session
from cmviewer.gui.translating import translated
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress
from cmviewer.query import LIVES, Named, written

TRACKS, COUNT_LIVES = "tracks", "lives"
"""Jobs."""
LIVES_WIDTH: Final = 220
PAIRS: Final = 11
"""Most pairs that are drawn."""


class HistoryPanel(QWidget):
    """Computes in workers, and only while somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._counted: tuple[Evaluation, CountingRule] | None = None
        self.tiles = HistoryTiles()
        self.model = LinesModel((self.tr("life"), self.tr("truths")))
        self.lives = Table(self.model)
        self.lives.setAccessibleName(self.tr("Life of each truth over the checkpoints; a row lists it"))
        self.lives.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.lives.setToolTip(
            tip("\n".join(f"{translated(name)}: {translated(words)}" for name, words in LIVES.items()))
        )
        self.lives.setMaximumWidth(LIVES_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.tiles, 3)
        layout.addWidget(self.lives, 1)
        self._show_lives(None)
        for signal in (session.shown_settled, session.selection_changed, session.counted_ahead):
            signal.connect(self.refresh)
        session.opened.connect(self._begin)
        self.tiles.chosen.connect(self._go)
        self.lives.row_chosen.connect(self._list)

    def set_seen(self, *, seen: bool) -> None:
        """Compute what was not computed while nobody looked."""
        self._seen = seen
        if not seen:
            self._session.jobs.cancel(COUNT_LIVES)
        self.refresh()

    def refresh(self) -> None:
        """Follow what is selected, and what is counted by now."""
        evaluation, state = self._session.evaluation, self._session.state
        if evaluation is None or not self._seen:
            return
        counted = self._session.counted()
        self._session.jobs.start(
            TRACKS,
            lambda _progress, cancel: tracks_of(evaluation, counted, state, PAIRS, cancel),
            self._take,
            lambda _error: None,
        )
        self._count_lives(evaluation)

    def _count_lives(self, evaluation: Evaluation) -> None:
        """Count every checkpoint once for each rule; while they are counted ahead, that is waited for."""
        rule, wanted = self._session.state.rule, (evaluation, self._session.state.rule)
        is_whole = len(self._session.counted()) >= len(evaluation.checkpoints)
        if evaluation.task.profile.unit is Unit.PIXEL or wanted == self._counted or not is_whole:
            return
        self._counted = wanted
        self._show_lives(None)
        others, known = self._session.others, self._session.counting.whole_by_checkpoint()

        def work(progress: Progress, cancel: Cancel) -> tuple[int, ...]:
            lives = lives_of(
                others.labels(evaluation, rule, cancel, progress, known), true_labels(evaluation)
            )
            return tuple(np.bincount(lives[lives >= 0], minlength=len(LIVES)).tolist())

        self._session.jobs.start(COUNT_LIVES, work, self._show_lives, self._fail)

    def _begin(self) -> None:
        for job in (TRACKS, COUNT_LIVES):
            self._session.jobs.cancel(job)
        evaluation = self._session.evaluation
        self._counted = None
        self._take(())
        self._show_lives(None)
        self.lives.setVisible(evaluation is None or evaluation.task.profile.unit is not Unit.PIXEL)

    def _take(self, tracks: tuple[Track, ...]) -> None:
        evaluation = self._session.evaluation
        names = () if evaluation is None else evaluation.checkpoint_names
        self.tiles.show_tracks(tracks, names, self._session.state.checkpoint)

    def _show_lives(self, counts: tuple[int, ...] | None) -> None:
        """Say how many truths have each life; nothing while that is not known."""
        numbers = ["…"] * len(LIVES) if counts is None else [f"{count:,}" for count in counts]
        self.model.set_lines(tuple(zip(map(translated, LIVES), numbers, strict=True)))

    def _fail(self, error: CmviewerError) -> None:
        self._session.fail(error)

    def _go(self, number: int, checkpoint: int) -> None:
        """Go to a checkpoint, and select the cells of the drawing."""
        selection = self.tiles.tracks[number].selection
        if number == 0:
            self._session.change(checkpoint=checkpoint)
        else:
            self._session.change(checkpoint=checkpoint, selection=selection)

    def _list(self, row: int) -> None:
        """List what has a life, whatever was selected."""
        text = written(Named("life", list(LIVES)[row]))
        query = asking_alone(self._session.workspace.query, text)
        self._session.change(selection=None, query=query)
