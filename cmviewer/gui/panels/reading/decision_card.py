"""One decision: what it is about, what was taken, what that rests on, and a way to change it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from cmviewer.evaluation import Origin
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.panels.reading.choice_box import ChoiceBox
from cmviewer.gui.panels.reading.rows import DecisionRow
from cmviewer.gui.panels.reading.words import origin_words
from cmviewer.gui.plain_text import Label, tip
from cmviewer.gui.translating import spoken, translated
from cmviewer.said import said


class DecisionCard(QFrame):
    """Says which value was chosen, and whether what was told is taken back."""

    chosen = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self, row: DecisionRow, start: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._start = start
        self.title = Label(translated(row.title), wrapped=True)
        self.choice = ChoiceBox(row)
        self.why = Label(_why(row), wrapped=True)
        self.refused = Label(wrapped=True)
        self.back = QPushButton(self.tr("Take back"))
        self.file = QPushButton(self.tr("File…"))
        self._lay_out()
        self.choice.chosen.connect(lambda value: self.chosen.emit(row.name, value))
        self.back.clicked.connect(lambda _checked=False: self.taken_back.emit(row.told_as))
        self.file.clicked.connect(lambda _checked=False: self._ask_file())

    def refuse(self, why: str) -> None:
        """Say why what was chosen does not fit; what holds is shown again."""
        self.refused.setText(f"⚠ {why}")
        self.refused.show()
        self.choice.show_taken()

    def _lay_out(self) -> None:
        row = self.row
        self.setFrameShape(QFrame.Shape.StyledPanel)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.why.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.refused.hide()
        if row.about is not None:
            self.title.setToolTip(tip(str(row.about)))
        self.back.setToolTip(self.tr("Decide it anew, without what was told"))
        self.back.setAccessibleName(f"{self.tr('Take back')}: {self.title.text()}")
        self.file.setAccessibleName(f"{self.tr('File…')}: {self.title.text()}")
        choice = QWidget()
        flow = FlowLayout(choice)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choice, self.file, self.back):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(3)
        layout.addWidget(self.title)
        layout.addWidget(choice)
        layout.addWidget(self.why)
        layout.addWidget(self.refused)
        # Only now: a button that is shown before it has its place is a window of its own for a moment.
        self.back.setVisible(row.is_told)
        self.file.setVisible(row.takes_file)

    def _ask_file(self) -> None:
        """Let the person point at a file; of images at their folder."""
        start = "" if self._start is None else str(self._start)
        if self.row.key == "images":
            path = QFileDialog.getExistingDirectory(self, self.title.text(), start)
        else:
            path, _ = QFileDialog.getOpenFileName(self, self.title.text(), start)
        if path:
            self.chosen.emit(self.row.name, path)


def _why(row: DecisionRow) -> str:
    """Origin, file and evidence; then what else would fit, with its own."""
    mark = "? " if row.origin is Origin.CONVENTION else ""
    words = spoken(origin_words(row.origin))
    parts = [f"{mark}{words[:1].upper()}{words[1:]}"]
    if row.about is not None:
        parts.append(said("{} and {:,} more", row.about.name, row.more) if row.more else row.about.name)
    if row.evidence:
        parts.append(row.evidence)
    others = [said("else {}: {}", one.words, one.evidence) for one in row.others]
    return "\n".join((" · ".join(map(spoken, parts)), *map(spoken, others)))
