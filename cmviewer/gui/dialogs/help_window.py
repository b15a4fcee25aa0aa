"""The help pages, shown in the program."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from cmviewer.gui.external_programs import ExternalPrograms, TroubleLine
from cmviewer.resources import resource

PICTURE_WIDTH: Final = 680
"""Width of pictures in pixels of the layout: they fit into the window as it opens."""


class HelpBrowser(QTextBrowser):
    """Pages whose pictures are made smaller, so that none has to be scrolled sideways."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture in the width that it is shown with, anything else as it is."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        ratio = self.devicePixelRatioF()
        width = round(PICTURE_WIDTH * ratio)
        picture = QImage.fromData(found).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture


class HelpWindow(QDialog):
    """A browser of the pages in `resources/help`; stays beside the window."""

    def __init__(self, programs: ExternalPrograms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("cmviewer help"))
        self._programs = programs
        self.trouble = TroubleLine(programs)
        self.browser = HelpBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setSource(QUrl.fromLocalFile(str(resource("help", "index.md"))))
        self.browser.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        layout.addWidget(self.trouble)
        self.resize(760, 640)

    def _follow(self, link: QUrl) -> None:
        """Pages open here, everything else in the system's programs."""
        page = self.browser.source().resolved(link)
        if page.isLocalFile() and page.path().endswith(".md"):
            self.browser.setSource(page)
        elif link.hasFragment() and not link.path():
            self.browser.scrollToAnchor(link.fragment())
        else:
            self._programs.open(page)


class HelpPages(QObject):
    """Shows the help window, one for all times."""

    def __init__(self, programs: ExternalPrograms, window: QWidget) -> None:
        super().__init__(window)
        self._programs = programs
        self._parent = window
        self.window: HelpWindow | None = None

    def show(self) -> None:
        """Show the help pages."""
        if self.window is None:
            self.window = HelpWindow(self._programs, self._parent)
        self.window.show()
        self.window.raise_()
