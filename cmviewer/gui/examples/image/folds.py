"""The parts of the image panel that fold away: what of them is open in each face of the window."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QWidget

from cmviewer.gui.examples.image.collapsible import CollapsibleSection
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.workspace.face import Face


class Folds(QWidget):
    """Beside the matrix their headings share this line; where the picture is large each stands by itself."""

    def __init__(self, folds: Mapping[str, CollapsibleSection], parent: QWidget) -> None:
        super().__init__(parent)
        self._folds = folds
        self._face = Face.MATRIX
        self._open = {
            Face.MATRIX: dict.fromkeys(folds, False),
            Face.EVIDENCE: dict.fromkeys(folds, True),
        }
        self._beside: QWidget | None = None
        self._row = FlowLayout(self, gap=2)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._arrange()

    @property
    def open(self) -> dict[str, bool]:
        """Which are open, by the name of their face and their own."""
        self._note()
        return {
            f"{face}/{name}": is_open for face, folds in self._open.items() for name, is_open in folds.items()
        }

    def restore(self, opened: Mapping[str, bool]) -> None:
        """Open and close them as they were."""
        for face, folds in self._open.items():
            for name in folds:
                folds[name] = opened.get(f"{face}/{name}", folds[name])
        self._show()

    def set_open(self, face: Face, name: str, *, is_open: bool) -> None:
        """Open or close one of them in a face."""
        self._note()
        self._open[face][name] = is_open
        self._show()

    def show_face(self, face: Face) -> None:
        """Show them as they were left in a face."""
        self._note()
        self._face = face
        self._arrange()

    def keep_beside(self, widget: QWidget) -> None:
        """Have it behind the headings, or above what they are about: the image keeps its room."""
        self._beside = widget
        self._arrange()

    def _arrange(self) -> None:
        is_line = self._face is Face.MATRIX
        self.setVisible(is_line)
        for fold in self._folds.values():
            if is_line:
                self._row.addWidget(fold.part_heading())
            else:
                self._row.removeWidget(fold.heading)
                fold.join_heading()
            fold.heading.setVisible(not fold.isHidden())
        if self._beside is not None:
            aside = self.parentWidget()
            column = None if aside is None else aside.layout()
            if is_line:
                self._row.addWidget(self._beside)
            elif isinstance(column, QBoxLayout):
                self._row.removeWidget(self._beside)
                column.insertWidget(0, self._beside)
        self._show()

    def _note(self) -> None:
        self._open[self._face] = {name: fold.is_open for name, fold in self._folds.items()}

    def _show(self) -> None:
        for name, fold in self._folds.items():
            fold.set_open(is_open=self._open[self._face][name])
