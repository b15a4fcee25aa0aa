"""Better or worse than another checkpoint, and is that real: a verdict, and what changed."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from cmviewer.confusion.comparison.changes import CHANGES, Change
from cmviewer.confusion.comparison.found_by import FoundBy
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.comparison.selection_verdict import selection_sentence
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection
from cmviewer.evaluation import Unit
from cmviewer.examples.query import asking_alone
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.elided_labels import OneLine
from cmviewer.gui.panels.compared_rule_box import ComparedRuleBox
from cmviewer.gui.panels.differing_cells import DifferingCells
from cmviewer.gui.panels.found_table import FoundTable, term_of
from cmviewer.gui.panels.lines_model import LinesModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.swapping import swap
from cmviewer.gui.translating import spoken, translated, translated_problem
from cmviewer.query import CHANGES as ASKED
from cmviewer.query import Change as ChangeTerm
from cmviewer.query import InComparison, Term, written
from cmviewer.safe_text import shown as words_of
from cmviewer.workspace.compared_with import ComparedWith

_OTHER_RUN: Final = "/"
"""Stands for another run among the names of checkpoints: none begins so."""


class ComparePanel(QWidget):
    """Shows a comparison, which is made only while somebody looks, or has said with what to compare."""

    run_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._changes: tuple[Change, ...] = ()
        self.since = QComboBox()
        self.run = tool_button("…", self.tr("Compare with another run"), self.run_asked.emit)
        self.rule = ComparedRuleBox(session)
        self.verdict = Label(wrapped=True)
        self.changes = Table(LinesModel((self.tr("change"), self.tr("count"))))
        self.of = OneLine()
        self.cells = DifferingCells()
        self.found = FoundTable()
        self._lay_out()
        session.opened.connect(self._offer)
        session.comparing.changed.connect(self._follow)
        session.comparing.judged.connect(self._follow)
        session.shown_settled.connect(self._follow)
        session.compared_changed.connect(self._follow)
        session.selection_changed.connect(self._count)
        self.since.activated.connect(self._ask)
        self.changes.row_chosen.connect(self._list)
        self.cells.chosen.connect(lambda cell: session.change(selection=cell))
        self.found.chosen.connect(self._list_found)

    def set_seen(self, *, seen: bool) -> None:
        """Compare what was not compared while nobody looked."""
        self._session.comparing.set_seen(seen=seen)

    def _lay_out(self) -> None:
        self.since.setAccessibleName(self.tr("Checkpoint that the shown one is compared with"))
        self.changes.setAccessibleName(self.tr("What changed; a row lists it"))
        header = self.changes.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Compared with")))
        head.addWidget(self.since)
        head.addWidget(self.run)
        head.addWidget(self.rule)
        head.addWidget(self.verdict, 1)
        tables = QHBoxLayout()
        tables.addWidget(self.changes, 3)
        tables.addWidget(self.found, 7)
        tables.addWidget(self.cells, 7)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(head)
        layout.addWidget(self.of)
        layout.addLayout(tables, 1)

    def _offer(self) -> None:
        """Offer the checkpoints of the compared run, else of what is open."""
        session = self._session
        other, evaluation = session.comparing.other_run, session.evaluation
        run = "" if other is None else f"{other.name} · "
        names = () if evaluation is None else (other or evaluation).checkpoint_names
        with QSignalBlocker(self.since):
            self.since.clear()
            if other is None:
                self.since.addItem(self.tr("the one before"), "")
            for name in names:
                self.since.addItem(words_of(f"{run}{name}"), name)
            if other is not None:
                self.since.addItem(self.tr("a checkpoint of this run"), _OTHER_RUN)
            place = self.since.findData(session.workspace.compared.checkpoint)
            last = 0 if other is None else len(names) - 1
            self.since.setCurrentIndex(last if place < 0 else place)

    def _ask(self) -> None:
        chosen, compared = self.since.currentData(), self._session.workspace.compared
        if chosen == _OTHER_RUN:
            self._session.change(compared=ComparedWith(drawn=compared.drawn, together=compared.together))
        else:
            self._session.change(compared=replace(compared, checkpoint=chosen))

    def _follow(self) -> None:
        """Show the comparison of now."""
        comparing, shown = self._session.comparing, self._session.shown
        self._offer()
        pair = comparing.pair
        if pair is not None and shown is not None and pair.shown.result is shown.counted:
            self._show(pair)
            return
        if pair is None:
            self.cells.show_pair(None, judged=False)
            self.found.show_pair(None, judged=False)
            self.verdict.setText(comparing.trouble or self._why_none())
        self._count()

    def _why_none(self) -> str:
        shown, compared = self._session.shown, self._session.workspace.compared
        if shown is None or compared.is_told or shown.state.checkpoint or self._session.comparing.is_running:
            return ""
        if len(shown.evaluation.checkpoints) == 1:
            return self.tr("There is one checkpoint: choose another run to compare it with.")
        return self.tr("This is the first checkpoint: choose another one.")

    def _show(self, pair: ComparedPair) -> None:
        words = [
            self._session.comparing.sentence,
            *(f"⚠ {translated_problem(problem).what}." for problem in pair.comparison.problems),
        ]
        self.verdict.setText("\n".join(words))
        is_judged = self._session.comparing.verdict is not None
        self.cells.show_pair(pair, judged=is_judged)
        self.found.show_pair(pair, judged=is_judged)
        self._count()

    def _count(self) -> None:
        """Count what changed in the cells that are selected, or in all."""
        pair, shown = self._session.comparing.pair, self._session.shown
        if pair is None or shown is None or pair.beside is None:
            self._changes = ()
            _model(self.changes).set_lines(())
            self.of.setText("")
            return
        selection = self._session.state.selection
        drawn = self._session.workspace.compared.drawn
        counts = pair.beside.counts(selection, shown.seen, drawn)
        self._changes = tuple(one for one in CHANGES if one in counts and one is not Change.RIGHT)
        _model(self.changes).set_lines(
            tuple((translated(one.value), f"{counts[one]:,}") for one in self._changes)
        )
        words = self._words_of(selection, pair)
        if selection is not None and self._session.comparing.verdict is not None:
            words = f"{words}: {spoken(selection_sentence(pair, selection, shown.seen))}"
        self.of.setText(words)

    def _words_of(self, selection: Selection | None, pair: ComparedPair) -> str:
        """Say of what the changes are counted."""
        if selection is None:
            return self.tr("Of everything")
        where = {
            Drawn.SHOWN: pair.letter.other.value,
            Drawn.OTHER: pair.letter.value,
        }.get(self._session.workspace.compared.drawn, self.tr("A or B"))
        return self.tr("Of {} in {}").format(spoken(selection_name(selection, pair.shown.evaluation)), where)

    def _list(self, row: int) -> None:
        """List what changed so among what is selected; what only the other one has is listed of that."""
        change, pair = self._changes[row], self._session.comparing.pair
        if pair is None or change.value not in ASKED:
            return
        query = asking_alone(self._session.workspace.query, written(self._term(change, pair)))
        alone = Change.NEW if pair.letter is Letter.B else Change.GONE
        if change is alone:
            swap(self._session, query)
        else:
            self._session.change(query=query)

    def _list_found(self, label: int | None, found: FoundBy) -> None:
        """List the truths of a class, of all without one, that are found so."""
        query = asking_alone(self._session.workspace.query, written(term_of(found)))
        self._session.change(selection=None if label is None else Selection((label,)), query=query)

    def _term(self, change: Change, pair: ComparedPair) -> Term:
        """The query of a change: of one run in words that hold without a comparison, too."""
        compared, unit = self._session.workspace.compared, pair.shown.evaluation.task.profile.unit
        is_alike = compared.request is None and compared.rule is None
        is_since = is_alike and pair.letter is Letter.A and change is not Change.GONE
        if not is_since or unit is Unit.PIXEL:
            return InComparison(change.value)
        names = pair.other.evaluation.checkpoint_names
        return ChangeTerm(change.value, names[pair.other.result.checkpoint])


def _model(table: Table) -> LinesModel:
    model = table.model()
    assert isinstance(model, LinesModel)
    return model
