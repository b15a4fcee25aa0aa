"""Subsets that are worse than the rest as a Qt model: a row a finding."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.confusion.number_words import percent
from cmviewer.examples.findings.search import Finding
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import translated
from cmviewer.safe_text import shown

HEADINGS: Final = ("subset", "wrong in it", "in the rest", "examples", "images", "p", "p adjusted")
HELP: Final = (
    "A query: a row lists what it is true of",
    "How much of the subset is wrong",
    "How much of everything else is wrong",
    "How many examples are in it",
    "In how many images they are",
    "How likely it is by chance as bad as this",
    "The same, corrected for how many subsets were tried; up to 0.05 it is listed",
)
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAST: Final = 0.0001
ModelIndex = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractTableModel):
    """Lists findings, the least likely by chance first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """List other findings."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many findings there are."""
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell; the tip of a query is the same."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if index.column() else tip(self.findings[index.row()].query)
        return (
            _words(self.findings[index.row()])[index.column()]
            if role == Qt.ItemDataRole.DisplayRole
            else None
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns, and what they are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return translated(HELP[section])
        return translated(HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _words(finding: Finding) -> tuple[str, ...]:
    return (
        shown(finding.query),
        percent(finding.rate),
        percent(finding.rest),
        f"{finding.outcomes:,}",
        f"{finding.images:,}",
        _probability(finding.chance),
        _probability(finding.adjusted),
    )


def _probability(value: float) -> str:
    return f"< {LEAST}" if value < LEAST else f"{value:.4f}"
