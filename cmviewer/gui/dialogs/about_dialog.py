"""What this program is made of, and where its log lies."""

from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from cmviewer.gui.external_programs import ExternalPrograms, TroubleLine
from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated
from cmviewer.log import facts, log_file

LIBRARIES: Final = {
    "PySide6": "PySide6-Essentials",
    "NumPy": "numpy",
    "pandas": "pandas",
    "pyqtgraph": "pyqtgraph",
}
"""Names that people know, and those of their packages."""
MODULES: Final = {"PySide6-Essentials": "PySide6"}
"""Modules that are not called like their package."""
WIDTH: Final = 560
LICENCE: Final = "MIT licence. The libraries it is made of have licences of their own."
PRIVACY: Final = (
    "Nothing is ever sent anywhere unless you name an address; "
    "pictures at web addresses that your data name are fetched only after you allow it."
)
"""README says it in the same words."""


class AboutDialog(QDialog):
    """Says versions and system, to be read and to be copied into a report."""

    def __init__(
        self, programs: ExternalPrograms, show_licences: Callable[[], object] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About cmviewer"))
        title = Label(self.tr("A confusion matrix whose every number opens the images behind it."))
        self.words = Label(about_text(log_file()))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        licence = Label(translated(LICENCE))
        self.privacy = Label(translated(PRIVACY))
        for label in (title, self.words, self.privacy, licence):
            label.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self._add(self.tr("&Copy"), self._copy)
        self.folder = self._add(self.tr("&Log folder"), programs.open_log_folder)
        self.folder.setEnabled(log_file() is not None)
        self.licences = None if show_licences is None else self._add(self.tr("L&icences"), show_licences)
        self.buttons.rejected.connect(self.reject)
        self.trouble = TroubleLine(programs)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (title, self.words, self.privacy, licence, self.trouble, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(WIDTH)

    def _add(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda _checked=False: clicked())
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())


def about_text(log: Path | None) -> str:
    """Versions, system, and the path of the log, a line each."""
    version, packaged, python, system = facts()
    libraries = [f"{name} {_version(package)}" for name, package in LIBRARIES.items()]
    where = "no log file could be written" if log is None else str(log)
    return "\n".join(
        (
            f"cmviewer {version}, {packaged}",
            f"{system}, {python}",
            ", ".join((f"Qt {qVersion()}", *libraries)),
            f"Log: {where}",
        )
    )


def _version(package: str) -> str:
    """Version of a package; where nothing is installed, as in a packaged program, its module knows it."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return str(import_module(MODULES.get(package, package)).__version__)
