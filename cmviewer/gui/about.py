"""What the program is: the version in sight, everything else one click away."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QToolButton

from cmviewer.errors import CmviewerError
from cmviewer.gui.external_programs import ExternalPrograms
from cmviewer.gui.jobs import Jobs
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.resources import resource

if TYPE_CHECKING:
    from cmviewer.gui.dialogs.about_dialog import AboutDialog
    from cmviewer.gui.dialogs.licences_window import LicencesWindow

LICENCES: Final = "THIRD-PARTY-LICENCES.txt"
"""A file that only the packaged program has."""


class About(QObject):
    """Shows the dialog where its button is pressed, and the licences from there."""

    def __init__(
        self,
        button: QToolButton,
        jobs: Jobs,
        programs: ExternalPrograms,
        failed: Callable[[CmviewerError], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._programs = programs
        self._failed = failed
        self._window = window
        self.dialog: AboutDialog | None = None
        self.licences: LicencesWindow | None = None
        self.button: Final = button
        button.clicked.connect(lambda _checked=False: self.show())

    def show(self) -> None:
        """Show what the program is made of."""
        from cmviewer.gui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415 - the window is shown before

        path = resource(LICENCES)
        show_licences = self._read_licences if path.is_file() else None
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = AboutDialog(self._programs, show_licences, self._window)
        self.dialog.open()

    def _read_licences(self) -> None:
        path = resource(LICENCES)
        self._jobs.start(
            "licences",
            lambda _progress, _cancel: read_bytes(path).decode("utf-8", "replace"),
            self._show_licences,
            self._failed,
        )

    def _show_licences(self, text: str) -> None:
        from cmviewer.gui.dialogs.licences_window import LicencesWindow  # noqa: PLC0415 - likewise

        self.licences = LicencesWindow(text, self.dialog or self._window)
        self.licences.open()
