"""What stands in the middle while nothing is open: how to begin, or why opening failed."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cmviewer.errors import Problem
from cmviewer.gui.fonts import emphasise
from cmviewer.gui.opening_menus import recent_words
from cmviewer.gui.panels.opening_card import OpeningCard
from cmviewer.gui.panels.problem_list import ProblemList
from cmviewer.gui.panels.sample_cards import SampleCards
from cmviewer.gui.plain_text import Label, RichLabel, tip, without_key
from cmviewer.gui.target_size import enlarge
from cmviewer.resources import resource
from cmviewer.version import __version__

if TYPE_CHECKING:
    from cmviewer.gui.panels.reading.question import Question
    from cmviewer.workspace.session_file import SavedSession

CARD_WIDTH = 720
ICON = QSize(56, 56)


class Welcome(QWidget):
    """One card: open, try the sample, recent folders; problems above it when there are any."""

    folder_asked = Signal()
    file_asked = Signal()
    sample_asked = Signal(str)
    recent_asked = Signal(Path)
    last_asked = Signal()
    about_asked = Signal()
    log_asked = Signal()
    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble_title = Label(self.tr("This could not be opened"))
        self.trouble = ProblemList()
        self.question: Question | None = None
        self.opening = OpeningCard()
        self.recent = QVBoxLayout()
        self._shown: list[Path] = []
        self._last = QVBoxLayout()
        self.last: QPushButton | None = None
        self._lay_out()
        self.trouble.change_asked.connect(self._ask_of)
        self.opening.lasts.connect(lambda: self._show_opening(shown=True))
        self.opening.ended.connect(lambda: self._show_opening(shown=False))
        self._show_opening(shown=False)
        self.show_problems(())

    def _show_opening(self, *, shown: bool) -> None:
        """Show what is being opened in place of what else could be."""
        self.opening.setVisible(shown)
        self._offers.setVisible(not shown)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say why the last thing could not be opened; nothing where it could."""
        self.trouble.problems.set_problems(problems)
        for widget in (self.trouble_title, self.trouble):
            widget.setVisible(bool(problems))
        self._ask(problems)

    def _ask_of(self, decision: str) -> None:
        """Ask about another of the problems."""
        self._ask(one for one in self.trouble.problems.problems if one.decision == decision)

    def _ask(self, problems: Iterable[Problem]) -> None:
        """Ask what has to be told, if anything."""
        asking = [one for one in problems if one.decision is not None]
        if asking and self.question is None:
            self.question = self._new_question()
        if self.question is not None:
            self.question.ask(asking)

    def _new_question(self) -> "Question":
        from cmviewer.gui.panels.reading.question import Question  # noqa: PLC0415 - the window is shown before

        question = Question(says_why=False)
        question.answered.connect(self.answered)
        self._column.insertWidget(self._column.indexOf(self.opening), question)
        return question

    def show_last(self, session: "SavedSession | None") -> None:
        """Offer to go on with what was open when the window was last closed, or the program ended."""
        if self.last is not None:
            self.last.deleteLater()
            self.last = None
        if session is None:
            return
        path = session.request.path
        of = session.sample or ("" if path is None else recent_words(path))
        words = self.tr("Go on where you were: {}").format(of)
        self.last = QPushButton()
        room = CARD_WIDTH - 3 * self.last.fontMetrics().height()
        elided = self.last.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        self.last.setText(without_key(elided))
        self.last.setToolTip(tip(words))
        self.last.setCursor(Qt.CursorShape.PointingHandCursor)
        self.last.clicked.connect(self.last_asked)
        self._last.addWidget(self.last, 0, Qt.AlignmentFlag.AlignLeft)

    def show_recent(self, paths: list[Path]) -> None:
        """Offer what was open before."""
        if paths == self._shown:
            return
        self._shown = paths
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if paths:
            self.recent.addWidget(Label(self.tr("Recent")))
        for path in paths[:5]:
            button = QPushButton(flat=True)
            room = CARD_WIDTH - 2 * button.fontMetrics().height()
            words = button.fontMetrics().elidedText(recent_words(path), Qt.TextElideMode.ElideMiddle, room)
            button.setText(without_key(words))
            button.setToolTip(tip(str(path)))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, path=path: self.recent_asked.emit(path))
            enlarge(button)
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        card = QFrame()
        self._column = column = QVBoxLayout(card)
        column.addStrut(CARD_WIDTH)
        column.setSpacing(12)
        column.addWidget(self._heading())
        column.addWidget(self.trouble_title)
        column.addWidget(self.trouble)
        emphasise(self.trouble_title)
        self.trouble.setMinimumHeight(120)
        self.trouble.setMaximumHeight(280)
        column.addWidget(self.opening)
        offers = QWidget()
        column.addWidget(offers)
        column = QVBoxLayout(offers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._offers = offers
        column.addLayout(self._buttons())
        column.addLayout(self._last)
        column.addWidget(Label(self.tr("Try a sample, one for each task:")))
        cards = SampleCards()
        cards.chosen.connect(self.sample_asked)
        column.addWidget(cards)
        hint = Label(
            self.tr(
                "… or drop a folder or a file here: tables, lists and arrays of labels and scores; "
                "boxes and masks as COCO, YOLO, Pascal VOC and others write them; maps of a class a pixel."
            )
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addLayout(self.recent)
        page = QVBoxLayout(self)
        page.addWidget(_in_the_middle(card), 1)
        page.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        """Version and log, for whoever needs them."""
        row = QHBoxLayout()
        row.addStretch(1)
        for words, asked in (
            (f"cmviewer {__version__}", self.about_asked),
            (self.tr("Log folder"), self.log_asked),
        ):
            if row.count() > 1:
                row.addWidget(Label("·"))
            button = QPushButton(words, flat=True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(asked)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, 0, 0)
        icon = Label()
        icon.setFixedSize(ICON)
        icon.setPixmap(QIcon(str(resource("icons", "cmviewer.svg"))).pixmap(ICON))
        row.addWidget(icon)
        words = RichLabel(
            self.tr(
                "<span style='font-size:22px; font-weight:bold'>cmviewer</span><br>"
                "Open results, click a number, see its images."
            )
        )
        row.addWidget(words, 1)
        return heading

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        folder = QPushButton(self.tr("Open a results folder…"), default=True)
        folder.clicked.connect(self.folder_asked)
        self.setFocusProxy(folder)
        file = QPushButton(self.tr("Open a file…"))
        file.clicked.connect(self.file_asked)
        row.addWidget(folder)
        row.addWidget(file)
        row.addStretch(1)
        return row


def _in_the_middle(card: QWidget) -> QScrollArea:
    """Put a card a little above the middle, as high as its words need; it scrolls where there is no room.

    An alignment would do the same, but forget that words in a narrower card need more lines.
    """
    room = QWidget()
    across, down = QHBoxLayout(), QVBoxLayout(room)
    across.addStretch(1)
    across.addWidget(card)
    across.addStretch(1)
    down.setContentsMargins(0, 0, 0, 0)
    down.addStretch(1)
    down.addLayout(across)
    down.addStretch(2)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(room)
    return area
