"""The help pages, shown in the program: contents, search and find, back and forward."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.buttons import tool_button
from cmviewer.gui.external_programs import ExternalPrograms, TroubleLine
from cmviewer.gui.help_contents import Section, Topic, found, page_in
from cmviewer.gui.target_size import make_large_enough
from cmviewer.resources import resource

PICTURE_WIDTH: Final = 680
"""Width of pictures in pixels of the layout: they fit into the window as it opens."""
CONTENTS_WIDTH: Final = 230
TOPIC: Final = Qt.ItemDataRole.UserRole


class HelpBrowser(QTextBrowser):
    """Pages whose pictures are made smaller, so that none has to be scrolled sideways."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture in the width that it is shown with, anything else as it is.

        A translation need not have pictures of its own: they are sought beside the English pages, too.
        """
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        if not found:
            beside = resource("help", QUrl(name).fileName())
            found = super().loadResource(kind, QUrl.fromLocalFile(str(beside)))
        ratio = self.devicePixelRatioF()
        width = round(PICTURE_WIDTH * ratio)
        picture = QImage.fromData(found).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def go_to_heading(self, heading: str) -> None:
        """Scroll to a heading, which then stands at the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.setTextCursor(QTextCursor(block))
                return
            block = block.next()


class HelpWindow(QDialog):
    """A browser of the pages in `resources/help`; stays beside the window."""

    def __init__(
        self, programs: ExternalPrograms, languages: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """languages: in which pages are shown where there is a translation, the best first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("cmviewer help"))
        self._programs = programs
        self._languages = tuple(languages)
        self._sections: tuple[Section, ...] = ()
        self.trouble = TroubleLine(programs)
        self.browser = HelpBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("Help page"))
        self.search = QLineEdit(placeholderText=self.tr("Search all pages"), clearButtonEnabled=True)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.find_line = QLineEdit(placeholderText=self.tr("Find in this page"), clearButtonEnabled=True)
        self.back = tool_button("◂", self.tr("Back (Alt+Left)"), self.browser.backward)
        self.forward = tool_button("▸", self.tr("Forward (Alt+Right)"), self.browser.forward)
        for line in (self.search, self.find_line):
            line.setAccessibleName(line.placeholderText())
        self._lay_out()
        self._connect()
        self.go_to(Topic("index.md"))
        self.resize(1020, 680)

    def show_contents(self, sections: Iterable[Section]) -> None:
        """Offer these headings."""
        self._sections = tuple(sections)
        self._list(self.search.text())

    def go_to(self, topic: Topic) -> None:
        """Show a page, from a heading on."""
        page = self._page(topic.page)
        if page != self.browser.source():
            self.browser.setSource(page)
        if topic.heading:
            self.browser.go_to_heading(topic.heading)
        else:
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _page(self, name: str) -> QUrl:
        """Where a page lies; one without a translation is shown in English."""
        return QUrl.fromLocalFile(str(page_in(name, self._languages)))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for one in (self.back, self.forward, self.find_line):
            bar.addWidget(one)
        page, side = QWidget(), QWidget()
        for widget, parts in (
            (side, (self.search, self.contents)),
            (page, (bar, self.browser, self.trouble)),
        ):
            column = QVBoxLayout(widget)
            column.setContentsMargins(4, 4, 4, 4)
            for part in parts:
                column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        halves = QSplitter()
        halves.addWidget(side)
        halves.addWidget(page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([CONTENTS_WIDTH, 760])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(halves)
        make_large_enough(self)

    def _connect(self) -> None:
        self.browser.anchorClicked.connect(self._follow)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.search.textChanged.connect(self._list)
        self.contents.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.find_line.returnPressed.connect(self._find_next)
        self.find_line.textChanged.connect(lambda _text: self._find_from_start())
        for keys, does in (
            (QKeySequence.StandardKey.Find, self.find_line.setFocus),
            (QKeySequence.StandardKey.FindNext, self._find_next),
            (QKeySequence("Alt+Left"), self.browser.backward),
            (QKeySequence("Alt+Right"), self.browser.forward),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _list(self, text: str) -> None:
        """List pages with their headings, or those that have all words that are searched for."""
        self.contents.clear()
        page: QTreeWidgetItem | None = None
        for section in found(self._sections, text):
            item = QTreeWidgetItem([section.title])
            item.setData(0, TOPIC, section.topic)
            if section.topic.heading and page is not None and page.data(0, TOPIC).page == section.topic.page:
                page.addChild(item)
            else:
                self.contents.addTopLevelItem(item)
                page = None if section.topic.heading else item
        if text.strip():
            self.contents.expandAll()

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.go_to(item.data(0, TOPIC))

    def _find_from_start(self) -> None:
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _find_next(self) -> None:
        """Mark the next place; after the last one the first."""
        text = self.find_line.text()
        if text and not self.browser.find(text):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(text)

    def _follow(self, link: QUrl) -> None:
        """Pages open here, everything else in the system's programs."""
        page = self.browser.source().resolved(link)
        if page.isLocalFile() and page.path().endswith(".md"):
            self.browser.setSource(self._page(page.fileName()))
        elif link.hasFragment() and not link.path():
            self.browser.scrollToAnchor(link.fragment())
        else:
            self._programs.open(page)
