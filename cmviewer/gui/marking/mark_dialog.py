"""Which class is right, and a note: of one example, or of all that are chosen."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cmviewer.examples.marks.mark import Mark
from cmviewer.gui.plain_text import Label
from cmviewer.gui.target_size import make_large_enough
from cmviewer.gui.translating import spoken
from cmviewer.said import said_of

WIDTH: Final = 340


class MarkDialog(QDialog):
    """Tells what was typed: None of a line that nobody changed, which leaves what was said before."""

    def __init__(
        self,
        marks: Sequence[Mark],
        classes: Sequence[str],
        tell: Callable[[str | None, str | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Right class and note"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._classes = tuple(classes)
        self._tell = tell
        self.right, self.note = QLineEdit(), QLineEdit()
        self._before = (
            self._show(self.right, [mark.right_class or "" for mark in marks]),
            self._show(self.note, [mark.note for mark in marks]),
        )
        completer = QCompleter(list(self._classes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.right.setCompleter(completer)
        self.trouble = Label(wrapped=True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&Right class"), self.right)
        form.addRow(self.tr("&Note"), self.note)
        layout = QVBoxLayout(self)
        layout.addWidget(
            Label(self.tr("Of {}").format(spoken(said_of(len(marks), "1 example", "{count:,} examples"))))
        )
        layout.addLayout(form)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.setMinimumWidth(WIDTH)
        make_large_enough(self)

    def accept(self) -> None:
        """Tell it, unless there is no such class."""
        name = self.right.text().strip()
        folded = [one for one in self._classes if one.casefold() == name.casefold()]
        if name and name not in self._classes:
            if len(folded) != 1:
                self.trouble.setText(self.tr("There is no class {}").format(name))
                return
            name = folded[0]
        note = self.note.text().strip()
        before = self._before
        self._tell(None if name == before[0] else name, None if note == before[1] else note)
        super().accept()

    def _show(self, line: QLineEdit, values: Sequence[str]) -> str:
        """Show what all have in common, and return it."""
        is_same = len(set(values)) == 1
        line.setText(values[0] if is_same else "")
        line.setPlaceholderText("" if is_same else self.tr("not the same of all; stays"))
        return line.text()
