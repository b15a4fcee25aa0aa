"""All of the window that is not seen while nothing is open: made when its start page is on the screen."""

from pathlib import Path
from typing import Final

from cmviewer.examples.fields import OpenTables
from cmviewer.gui.about import About
from cmviewer.gui.command_dialogs import CommandDialogs
from cmviewer.gui.context_menus import ContextMenus
from cmviewer.gui.copying import Copying
from cmviewer.gui.dropping import Dropping
from cmviewer.gui.ending import Ending
from cmviewer.gui.evidence.page import EvidencePage
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.exporting import Exporting
from cmviewer.gui.exporting_lists import ListExport
from cmviewer.gui.faces import Faces
from cmviewer.gui.first_settings import FirstSettings
from cmviewer.gui.focus_rings import FocusRings
from cmviewer.gui.following import Following
from cmviewer.gui.help_pages import HelpPages
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.marking.window_marks import WindowMarks
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.opening import Opening
from cmviewer.gui.opening_menus import RecentMenu
from cmviewer.gui.panels.classes_panel import ClassesPanel
from cmviewer.gui.panels.panel import lists_of
from cmviewer.gui.panels.problem_list import ProblemList
from cmviewer.gui.panels.reading.panel import ReadingPanel
from cmviewer.gui.panels.table_of_panels import PANELS
from cmviewer.gui.panes import Panes
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
from cmviewer.gui.window_places import Placement
from cmviewer.readers import names_a_file

JOB_THREADS: Final = 3
"""One for what is looked at, beside what is counted ahead and what a panel computes."""


def furnished_window(settings: Settings, last_session: Path | None = None) -> MainWindow:
    """Build a window with all that is in it, for whoever does not wait to see it."""
    window = MainWindow(settings)
    furnish(window, settings, last_session)
    return window


def furnish(window: MainWindow, settings: FirstSettings, last_session: Path | None = None) -> None:
    """Put everything into a window that has its frame alone; in sight nothing moves.

    settings: those that the frame was built with. last_session: the file in which the session of now is kept
    for the next start.
    """
    window.settings = Settings(settings.store)
    _put_work(window, last_session)
    _put_panels(window)
    _put_words(window, last_session)
    _lay_out(window)
    window.is_furnished = True


def _put_work(window: MainWindow, last_session: Path | None) -> None:
    """Put in what opens, counts and writes."""
    window.jobs = Jobs(JOB_THREADS, window)
    window.session = session = Session(window.jobs, window.settings, window)
    session.begin(window.settings.workspace())
    window.opening = Opening(session, window.settings, window)
    window.exporting = Exporting(session, window)
    window.lists = ListExport(session, window.exporting, window)
    window.sessions = SessionFiles(session, last_session, window)
    window.saving = SavingReading(session, window)
    window.watching = Watching(session, window)


def _put_panels(window: MainWindow) -> None:
    """Put in what shows an evaluation."""
    session = window.session
    window.thumbnails, window.tables = Thumbnails(window), OpenTables(names_a_file)
    window.page = MatrixPage(session)
    window.examples = ExamplesPanel(session, window.thumbnails, window.tables, window.settings)
    window.image = ImagePanel(session, window.thumbnails, window.tables)
    window.image.ahead.follow(window.examples.list)
    window.evidence = EvidencePage(session, window.page, window.image, window.examples, window.thumbnails)
    window.classes, window.reading, window.messages = ClassesPanel(session), ReadingPanel(), ProblemList()
    window.rereading = Rereading(session, window.settings, window.reading, window)
    window.recent, window.progress = RecentMenu(window.jobs, window), ProgressLine(window.jobs)


def _put_words(window: MainWindow, last_session: Path | None) -> None:
    """Put in the actions, what works by them, and what says how it went."""
    window.about = About(window.version, window.jobs, window.programs, window.session.fail, window)
    window.marks = WindowMarks(window, last_session)
    window.troubles, window.status_words = Troubles(window), StatusWords(window)
    window.commands = WindowActions(window)
    window.menus, window.named_actions = window.commands.table.menus, window.commands.table.actions
    window.image.take_actions(window.named_actions)
    window.panels = {panel.name: panel.make(window) for panel in PANELS}
    window.help_pages = HelpPages(window)
    window.problem_log = ProblemLog(window.session, window)
    window.timing_log = TimingLog(window.session, window.page, window.image, window)


def _lay_out(window: MainWindow) -> None:
    """Put everything into its place, and tie it together."""
    window.docks = add_docks(window)
    lists = lists_of(window.panels)
    placement = Placement(window.session, window.docks, window.page, window.image, lists, window)
    toolbar = make_toolbar(window.named_actions, window)
    lay_out(window, toolbar)
    window.panes = Panes(window, toolbar)
    FocusRings(window)
    window.dialogs = CommandDialogs(window)
    window.dropping, window.copying = Dropping(window), Copying(window)
    window.context_menus = ContextMenus(window)
    window.faces = Faces(window, window.evidence, toolbar)
    window.docks.changed.connect(window.commands.follow_docks)
    make_large_enough(window)
    window.ending, following = Ending(window), Following(window)
    window.sessions.set_placement(placement)
    if window.settings.layout is not None:
        window.docks.remember(window.settings.layout[1])
    following.begin()
