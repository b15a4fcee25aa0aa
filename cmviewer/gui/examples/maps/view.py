"""The maps of an image: over its photo, or side by side, where all views show the same part of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cmviewer.gui.examples.image.canvas import LEAST_HEIGHT
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.maps.canvas import MapCanvas
from cmviewer.gui.examples.maps.changed_pixels import WORDS
from cmviewer.gui.examples.maps.image import ImageMaps
from cmviewer.gui.examples.maps.pictures import Pyramid
from cmviewer.gui.translating import spoken
from cmviewer.said import said_of
from cmviewer.workspace.overlays import Layer, MapOverlay

GAP: Final = 2
"""Pixels between two views."""
BESIDE: Final = (Layer.TRUTH, Layer.PREDICTION, Layer.DIFFERENCE)
"""What stands beside the photo."""


def part_size(count: int, columns: int, room: QSize) -> QSize:
    """Size of each of some views that stand in so many columns."""
    rows = -(-count // columns)
    return QSize((room.width() - GAP * (columns - 1)) // columns, (room.height() - GAP * (rows - 1)) // rows)


def best_columns(count: int, room: QSize, extent: QSizeF) -> int:
    """In how many columns as many views show an image largest; two of each are the first to be taken."""

    def scale(columns: int) -> float:
        part = part_size(count, columns, room)
        return min(part.width() / extent.width(), part.height() / extent.height())

    return max((2, 1, 4), key=scale) if count > 1 else 1


class MapsView(QWidget):
    """Shows the maps of one image; keeps the zoom from one to the next of the same size."""

    pointed = Signal(str)
    patch_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = MapOverlay()
        self.maps: ImageMaps | None = None
        self.change: Pyramid | None = None
        self._patch = -1
        self._is_led = False
        self.canvas = MapCanvas(self)
        self.beside = {layer: MapCanvas(self) for layer in BESIDE}
        self.setMinimumHeight(LEAST_HEIGHT)
        for canvas in self._canvases:
            canvas.setMinimumHeight(0)
            canvas.moved.connect(lambda canvas=canvas: self._follow(canvas))
            canvas.pointed.connect(self._point)
        for layer, canvas in self.beside.items():
            canvas.name = layer.value
            canvas.hide()

    def show_maps(self, maps: ImageMaps) -> None:
        """Show another image."""
        self.maps, self.change = maps, None
        self._patch = -1
        self.canvas.chosen = QRectF()
        self._paint()
        with self._led():
            for canvas in self._canvases:
                canvas.show_extent(maps.extent)
        self._arrange()
        self._say_patch()

    def show_change(self, change: Pyramid | None) -> None:
        """Paint what became of each pixel, where that is asked for; None where nothing is compared."""
        self.change = change
        self._paint()

    def show_message(self, text: str) -> None:
        """Show words instead of maps."""
        self.maps = None
        for canvas in self._canvases:
            canvas.show_message(text if canvas is self.canvas else "")
        self._say_patch()

    def show_look(self, look: MapOverlay) -> None:
        """Show other parts of them."""
        self.look = look
        with self._led():
            for canvas in self.beside.values():
                canvas.setVisible(look.side_by_side)
        self._arrange()
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Views that were not seen have not followed."""
        super().showEvent(event)
        self._arrange()

    @property
    def has_image(self) -> bool:
        """Whether maps are shown."""
        return self.maps is not None

    def toggle_fit(self) -> None:
        """Show 100 % where the image is fitted, else fit it."""
        self.canvas.toggle_fit()

    @property
    def patch(self) -> int:
        """Place of the patch that is zoomed to, the largest first; -1 for none."""
        return self._patch

    def step_patch(self, by: int) -> None:
        """Zoom to the next connected patch of the example's pixels, the largest first, or to one before."""
        if self.maps is not None and len(self.maps.patches):
            self.show_patch((max(self._patch, 0 if by < 0 else -1) + by) % len(self.maps.patches))

    def show_patch(self, place: int) -> None:
        """Zoom to a patch, where there is one at that place."""
        if self.maps is None or not 0 <= place < len(self.maps.patches):
            return
        self._patch = place
        left, top, right, bottom = self.maps.patches.box[self._patch].tolist()
        self.canvas.zoom_to(QRectF(left, top, right - left, bottom - top))
        self._say_patch()

    @property
    def _canvases(self) -> tuple[MapCanvas, ...]:
        return (self.canvas, *self.beside.values())

    def _paint(self) -> None:
        """Give each view its pictures; without a photo the truth lies where it would."""
        if self.maps is None:
            return
        maps, look, extent = self.maps, self.look, self.maps.extent
        layer = self.change if look.layer is Layer.CHANGE else maps.layers.get(look.layer)
        has_photo = maps.photo is not None
        ground = maps.photo or (maps.layers[Layer.TRUTH] if layer is None else None)
        self.canvas.ground.show_picture(ground, extent)
        self.canvas.layer.show_picture(layer, extent, look.opacity if has_photo else 1.0)
        self.canvas.name = self._name(has_photo=has_photo)
        for beside, canvas in self.beside.items():
            canvas.layer.show_picture(maps.layers[beside] if look.side_by_side else None, extent)
        for canvas in self._canvases:
            # Over a map only edges, so that the class of what is inside can be seen.
            mark = maps.mark if canvas is self.canvas and layer is None and has_photo else maps.edge
            canvas.mark.show_picture(mark if look.mark else None, extent)
            canvas.viewport().update()

    def _name(self, *, has_photo: bool) -> str:
        """What the first view shows, where that is not plain to see."""
        if self.look.layer is Layer.CHANGE:
            return WORDS if self.change is not None else self.tr("nothing is compared")
        if self.look.layer is not None:
            return self.look.layer.value
        if not has_photo:
            return self.tr("truth (no photo)")
        return self.tr("photo") if self.look.side_by_side else ""

    def _arrange(self) -> None:
        """Give all views the same size, in the columns that show most; what is in the middle stays there."""
        shown = self._canvases if self.look.side_by_side else (self.canvas,)
        extent = QRectF(0, 0, 4, 3) if self.maps is None else self.maps.extent
        columns = best_columns(len(shown), self.size(), extent.size())
        size = part_size(len(shown), columns, self.size())
        place = self.canvas.place
        with self._led():
            for at, canvas in enumerate(shown):
                row, column = divmod(at, columns)
                corner = QPoint(column * (size.width() + GAP), row * (size.height() + GAP))
                canvas.setGeometry(QRect(corner, size))
            if self.canvas.framing is Framing.FREE:
                self.canvas.go_to(Framing.FREE, *place)
        self._follow(self.canvas)

    @contextmanager
    def _led(self) -> Iterator[None]:
        """Let no view follow another for a while."""
        is_led, self._is_led = self._is_led, True
        yield
        self._is_led = is_led

    def _follow(self, leader: MapCanvas) -> None:
        if self._is_led or not self.look.side_by_side:
            return
        with self._led():
            for canvas in self._canvases:
                if canvas is not leader:
                    canvas.follow(leader)

    def _point(self, place: QPoint | None) -> None:
        if self.maps is None or place is None:
            self.pointed.emit("")
        else:
            self.pointed.emit(self.maps.words_at(place.x(), place.y()))

    def _say_patch(self) -> None:
        count = 0 if self.maps is None else len(self.maps.patches)
        words = spoken(said_of(count, "1 patch", "{count:,} patches"))
        if self.maps is not None and self._patch >= 0:
            pixels = int(self.maps.patches.pixels[self._patch])
            words = self.tr("patch {:,} of {:,}: {:,} px").format(self._patch + 1, count, pixels)
        self.patch_changed.emit(words if count else "")
