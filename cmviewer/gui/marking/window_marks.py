"""Marks in a window: what is said is shown wherever its example is."""

from pathlib import Path

from PySide6.QtCore import QObject

from cmviewer.examples.examples import Example
from cmviewer.gui.marking.fixes_bar import FixesBar
from cmviewer.gui.marking.fixing import Fixing
from cmviewer.gui.marking.mark_files import FOLDER_NAME, MarkFiles
from cmviewer.gui.marking.marking import Marking
from cmviewer.gui.panels.audit_panel import AuditPanel
from cmviewer.gui.window_parts import WindowParts


class WindowMarks(QObject):
    """last_session: the file in whose folder marks are kept too; None: they are not kept."""

    def __init__(self, window: WindowParts, last_session: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self.audit: AuditPanel | None = None
        folder = None if last_session is None else last_session.parent / FOLDER_NAME
        self.marking = Marking(window.session, window.examples, window)
        self.files = MarkFiles(window.session, window.exporting, folder, window)
        self.fixing = Fixing(window.session, self)
        self.bar = FixesBar(window.session, self.fixing)
        window.page.insert_line(self.bar)
        self.fixing.changed.connect(self._show)
        self.marking.found_changed.connect(self._show)
        window.examples.current_changed.connect(self._follow_examples)

    def follow_audit(self, panel: AuditPanel) -> None:
        """Mark what is looked at in an audit, too."""
        self.audit = panel
        self._window.image.is_blind = panel.is_blind
        panel.current_changed.connect(self._follow_audit)
        panel.looked_at.connect(self._show_drawn)

    def say_right(self) -> None:
        """The label of the example that an audit is at is right."""
        if self.audit is not None and self.marking.elsewhere is self.audit:
            self.audit.say_right()

    def _follow_examples(self, example: Example | None) -> None:
        if example is not None:
            self.marking.elsewhere = None
        self._show()

    def _follow_audit(self, example: Example | None) -> None:
        self.marking.elsewhere = None if example is None else self.audit
        self._show_drawn()
        self._show()

    def _show_drawn(self) -> None:
        """Show the example that an audit is at, with its prediction once that may be seen."""
        if self.audit is not None and self.marking.elsewhere is self.audit:
            self._window.image.show_example(self.audit.current)

    def _show(self) -> None:
        window = self._window
        for button in (window.image.marks, window.image.boxes.marks):
            button.show_marks(self.marking.current)
        for cards in (window.examples.list, window.evidence.strip.cards):
            cards.viewport().update()
        window.commands.follow()
