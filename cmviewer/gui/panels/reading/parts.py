"""Parts of the panel beside its decisions: files with their roles, and what was left out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cmviewer.gui.panels.reading.rows import FileGroup, LeftOut
from cmviewer.gui.plain_text import Label, tip
from cmviewer.safe_text import one_line

LISTED = 12
"""Most files of a role that are named; of the others their number is told."""


class PathLabel(Label):
    """A path that is elided in the middle where it is longer than its line, and whole in its tool tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = one_line(text)
        self.setToolTip(tip(text))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._whole)
        self.setText(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        room = event.size().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))

    def minimumSizeHint(self) -> QSize:
        """It fits into any width."""
        return QSize(0, super().minimumSizeHint().height())


class FilesPart(QFrame):
    """The files of one role and layout."""

    def __init__(self, group: FileGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = Label(f"{group.role} · {group.layout}", wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(1)
        layout.addWidget(heading)
        for path in group.paths[:LISTED]:
            label = PathLabel(str(path))
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            layout.addWidget(label)
        if (more := len(group.paths) - LISTED) > 0:
            layout.addWidget(Label(self.tr("and {:,} more").format(more)))


class LeftOutPart(QFrame):
    """So many records, why they count nowhere, and the file that they are of."""

    def __init__(self, one: LeftOut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Label(f"{one.number:,} · {one.why[:1].upper()}{one.why[1:]}", wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(1)
        layout.addWidget(words)
        if one.file is not None:
            path = PathLabel(str(one.file))
            path.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            layout.addWidget(path)
