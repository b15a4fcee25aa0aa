"""Members of objects: photographs that are stored turned, in other layouts, and with outlines."""

from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_text
from tests.zoo.evaluations import Objects
from tests.zoo.files import write_pictures
from tests.zoo.object_conventions import member
from tests.zoo.object_images import EXIF, as_stored
from tests.zoo.object_layouts import PREDICTIONS, TRUTHS, told_apart, without_blanks
from tests.zoo.object_shapes import segments
from tests.zoo.reading import Member, Written
from tests.zoo.sides import predictions_of, truth_of

_SAID: Final = {"voc": "table", "cvat": "fiftyone", "table": "coco", "corners": "corners"}
"""A layout of predictions for each of the truth."""


def _turned(truth: str, truth_is: str, said_is: str) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation, orientation = without_blanks(evaluation), random.randint(2, 8)
        write_pictures(top / "images", evaluation.images, orientation)
        one, other = truth_of(evaluation), predictions_of(evaluation)
        one = as_stored(one, orientation) if truth_is == "stored" else one
        other = as_stored(other, orientation) if said_is == "stored" else other
        file = TRUTHS[truth](one, top, random)
        path = PREDICTIONS[_SAID[truth]](other, top, random)
        judged = {box.image for box in evaluation.truth} if truth == "table" else None
        apart = judged is not None and judged.isdisjoint(box.image for box in evaluation.predicted)
        cells = count.of_objects(evaluation, judged)
        request = told_apart(top, file, path)
        return Written(request, evaluation.classes, cells, EXIF, or_refused=apart)  # no image is shared

    return member(f"{truth} {truth_is}+{_SAID[truth]} {said_is}", "turned photographs", write)


def _outlines(truth_is: str, said_is: str) -> Member:
    """Make YOLO's polygons of such photographs."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        orientation = random.randint(2, 8)
        write_pictures(top / "images/val", evaluation.images, orientation)
        one, other = truth_of(evaluation), predictions_of(evaluation)
        one = as_stored(one, orientation) if truth_is == "stored" else one
        segments(one, top / "labels/val")
        writers_text.data_yaml(one, top / "data.yaml", train="images/train", val="images/val")
        other = as_stored(other, orientation) if said_is == "stored" else other
        segments(other, top / "runs/segment/val/labels")
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), EXIF)

    return member(f"outlines {truth_is}+outlines {said_is}", "turned photographs", write)


_FRAMES: Final = tuple((one, other) for one in ("seen", "stored") for other in ("seen", "stored"))
MEMBERS: Final = (
    *(_turned(truth, one, other) for truth in _SAID for one, other in _FRAMES),
    *(_outlines(one, other) for one, other in _FRAMES),
)
