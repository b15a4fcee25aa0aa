"""Lists as pictures: a file an outcome, in a folder of its truth and one in that of its prediction."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import NO_IMAGE, NO_ROW, Annotations, LabelMaps
from cmviewer.examples.crops import Box, Crop
from cmviewer.examples.places_by_image import places_by_image
from cmviewer.problems.lists import NO_CROP
from cmviewer.said import said
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.photographs import Photograph, cut
from cmviewer.writers.safe_names import safe_names


@dataclass(frozen=True, eq=False)
class _Maps:
    """Labels of an image as it truly is and as it was predicted, each int32 (H, W)."""

    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.truth.shape[1], self.truth.shape[0]

    def box_of(self, truth: int, prediction: int) -> Box:
        """Around the pixels of a cell."""
        y, x = np.nonzero((self.truth == truth) & (self.prediction == prediction))
        return float(x.min()), float(y.min()), float(x.max() + 1), float(y.max() + 1)


def write_crops(listed: Listed, place: Path, writing: Writing) -> None:
    """Write a PNG an outcome: an object, or pixels, with what is around; of a classification the image.

    Each image is decoded once. What has no image file is left out, and said. Raises `CmviewerError` where
    nothing is left, `OSError`, and `Cancelled`.
    """
    classes = listed.evaluation.classes
    folders = safe_names((*classes.names, classes.background_name))
    truth, prediction = listed.labels
    frame = listed.evaluation.images.frame
    written, lost = 0, list[Problem]()
    for image, places in writing.cancel.checked(places_by_image(listed.image)):
        writing.progress(said("Writing crops"), written, len(listed))
        try:
            file, maps = _file(listed, image), _maps(listed, image)
            photo = writing.load(file, frame, None if maps is None else maps.truth.shape)
        except CmviewerError as error:
            lost += [error.problems[0]] * len(places)
            continue
        for at in places.tolist():
            folder = place / folders[truth[at]] / folders[prediction[at]]
            folder.mkdir(parents=True, exist_ok=True)
            _picture(listed, at, photo, maps).save(folder / _name(listed, at), "PNG")
            written += 1
    if lost:
        problem = NO_CROP.of(lost[0].file, times=len(lost), left_out=len(lost), why=lost[0].what)
        if not written:
            raise CmviewerError(problem)
        writing.problems.append(problem)


def _file(listed: Listed, image: int) -> Path:
    """File of an image. Raises `CmviewerError` where there is none."""
    found = None if image == NO_IMAGE else listed.evaluation.images.find(image)
    if found is None:
        name = "" if image == NO_IMAGE else listed.evaluation.images.name(image)
        raise CmviewerError(NO_CROP.worded("no file of the image {name!r} was found").of(name=name))
    return found


def _picture(listed: Listed, at: int, photo: Photograph, maps: _Maps | None) -> Image.Image:
    """The part of a photograph that shows an outcome."""
    width, height = listed.evaluation.images.sizes[listed.image[at]].tolist() if maps is None else maps.size
    size = (width, height) if width and height else photo.size
    pixels, _ = cut(photo, _crop(listed, at, maps), size)
    is_opaque = bool((pixels[..., 3] == 255).all())
    return Image.fromarray(np.ascontiguousarray(pixels[..., :3] if is_opaque else pixels))


def _maps(listed: Listed, image: int) -> _Maps | None:
    """Read the maps of an image; None where no pixels are listed. Raises `CmviewerError`."""
    truth, predictions = listed.evaluation.truth, listed.counted.predictions
    if not (isinstance(truth, LabelMaps) and isinstance(predictions, LabelMaps)):
        return None
    return _Maps(truth.labels(image), predictions.labels(image))


def _crop(listed: Listed, at: int, maps: _Maps | None) -> Crop | None:
    if maps is not None:
        truth_label, label = (int(side[at]) for side in listed.labels)
        return Crop(maps.box_of(truth_label, label), None)
    truth, predictions = listed.evaluation.truth, listed.counted.predictions
    if not (isinstance(truth, Annotations) and isinstance(predictions, Annotations)):
        return None
    outcomes, row = listed.counted.outcomes, listed.rows[at]
    boxes = [
        None if one == NO_ROW else tuple(side.box[one].tolist())
        for side, one in ((truth, outcomes.truth_row[row]), (predictions, outcomes.prediction_row[row]))
    ]
    return Crop(boxes[0], boxes[1])


def _name(listed: Listed, at: int) -> str:
    """Name of the image, then the place in the list, so that no two are the same."""
    stem = Path(listed.evaluation.images.name(int(listed.image[at])).replace("\\", "/")).stem
    return f"{safe_names([stem])[0]}_{at + 1}.png"
