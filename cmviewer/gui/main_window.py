"""The window: its frame with the start page is there at once, all else once it is furnished."""

from functools import partial

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStackedWidget

from cmviewer.gui.actions.menu_bar import empty_menus
from cmviewer.gui.external_programs import ExternalPrograms
from cmviewer.gui.first_settings import FirstSettings
from cmviewer.gui.panels.welcome import Welcome
from cmviewer.gui.plain_text import Label
from cmviewer.gui.target_size import make_large_enough
from cmviewer.gui.version_button import VersionButton
from cmviewer.gui.window_frame import lay_out_frame
from cmviewer.gui.window_parts import WindowParts


class MainWindow(WindowParts):
    """Hands on what happens to it, once `furnish` has put something there that hears of it.

    Nothing that is imported here may import NumPy: this is what is painted first.
    """

    is_furnished = False

    def __init__(self, settings: FirstSettings) -> None:
        """Build what is seen while nothing is open."""
        super().__init__()
        self.menus = empty_menus(self)
        self.programs = ExternalPrograms(self)
        self.welcome, self.middle = Welcome(), QStackedWidget()
        self.sentence, self.version = Label(), VersionButton()
        lay_out_frame(self)
        self.welcome.show_recent(settings.recent)
        make_large_enough(self)
        self.welcome.setFocus()
        if settings.layout is not None:
            self.restoreGeometry(settings.layout[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """End, unless somebody is to be asked first."""
        event.setAccepted(not self.is_furnished or self.ending.agrees())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the most of a narrow window."""
        super().resizeEvent(event)
        if self.is_furnished:
            self.docks.fit_soon()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Pass over what stands behind other docks."""
        step = partial(super().focusNextPrevChild, on)
        return self.panes.tab(step) if self.is_furnished else step()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        self.dropping.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files and folders."""
        self.dropping.drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Say nothing more of it."""
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.dropping.drop(event)
