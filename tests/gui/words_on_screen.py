"""All words that a window shows, says aloud or paints, for tests that look for untranslated ones."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QStatusBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

_TAG = re.compile(r"<[^<>]*>")
SEEN_ROWS = 40


def words_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield where words stand, and the words, of a window and all that is visible in it."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            place = f"{type(widget).__name__} {widget.objectName()}"
            for text in _texts(widget):
                yield place, plain(text)


def plain(text: str) -> str:
    """Text without markup."""
    return unescape(_TAG.sub(" ", text)).replace("\u2060", "").replace("&", "")


def _texts(widget: QWidget) -> Iterator[str]:
    if widget.isWindow():
        yield widget.windowTitle()
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for kind, texts in _OWN.items():
        if isinstance(widget, kind):
            yield from texts(widget)
    if isinstance(widget, QToolButton | QMenu):
        for action in widget.actions():
            yield from (action.text(), action.toolTip())


def _items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(min(SEEN_ROWS, model.rowCount(QModelIndex()))):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column, QModelIndex()).data(role) or "")


_OWN = {
    QLabel: lambda label: (label.text(),),
    QAbstractButton: lambda button: (button.text(),),
    QComboBox: lambda box: (
        *(box.itemText(place) for place in range(box.count())),
        box.placeholderText(),
    ),
    QLineEdit: lambda line: (line.placeholderText(),),
    QAbstractSpinBox: lambda box: (box.specialValueText(),),
    QTabBar: lambda tabs: (tabs.tabText(place) for place in range(tabs.count())),
    QGroupBox: lambda box: (box.title(),),
    QDockWidget: lambda dock: (dock.windowTitle(),),
    QStatusBar: lambda bar: (bar.currentMessage(),),
    QTextEdit: lambda page: (page.toPlainText(),),
    QAbstractItemView: _items,
}
"""What each kind of widget says of its own."""


@contextmanager
def painted_words(monkeypatch) -> Iterator[list[str]]:
    """Collect what the program's own painters write."""
    heard: list[str] = []
    original = QPainter.drawText

    def draw_text(self, *arguments):
        heard.extend(one for one in arguments if isinstance(one, str))
        return original(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", draw_text)
        yield heard
