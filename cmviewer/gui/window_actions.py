"""Ties the actions to a window: what they do there, and when they can be done."""

from PySide6.QtCore import QEvent, QObject, Qt

from cmviewer.gui.actions.action import Action, Situation
from cmviewer.gui.actions.menus import Menus
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.keys import keeps_space
from cmviewer.gui.window_parts import WindowParts


class WindowActions(QObject):
    """Keeps menus, toolbar and buttons as what is open and chosen has them."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.table = Menus(window, window.menus, self._do)
        session = window.session
        session.opened.connect(self.follow)
        session.workspace_changed.connect(self.follow)
        session.comparing.changed.connect(self.follow)
        window.page.checkpoints.player.changed.connect(self.follow)
        self._has_tables = False
        window.image.canvas.framing_changed.connect(self.follow)
        window.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Offer what can be done now, and tick what is on."""
        window = self._window
        evaluation = window.session.evaluation
        self.table.follow(
            Situation(
                window.session.workspace,
                window.session.history,
                None if evaluation is None else evaluation.profile,
                window.settings.theme,
                window.page.checkpoints.player.is_playing,
                window.image.canvas.framing is Framing.OBJECT,
                bool(window.windowState() & Qt.WindowState.WindowFullScreen),
                self._has_tables,
                next(iter(window.marks.marking.current), None),
                window.marks.fixing.is_on,
                window.marks.marking.has_example,
                window.session.comparing.pair is not None,
            )
        )

    def follow_docks(self) -> None:
        """Notice which docks are shown."""
        before, self._has_tables = self._has_tables, self._window.docks.any_shown(self._window.docks.tables)
        if before is not self._has_tables:
            self.follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that the window fills the screen, whoever asked for it; leave the space bar to buttons."""
        if event.type() == QEvent.Type.WindowStateChange:
            self.follow()
        return keeps_space(event)

    def _do(self, action: Action) -> None:
        """Do it; a tick that the click alone has set goes again where nothing came of it."""
        action.do(self._window)
        self.follow()
