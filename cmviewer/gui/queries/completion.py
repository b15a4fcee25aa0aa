"""Completion of the word at the cursor: of words of queries, classes, folders and columns."""

import re
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.matching import ERROR_TYPES
from cmviewer.query import CHANGES, column_names, folders_of, quoted_name
from cmviewer.query.mark_kinds import MARK_KINDS
from cmviewer.query.parse import WORDS
from cmviewer.safe_text import shown

ModelIndex = QModelIndex | QPersistentModelIndex
MOST: Final = 5_000
"""Names of one kind that are offered."""
_WORD: Final = re.compile(r'(?:column:)?"[^"]*$|[^\s,|()<>=!~→↔]*$')
"""What stands between the last blank or sign and the cursor."""
_OF_LISTS: Final = frozenset({"gone"})
"""Words that the window answers nothing to."""


def offered_words(evaluation: Evaluation | None) -> tuple[str, ...]:
    """Return what can be completed: words of queries, then names of what is open. Touches the disk."""
    predictions = None if evaluation is None else evaluation.checkpoints[-1].ready()
    words = [*(word for word in WORDS if word not in _OF_LISTS), "not"]
    if evaluation is None:
        return tuple(dict.fromkeys(words))
    if evaluation.task.profile.unit is not Unit.PIXEL:
        words.remove("pixels")
    if evaluation.task.profile.unit is Unit.PIXEL or len(evaluation.checkpoints) == 1:
        words = [word for word in words if word not in CHANGES]
    else:
        words += ("since", *map(quoted_name, evaluation.checkpoint_names[:MOST]))
    names = (*evaluation.classes.names[:MOST], evaluation.classes.background_name)
    try:
        columns = () if predictions is None else column_names(evaluation, predictions)
    except CmviewerError:  # the file of the columns is gone: asking for one says so
        columns = ()
    words += [f"column:{quoted_name(name)}" for name in columns[:MOST]]
    words += map(quoted_name, (*names, *folders_of(evaluation.images)[:MOST]))
    words += (quoted_name(one.value) for one in ERROR_TYPES if one.value)
    words += (one.value.replace(" ", "-") for one in MARK_KINDS)
    return tuple(dict.fromkeys(words))


class _Words(QStringListModel):
    """Words as they are written, which a list shows without what cannot be seen."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The word, or what is shown of it."""
        found = super().data(index, role)
        return shown(found) if role == Qt.ItemDataRole.DisplayRole and isinstance(found, str) else found


class Completion(QObject):
    """Offers words while a line is typed in; one that is chosen takes the place of what was typed of it."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._model = _Words(self)
        self._popup = QListView()
        self.completer = QCompleter(self._model, self)
        self.completer.setWidget(line)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        self.completer.setPopup(self._popup)
        self.completer.activated.connect(self._take)
        line.textEdited.connect(self._offer)
        line.installEventFilter(self)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these from now on."""
        self._model.setStringList(list(words))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Offer all words on Ctrl+Space."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held and event.key() == Qt.Key.Key_Space:
                self._offer(self._line.text(), least=0)
                return True
        return False

    def _begun(self) -> str:
        """What is typed of the word at the cursor."""
        match = _WORD.search(self._line.text()[: self._line.cursorPosition()])
        return "" if match is None else match[0]

    def _offer(self, _text: str, *, least: int = 1) -> None:
        begun = self._begun()
        self.completer.setCompletionPrefix(begun)
        only = self.completer.completionCount() == 1 and self.completer.currentCompletion() == begun
        if len(begun) < least or not self.completer.completionCount() or only:
            self._popup.hide()
            return
        self.completer.complete()

    def _take(self, word: str) -> None:
        """Put a word in the place of what is typed of it."""
        line = self._line
        end = line.cursorPosition()
        start = end - len(self._begun())
        line.setText(line.text()[:start] + word + line.text()[end:])
        line.setCursorPosition(start + len(word))
        line.textEdited.emit(line.text())
        self._popup.hide()
