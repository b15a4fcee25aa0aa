"""What the window is made of, for those that work with it without building it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

if TYPE_CHECKING:
    from cmviewer.examples.fields import OpenTables
    from cmviewer.gui.about import About
    from cmviewer.gui.command_dialogs import CommandDialogs
    from cmviewer.gui.context_menus import ContextMenus
    from cmviewer.gui.copying import Copying
    from cmviewer.gui.docks import Docks
    from cmviewer.gui.dropping import Dropping
    from cmviewer.gui.ending import Ending
    from cmviewer.gui.evidence.page import EvidencePage
    from cmviewer.gui.examples.image.panel import ImagePanel
    from cmviewer.gui.examples.listing.panel import ExamplesPanel
    from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
    from cmviewer.gui.exporting import Exporting
    from cmviewer.gui.exporting_lists import ListExport
    from cmviewer.gui.external_programs import ExternalPrograms
    from cmviewer.gui.faces import Faces
    from cmviewer.gui.help_pages import HelpPages
    from cmviewer.gui.jobs import Jobs
    from cmviewer.gui.marking.window_marks import WindowMarks
    from cmviewer.gui.matrix_page import MatrixPage
    from cmviewer.gui.opening import Opening
    from cmviewer.gui.opening_menus import RecentMenu
    from cmviewer.gui.panels.classes_panel import ClassesPanel
    from cmviewer.gui.panels.problem_list import ProblemList
    from cmviewer.gui.panels.reading.panel import ReadingPanel
    from cmviewer.gui.panels.welcome import Welcome
    from cmviewer.gui.panes import Panes
    from cmviewer.gui.plain_text import Label
    from cmviewer.gui.problem_log import ProblemLog
    from cmviewer.gui.progress_line import ProgressLine
    from cmviewer.gui.rereading import Rereading
    from cmviewer.gui.saving_reading import SavingReading
    from cmviewer.gui.session import Session
    from cmviewer.gui.session_files import SessionFiles
    from cmviewer.gui.settings import Settings
    from cmviewer.gui.status_words import StatusWords
    from cmviewer.gui.timing_log import TimingLog
    from cmviewer.gui.troubles import Troubles
    from cmviewer.gui.version_button import VersionButton
    from cmviewer.gui.watching import Watching
    from cmviewer.gui.window_actions import WindowActions


class WindowParts(QMainWindow):
    """The parts by their names; `MainWindow` makes those that are seen first, `furnish` the others."""

    settings: "Settings"
    jobs: "Jobs"
    session: "Session"
    programs: "ExternalPrograms"
    opening: "Opening"
    exporting: "Exporting"
    faces: "Faces"
    lists: "ListExport"
    sessions: "SessionFiles"
    welcome: "Welcome"
    recent: "RecentMenu"
    page: "MatrixPage"
    evidence: "EvidencePage"
    thumbnails: "Thumbnails"
    examples: "ExamplesPanel"
    image: "ImagePanel"
    classes: "ClassesPanel"
    reading: "ReadingPanel"
    rereading: "Rereading"
    saving: "SavingReading"
    watching: "Watching"
    messages: "ProblemList"
    marks: "WindowMarks"
    commands: "WindowActions"
    middle: QStackedWidget
    sentence: "Label"
    version: "VersionButton"
    progress: "ProgressLine"
    about: "About"
    help_pages: "HelpPages"
    troubles: "Troubles"
    status_words: "StatusWords"
    menus: dict[str, QMenu]
    named_actions: dict[str, QAction]
    panels: dict[str, QWidget]
    docks: "Docks"
    panes: "Panes"
    dialogs: "CommandDialogs"
    copying: "Copying"
    context_menus: "ContextMenus"
    dropping: "Dropping"
    tables: "OpenTables"
    problem_log: "ProblemLog"
    timing_log: "TimingLog"
    ending: "Ending"
