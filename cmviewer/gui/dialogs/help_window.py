"""The help pages, shown in the program."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from cmviewer.gui.external_programs import ExternalPrograms, TroubleLine
from cmviewer.resources import resource


class HelpWindow(QDialog):
    """A browser of the pages in `resources/help`; stays beside the window."""

    def __init__(self, outside: ExternalPrograms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("cmviewer help"))
        self._outside = outside
        self.trouble = TroubleLine(outside)
        self.browser = QTextBrowser()
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
            self._outside.open(page)


class HelpPages(QObject):
    """Shows the help window, one for all times."""

    def __init__(self, outside: ExternalPrograms, window: QWidget) -> None:
        super().__init__(window)
        self._outside = outside
        self._parent = window
        self.window: HelpWindow | None = None

    def show(self) -> None:
        """Show the help pages."""
        if self.window is None:
            self.window = HelpWindow(self._outside, self._parent)
        self.window.show()
        self.window.raise_()
