"""As what a list of examples is written: the format, and how many and how large that will be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated
from cmviewer.writers.lists.formats import ListFormat


class ListDialog(QDialog):
    """tried: a format was chosen, and is to be tried; `say` takes what came of it."""

    tried = Signal(object)

    def __init__(self, formats: Sequence[ListFormat], what: str, parent: QWidget | None = None) -> None:
        """what: is listed, in words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export list"))
        self._formats = tuple(formats)
        self.words = Label()
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.addWidget(Label(what))
        for number, one in enumerate(self._formats):
            button = QRadioButton(f"{translated(one.name)}: {translated(one.words)}")
            self.group.addButton(button, number)
            layout.addWidget(button)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(self.words)
        layout.addWidget(buttons)
        self.group.idClicked.connect(lambda _number: self._try())
        self.group.button(0).setChecked(True)

    @property
    def chosen(self) -> ListFormat:
        """The format that is chosen."""
        return self._formats[max(0, self.group.checkedId())]

    def begin(self, tried: Callable[[ListFormat], None]) -> None:
        """Try the first one, and from now on each that is chosen."""
        self.tried.connect(tried)
        self._try()

    def say(self, words: str) -> None:
        """Say how many and how large, or why it cannot be written so."""
        self.words.setText(words)

    def _try(self) -> None:
        self.say(self.tr("Looking how large it will be…"))
        self.tried.emit(self.chosen)
