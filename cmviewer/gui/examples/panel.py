"""The examples behind what is selected: header, sort, filter, and the list."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cmviewer.confusion.describe import selection_name
from cmviewer.gui.examples.delegate import ExampleDelegate, card_size
from cmviewer.gui.examples.examples import Example, Examples, Sort, examples_of
from cmviewer.gui.examples.model import EXAMPLE_ROLE, ExampleModel
from cmviewer.gui.examples.thumbnails import SIZE, Thumbnails
from cmviewer.gui.fonts import emphasise
from cmviewer.gui.session import Session

TYPING_PAUSE: Final = 150
"""Milliseconds after the last letter of a filter until it is applied."""
REPAINT_PAUSE: Final = 30
LAID_OUT_AT_ONCE: Final = 20_000
"""Cards that get their places between two answers of the window; there may be ten million."""
SORTS: Final = {Sort.SCORE: "most confident mistake", Sort.NAME: "name", Sort.INDEX: "index"}


class ExamplesPanel(QWidget):
    """Lists the examples of the selection; keeps the current image when the checkpoint moves."""

    current_changed = Signal(object)
    opened = Signal()
    locate_asked = Signal()
    listed = Signal()

    def __init__(self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thumbnails = thumbnails
        self._image: int | None = None
        self.model = ExampleModel(self)
        self.header = QLabel()
        self.sort = QComboBox()
        self.filter = QLineEdit()
        self.hint = QLabel()
        self.locate = QPushButton(self.tr("Locate images…"))
        self.list = card_list(self.model, thumbnails, SIZE, self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_PAUSE)
        self._lay_out()
        self._connect()
        self._say()

    @property
    def current(self) -> Example | None:
        """The example that is chosen in the list."""
        example: Example | None = self.list.currentIndex().data(EXAMPLE_ROLE)
        return example

    def step(self, by: int) -> None:
        """Choose the next or an earlier example."""
        place = self.list.currentIndex().row() + by
        if 0 <= place < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(place))

    def refresh(self) -> None:
        """List what is selected now; the current image stays current where it is still listed."""
        shown, state = self._session.shown, self._session.state
        selection = state.selection
        if shown is None or selection is None:
            self._session.jobs.cancel("examples")
            self._take(None)
            return
        sort, text = Sort(self.sort.currentData()), self.filter.text()
        self._session.jobs.start(
            "examples",
            lambda _progress, cancel: examples_of(
                shown.evaluation, shown.counted, selection, state, sort, text, cancel
            ),
            self._take,
            lambda _error: self._take(None),
        )

    def _lay_out(self) -> None:
        self.header.setTextFormat(Qt.TextFormat.PlainText)
        emphasise(self.header)
        self.header.setWordWrap(True)
        self.header.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for sort, words in SORTS.items():
            self.sort.addItem(self.tr(words), sort)
        self.sort.setAccessibleName(self.tr("Order of the examples"))
        self.filter.setPlaceholderText(self.tr("Filter by name…"))
        self.filter.setAccessibleName(self.tr("Filter by name"))
        self.filter.setClearButtonEnabled(True)
        self.locate.hide()
        tools = QHBoxLayout()
        tools.addWidget(self.sort)
        tools.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.locate)

    def _connect(self) -> None:
        self._session.selection_changed.connect(self._forget_image)
        self._session.selection_changed.connect(self.refresh)
        self._session.shown_changed.connect(self.refresh)
        self.sort.currentIndexChanged.connect(self.refresh)
        self.filter.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.refresh)
        self._thumbnails.arrived.connect(self._repaint.start)
        self._repaint.timeout.connect(self._repaint_list)
        self.list.selectionModel().currentChanged.connect(self._change_current)
        self.list.activated.connect(self.opened)
        self.locate.clicked.connect(self.locate_asked)

    def _forget_image(self) -> None:
        self._image = None

    def _take(self, examples: Examples | None) -> None:
        wanted = self._image
        self.model.set_examples(examples)
        self._say()
        place = None
        if examples is not None and len(examples):
            place = 0 if wanted is None else examples.place_of(wanted)
            self.list.setCurrentIndex(self.model.index(place or 0))
        if place is None:
            self.current_changed.emit(self.current)
        self.listed.emit()

    def _say(self) -> None:
        evaluation, selection = self._session.evaluation, self._session.state.selection
        examples = self.model.examples
        if evaluation is None or selection is None:
            self.header.setText(self.tr("Examples"))
            self.hint.setText(self.tr("Click a cell of the matrix to see its images."))
            self.hint.show()
            return
        count = 0 if examples is None else examples.count
        listed = 0 if examples is None else len(examples)
        number = f"{count:,}" if listed == count else f"{listed:,} of {count:,}"
        self.header.setText(f"{selection_name(selection, evaluation)} ({number})")
        self.hint.setText(self._why_not_all(count, listed))
        self.hint.setVisible(bool(self.hint.text()))

    def _why_not_all(self, count: int, listed: int) -> str:
        """Why fewer are listed than counted, or none; empty where all are."""
        if not count:
            return self.tr("No examples: the count is 0.")
        if self.filter.text():
            return "" if listed else self.tr("No name matches.")
        if not listed:
            return self.tr("The file holds counts, not samples: there is nothing to list.")
        return "" if listed == count else self.tr("The file counts the others without naming them.")

    def _change_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        example = self.current
        if example is not None:
            self._image = example.image
            self.current_changed.emit(example)

    def _repaint_list(self) -> None:
        self.list.viewport().update()
        self.locate.setVisible(self._thumbnails.any_missing)


def card_list(model: ExampleModel, thumbnails: Thumbnails, side: int, parent: QWidget) -> QListView:
    """A grid of cards with thumbnails of that side; lays out a hundred thousand at once."""
    cards = QListView(parent)
    cards.setModel(model)
    cards.setItemDelegate(ExampleDelegate(thumbnails, side, cards))
    cards.setViewMode(QListView.ViewMode.ListMode)
    cards.setFlow(QListView.Flow.LeftToRight)
    cards.setWrapping(True)
    cards.setResizeMode(QListView.ResizeMode.Adjust)
    cards.setUniformItemSizes(True)
    cards.setLayoutMode(QListView.LayoutMode.Batched)
    cards.setBatchSize(LAID_OUT_AT_ONCE)
    cards.setGridSize(card_size(side))
    cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    cards.setMouseTracking(True)
    return cards
