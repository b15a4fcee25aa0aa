"""The five-minute audit: some examples drawn at random, looked at one by one, and what follows of all."""

import secrets
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QSpinBox, QVBoxLayout, QWidget

from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.audit_draw import (
    Audit,
    Kind,
    LabelVerdict,
    answers,
    drawn_audit,
    label_verdict_of,
    sizes_of,
)
from cmviewer.examples.marks.mark import Identity, Mark
from cmviewer.examples.words import badge_words
from cmviewer.gui.examples.listing.cards import FittingCards
from cmviewer.gui.examples.listing.model import EXAMPLE_ROLE, ExampleModel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken, translated
from cmviewer.progress import Cancel, Progress

DRAW, SIZES = "draw audit", "audit sizes"
"""Jobs."""
SIDE: Final = 72
FEWEST, USUAL, MOST = 5, 20, 500


class AuditPanel(QWidget):
    """Lists what was drawn, and goes through it: each that is judged brings the next.

    What was marked before counts once it was looked at, too: those that are marked are no random ones.
    """

    current_changed = Signal(object)
    looked_at = Signal()

    def __init__(self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._audit: Audit | None = None
        self._right: set[int] = set()
        self._opened: set[int] = set()
        self._said: dict[Identity, Mark] = {}
        self._waits_at: int | None = None
        self._seen = False
        self.amount = QSpinBox()
        self.kinds = {kind: QCheckBox(kind.value) for kind in Kind}
        self.hide_prediction = QCheckBox(self.tr("hide the prediction until the label is judged"))
        self.draw = QPushButton(self.tr("Draw"))
        self.right = QPushButton(self.tr("Label is right (F)"))
        self.answer = Label(wrapped=True)
        self.model = ExampleModel(self)
        self.model.badge, self.model.is_blind = self._badge, self.is_blind
        self.cards = FittingCards(self.model, thumbnails, SIDE, self)
        self._lay_out()
        self.draw.clicked.connect(lambda _checked=False: self.draw_anew())
        self.right.clicked.connect(lambda _checked=False: self.say_right())
        self.cards.selectionModel().currentChanged.connect(self._follow_current)
        self.hide_prediction.toggled.connect(lambda _on: self._tell())
        thumbnails.arrived.connect(self.cards.viewport().update)
        session.opened.connect(self._forget)
        session.marks_changed.connect(self._follow_marks)
        for changed in (session.shown_settled, session.selection_changed):
            changed.connect(self._count)
        self._show(None)

    def set_seen(self, *, seen: bool) -> None:
        """Count what can be drawn once somebody looks."""
        self._seen = seen
        self._count()

    @property
    def current(self) -> Example | None:
        """The example that is looked at."""
        example: Example | None = self.cards.currentIndex().data(EXAMPLE_ROLE)
        return example

    @property
    def chosen(self) -> Examples | None:
        """The one that is looked at, as a list."""
        audit, place = self._audit, self.cards.currentIndex().row()
        if audit is None or place < 0:
            return None
        rows = audit.examples.rows[place : place + 1]
        return Examples(audit.examples.evaluation, audit.examples.counted, rows, 1)

    def is_blind(self, example: Example) -> bool:
        """Whether nobody is to see what was predicted: a label that is there, and not judged yet."""
        audit = self._audit
        is_drawn = audit is not None and example.counted is audit.examples.counted
        is_asked = self.hide_prediction.isChecked() and is_drawn and not example.is_false_alarm
        return is_asked and self._verdict(example) is None

    def draw_anew(self) -> None:
        """Draw as many as are asked for of each kind that is ticked, in a worker."""
        shown, state = self._session.shown, self._session.state
        counted = None if shown is None else shown.counted
        if shown is None or counted is None:
            return
        kinds = [kind for kind, box in self.kinds.items() if box.isChecked() and box.isEnabled()]
        evaluation, count, seed = shown.evaluation, self.amount.value(), secrets.randbelow(2**32)

        def draw(_progress: Progress, _cancel: Cancel) -> Audit:
            return drawn_audit(evaluation, counted, state, kinds, count, seed)

        self._session.jobs.start(DRAW, draw, self._show, self._session.fail)

    def say_right(self) -> None:
        """The label of the example that is looked at is right; go on with the next."""
        if self.current is not None:
            self._right.add(self.current.row)
            self._tell()
            self._go_on()

    def _show(self, audit: Audit | None) -> None:
        self._audit = audit
        self._right.clear()
        self._opened.clear()
        self.model.set_examples(None if audit is None else audit.examples)
        self.right.setEnabled(audit is not None)
        self._tell()
        if audit is not None and len(audit.examples):
            self.cards.setCurrentIndex(self.model.index(0))
            self.cards.setFocus()

    def _verdict(self, example: Example) -> LabelVerdict | None:
        """What was said of its label; None where nobody has judged it."""
        mark = self._mark_of(example)
        said = None if mark is None else label_verdict_of(mark, example.prediction)
        return LabelVerdict.RIGHT if said is None and example.row in self._right else said

    def _mark_of(self, example: Example) -> Mark | None:
        assert self._audit is not None
        return self._said.get(Mark(key_of(self._audit.examples.evaluation, example)).identity)

    def _badge(self, example: Example) -> str:
        mark = self._mark_of(example)
        if mark is not None:
            return badge_words([mark])
        return self.tr("label right") if example.row in self._right else ""

    def _tell(self) -> None:
        """Say what follows from what was looked at so far."""
        audit = self._audit
        if audit is None:
            self.answer.setText(
                self.tr("Draw some, then judge the label of each: W, A, M, or F where it is right.")
            )
            return
        examples = [audit.examples[place] for place in range(len(audit.examples))]
        verdicts = {example.row: self._verdict(example) for example in examples}
        known = {row: one for row, one in verdicts.items() if one is not None and row in self._opened}
        words = answers(audit, known) or (
            self.tr("{:,} are drawn: judge the label of each").format(len(examples)),
        )
        self.answer.setText(". ".join(map(spoken, words)) + ".")
        self.cards.viewport().update()
        self.looked_at.emit()

    def _follow_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        example = self.current
        if example is not None:
            self._opened.add(example.row)
            self._waits_at = example.row if self._verdict(example) is None else None
            self._tell()
        self.current_changed.emit(example)

    def _follow_marks(self, marks: tuple[Mark, ...]) -> None:
        self._said = {mark.identity: mark for mark in marks}
        example = self.current
        if self._audit is None:
            return
        self._tell()
        if example is not None and example.row == self._waits_at and self._verdict(example) is not None:
            self._go_on()

    def _go_on(self) -> None:
        """Look at the next, if there is one."""
        self._waits_at = None
        place = self.cards.currentIndex().row() + 1
        if place < self.model.rowCount():
            self.cards.setCurrentIndex(self.model.index(place))

    def _count(self) -> None:
        """Say beside each kind how many there are."""
        shown, state = self._session.shown, self._session.state
        counted = None if shown is None else shown.counted
        if not self._seen or shown is None or counted is None:
            return
        evaluation = shown.evaluation
        self._session.jobs.start(
            SIZES,
            lambda _progress, _cancel: sizes_of(evaluation, counted, state),
            self._show_sizes,
            self._session.fail,
        )

    def _show_sizes(self, sizes: dict[Kind, int]) -> None:
        for kind, box in self.kinds.items():
            box.setText(f"{translated(kind.value)} ({sizes[kind]:,})")
            box.setEnabled(sizes[kind] > 0)

    def _forget(self) -> None:
        self._session.jobs.cancel(DRAW)
        self._show(None)

    def _lay_out(self) -> None:
        self.amount.setRange(FEWEST, MOST)
        self.amount.setValue(USUAL)
        self.amount.setAccessibleName(self.tr("How many of each are drawn"))
        self.kinds[Kind.ERRORS].setChecked(True)
        self.cards.setWrapping(False)
        self.cards.show_lines(1)
        self.cards.setAccessibleName(self.tr("Examples of the audit"))
        self.cards.setSelectionMode(FittingCards.SelectionMode.SingleSelection)
        self.cards.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tools = FlowLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        for widget in (Label(self.tr("Draw")), self.amount, Label(self.tr("of each:")), *self.kinds.values()):
            tools.addWidget(widget)
        for widget in (self.hide_prediction, self.draw, self.right):
            tools.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(tools)
        layout.addWidget(self.answer)
        layout.addWidget(self.cards, 1)
