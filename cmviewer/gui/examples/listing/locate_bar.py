"""A line that says how many images are not there and where they were looked for, and mends that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cmviewer.examples.missing import MissingImages, missing_images
from cmviewer.gui.elided_labels import OneLine
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.plain_text import tip
from cmviewer.gui.session import Session

JOB = "missing"


class LocateBar(QWidget):
    """Seen once a picture was asked for that is not there; gone when something else is open."""

    asked = Signal()

    def __init__(self, session: Session, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._session = session
        self._thumbnails = thumbnails
        self._is_known = False
        self.words = OneLine()
        self.button = QPushButton(self.tr("Locate images…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()
        self.button.clicked.connect(self.asked)
        thumbnails.arrived.connect(self._look)
        for begins in (session.opened, session.images_changed):
            begins.connect(self._forget)

    def _forget(self) -> None:
        self._session.jobs.cancel(JOB)
        self._is_known = False
        self.hide()

    def _look(self) -> None:
        """Count them once, when the first is missed."""
        evaluation, jobs = self._session.evaluation, self._session.jobs
        if evaluation is None or not self._thumbnails.any_missing or self._is_known:
            return
        images, self._is_known = evaluation.images, True
        jobs.start(JOB, lambda _progress, cancel: missing_images(images, cancel), self._say, lambda _: None)

    def _say(self, missing: MissingImages) -> None:
        self.setVisible(missing.count > 0)
        if not missing.count:
            return
        place = str(missing.places[0].parent) if missing.places else ""
        words = self.tr("{:,} of {:,} images not found in {}")
        words = words.format(missing.count, missing.looked_for, place)
        self.words.setText(words)
        looked = "\n".join(str(path) for path in missing.places[:8])
        self.words.setToolTip(tip(self.tr("{}\nThe first was looked for at\n{}").format(words, looked)))
