"""How a number is spread over what is listed; two handles write the query that keeps a range of it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.examples.histogram import (
    Histogram,
    histogram_of,
    quantities_of,
    range_at,
)
from cmviewer.examples.query import fitting, listed_of
from cmviewer.examples.ranges import Quantity, choosing
from cmviewer.gui.panels.histogram_view import HistogramView
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.translating import first_words, translated
from cmviewer.said import said, word
from cmviewer.workspace.panel_choices import PanelChoices

JOB: Final = "histogram"
WORDS: Final = {
    Quantity.SCORE: "Score",
    Quantity.IOU: "IoU",
    Quantity.AREA: "Size in pixels",
    Quantity.MARGIN: "Margin to the next class",
    Quantity.PIXELS: "Pixels in each image",
}


class HistogramPanel(QWidget):
    """Follows the list, in a worker, and only while somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self.quantity = QComboBox()
        self.view = HistogramView()
        self.words = Label(wrapped=True)
        self.clear = QPushButton(self.tr("Whole range"))
        self._lay_out()
        self._connect()

    def set_seen(self, *, seen: bool) -> None:
        """Spread what was not while nobody looked."""
        self._seen = seen
        if seen:
            self.refresh()

    def refresh(self) -> None:
        """Spread what is listed now, if somebody looks."""
        session, quantity = self._session, self._quantity
        shown, query = session.shown, session.workspace.query
        selection, state = listed_of(session.state, query)
        counted = None if shown is None else shown.counted
        session.jobs.cancel(JOB)
        if shown is None or counted is None or selection is None or quantity is None:
            self._take(None)
        elif self._seen and not session.comparing.is_awaited:
            compared = session.comparing.drawn_beside
            evaluation, fit = shown.evaluation, fitting(query, shown.evaluation.task)
            others, marks = session.others, session.kinds_in(evaluation, counted)
            session.jobs.start(
                JOB,
                lambda _progress, cancel: histogram_of(
                    evaluation, counted, selection, state, fit, quantity, cancel, others, compared, marks
                ),
                self._take,
                self._fail,
            )

    @property
    def _quantity(self) -> Quantity | None:
        """What is spread; None where what is open has no such number."""
        evaluation = self._session.evaluation
        offered = () if evaluation is None else quantities_of(evaluation.task.profile)
        chosen = self._session.workspace.panels.histogram
        return chosen if chosen in offered else next(iter(offered), None)

    def _lay_out(self) -> None:
        self.quantity.setAccessibleName(self.tr("What the histogram is of"))
        self.view.setAccessibleName(self.tr("Histogram of what is listed"))
        side = QVBoxLayout()
        for widget in (self.quantity, self.clear, self.words):
            side.addWidget(widget)
        side.addStretch(1)
        self.words.setMaximumWidth(230)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view, 1)
        layout.addLayout(side)
        self._take(None)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.shown_settled, session.selection_changed, session.query_changed):
            signal.connect(self.refresh)
        session.opened.connect(self._offer)
        session.comparing.changed.connect(self.refresh)
        session.compared_changed.connect(self.refresh)
        session.panels_changed.connect(self._follow)
        self.quantity.currentIndexChanged.connect(self._ask_quantity)
        self.view.chosen.connect(self._ask_range)
        self.clear.clicked.connect(lambda: self._write(None, None))

    def _offer(self, evaluation: Evaluation | None) -> None:
        """Offer the numbers that what is open has."""
        with QSignalBlocker(self.quantity):
            self.quantity.clear()
            for quantity in () if evaluation is None else quantities_of(evaluation.task.profile):
                self.quantity.addItem(translated(WORDS[quantity]), quantity)
            self.quantity.setCurrentIndex(max(0, self.quantity.findData(self._quantity)))
        self.refresh()

    def _ask_quantity(self) -> None:
        panels = self._session.workspace.panels
        self._session.change(panels=replace(panels, histogram=Quantity(self.quantity.currentData())))

    def _follow(self, _panels: PanelChoices) -> None:
        with QSignalBlocker(self.quantity):
            self.quantity.setCurrentIndex(max(0, self.quantity.findData(self._quantity)))
        if self.view.histogram is None or self.view.histogram.quantity is not self._quantity:
            self.refresh()

    def _ask_range(self, low: int, high: int) -> None:
        if self.view.histogram is not None:
            self._write(*range_at(self.view.histogram, low, high))

    def _write(self, low: str | None, high: str | None) -> None:
        """Write the range into the query of the list."""
        query, quantity = self._session.workspace.query, self._quantity
        if quantity is not None:
            self._session.change(query=choosing(query, quantity, low, high))

    def _take(self, histogram: Histogram | None) -> None:
        self.view.show_histogram(histogram)
        self.clear.setEnabled(histogram is not None)
        words = self.tr("Select a cell to see how its examples are spread.")
        self.words.setText(words if histogram is None else words_of(histogram))
        self.view.setAccessibleDescription(self.words.text())

    def _fail(self, error: CmviewerError) -> None:
        self._take(None)
        self.words.setText(first_words(error))


def words_of(histogram: Histogram) -> str:
    """Say how many are listed within the range, of how many, and how many have no such number."""
    inside, every = int(histogram.listed.sum()), int(histogram.every.sum())
    whole = (histogram.low, histogram.high) == (0, len(histogram.every))
    ends = histogram.texts[histogram.low], histogram.texts[histogram.high]
    listed = (
        said("{:,} listed", every)
        if whole
        else said("{:,} of {:,} from {} to below {}", inside, every, *ends)
    )
    if not histogram.unknown:
        return listed
    return said("{}; {:,} more without {}", listed, histogram.unknown, word(WORDS[histogram.quantity]))
