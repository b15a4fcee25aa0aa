"""Shows the help window, one for all times, at the page of the pane that a person is in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cmviewer.gui.help_contents import OF_PANES, Topic, in_translation, read_sections
from cmviewer.gui.translating import languages
from cmviewer.gui.window_parts import WindowParts

if TYPE_CHECKING:
    from cmviewer.gui.dialogs.help_window import HelpWindow

HELP: Final = "help"
"""Job: reading what the pages hold."""


class HelpPages(QObject):
    """Makes the window when help is first asked for."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._parent = window
        self.window: HelpWindow | None = None
        self._languages = languages()

    def show(self) -> None:
        """Show the page of the pane that has the keyboard."""
        topic = self.topic
        if self.window is None:
            from cmviewer.gui.dialogs.help_window import HelpWindow  # noqa: PLC0415 - the start does not wait

            self.window = HelpWindow(self._parent.programs, self._languages, self._parent)
            self._parent.jobs.start(
                HELP,
                lambda _progress, _cancel: read_sections(self._languages),
                self.window.show_contents,
                self._parent.session.fail,
            )
        self.window.show()
        self.window.raise_()
        self.window.go_to(in_translation(topic, self._languages))

    @property
    def topic(self) -> Topic:
        """What helps with the pane that has the keyboard; the first page where nothing is open."""
        parent, focus = self._parent, QApplication.focusWidget()
        if parent.session.evaluation is None or focus is None:
            return Topic("index.md")
        panes: dict[str, QWidget] = {name: parent.docks[name] for name in parent.docks.offered}
        panes |= {"matrix": parent.page, "evidence": parent.evidence}
        here = next((name for name, pane in panes.items() if pane.isAncestorOf(focus)), None)
        return OF_PANES[here] if here in OF_PANES else Topic("index.md")
