"""Worse than average, really? Subsets that are worse than the rest; a row lists what is in one."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.errors import CmviewerError
from cmviewer.examples.findings.search import Findings, findings_of
from cmviewer.examples.query import asking_alone
from cmviewer.gui.panels.findings_model import FindingsModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.translating import first_words
from cmviewer.said import joined, said, said_of

JOB: Final = "findings"


class FindingsPanel(QWidget):
    """Tries subsets when it is asked to, in a worker; what is found is of what was counted then."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tried: CheckpointResult | None = None
        self.model = FindingsModel(self)
        self.table = Table(self.model)
        self.words = Label(wrapped=True)
        self.search = QPushButton(self.tr("Look for subsets"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.progress = QProgressBar()
        self._lay_out()
        self._connect()
        self._follow()

    def start(self) -> None:
        """Try all subsets of what is shown."""
        shown, counted = self._session.shown, self._counted()
        if shown is None or counted is None:
            return
        self._tried = counted
        self._session.jobs.start(
            JOB,
            lambda progress, cancel: findings_of(shown.evaluation, counted, progress, cancel),
            self._take,
            self._fail,
        )
        self._show_work(works=True)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Subsets that are worse than the rest"))
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.progress.setTextVisible(True)
        tools = QHBoxLayout()
        for widget in (self.search, self.cancel, self.progress):
            tools.addWidget(widget)
        tools.addWidget(self.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        self._show_work(works=False)

    def _connect(self) -> None:
        jobs = self._session.jobs
        self._session.shown_settled.connect(self._follow)
        self._session.opened.connect(self._follow)
        self.search.clicked.connect(self.start)
        self.cancel.clicked.connect(lambda: jobs.cancel(JOB))
        jobs.progressed.connect(self._show_progress)
        jobs.ended.connect(lambda job: self._show_work(works=False) if job == JOB else None)
        self.table.row_chosen.connect(self._choose)

    def _counted(self) -> CheckpointResult | None:
        shown = self._session.shown
        return None if shown is None else shown.counted

    def _follow(self) -> None:
        """Forget what was found of something else that was counted."""
        counted = self._counted()
        self.search.setEnabled(counted is not None)
        if counted is None or counted is not self._tried:
            self._session.jobs.cancel(JOB)
            self._tried = None
            self.model.set_findings(())
            self.words.setText(
                self.tr(
                    "Tries all subsets by one or two properties, such as size and folder, for being worse."
                )
            )

    def _show_work(self, *, works: bool) -> None:
        self.search.setVisible(not works)
        self.cancel.setVisible(works)
        self.progress.setVisible(works)
        self.progress.setValue(0)

    def _show_progress(self, job: str, _what: str, done: int, total: int) -> None:
        if job == JOB:
            self.progress.setRange(0, max(1, total))
            self.progress.setValue(done)

    def _take(self, findings: Findings) -> None:
        self.model.set_findings(findings.found)
        self.words.setText(words_of(findings))

    def _fail(self, error: CmviewerError) -> None:
        self.words.setText(first_words(error))

    def _choose(self, row: int) -> None:
        """List all of a subset, whatever was selected."""
        query = asking_alone(self._session.workspace.query, self.model.findings[row].query)
        self._session.change(selection=None, query=query)


def words_of(findings: Findings) -> str:
    """Say how many subsets were tried, by what, and how many of them are worse."""
    if not findings.tried:
        return said("There are too few images, or nothing is known of them by which they differ.")
    by = joined(", ", findings.properties)
    found, tried = len(findings.found), findings.tried
    subsets = said_of(tried, "1 subset", "{count:,} subsets")
    if not found:
        return said("None is worse than the rest, beyond chance, of {} by {}.", subsets, by)
    return said_of(
        found,
        "1 is worse than the rest, beyond chance, of {} by {}.",
        "{count:,} are worse than the rest, beyond chance, of {} by {}.",
        subsets,
        by,
    )
