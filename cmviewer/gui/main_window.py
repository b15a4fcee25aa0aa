"""The window: puts the parts in their places and ties them together."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
)

from cmviewer.confusion.shown import Shown
from cmviewer.confusion.view_state import Side, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Task
from cmviewer.examples.fields import OpenTables
from cmviewer.gui.about import About
from cmviewer.gui.actions import NEEDS_EVALUATION, VIEW_OFFERS, build_menus
from cmviewer.gui.dialogs.help_window import HelpWindow
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.exporting import Exporting
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.look_menu import LookMenu
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.milestones import Milestones
from cmviewer.gui.opening import Opening
from cmviewer.gui.opening_menus import RecentMenu
from cmviewer.gui.outside import Outside
from cmviewer.gui.panels.classes_panel import ClassesPanel
from cmviewer.gui.panels.curves_panel import CurvesPanel
from cmviewer.gui.panels.metrics_panel import MetricsPanel
from cmviewer.gui.panels.pairs_panel import PairsPanel
from cmviewer.gui.panels.problem_list import ProblemList
from cmviewer.gui.panels.reading.panel import ReadingPanel
from cmviewer.gui.panels.thresholds_panel import ThresholdsPanel
from cmviewer.gui.panels.welcome import Welcome
from cmviewer.gui.plain_text import Label, as_title
from cmviewer.gui.problem_log import ProblemLog
from cmviewer.gui.progress_line import ProgressLine
from cmviewer.gui.rereading import Rereading
from cmviewer.gui.saving_reading import SavingReading
from cmviewer.gui.session import Session
from cmviewer.gui.session_files import SessionFiles
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.gui.window_layout import add_docks, lay_out
from cmviewer.gui.window_places import Placement
from cmviewer.gui.window_slots import slots_of
from cmviewer.gui.workers import end_of_waiting
from cmviewer.readers import names_a_file
from cmviewer.safe_text import shown
from cmviewer.workspace.look import Diagonal, Look, Scale

JOB_THREADS = 3
"""One for what is looked at, beside what is counted ahead and what a panel computes."""
MESSAGE_TIME = 6_000


class MainWindow(QMainWindow):
    """Owns the session and its threads; closing ends them."""

    def __init__(self, settings: Settings, last_session: Path | None = None) -> None:
        """Build all of it. last_session: the file in which the session of now is kept for the next start."""
        super().__init__()
        self.settings = settings
        self.jobs = Jobs(JOB_THREADS, self)
        self.session = Session(self.jobs, settings, self)
        self.session.begin(settings.workspace())
        self.thumbnails = Thumbnails(self)
        self.outside = Outside(self)
        self.opening = Opening(self.session, settings, self)
        self.exporting = Exporting(self.session, self)
        self.sessions = SessionFiles(self.session, last_session, self)
        self.welcome = Welcome()
        self.recent = RecentMenu(self.jobs, self)
        self.page = MatrixPage(self.session)
        self.tables = OpenTables(names_a_file)
        self.examples = ExamplesPanel(self.session, self.thumbnails, self.tables)
        self.image = ImagePanel(self.session, self.thumbnails, self.tables)
        self.classes = ClassesPanel(self.session)
        self.metrics = MetricsPanel(self.session)
        self.pairs = PairsPanel(self.session)
        self.curves = CurvesPanel(self.session)
        self.thresholds = ThresholdsPanel(self.session)
        self.reading = ReadingPanel()
        self.rereading = Rereading(self.session, settings, self.reading, self)
        self.saving = SavingReading(self.session, self)
        self.messages = ProblemList()
        self.middle = QStackedWidget()
        self.sentence = Label()
        self.progress = ProgressLine(self.jobs)
        self.look = LookMenu(self.session, settings, self)
        self.about = About(self.jobs, self.outside, self.show_trouble, self)
        self.menus, self.offers = build_menus(self, slots_of(self))
        views = QActionGroup(self)  # one of them is on: a second click does not let it go
        for name in VIEW_OFFERS:
            views.addAction(self.offers[name])
        self.look.fill(self.menus["&View"])
        self.image.boxes.take_actions(self.offers)
        self.image.map_buttons.take_actions(self.offers)
        self.help: HelpWindow | None = None
        self.problem_log = ProblemLog(self.session, self)
        self.milestones = Milestones(self.session, self.page, self.image, self)
        self.docks = add_docks(self)
        lists = {
            "examples": self.examples.list,
            "rows": self.examples.table,
            "classes": self.classes.list,
            "metrics": self.metrics.table,
            "pairs": self.pairs.table,
            "compare": self.image.strip,
            "why": self.image.why,
        }
        placement = Placement(self.session, self.docks, self.page, self.image, lists, self)
        lay_out(self)
        self._connect()
        self.sessions.set_placement(placement)
        self.docks.keep_as_first()
        self._restore_layout()
        self._follow_opened(None)
        self._follow_state(self.session.state)
        self._follow_look(self.session.workspace.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember what was chosen and end every thread; none can keep the window open."""
        layout = self.docks.layout(is_open=self.session.evaluation is not None)
        self.settings.layout = (self.saveGeometry(), layout)
        self.settings.remember_view(self.session.state)
        self.settings.style = self.session.workspace.look.style
        end = end_of_waiting()
        self.sessions.keep_at_end(end)
        self.jobs.stop(end)
        self.thumbnails.stop(end)
        self.problem_log.end_opening()
        self.page.close_scene()
        self.curves.close_scene()
        self.thresholds.close_scene()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the most of a narrow window."""
        super().resizeEvent(event)
        if self.session.evaluation is not None:
            self.docks.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if self.opening.can_open(event.mimeData()):
            event.acceptProposedAction()
        else:
            self.statusBar().showMessage(self.tr("Only files and folders of this machine can be opened"))

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.opening.open_dropped(event.mimeData())

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._follow_opened)
        session.opening_failed.connect(self.show_trouble)
        session.failed.connect(self.show_trouble)
        session.state_changed.connect(self._follow_state)
        session.shown_changed.connect(self._follow_shown)
        session.images_changed.connect(self._follow_images)
        self.exporting.failed.connect(self.show_trouble)
        self.saving.failed.connect(self.show_trouble)
        self.reading.save_asked.connect(self.saving.save)
        for question in (self.welcome.question, self.page.question):
            question.answered.connect(self.rereading.answer)
        session.opening.connect(lambda _request: self.page.question.ask(()))
        self.outside.failed.connect(self.show_trouble)
        self.sessions.failed.connect(self.show_trouble)
        self.opening.session_asked.connect(self.sessions.open)
        self.sessions.written.connect(lambda path: self._say(self.tr("Written: {}").format(path)))
        self.sessions.offered.connect(self.welcome.show_last)
        self.welcome.last_asked.connect(self.sessions.open_last)
        session.workspace_changed.connect(lambda _workspace: self._follow_history())
        for asking in (self.image, self.messages, self.welcome.trouble):
            asking.outside_asked.connect(self.outside.open)
        for writing in (self.exporting, self.saving):
            writing.written.connect(lambda path: self._say(self.tr("Written: {}").format(path)))
        self.exporting.copied.connect(self._say)
        session.look_changed.connect(self._follow_look)
        self.look.theme_changed.connect(self._follow_theme)
        self.page.sentence_changed.connect(self.sentence.setText)
        player = self.page.checkpoints.player
        player.changed.connect(lambda: self.offers["play"].setChecked(player.is_playing))
        self.page.summary.messages_asked.connect(lambda: self.docks.raise_dock("messages"))
        self.page.summary.reading_asked.connect(lambda: self.docks.raise_dock("reading"))
        self.page.matrix.opened.connect(lambda: self.docks.raise_dock("image"))
        self.pairs.export_asked.connect(self.exporting.pairs)
        self.examples.opened.connect(lambda: self.docks.raise_dock("image"))
        self.examples.current_changed.connect(self.image.show_example)
        self.examples.web.allowed.connect(lambda _: self.image.show_example(self.examples.current))
        self.page.loud.change_asked.connect(self.change_reading)
        self.messages.change_asked.connect(self.change_reading)
        self.examples.locate_asked.connect(self.opening.ask_images)
        self.image.maps.pointed.connect(self._say_pixel)
        self.image.step_asked.connect(self.examples.step)
        self.progress.cancelled.connect(lambda: self._say(self.tr("Cancelled")))
        self.jobs.too_late.connect(self._say_too_late)
        self.welcome.folder_asked.connect(self.opening.ask_folder)
        self.welcome.file_asked.connect(self.opening.ask_file)
        self.welcome.sample_asked.connect(self.opening.open_sample)
        self.welcome.recent_asked.connect(self.opening.open_path)
        self.recent.chosen.connect(self.opening.open_path)
        self.recent.clear_asked.connect(self._forget_recent)
        self.welcome.about_asked.connect(self.about.show)
        self.welcome.log_asked.connect(self.outside.open_log_folder)
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
        """Show the docks only while something is open."""
        is_open = self.middle.currentWidget() is self.page
        if evaluation is not None:
            if not is_open:
                self.docks.open()
                self.docks.fit(self.width())
            self.docks.offer("curves", offered=len(evaluation.checkpoints) > 1)
            self._offer_thresholds(evaluation.task)
        elif is_open:
            self.docks.close()
        else:
            self.docks.hide()
        self.middle.setCurrentWidget(self.welcome if evaluation is None else self.page)
        if (evaluation is not None) is not is_open:
            # Else Qt gives the keyboard to the tabs of the docks, and loses it when it makes new ones.
            (self.welcome if evaluation is None else self.page.matrix).setFocus()
        for name in NEEDS_EVALUATION:
            self.offers[name].setEnabled(evaluation is not None)
        self._follow_history()
        if evaluation is not None:
            self._say(evaluation.recognised)

    def _offer_thresholds(self, task: Task) -> None:
        """Pixels have no thresholds."""
        offered = bool(task.profile.thresholds)
        self.docks.offer("thresholds", offered=offered)
        self.offers["best-thresholds"].setVisible(offered)

    def _follow_state(self, state: ViewState) -> None:
        for name, view in VIEW_OFFERS.items():
            self.offers[name].setChecked(view is state.view)
        self.offers["background"].setChecked(state.background)
        self.offers["transpose"].setChecked(state.rows is Side.PREDICTION)

    def _follow_history(self) -> None:
        """Offer what can be undone, and where one can go back to."""
        history = self.session.history
        for name, steps in (
            ("undo", history.choices.before),
            ("redo", history.choices.after),
            ("back", history.places.before),
            ("forward", history.places.after),
        ):
            self.offers[name].setEnabled(bool(steps))

    def _follow_shown(self, shown: Shown | None) -> None:
        """Add what was said when this checkpoint was read and counted; what stands there already stays."""
        if shown is None:
            return
        known = self.messages.problems.problems
        there = set(known)
        said = shown.problems
        if new := [problem for problem in said if problem not in there]:
            self.messages.problems.set_problems((*known, *new))
            self.reading.show_left_out((*known, *new))

    def _follow_look(self, look: Look) -> None:
        style = look.style
        self.page.matrix.show_style(style)
        self.page.matrix.show_colour_bar(bar_width(look))
        self.offers["log"].setChecked(style.scale is Scale.LOG)
        self.offers["hide-diagonal"].setChecked(style.diagonal is Diagonal.HIDDEN)
        self.offers["colour-bar"].setChecked(look.colour_bar)

    def toggle_colour_bar(self) -> None:
        """Show the colour bar, or hide it."""
        look = self.session.workspace.look
        self.session.change(look=replace(look, colour_bar=not look.colour_bar))

    def _follow_theme(self, theme: Theme) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)

    def _follow_images(self) -> None:
        if self.session.evaluation is not None:
            self.thumbnails.set_images(self.session.evaluation.images)
            self.examples.refresh()
            self.image.show_example(self.examples.current)

    def show_trouble(self, error: CmviewerError) -> None:
        """Show problems where the person looks: in the middle, or beside what is open."""
        if self.rereading.is_refusal(error):
            self.docks.raise_dock("reading")
            return
        if self.session.evaluation is None:
            self.welcome.show_problems(error.problems)
        else:
            before = [one for one in self.messages.problems.problems if one not in error.problems]
            self.messages.problems.set_problems((*error.problems, *before))
            self.page.question.ask(error.problems if self.rereading.is_question(error) else ())
            self.docks.raise_dock("messages")
        self._say(error.problems[0].what)

    def change_reading(self, key: str) -> None:
        """Go to a decision of reading, in the panel that changes it."""
        self.docks.raise_dock("reading")
        self.reading.go_to(key)

    def reset_layout(self) -> None:
        """Put the docks where they stood at first."""
        self.docks.reset()

    def find_class(self) -> None:
        """Let the person type the name of a class."""
        self.docks.raise_dock("classes")
        self.classes.focus_search()

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(shown(words), MESSAGE_TIME)

    def _say_too_late(self) -> None:
        """What was to be cancelled has just said that it is done."""
        self._say(self.tr("Too late to cancel. {}").format(self.statusBar().currentMessage()))

    def _say_pixel(self, words: str) -> None:
        """Say what is under the pointer; beside the image, what is selected."""
        if words:
            self.sentence.setText(words)
        else:
            self.page.say_selected()

    def show_help(self) -> None:
        """Show the help pages."""
        if self.help is None:
            self.help = HelpWindow(self.outside, self)
        self.help.show()
        self.help.raise_()

    def _restore_layout(self) -> None:
        layout = self.settings.layout
        if layout is not None:
            self.restoreGeometry(layout[0])
            self.docks.remember(layout[1])
