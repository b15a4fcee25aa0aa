"""Results at an address: the window asks before it fetches them, and opens what has come."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from cmviewer.gui.session import Session
from cmviewer.gui.translating import translated
from cmviewer.readers.files.remote import RemoteSources
from cmviewer.safe_text import shown

FETCH: Final = "fetch results"
"""Job."""


def ask_to_fetch(
    window: QWidget, session: Session, sources: RemoteSources, opened: Callable[[], None]
) -> QMessageBox:
    """Ask whether results may be fetched, and call `opened` once they are here."""
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translated("Fetch results"))
    box.setText(translated("These results are at {}. Fetch them?").format(shown(", ".join(sources.places))))
    box.setInformativeText(
        translated(
            "They are copied into a temporary folder, which goes when the window closes. Nothing is written "
            "where they are."
        )
    )
    fetch = box.addButton(translated("Fetch"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translated("Not now"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(fetch)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def answer() -> None:
        if box.clickedButton() is fetch:
            session.jobs.start(FETCH, sources.fetch, lambda _: opened(), session.fail)

    box.finished.connect(lambda _result: answer())
    box.open()
    return box
