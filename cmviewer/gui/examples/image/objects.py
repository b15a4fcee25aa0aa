"""All objects of one image as they are drawn over it; made in a worker."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QPolygonF, qRgba

from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Annotations, Evaluation
from cmviewer.examples.examples import Example
from cmviewer.gui.examples.image.outlines import COLOURS, FILL, LINE, OF_COMPARED
from cmviewer.gui.translating import translated
from cmviewer.limits import FILLED_PIXELS

MARGIN: Final = 0.04
"""Part of the extent that is left free around objects whose image is not there."""


@dataclass(frozen=True, eq=False)
class MaskImage:
    """Pixels of a mask, and the place of its first one."""

    picture: QImage
    place: QPointF


@dataclass(frozen=True, eq=False)
class Drawn:
    """One object. row: of its side. shape: of polygons; mask: of run-length masks; None where it has none.

    is_chosen: whether the example is about it. is_low: whether its score is under the threshold. is_compared:
    whether it is of the checkpoint that what is shown is compared with.
    """

    side: Side
    row: int
    box: QRectF
    words: str
    is_chosen: bool
    is_low: bool
    shape: QPainterPath | None
    mask: MaskImage | None
    is_compared: bool = False


@dataclass(frozen=True, eq=False)
class ImageObjects:
    """The objects of an image, and the extent of all that is known of it, in pixels."""

    objects: tuple[Drawn, ...]
    extent: QRectF

    @property
    def chosen(self) -> QRectF:
        """What the example is about; empty where nothing is."""
        place = QRectF()
        for one in self.objects:
            if one.is_chosen:
                place = place.united(one.box)
        return place


def image_objects(evaluation: Evaluation, example: Example) -> ImageObjects | None:
    """Gather all truths and predictions of an example's image; None where there are no objects."""
    counted = example.counted
    truth, predictions = evaluation.truth, counted.predictions
    if not (isinstance(truth, Annotations) and isinstance(predictions, Annotations)):
        return None
    outcomes, low = counted.outcomes, np.float32(counted.rule.score)
    members = np.array((example.row,) if example.members is None else example.members)
    rows = truth.in_image(example.image)
    none = np.zeros(len(rows), np.bool_)
    of_truth = drawn_objects(evaluation, truth, Side.TRUTH, rows, outcomes.truth_row[members], none)
    rows = predictions.in_image(example.image)
    is_low = predictions.known_score[rows] < low
    chosen = outcomes.prediction_row[members]
    drawn = (*of_truth, *drawn_objects(evaluation, predictions, Side.PREDICTION, rows, chosen, is_low))
    return ImageObjects(drawn, _extent(drawn))


def drawn_objects(
    evaluation: Evaluation,
    side: Annotations,
    kind: Side,
    rows: NDArray[np.int64],
    chosen: NDArray[np.int32],
    is_low: NDArray[np.bool_],
    *,
    is_compared: bool = False,
) -> tuple[Drawn, ...]:
    """Gather objects of one side of an image. chosen: rows that the example is about."""
    is_chosen = np.isin(rows, chosen)
    colour = OF_COMPARED if is_compared else COLOURS[kind]
    return tuple(
        Drawn(
            kind,
            row,
            QRectF(QPointF(x0, y0), QPointF(x1, y1)),
            _words(evaluation, side, row),
            is_of_example,
            low,
            _shape(side, row),
            _mask(side, row, colour),
            is_compared,
        )
        for row, (x0, y0, x1, y1), is_of_example, low in zip(
            rows.tolist(), side.box[rows].tolist(), is_chosen.tolist(), is_low.tolist(), strict=True
        )
    )


def _words(evaluation: Evaluation, side: Annotations, row: int) -> str:
    """Its class, with the score of a prediction, or what sets a truth apart."""
    name = shown_name(int(side.label[row]), evaluation.classes, evaluation.task)
    if side.score is not None:
        return f"{name} {side.score[row]:.2f}"
    marks = ((translated("(crowd)"), side.crowd), (translated("(difficult)"), side.difficult))
    return " ".join((name, *(mark for mark, of in marks if of is not None and of[row])))


def _shape(side: Annotations, row: int) -> QPainterPath | None:
    if side.region is None or not side.region.is_polygon[row]:
        return None
    path = QPainterPath()
    for ring in side.region.rings(row):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
        path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _mask(side: Annotations, row: int, colour: QColor) -> MaskImage | None:
    found = None if side.region is None else side.region.mask(row)
    if found is None:
        return None
    runs, size = found
    if size[0] * size[1] > FILLED_PIXELS:
        return None  # its box is drawn
    pixels: NDArray[np.uint8] = coco_masks.decode({"counts": runs, "size": list(size)})
    ys, xs = np.flatnonzero(pixels.any(1)), np.flatnonzero(pixels.any(0))
    if not ys.size:
        return None
    top, left = int(ys[0]), int(xs[0])
    return MaskImage(_picture(pixels[top : ys[-1] + 1, left : xs[-1] + 1], colour), QPointF(left, top))


def _picture(inside: NDArray[np.uint8], colour: QColor) -> QImage:
    """Fill a mask, uint8 (h, w) of 0 and 1, and mark its edge."""
    padded = np.pad(inside, 1)
    whole = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    values = np.ascontiguousarray(np.where(inside & ~whole & 1, 2, inside).astype(np.uint8))
    height, width = values.shape
    picture = QImage(values.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    rgb = colour.red(), colour.green(), colour.blue()
    picture.setColorTable([0, qRgba(*rgb, FILL), qRgba(*rgb, LINE)])
    return picture


def _extent(drawn: tuple[Drawn, ...]) -> QRectF:
    """From the origin to beyond the last object."""
    right = max((one.box.right() for one in drawn), default=1.0)
    bottom = max((one.box.bottom() for one in drawn), default=1.0)
    return QRectF(0, 0, max(1.0, right * (1 + MARGIN)), max(1.0, bottom * (1 + MARGIN)))
