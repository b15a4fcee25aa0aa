"""Better or worse than another checkpoint, and is that real: a verdict, and what changed."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.changes import CHANGES, Change
from cmviewer.confusion.comparison.compare import Comparison, Counted, compare_results
from cmviewer.confusion.comparison.verdict_words import verdict_sentence
from cmviewer.confusion.count import count
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.view_state import Selection
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Unit
from cmviewer.examples.query import filtered_as
from cmviewer.gui.panels.lines_model import LinesModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel
from cmviewer.query import Change as ChangeTerm
from cmviewer.query import written
from cmviewer.safe_text import shown as words_of
from cmviewer.workspace.panel_choices import PanelChoices

JOB: Final = "compare"
CELLS: Final = 50
"""Most cells that are listed; a report holds them all."""


class ComparePanel(QWidget):
    """Compares in a worker, and only while somebody looks: A is the named checkpoint, B the shown one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._wanted: tuple[CheckpointResult, str] | None = None
        self._changes: tuple[Change, ...] = ()
        self._cells: tuple[Selection, ...] = ()
        self.since = QComboBox()
        self.verdict = Label(wrapped=True)
        self.changes = Table(LinesModel((self.tr("change"), self.tr("count"))))
        headings = (self.tr("truth"), self.tr("prediction"), "A", "B", "B − A")
        self.cells = Table(LinesModel(headings, names=2))
        self._lay_out()
        session.opened.connect(self._follow_opened)
        session.shown_changed.connect(self.refresh)
        session.panels_changed.connect(self._follow)
        self.since.activated.connect(self._ask)
        self.changes.row_chosen.connect(self._list)
        self.cells.row_chosen.connect(lambda row: session.change(selection=self._cells[row]))

    def set_seen(self, *, seen: bool) -> None:
        """Compare what was not compared while nobody looked; stop where nobody looks any more."""
        self._seen = seen
        if seen:
            self.refresh()
            return
        self._session.jobs.cancel(JOB)
        if not self._changes:
            self._wanted = None

    def refresh(self) -> None:
        """Compare what is shown, if somebody looks, and unless that is known or under way."""
        shown, name = self._session.shown, self._since()
        counted = None if shown is None else shown.counted
        if shown is None or counted is None or not name:
            self._session.jobs.cancel(JOB)
            is_first = shown is not None and not name
            self._clear(self.tr("This is the first checkpoint: choose another one.") if is_first else "")
        elif self._seen and shown.counts.is_whole and self._wanted != (counted, name):
            self._clear("")
            self._wanted = counted, name
            self._session.jobs.start(
                JOB,
                lambda _progress, cancel: _compared(shown, counted, name, cancel),
                lambda comparison: self._take(shown, counted, name, comparison),
                self._fail,
            )

    def _lay_out(self) -> None:
        self.since.setAccessibleName(self.tr("Checkpoint that the shown one is compared with"))
        self.changes.setAccessibleName(self.tr("What changed; a row lists it"))
        self.cells.setAccessibleName(self.tr("Cells whose counts differ most"))
        for column in range(2):
            self.cells.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.changes.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Compared with")))
        head.addWidget(self.since)
        head.addWidget(self.verdict, 1)
        tables = QHBoxLayout()
        tables.addWidget(self.changes, 1)
        tables.addWidget(self.cells, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(head)
        layout.addLayout(tables, 1)

    def _since(self) -> str:
        """Name of the compared checkpoint: the one that is chosen, else the one before; empty for none."""
        evaluation, chosen = self._session.evaluation, self._session.workspace.panels.since
        if evaluation is None:
            return ""
        names, place = evaluation.checkpoint_names, self._session.state.checkpoint
        if chosen in names:
            return chosen
        return names[place - 1] if place else ""

    def _follow_opened(self) -> None:
        evaluation = self._session.evaluation
        with QSignalBlocker(self.since):
            self.since.clear()
            self.since.addItem(self.tr("the one before"), "")
            for name in () if evaluation is None else evaluation.checkpoint_names:
                self.since.addItem(words_of(name), name)
        self._follow(self._session.workspace.panels)

    def _follow(self, panels: PanelChoices) -> None:
        with QSignalBlocker(self.since):
            self.since.setCurrentIndex(max(0, self.since.findData(panels.since)))
        self.refresh()

    def _ask(self) -> None:
        panels = replace(self._session.workspace.panels, since=self.since.currentData())
        self._session.change(panels=panels)

    def _take(
        self, shown: ArrangedResult, counted: CheckpointResult, since: str, comparison: Comparison
    ) -> None:
        evaluation, counts = shown.evaluation, comparison.verdict.counts
        name = evaluation.checkpoint_names[counted.checkpoint]
        self.verdict.setText(
            self.tr("A is {}, B is {}. {}").format(since, name, verdict_sentence(comparison.verdict))
        )
        self._changes = tuple(change for change in CHANGES if counts.get(change))
        are_pixels = evaluation.task.profile.unit is Unit.PIXEL
        self.changes.setToolTip(
            self.tr("cmviewer list counts them by image and cell")
            if are_pixels
            else self.tr("A click lists them")
        )
        _model(self.changes).set_lines(tuple((one.value, f"{counts[one]:,}") for one in self._changes))
        cells = list(zip(*(column.tolist() for column in comparison.heaviest(CELLS)), strict=True))
        self._cells = tuple(Selection((truth,), (prediction,)) for truth, prediction, *_ in cells)
        names = {
            label: shown_name(label, evaluation.classes, evaluation.task)
            for label in {label for truth, prediction, *_ in cells for label in (truth, prediction)}
        }
        _model(self.cells).set_lines(
            tuple(
                (names[truth], names[prediction], f"{a:,}", f"{b:,}", signed(b - a))
                for truth, prediction, a, b in cells
            )
        )

    def _clear(self, words: str) -> None:
        """Compare nothing, and say why."""
        self._wanted, self._changes, self._cells = None, (), ()
        _model(self.changes).set_lines(())
        _model(self.cells).set_lines(())
        self.verdict.setText(words)

    def _fail(self, error: CmviewerError) -> None:
        wanted = self._wanted
        self._clear(str(error))
        self._wanted = wanted  # it is not tried again and again

    def _list(self, row: int) -> None:
        """List what changed so, whatever was selected; what is gone is listed where it was."""
        change, session = self._changes[row], self._session
        shown, since = session.shown, self._since()
        if shown is None or change not in _LISTED or shown.evaluation.task.profile.unit is Unit.PIXEL:
            return
        names, place = shown.evaluation.checkpoint_names, session.state.checkpoint
        term = ChangeTerm(change.value, since)
        if change is Change.GONE:
            place, since, term = names.index(since), names[place], ChangeTerm(Change.NEW.value, names[place])
        query = replace(filtered_as(session.workspace.query), text=written(term))
        panels = replace(session.workspace.panels, since=since)
        session.change(selection=None, query=query, checkpoint=place, panels=panels)


_LISTED: Final = frozenset({Change.FIXED, Change.BROKEN, Change.MOVED, Change.STILL, Change.NEW, Change.GONE})


def _model(table: Table) -> LinesModel:
    model = table.model()
    assert isinstance(model, LinesModel)
    return model


def _compared(shown: ArrangedResult, counted: CheckpointResult, since: str, cancel: Cancel) -> Comparison:
    """Count the other checkpoint by the same rule and subset, and compare."""
    evaluation = shown.evaluation
    before = evaluation.checkpoint_names.index(since)
    other = count(evaluation, before, counted.rule, cancel=cancel, subset=counted.counts.subset)
    comparison = compare_results(Counted(evaluation, other), Counted(evaluation, counted), cancel=cancel)
    comparison.heaviest(CELLS)  # the cells that it looks through are kept
    return comparison
