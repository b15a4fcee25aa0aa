"""Brings what the compared checkpoint says to the image that is shown."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.errors import CmviewerError
from cmviewer.gui.examples.image.compared_objects import compared_objects
from cmviewer.gui.examples.image.example_details import ExampleDetails
from cmviewer.gui.examples.maps.changed_pixels import changed_picture
from cmviewer.gui.session import Session

if TYPE_CHECKING:
    from cmviewer.gui.examples.image.panel import ImagePanel

JOB: Final = "compared image"


class ComparedImage(QObject):
    """Works beside the panel, so that no image waits for a comparison."""

    def __init__(self, session: Session, panel: "ImagePanel") -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        panel.arrived.connect(self.follow)
        session.comparing.changed.connect(self.follow)

    def follow(self) -> None:
        """Draw what is compared over the image of now, or nothing."""
        details, pair = self._panel.details, self._session.comparing.pair
        if details is None or pair is None or pair.shown.result is not details.example.counted:
            self._session.jobs.cancel(JOB)
            self._panel.canvas.overlay.show_compared(None)
            if details is not None and details.maps is not None:
                self._panel.maps.show_change(None)
        elif details.maps is not None:
            self._draw_pixels(details, pair)
        elif details.objects is not None:
            self._draw_objects(details, pair)

    def _draw_objects(self, details: ExampleDetails, pair: ComparedPair) -> None:
        self._session.jobs.start(
            JOB,
            lambda _progress, _cancel: compared_objects(pair, details.example),
            self._panel.canvas.overlay.show_compared,
            self._fail,
        )

    def _draw_pixels(self, details: ExampleDetails, pair: ComparedPair) -> None:
        maps = details.maps
        assert maps is not None
        self._session.jobs.start(
            JOB,
            lambda _progress, _cancel: changed_picture(pair, details.example.image, maps.read),
            self._panel.maps.show_change,
            self._fail,
        )

    def _fail(self, error: CmviewerError) -> None:
        self._panel.maps.show_change(None)
        self._session.fail(error)
