"""All keys, and all that can be done, on one sheet."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from cmviewer.gui.actions.listed import IN_MATRIX, ListedAction
from cmviewer.gui.translating import translated

COLUMNS = 3
_Group = tuple[str, list[tuple[str, str]]]


class CheatSheet(QDialog):
    """Made of the table of actions; stays beside the window."""

    def __init__(self, listed: tuple[ListedAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and commands"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Keys and commands"))
        self.page.setHtml(sheet_of(listed))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.resize(1120, 740)


def sheet_of(listed: Sequence[ListedAction]) -> str:
    """Return the sheet as HTML: a heading for each menu, in columns of like height."""
    groups: list[_Group] = [
        (name, [(one.keys, one.words) for one in group])
        for name, group in groupby(listed, key=lambda one: one.group)
    ]
    in_matrix = [(translated(keys), translated(words)) for keys, words in IN_MATRIX]
    groups.insert(2, (translated("In the matrix"), in_matrix))
    columns = "".join(
        f'<td width="{100 // COLUMNS}%" style="padding-right: 18px">{"".join(map(_html, column))}</td>'
        for column in _spread(groups)
    )
    return f'<table width="100%"><tr>{columns}</tr></table>'


def _html(group: _Group) -> str:
    name, lines = group
    rows = "".join(
        f'<tr><td style="padding-right: 10px; white-space: nowrap"><b>{escape(keys)}</b></td>'
        f"<td>{escape(words)}</td></tr>"
        for keys, words in lines
    )
    return f"<h3>{escape(name)}</h3><table>{rows}</table>"


def _spread(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Share groups out among the columns, in their order; a heading counts as two lines."""
    whole = sum(len(lines) + 2 for _, lines in groups)
    columns: list[list[_Group]] = [[] for _ in range(COLUMNS)]
    above = 0
    for group in groups:
        height = len(group[1]) + 2
        columns[min(COLUMNS - 1, int(COLUMNS * (above + height / 2) / whole))].append(group)
        above += height
    return columns
