"""The end of the window: what was chosen is remembered, and every thread ends."""

from PySide6.QtCore import QObject

from cmviewer.gui.panels.panel import HasScene
from cmviewer.gui.window_parts import WindowParts
from cmviewer.gui.workers import end_of_waiting


class Ending(QObject):
    """Asks who has to be asked, then ends everything."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window

    def agrees(self) -> bool:
        """Remember what was chosen and end every thread; none can keep the window open, but marks can."""
        window = self._window
        if not window.marks.files.agrees_to_end(end_of_waiting()):
            return False
        window.settings.layout = (window.saveGeometry(), window.docks.layouts)
        window.settings.remember(window.session.workspace)
        end = end_of_waiting()
        window.sessions.keep_at_end(end)
        window.jobs.stop(end)
        window.thumbnails.stop(end)
        window.problem_log.end_opening()
        for part in (window.page, *window.panels.values()):
            if isinstance(part, HasScene):
                part.close_scene()
        return True
