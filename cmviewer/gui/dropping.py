"""Files and folders that are dropped: what will happen is said before, and nothing is ever moved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from cmviewer.gui.plain_text import without_key
from cmviewer.gui.popup_menus import popup_menu
from cmviewer.gui.window_parts import WindowParts
from cmviewer.safe_text import shown

ACTIONS: Final = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
"""What a drop may be, the first that is offered; the place it comes from keeps what it had."""
OFFERED: Final = 12
"""Most of several that can be chosen among."""
VEIL, EDGE = 200, 4


class DropVeil(QWidget):
    """Lies over the window while something is dragged over it, and says what a drop would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Cover the window, with these words."""
        self.words = shown(words)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, an edge, and the words."""
        ground = QColor(self.palette().window().color())
        ground.setAlpha(VEIL)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(self.palette().highlight().color(), EDGE))
            painter.drawRect(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
            font = self.font()
            font.setPointSizeF(1.6 * font.pointSizeF())
            painter.setFont(font)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)


class Dropping(QObject):
    """Answers drags over a window; one path is opened, of several a person says which."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.veil = DropVeil(window)
        self.menu: QMenu | None = None

    def drag(self, event: QDragMoveEvent) -> None:
        """Say what a drop would do; where it would do nothing, why, and take nothing."""
        why_not = self._why_not(event)
        self.veil.say(self._promise(local_paths(event.mimeData())) if why_not is None else why_not)
        if why_not is None:
            _take(event)
        else:
            event.ignore()

    def enter(self, event: QDragMoveEvent) -> None:
        """Hear of what comes over the window; also of what is refused, to hear when it goes."""
        self.drag(event)
        event.accept()

    def leave(self) -> None:
        """Nothing will be dropped."""
        self.veil.hide()

    def drop(self, event: QDropEvent) -> None:
        """Open it, or ask which."""
        self.veil.hide()
        if self._why_not(event) is None:
            _take(event)
            self._window.activateWindow()
            self.open(local_paths(event.mimeData()), self._window.mapToGlobal(event.position().toPoint()))

    def open(self, paths: list[Path], place: QPoint) -> None:
        """Open a path; of several ask at a place of the screen."""
        if len(paths) == 1:
            self._window.opening.open_path(paths[0])
            return
        self.menu = popup_menu(self._window)
        self.menu.addSection(self.tr("Which one shall be opened?"))
        for path in paths[:OFFERED]:
            action = self.menu.addAction(without_key(self.tr("Open {}").format(path.name or path)))
            action.setStatusTip(shown(str(path)))
            action.triggered.connect(lambda _checked=False, path=path: self._window.opening.open_path(path))
        self.menu.popup(place)

    def _promise(self, paths: list[Path]) -> str:
        if len(paths) > 1:
            return self.tr("Drop to choose which of these {:,} is opened").format(len(paths))
        return self.tr("Drop to open {}").format(paths[0].name or paths[0])

    def _why_not(self, event: QDropEvent) -> str | None:
        """Why nothing would be opened; None where something would."""
        if not local_paths(event.mimeData()):
            return self.tr("Only files and folders of this machine can be opened")
        if not any(event.possibleActions() & action for action in ACTIONS):
            return self.tr("This can only be moved, and cmviewer moves nothing: use File → Open")
        return None


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine, each once."""
    urls = data.urls() if data.hasUrls() else []
    return list(dict.fromkeys(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))


def _take(event: QDropEvent) -> None:
    """Accept as a copy, whatever was proposed: what a move was taken for would be deleted where it was."""
    event.setDropAction(next(action for action in ACTIONS if event.possibleActions() & action))
    event.accept()
