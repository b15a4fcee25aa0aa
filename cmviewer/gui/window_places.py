"""Where the widgets of the window stand: docks, zoom, scroll bars, folds. Kept in a session, and put back."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from math import isfinite

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from cmviewer.gui.docks import Docks
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.image.panel import ImagePanel
from cmviewer.gui.matrix_page import MatrixPage
from cmviewer.gui.session import Session
from cmviewer.gui.width_class import WidthClass
from cmviewer.workspace.session_file import WindowPlaces


class Placement(QObject):
    """Tells where everything stands, and puts it there again once what stands there has come."""

    def __init__(
        self,
        session: Session,
        docks: Docks,
        page: MatrixPage,
        image: ImagePanel,
        lists: Mapping[str, QAbstractScrollArea],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._docks = docks
        self._page = page
        self._image = image
        self._lists = lists
        self._waiting: WindowPlaces | None = None
        self._waiting_image: WindowPlaces | None = None
        session.shown_changed.connect(self._place_matrix)
        image.arrived.connect(self._place_image)

    def now(self) -> WindowPlaces:
        """Return where everything stands."""
        canvas = self._image.view if self._image.view is self._image.canvas else self._image.maps.canvas
        width = self._docks.shown_class
        return WindowPlaces(
            b64encode(self._docks.layouts.get(width, QByteArray()).data()).decode(),
            self._page.matrix.zooming.place,
            canvas.framing.value,
            canvas.place,
            {name: _bars(area) for name, area in self._lists.items()},
            self._image.parts.folds.open,
            self._image.maps.patch,
            width.value,
        )

    def restore(self, places: WindowPlaces | None) -> None:
        """Put everything there: docks and folds at once, what is counted and read when it has come."""
        self._waiting = self._waiting_image = places
        if places is None:
            return
        try:
            layout = b64decode(places.docks, validate=True)
        except (NotBase64, ValueError):
            layout = b""
        if layout and places.width in list(WidthClass):
            self._docks.remember({WidthClass(places.width): QByteArray(layout)})
        self._image.parts.folds.restore(places.folds)

    def _place_matrix(self) -> None:
        places, self._waiting = self._waiting, None
        if places is None:
            return
        if len(places.matrix) == 3 and all(map(isfinite, places.matrix)):
            self._page.matrix.zooming.go_to(*places.matrix)
        QTimer.singleShot(0, self, lambda: self._place_lists(places))

    def _place_image(self) -> None:
        places, self._waiting_image = self._waiting_image, None
        if places is None:
            return
        maps = self._image.maps
        canvas = self._image.canvas if self._image.view is self._image.canvas else maps.canvas
        if places.framing in list(Framing) and len(places.image) == 3 and all(map(isfinite, places.image)):
            maps.show_patch(places.patch)
            canvas.go_to(Framing(places.framing), *places.image)
        QTimer.singleShot(0, self, lambda: self._place_lists(places))

    def _place_lists(self, places: WindowPlaces) -> None:
        for name, bars in places.lists.items():
            if name in self._lists:
                area = self._lists[name]
                for bar, value in zip(
                    (area.horizontalScrollBar(), area.verticalScrollBar()), bars, strict=True
                ):
                    LatePlace(bar, value)


class LatePlace(QObject):
    """Scrolls a bar to a place, which may not be there before its list is filled; a person goes before."""

    def __init__(self, bar: QScrollBar, value: int) -> None:
        super().__init__(bar)
        self._bar = bar
        self._value = value
        self._place = bar.value()
        bar.rangeChanged.connect(self._scroll)
        self._scroll()

    def _scroll(self) -> None:
        """Go as near as there is room; whoever went elsewhere meanwhile stays there."""
        bar = self._bar
        is_left = bar.value() == self._place
        if is_left:
            bar.setValue(min(max(self._value, bar.minimum()), bar.maximum()))
            self._place = bar.value()
        if not is_left or self._value <= bar.maximum():
            bar.rangeChanged.disconnect(self._scroll)
            self.deleteLater()


def _bars(area: QAbstractScrollArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()
