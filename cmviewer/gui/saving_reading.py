"""*Save for this folder*: how it was read goes into its `cmviewer.toml`; none is replaced unasked."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cmviewer.errors import CmviewerError
from cmviewer.gui.dialogs.place_dialogs import agrees_to_replace
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.naming import MANIFEST
from cmviewer.writers.atomic import write_text
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.manifest_toml import manifest_toml

SAVE: Final = "save-reading"


class SavingReading(QObject):
    """Writes in a worker, whole or not at all; asks where a manifest is there already."""

    written = Signal(Path)
    failed = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def save(self) -> None:
        """Write how what is open was read."""
        self._start(agreed=False)

    def _start(self, *, agreed: bool) -> None:
        evaluation = self._session.evaluation
        if evaluation is None:
            return

        def write(_progress: Progress, _cancel: Cancel) -> tuple[Path, bool]:
            """Return the place of the manifest, and whether it was written."""
            source = evaluation.source.absolute()
            try:
                place = (source if source.is_dir() else source.parent) / MANIFEST
                if place.exists() and not agreed:
                    return place, False
            except OSError as error:
                raise CmviewerError(cannot_write(source, error)) from None
            write_text(place, manifest_toml(evaluation, place.parent))
            return place, True

        self._session.jobs.start(SAVE, write, self._done, self.failed.emit)

    def _done(self, result: tuple[Path, bool]) -> None:
        place, is_written = result
        if is_written:
            self.written.emit(place)
        elif agrees_to_replace(place, self._window):
            self._start(agreed=True)
