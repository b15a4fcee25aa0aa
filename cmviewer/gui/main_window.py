"""The window: puts the parts in their places and ties them together."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStackedWidget

from cmviewer.evaluation import Evaluation
from cmviewer.examples.fields import OpenTables
from cmviewer.gui.about import About
from cmviewer.gui.command_dialogs import CommandDialogs
from cmviewer.gui.context_menus import ContextMenus
from cmviewer.gui.copying import Copying
from cmviewer.gui.dropping import Dropping
from cmviewer.gui.evidence.page import EvidencePage
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.exporting import Exporting
from cmviewer.gui.exporting_lists import ListExport
from cmviewer.gui.external_programs import ExternalPrograms
from cmviewer.gui.faces import Faces
from cmviewer.gui.focus_rings import FocusRings
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.help_pages import HelpPages
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.marking.window_marks import WindowMarks
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.opening import Opening
from cmviewer.gui.opening_menus import RecentMenu
from cmviewer.gui.panels.classes_panel import ClassesPanel
from cmviewer.gui.panels.panel import HasScene, lists_of
from cmviewer.gui.panels.problem_list import ProblemList
from cmviewer.gui.panels.reading.panel import ReadingPanel
from cmviewer.gui.panels.table_of_panels import PANELS
from cmviewer.gui.panels.welcome import Welcome
from cmviewer.gui.panes import Panes
from cmviewer.gui.plain_text import Label, as_title
from cmviewer.gui.problem_log import ProblemLog
from cmviewer.gui.progress_line import ProgressLine
from cmviewer.gui.rereading import Rereading
from cmviewer.gui.saving_reading import SavingReading
from cmviewer.gui.session import Session
from cmviewer.gui.session_files import SessionFiles
from cmviewer.gui.settings import Settings
from cmviewer.gui.status_words import StatusWords
from cmviewer.gui.target_size import make_large_enough
from cmviewer.gui.timing_log import TimingLog
from cmviewer.gui.toolbar import make_toolbar
from cmviewer.gui.troubles import Troubles
from cmviewer.gui.watching import Watching
from cmviewer.gui.window_actions import WindowActions
from cmviewer.gui.window_layout import add_docks, lay_out
from cmviewer.gui.window_parts import WindowParts
from cmviewer.gui.window_places import Placement
from cmviewer.gui.workers import end_of_waiting
from cmviewer.readers import names_a_file
from cmviewer.workspace.look import Look

JOB_THREADS = 3
"""One for what is looked at, beside what is counted ahead and what a panel computes."""


class MainWindow(WindowParts):
    """Owns the session and its threads; closing ends them."""

    def __init__(self, settings: Settings, last_session: Path | None = None) -> None:
        """Build all of it. last_session: the file in which the session of now is kept for the next start."""
        super().__init__()
        self.settings = settings
        self.jobs = Jobs(JOB_THREADS, self)
        self.session = Session(self.jobs, settings, self)
        self.session.begin(settings.workspace())
        self.thumbnails = Thumbnails(self)
        self.programs = ExternalPrograms(self)
        self.opening = Opening(self.session, settings, self)
        self.exporting = Exporting(self.session, self)
        self.lists = ListExport(self.session, self.exporting, self)
        self.sessions = SessionFiles(self.session, last_session, self)
        self.welcome, self.recent = Welcome(), RecentMenu(self.jobs, self)
        self.page = MatrixPage(self.session)
        self.tables = OpenTables(names_a_file)
        self.examples = ExamplesPanel(self.session, self.thumbnails, self.tables, settings)
        self.image = ImagePanel(self.session, self.thumbnails, self.tables)
        self.image.ahead.follow(self.examples.list)
        self.evidence = EvidencePage(self.session, self.page, self.image, self.examples, self.thumbnails)
        self.classes = ClassesPanel(self.session)
        self.reading = ReadingPanel()
        self.rereading = Rereading(self.session, settings, self.reading, self)
        self.saving = SavingReading(self.session, self)
        self.watching = Watching(self.session, self)
        self.messages, self.middle = ProblemList(), QStackedWidget()
        self.sentence, self.progress = Label(), ProgressLine(self.jobs)
        self.about = About(self.jobs, self.programs, self.session.fail, self)
        self.marks = WindowMarks(self, last_session)
        self.troubles, self.status_words = Troubles(self), StatusWords(self)
        self.commands = WindowActions(self)
        self.menus, self.named_actions = self.commands.table.menus, self.commands.table.actions
        self.image.take_actions(self.named_actions)
        self.panels = {panel.name: panel.make(self) for panel in PANELS}
        self.help_pages = HelpPages(self)
        self.problem_log = ProblemLog(self.session, self)
        self.timing_log = TimingLog(self.session, self.page, self.image, self)
        self.docks = add_docks(self)
        placement = Placement(self.session, self.docks, self.page, self.image, lists_of(self.panels), self)
        toolbar = make_toolbar(self.named_actions, self)
        lay_out(self, toolbar)
        self.panes = Panes(self, toolbar)
        FocusRings(self)
        self.dialogs = CommandDialogs(self)
        self.dropping, self.copying = Dropping(self), Copying(self)
        self.context_menus = ContextMenus(self)
        self.faces = Faces(self, self.evidence, toolbar)
        self.docks.changed.connect(self.commands.follow_docks)
        make_large_enough(self)
        self._connect()
        self.sessions.set_placement(placement)
        self._restore_layout()
        self._follow_opened(None)
        self._follow_look(self.session.workspace.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember what was chosen and end every thread; none can keep the window open, but marks can."""
        if not self.marks.files.agrees_to_end(end_of_waiting()):
            event.ignore()
            return
        self.settings.layout = (self.saveGeometry(), self.docks.layouts)
        self.settings.remember(self.session.workspace)
        end = end_of_waiting()
        self.sessions.keep_at_end(end)
        self.jobs.stop(end)
        self.thumbnails.stop(end)
        self.problem_log.end_opening()
        for part in (self.page, *self.panels.values()):
            if isinstance(part, HasScene):
                part.close_scene()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the most of a narrow window."""
        super().resizeEvent(event)
        self.docks.fit_soon()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Pass over what stands behind other docks."""
        return self.panes.tab(partial(super().focusNextPrevChild, on))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        self.dropping.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files and folders."""
        self.dropping.drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Say nothing more of it."""
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.dropping.drop(event)

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._follow_opened)
        session.images_changed.connect(self._follow_images)
        self.reading.save_asked.connect(self.saving.save)
        for question in (self.welcome.question, self.page.question):
            question.answered.connect(self.rereading.answer)
        session.opening.connect(lambda _request, _seen: self.page.question.ask(()))
        self.opening.session_asked.connect(self.sessions.open)
        self.sessions.offered.connect(self.welcome.show_last)
        self.welcome.last_asked.connect(self.sessions.open_last)
        for asking in (self.image, self.messages, self.welcome.trouble):
            asking.outside_asked.connect(self.programs.open)
        session.look_changed.connect(self._follow_look)
        self.page.summary.messages_asked.connect(lambda: self.docks.raise_dock("messages"))
        self.page.summary.reading_asked.connect(lambda: self.docks.raise_dock("reading"))
        self.examples.current_changed.connect(self.image.show_example)
        self.examples.web.allowed.connect(lambda _: self.image.show_example(self.examples.current))
        self.examples.locate_asked.connect(self.opening.ask_images)
        self.image.step_asked.connect(self.examples.step)
        session.opening.connect(lambda request, _seen: self.welcome.opening.begin(request))
        self.welcome.opening.follow(self.jobs)
        self.welcome.opening.cancelled.connect(lambda: self.progress.stop("open"))
        self.welcome.folder_asked.connect(self.opening.ask_folder)
        self.welcome.file_asked.connect(self.opening.ask_file)
        self.welcome.sample_asked.connect(self.opening.open_sample)
        self.welcome.recent_asked.connect(self.opening.open_path)
        self.recent.chosen.connect(self.opening.open_path)
        self.recent.clear_asked.connect(self._forget_recent)
        self.welcome.about_asked.connect(self.about.show)
        self.welcome.log_asked.connect(self.programs.open_log_folder)
        for part in (self.thumbnails, self.examples, self.image):
            part.troubled.connect(self.problem_log.say_error)

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        self.tables.forget()
        self.thumbnails.set_images(None if evaluation is None else evaluation.images)
        self.messages.problems.set_problems(() if evaluation is None else evaluation.problems)
        self.setWindowTitle("cmviewer" if evaluation is None else f"{as_title(evaluation.name)} – cmviewer")
        self.page.loud.show_doubts(evaluation, self.rereading.told)
        self._show_recent()
        self.welcome.show_problems(())
        if evaluation is None:
            self.sessions.offer_last()
        else:
            self.welcome.show_last(None)
        self.examples.refresh()
        self._arrange(evaluation)

    def _show_recent(self) -> None:
        for part in (self.welcome, self.recent):
            part.show_recent(self.settings.recent)

    def _forget_recent(self) -> None:
        self.settings.forget_paths()
        self._show_recent()

    def _arrange(self, evaluation: Evaluation | None) -> None:
        """Show the face that belongs to it, with the docks that have something to say of it."""
        if evaluation is not None:
            self.docks.offer_for(evaluation)
        self.faces.follow(evaluation)
        if evaluation is not None:
            self.status_words.say(evaluation.recognised)

    def _follow_look(self, look: Look) -> None:
        self.page.matrix.show_colour_bar(bar_width(look))

    def _follow_images(self) -> None:
        if self.session.evaluation is not None:
            self.thumbnails.set_images(self.session.evaluation.images)
            self.examples.refresh()
            self.image.show_example(self.examples.current)

    def _restore_layout(self) -> None:
        layout = self.settings.layout
        if layout is not None:
            self.restoreGeometry(layout[0])
            self.docks.remember(layout[1])
