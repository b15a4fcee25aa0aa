"""The one question about a table: which column is what; with its first rows."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.plain_text import Label
from cmviewer.readers import Columns, UncertainColumns
from cmviewer.safe_text import shown


class ColumnsDialog(QDialog):
    """Starts with the guess; the answer is remembered for the folder."""

    def __init__(self, question: UncertainColumns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which column is what?"))
        self._header = question.header
        words = Label(
            self.tr("The columns of {} can be read in more than one way.").format(question.file.name)
        )
        words.setWordWrap(True)
        self.truth = self._choice(question.guess.truth)
        self.prediction = self._choice(question.guess.prediction)
        self.image = self._choice(question.guess.image)
        self.score = self._choice(question.guess.score)
        self.checkpoint = self._choice(question.guess.checkpoint)
        form = QFormLayout()
        for name, box in (
            (self.tr("&Truth"), self.truth),
            (self.tr("&Prediction"), self.prediction),
            (self.tr("&Image"), self.image),
            (self.tr("&Score"), self.score),
            (self.tr("&Checkpoint"), self.checkpoint),
        ):
            form.addRow(name, box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(_preview(question))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(720, 480)

    def columns(self) -> Columns:
        """What was chosen."""
        chosen: Callable[[QComboBox], str | None] = QComboBox.currentData
        return Columns(
            truth=chosen(self.truth),
            prediction=chosen(self.prediction),
            image=chosen(self.image),
            score=chosen(self.score),
            checkpoint=chosen(self.checkpoint),
        )

    def _choice(self, guess: str | None) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("(none)"), None)
        for name in self._header:
            box.addItem(shown(name), name)
        box.setCurrentIndex(max(0, box.findData(guess)) if guess is not None else 0)
        return box


def _preview(question: UncertainColumns) -> QTableWidget:
    table = QTableWidget(len(question.rows), len(question.header))
    table.setHorizontalHeaderLabels(list(map(shown, question.header)))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    for row, values in enumerate(question.rows):
        for column, value in enumerate(values[: len(question.header)]):
            table.setItem(row, column, QTableWidgetItem(shown(value)))
    table.resizeColumnsToContents()
    return table
