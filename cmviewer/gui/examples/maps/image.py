"""All that is shown of one image's maps; made in a worker."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from cmviewer.confusion.connected_components import ConnectedComponents, connected_components
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import NOT_COUNTED, Evaluation
from cmviewer.examples.class_colours import class_colours
from cmviewer.examples.pixels import ReadPixels
from cmviewer.gui.examples.maps.pictures import (
    Pyramid,
    difference_picture,
    map_picture,
    mark_pictures,
    photo_picture,
)
from cmviewer.said import said
from cmviewer.workspace.overlays import Layer


@dataclass(frozen=True, eq=False)
class ImageMaps:
    """photo: None where there is none. mark: the example's pixels; edge: what is around them.

    patches: where they lie together.
    """

    evaluation: Evaluation
    read: ReadPixels
    photo: Pyramid | None
    layers: Mapping[Layer | None, Pyramid]
    mark: Pyramid
    edge: Pyramid
    patches: ConnectedComponents

    @property
    def extent(self) -> QRectF:
        """The whole of it."""
        height, width = self.read.inside.shape
        return QRectF(0, 0, width, height)

    def words_at(self, x: int, y: int) -> str:
        """Say what a pixel truly is and what it was predicted as; empty beside the image."""
        if not self.extent.contains(x + 0.5, y + 0.5):
            return ""
        truth, prediction = (
            self._name(int(labels[y, x])) for labels in (self.read.truth, self.read.prediction)
        )
        return said("x {}, y {}: truth {}, predicted {}", x, y, truth, prediction)

    def _name(self, label: int) -> str:
        if label == NOT_COUNTED:
            return said("not judged")
        return shown_name(label, self.evaluation.classes, self.evaluation.task)


def image_maps(evaluation: Evaluation, read: ReadPixels, photo: QImage | None) -> ImageMaps:
    """Draw the maps of an image, whose photo is drawn as they are about it."""
    colours = class_colours(evaluation.classes)
    layers: dict[Layer | None, Pyramid] = {
        Layer.TRUTH: map_picture(read.truth, colours),
        Layer.PREDICTION: map_picture(read.prediction, colours),
        Layer.DIFFERENCE: difference_picture(read.truth, read.prediction),
    }
    return ImageMaps(
        evaluation,
        read,
        None if photo is None else photo_picture(photo),
        layers,
        *mark_pictures(read.inside),
        connected_components(read.inside),
    )
