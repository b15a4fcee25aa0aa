"""What is copied is what has the keyboard: cells, rows, words, the picture, or the path of an example."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cmviewer.confusion.views import as_seen
from cmviewer.examples.query import fitting, listed_of, listed_term
from cmviewer.gui.keys import Copies
from cmviewer.gui.window_parts import WindowParts
from cmviewer.query import QueryError, written


class Copying(QObject):
    """Puts it on the clipboard, and says so."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window

    def copy(self) -> None:
        """Copy from the widget that has the keyboard; cells of the matrix where none of these has it."""
        window, focus = self._window, QApplication.focusWidget()
        chosen = _with_something_chosen(focus)
        if chosen is not None:
            chosen.copy()
            self._say(self.tr("Copied"))
        elif _is_in(focus, window.image) and window.image.details is not None:
            self._copy_widget(window.image.view)
        elif _is_in(focus, window.panels["curves"]):
            self._copy_widget(window.panels["curves"])
        elif _is_in(focus, window.examples.list) or _is_in(focus, window.evidence.strip):
            self.copy_path()
        else:
            window.exporting.copy_cells()

    def copy_path(self) -> None:
        """Copy the path of the image that is shown, or its name where it has none here."""
        details = self._window.image.details
        if details is None:
            self._say(self.tr("No example is chosen"))
            return
        place = details.picture.path
        QGuiApplication.clipboard().setText(details.example.name if place is None else str(place))
        self._say(self.tr("Name copied: there is no file") if place is None else self.tr("Path copied"))

    def copy_caption(self) -> None:
        """Copy what a picture of the matrix says above it: checkpoint, view, rule, orientation."""
        picture = self._window.exporting.picture()
        if picture is not None:
            QGuiApplication.clipboard().setText(f"{picture.title}: {picture.caption}")
            self._say(self.tr("Caption copied"))

    def copy_query(self) -> None:
        """Copy the one query of exactly what is listed, clicked and typed, as `cmviewer list` takes it."""
        session, shown = self._window.session, self._window.session.shown
        selection, state = listed_of(session.state, session.workspace.query)
        if shown is None or selection is None:
            self._say(self.tr("Nothing is listed"))
            return
        task = shown.evaluation.task
        seen, query = as_seen(state, shown.matrix, task), fitting(session.workspace.query, task)
        try:
            term = listed_term(selection, query, shown.evaluation, background=seen.background)
        except QueryError as error:
            session.fail(error)
            return
        QGuiApplication.clipboard().setText(written(term))
        self._say(self.tr("Query copied"))

    def show_in_folder(self) -> None:
        """Open the folder of the image that is shown."""
        details = self._window.image.details
        place: Path | None = None if details is None else details.picture.path
        if place is None:
            self._say(self.tr("There is no file to show"))
        else:
            self._window.programs.open(QUrl.fromLocalFile(str(place.parent)))

    def _copy_widget(self, widget: QWidget) -> None:
        QGuiApplication.clipboard().setPixmap(widget.grab())
        self._say(self.tr("Picture copied"))

    def _say(self, words: str) -> None:
        self._window.status_words.say(words)


def _with_something_chosen(widget: object) -> Copies | None:
    """Return it if it copies by itself; a line in which nothing is marked, as while one types, does not."""
    is_empty = isinstance(widget, QLineEdit) and not widget.hasSelectedText()
    return widget if isinstance(widget, Copies) and not is_empty else None


def _is_in(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
