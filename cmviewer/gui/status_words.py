"""What the window says at its foot: what was just done, and what is under the pointer."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from cmviewer.gui.translating import spoken
from cmviewer.gui.window_parts import WindowParts
from cmviewer.gui.written_buttons import WrittenButtons
from cmviewer.safe_text import shown

MESSAGE_TIME: Final = 6_000
"""Milliseconds that it is said what was just done."""


class StatusWords(QObject):
    """Hears of everything that is said there."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.written = WrittenButtons()
        self.written.open_asked.connect(window.programs.open_written)
        self.written.folder_asked.connect(lambda path: window.programs.open_written(path.parent))
        for writing in (window.exporting, window.saving, window.sessions):
            writing.written.connect(self._say_written)
        window.exporting.copied.connect(self.say)
        window.watching.found.connect(lambda names: self.say(self.tr("New: {}").format(names)))
        window.marks.marking.said.connect(self.say)
        window.marks.files.said.connect(self.say)
        window.page.sentence_changed.connect(window.sentence.setText)
        # what was just done lies over the sentence, which is now what a person wants to know
        window.session.selection_changed.connect(window.statusBar().clearMessage)
        window.image.maps.pointed.connect(self._say_pixel)
        window.progress.cancelled.connect(lambda: self.say(self.tr("Cancelled")))
        window.jobs.too_late.connect(self._say_too_late)

    def say(self, words: str) -> None:
        """Say something for a while."""
        self._window.statusBar().showMessage(shown(spoken(words)), MESSAGE_TIME)

    def _say_written(self, path: Path) -> None:
        self.say(self.tr("Written: {}").format(path))
        self.written.show_for(path)

    def _say_too_late(self) -> None:
        """What was to be cancelled has just said that it is done."""
        self.say(self.tr("Too late to cancel. {}").format(self._window.statusBar().currentMessage()))

    def _say_pixel(self, words: str) -> None:
        """Say what is under the pointer; beside the image, what is selected."""
        if words:
            self._window.sentence.setText(words)
        else:
            self._window.page.say_selected()
