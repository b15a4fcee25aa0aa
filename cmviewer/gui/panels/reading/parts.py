"""Parts of the panel beside its decisions: files with their roles, and what was left out."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.panels.reading.rows import FileGroup, LeftOut
from cmviewer.gui.plain_text import Label, tip
from cmviewer.gui.translating import translated
from cmviewer.safe_text import one_line

LISTED = 12
"""Most files of a role that are named; of the others their number is told."""

_NARROWEST = 110


class PathLabel(Label):
    """A path that is elided in the middle where it is longer than its line, and whole in its tool tip."""

    def __init__(self, path: Path, source: Path) -> None:
        super().__init__()
        inside = path != source and path.is_relative_to(source)
        self._whole = one_line(str(path.relative_to(source) if inside else path))
        self.setToolTip(tip(str(path)))
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._whole)
        self.setText(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        room = event.size().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))

    def minimumSizeHint(self) -> QSize:
        """It is elided rather than wide, but not to nothing."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """It takes what is left, and asks for no more."""
        return self.minimumSizeHint()


class FilesPart(QWidget):
    """The files of one role and layout: beside their heading, or below it where there is no room."""

    def __init__(self, group: FileGroup, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(Label(f"{translated(group.role)} · {translated(group.layout)}"))
        for path in group.paths[:LISTED]:
            layout.addWidget(PathLabel(path, source))
        if (more := len(group.paths) - LISTED) > 0:
            layout.addWidget(Label(self.tr("and {:,} more").format(more)))


class LeftOutPart(QWidget):
    """So many records, why they count nowhere, and the file that they are of."""

    def __init__(self, one: LeftOut, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Label(f"{one.number:,} · {one.why[:1].upper()}{one.why[1:]}", wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(1)
        layout.addWidget(words)
        if one.file is not None:
            layout.addWidget(PathLabel(one.file, source))
