"""Lists as pictures: a file an outcome, in a folder of its truth and one in that of its prediction."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import NO_IMAGE, NO_ROW, Annotations
from cmviewer.examples.crops import Crop
from cmviewer.problems.lists import NO_CROP
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.safe_names import safe_names


def write_crops(listed: Listed, place: Path, writing: Writing) -> None:
    """Write a PNG an outcome: the object with what is around it, of a classification the whole image.

    Each image is decoded once. What has no image file is left out, and said. Raises `CmviewerError` where
    nothing is left, `OSError`, and `Cancelled`.
    """
    classes = listed.evaluation.classes
    folders = safe_names((*classes.names, classes.background_name))
    truth, prediction = listed.labels
    written, lost = 0, list[Problem]()
    for image, places in writing.cancel.checked(_by_image(listed)):
        writing.progress("Writing crops", written, len(listed))
        try:
            picture = _picture(listed, image, writing)
        except CmviewerError as error:
            lost += [error.problems[0]] * len(places)
            continue
        for at in places.tolist():
            folder = place / folders[truth[at]] / folders[prediction[at]]
            folder.mkdir(parents=True, exist_ok=True)
            _cut(listed, at, picture).save(folder / _name(listed, at), "PNG")
            written += 1
    if lost:
        problem = NO_CROP.of(lost[0].file, times=len(lost), left_out=len(lost), why=lost[0].what)
        if not written:
            raise CmviewerError(problem)
        writing.problems.append(problem)


def _by_image(listed: Listed) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each image, and the places in the list that are of it."""
    images = listed.image
    order = np.argsort(images, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(images[order])) + 1):
        if len(places):
            yield int(images[places[0]]), places


def _picture(listed: Listed, image: int, writing: Writing) -> NDArray[np.uint8]:
    found = None if image == NO_IMAGE else listed.evaluation.images.find(image)
    if found is None:
        name = "" if image == NO_IMAGE else listed.evaluation.images.name(image)
        raise CmviewerError(NO_CROP.worded("no file of the image {name!r} was found").of(name=name))
    return writing.load(found)


def _cut(listed: Listed, at: int, picture: NDArray[np.uint8]) -> Image.Image:
    """The part of a picture that shows an outcome; a picture may have been made smaller than its image."""
    height, width = picture.shape[:2]
    whole = Image.fromarray(picture)
    crop = _crop(listed, at)
    if crop is not None:
        image_width, image_height = listed.evaluation.images.sizes[listed.image[at]].tolist()
        x, y = width / (image_width or width), height / (image_height or height)
        x0, y0, x1, y1 = crop.place_within(image_width or width, image_height or height)
        whole = whole.crop((round(x0 * x), round(y0 * y), max(round(x1 * x), 1), max(round(y1 * y), 1)))
    return whole.convert("RGB") if whole.getchannel("A").getextrema() == (255, 255) else whole


def _crop(listed: Listed, at: int) -> Crop | None:
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
