"""Questions about places: where something else stands, and where something is now; names are plain text."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from cmviewer.gui.translating import translated
from cmviewer.readers import result_endings

LISTED: Final = 10
"""Most files that are named; of the others their number is told."""


def agrees_to_replace(file: Path, window: QWidget) -> bool:
    """Ask whether a file may be replaced that the dialog for files has not asked about."""
    box = _box(window, QMessageBox.Icon.Warning)
    box.setText(translated("{} exists already. Replace it?").format(file))
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def ask_moved(path: Path, start: Path, window: QWidget) -> Path | None:
    """Ask where a folder, or a file of results, is now."""
    title = translated("Where is {} now?").format(path.name)
    if path.suffix.lower() in result_endings():
        found, _ = QFileDialog.getOpenFileName(window, title, str(start))
    else:
        found = QFileDialog.getExistingDirectory(window, title, str(start))
    return Path(found) if found else None


def ask_own_folder(folder: Path, window: QWidget, elsewhere: Callable[[], object]) -> QMessageBox:
    """Say that a report needs a folder of its own, and offer one; `elsewhere` is called where it is taken."""
    box = _box(window, QMessageBox.Icon.Information)
    box.setText(
        translated("A report among what was opened would be read as results. It needs a folder of its own.")
    )
    _offer_folder(box, folder, elsewhere)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.open()
    return box


def ask_replacing(
    files: Collection[Path],
    folder: Path,
    window: QWidget,
    replace: Callable[[], object],
    elsewhere: Callable[[], object],
) -> QMessageBox:
    """Ask whether a report may replace `files`, which cmviewer did not write, or goes to another folder."""
    box = _box(window, QMessageBox.Icon.Warning)
    box.setText(
        translated("Files that cmviewer did not write, or that were changed since, would be replaced.")
    )
    names = sorted(file.name for file in files)
    more = len(names) - LISTED
    words = ", ".join(names[:LISTED]) + (translated(" and {} more").format(more) if more > 0 else "")
    _offer_folder(box, folder, elsewhere, words)
    button = box.addButton(translated("Replace them"), QMessageBox.ButtonRole.DestructiveRole)
    button.setObjectName("replace")
    button.clicked.connect(lambda _checked=False: replace())
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.open()
    return box


def _offer_folder(box: QMessageBox, folder: Path, elsewhere: Callable[[], object], words: str = "") -> None:
    told = translated("It can be written into {}").format(folder)
    box.setInformativeText("\n\n".join(filter(None, (words, told))))
    for label in box.findChildren(QLabel):  # the format of the box is that of its first words only
        label.setTextFormat(Qt.TextFormat.PlainText)
    button = box.addButton(translated("Write it there"), QMessageBox.ButtonRole.AcceptRole)
    button.setObjectName("elsewhere")
    button.clicked.connect(lambda _checked=False: elsewhere())


def _box(window: QWidget, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(window)
    box.setObjectName("place")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle("cmviewer")
    return box
