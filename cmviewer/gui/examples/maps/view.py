"""The maps of an image: over its photo, or side by side, where all views show the same part of it."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cmviewer.gui.examples.maps.canvas import MapCanvas
from cmviewer.gui.examples.maps.image import ImageMaps
from cmviewer.workspace.overlays import Layer, MapOverlay

BESIDE: Final = (Layer.TRUTH, Layer.PREDICTION, Layer.DIFFERENCE)
"""What stands beside the photo."""


class MapsView(QWidget):
    """Shows the maps of one image; keeps the zoom from one to the next of the same size."""

    pointed = Signal(str)
    patch_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = MapOverlay()
        self.maps: ImageMaps | None = None
        self._patch = -1
        self._leader: MapCanvas | None = None
        self.canvas = MapCanvas()
        self.beside = {layer: MapCanvas() for layer in BESIDE}
        self._layout = layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for place, canvas in enumerate(self._canvases):
            layout.addWidget(canvas, place // 2, place % 2)
            # What a view would like to have grows with its zoom; each gets as much room as the others.
            canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            canvas.moved.connect(lambda canvas=canvas: self._follow(canvas))
            canvas.pointed.connect(self._point)
        for layer, canvas in self.beside.items():
            canvas.name = layer.value
            canvas.hide()

    def show_maps(self, maps: ImageMaps) -> None:
        """Show another image."""
        self.maps = maps
        self._patch = -1
        self.canvas.chosen = QRectF()
        self._paint()
        for canvas in self._canvases:
            canvas.show_extent(maps.extent)
        self._say_patch()

    def show_message(self, text: str) -> None:
        """Show words instead of maps."""
        self.maps = None
        for canvas in self._canvases:
            canvas.show_message(text if canvas is self.canvas else "")
        self._say_patch()

    def show_look(self, look: MapOverlay) -> None:
        """Show other parts of them."""
        self.look = look
        for canvas in self.beside.values():
            canvas.setVisible(look.side_by_side)
        for place in range(2):
            self._layout.setColumnStretch(place, place == 0 or look.side_by_side)
            self._layout.setRowStretch(place, place == 0 or look.side_by_side)
        self._paint()

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
        layer = None if look.layer is None else maps.layers[look.layer]
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
        if self.look.layer is not None:
            return self.look.layer.value
        if not has_photo:
            return self.tr("truth (no photo)")
        return self.tr("photo") if self.look.side_by_side else ""

    def _follow(self, leader: MapCanvas) -> None:
        if self._leader is not None or not self.look.side_by_side:
            return
        self._leader = leader
        for canvas in self._canvases:
            if canvas is not leader:
                canvas.follow(leader)
        self._leader = None

    def _point(self, place: QPoint | None) -> None:
        if self.maps is None or place is None:
            self.pointed.emit("")
        else:
            self.pointed.emit(self.maps.words_at(place.x(), place.y()))

    def _say_patch(self) -> None:
        count = 0 if self.maps is None else len(self.maps.patches)
        words = self.tr("{:,} patch" if count == 1 else "{:,} patches").format(count)
        if self.maps is not None and self._patch >= 0:
            pixels = int(self.maps.patches.pixels[self._patch])
            words = self.tr("patch {:,} of {:,}: {:,} px").format(self._patch + 1, count, pixels)
        self.patch_changed.emit(words if count else "")
