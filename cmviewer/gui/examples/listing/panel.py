"""The examples behind what is selected: header, sort, filter, and the list."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.examples.examples import Example
from cmviewer.examples.fields import OpenTables, Presentation
from cmviewer.examples.keys import ExampleKey, key_of
from cmviewer.examples.listing import Listing
from cmviewer.examples.query import ExampleQuery, is_one_cell_of_pixels
from cmviewer.gui.examples.listing.asking import listing_work
from cmviewer.gui.examples.listing.cards import FittingCards
from cmviewer.gui.examples.listing.delegate import LINES
from cmviewer.gui.examples.listing.head import ListingHead
from cmviewer.gui.examples.listing.layout import lay_out
from cmviewer.gui.examples.listing.locate_bar import LocateBar
from cmviewer.gui.examples.listing.model import EXAMPLE_ROLE, ExampleModel
from cmviewer.gui.examples.listing.object_tools import ObjectTools
from cmviewer.gui.examples.listing.rows_reading import RowsReading
from cmviewer.gui.examples.listing.rows_table import RowsTable
from cmviewer.gui.examples.listing.sort_box import SortBox
from cmviewer.gui.examples.listing.web_bar import WebBar
from cmviewer.gui.examples.pictures.thumbnails import SIZE, Thumbnails
from cmviewer.gui.lines_first import LinesFirst
from cmviewer.gui.marking.mark_tools import MarkTools
from cmviewer.gui.plain_text import Label, RichLabel
from cmviewer.gui.queries.line import QueryLine, RecentQueries
from cmviewer.gui.session import Session
from cmviewer.workspace.scheduler import Lane

REPAINT_PAUSE: Final = 30


class ExamplesPanel(LinesFirst):
    """Lists the examples of the selection; keeps the current image when the checkpoint moves."""

    current_changed = Signal(object)
    opened = Signal()
    locate_asked = Signal()
    listed = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        session: Session,
        thumbnails: Thumbnails,
        tables: OpenTables,
        recent: RecentQueries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tables = tables
        self._listing: Listing | None = None
        self.thumbnails = thumbnails
        self._likely: int | None = None
        self._choose = session.change
        self.model = ExampleModel(self)
        self.head = ListingHead(session)
        self.sort = SortBox()
        self.query = QueryLine(session, recent)
        self.objects = ObjectTools(self)
        self.marks = MarkTools(self)
        self.locate = LocateBar(session, thumbnails)
        self.list = FittingCards(self.model, thumbnails, SIZE, self)
        self.list.setAccessibleName(self.tr("Examples"))
        self.table = RowsTable(self)
        self.reading = RowsReading(session, self.table, tables)
        self.looks = QStackedWidget()
        self.web = WebBar(self)
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_PAUSE)
        lay_out(self)
        self._follow_task()
        self._connect()
        self._say()

    def minimumSizeHint(self) -> QSize:
        """Room for a row of cards below all lines while images are missing: no picture needs it then."""
        return QWidget.minimumSizeHint(self) if self.locate.isHidden() else super().minimumSizeHint()

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"examples": self.list, "rows": self.table}

    @property
    def header(self) -> Label:
        """What is listed, in words."""
        return self.head.header

    @property
    def hint(self) -> RichLabel:
        """Why it is not more."""
        return self.head.hint

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
        if self.session.comparing.is_awaited:
            return  # it is listed once that is known
        work = listing_work(self.session, self._tables, self.session.others, self._likely)
        if work is None:
            self.session.jobs.cancel("examples")
            self._take(None)
        else:
            self.session.jobs.start("examples", work, self._take, self._fail)

    def _fail(self, error: CmviewerError) -> None:
        """List nothing where it cannot be asked, and say why."""
        self._take(None)
        self.query.say(error)

    def _connect(self) -> None:
        self.session.opened.connect(self.web.reset)
        self.session.opened.connect(self._follow_task)
        self.session.selection_changed.connect(self.refresh)
        self.session.shown_settled.connect(self.refresh)
        self.session.query_changed.connect(self._follow_query)
        self.session.comparing.changed.connect(self._follow_comparison)
        self.session.compared_changed.connect(self._follow_comparison)
        self.session.current_changed.connect(self._follow_current)
        self.session.jobs.ended.connect(self._follow_ended)
        self.sort.currentIndexChanged.connect(self._ask)
        self.objects.changed.connect(self._ask)
        self.marks.changed.connect(self._ask)
        self.thumbnails.arrived.connect(self._repaint.start)
        self._repaint.timeout.connect(self._repaint_list)
        self.list.selectionModel().currentChanged.connect(self._change_current)
        self.list.activated.connect(self.opened)
        self.table.doubleClicked.connect(self.opened)
        self.table.row_chosen.connect(lambda row: self.list.setCurrentIndex(self.model.index(row)))
        self.head.hint.linkActivated.connect(self._select_near)
        self.web.allowed.connect(self.thumbnails.allow)
        self.locate.asked.connect(self.locate_asked)

    def _ask(self) -> None:
        """Take what the widgets say."""
        objects, query = self.objects, self.session.workspace.query
        chosen = self.sort.chosen, query.text, objects.cause, objects.chosen_grouping, self.marks.chosen
        self.session.change(query=ExampleQuery(*chosen, query.ranges))

    def _follow_query(self, query: ExampleQuery) -> None:
        """Show what is asked for, and list that."""
        self.sort.show_sort(query.sort)
        self.query.show_text(query.text)
        self.objects.show_query(query)
        self.marks.show_mark(query.mark)
        self.refresh()

    def _follow_comparison(self) -> None:
        """List anew what depends on what is compared."""
        if self.session.comparing.is_needed:
            self.refresh()

    def _follow_task(self) -> None:
        """Offer what means something for what is open."""
        evaluation = self.session.evaluation
        task = Task.CLASSIFICATION if evaluation is None else evaluation.task
        self.sort.offer_for(evaluation, self.session.workspace.query.sort)
        self.objects.follow_task(task)
        self.list.show_lines(LINES + task.profile.parts_images)

    def _take(self, listing: Listing | None) -> None:
        self._listing = listing
        examples = None if listing is None else listing.examples
        rows = listing is not None and listing.presentation is Presentation.ROWS
        self.looks.setCurrentWidget(self.table if rows else self.list)
        self.reading.show(listing)
        one_cell = is_one_cell_of_pixels(self.session.evaluation, self.session.state.selection)
        self.objects.show_grouping(several=not one_cell)
        self.model.set_examples(examples)
        causes = () if examples is None else examples.causes
        self.objects.show_causes(causes, 0 if examples is None else examples.count)
        self.marks.show_amounts(() if examples is None else examples.marks)
        self._say()
        self._show_current(listing)
        if listing is not None and listing.problems:
            self.troubled.emit(CmviewerError(*listing.problems))
        self.listed.emit()

    def _say(self) -> None:
        """Say what is listed, and why it is not more."""
        query, examples = self.session.workspace.query, self.model.examples
        self.head.say(examples, self._listing, self.objects.cause, asks=query.asks)

    def _show_current(self, listing: Listing | None) -> None:
        """Choose the current example in the list; the first where it is not there."""
        if listing is None or not len(listing.examples):
            self.current_changed.emit(None)
            return
        self._choose = self.session.follow  # what the program chooses is nothing to go back to
        self.list.setCurrentIndex(self.model.index(listing.place or 0))
        self._choose = self.session.change
        if listing.place is None:
            self.current_changed.emit(self.current)

    def _change_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        """Take what is chosen in the list."""
        evaluation, example = self.session.evaluation, self.current
        if example is not None and evaluation is not None:
            self.table.show_place(self.list.currentIndex().row())
            self._likely = example.image
            self._choose(current=key_of(evaluation, example))
            self.current_changed.emit(example)

    def _follow_ended(self, job: str) -> None:
        """Say it where what stands behind the matrix does not come."""
        shown = self.session.shown
        if job == Lane.SHOW and shown is not None and shown.counted is None:
            self._say()

    def _follow_current(self, key: ExampleKey | None) -> None:
        """Go to the example that is current now, where that is another than is chosen in the list."""
        examples, example = self.model.examples, self.current
        if key is None or examples is None or example is None or key == key_of(examples.evaluation, example):
            return
        self.refresh()

    def _select_near(self, place: str) -> None:
        if self._listing is not None:
            self.session.select(self._listing.near[int(place)].selection)

    def _repaint_list(self) -> None:
        self.list.viewport().update()
        self.web.ask(self.thumbnails.web.waiting)
