"""Asks once whether pictures may be fetched from the web."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cmviewer.gui.plain_text import Label


class WebBar(QFrame):
    """Seen while somebody would have to be asked; it stops nobody from working on."""

    allowed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._origins: list[str] = []
        self._declined: set[str] = set()
        self.words = Label()
        self.fetch = QPushButton(self.tr("Fetch"))
        self.decline = QPushButton(self.tr("Not now"))
        self._lay_out()
        self.fetch.clicked.connect(self._allow)
        self.decline.clicked.connect(self._decline)
        self.hide()

    def ask(self, origins: list[str]) -> None:
        """Ask about those about whom nothing was answered."""
        self._origins = [origin for origin in origins if origin not in self._declined]
        words = self.tr("These pictures are at {}. Fetch them?").format(", ".join(self._origins))
        self.words.setText(words)
        self.setVisible(bool(self._origins))

    def reset(self) -> None:
        """Ask again about those that were declined."""
        self._declined.clear()
        self.ask([])

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.fetch)
        buttons.addWidget(self.decline)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.words)
        layout.addLayout(buttons)

    def _allow(self) -> None:
        origins, self._origins = self._origins, []
        self.hide()
        self.allowed.emit(origins)

    def _decline(self) -> None:
        self._declined.update(self._origins)
        self.ask([])
