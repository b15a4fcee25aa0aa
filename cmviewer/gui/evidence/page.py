"""The Evidence face: the picture large, the film strip under it, words and the matrix as a map beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmviewer.gui.evidence.film_strip import FilmStrip
from cmviewer.gui.evidence.matrix_map import MatrixMap
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.session import Session
from cmviewer.workspace.face import Face


class EvidencePage(QWidget):
    """Borrows the image panel from its dock for as long as this face is shown."""

    def __init__(
        self,
        session: Session,
        page: MatrixPage,
        image: ImagePanel,
        examples: ExamplesPanel,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._image = image
        self.map = MatrixMap(page.matrix)
        self.strip = FilmStrip(examples, thumbnails)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        self._room.addWidget(self.strip)
        self.map.hovered.connect(page.say_pointed)
        for changed in (session.shown_changed, session.selection_changed, session.look_changed):
            changed.connect(lambda _what: self.map.update())

    def take_image(self, width: int) -> None:
        """Show the image panel here, in a window of that width."""
        parts = self._image.parts
        self._room.insertWidget(0, self._image, 1)
        parts.column.insertWidget(0, self.map)
        self.map.show()
        parts.show_face(Face.EVIDENCE, width)

    def give_image(self) -> ImagePanel:
        """Let the image panel go back to where it came from."""
        parts = self._image.parts
        parts.column.removeWidget(self.map)
        self.map.setParent(self)
        self.map.hide()
        parts.show_face(Face.MATRIX, 0)
        return self._image
