"""What is known about one example: its pixels, its best class scores, and correct ones to compare."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.why import Why, why_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Images, PredictedLabels, frozen
from cmviewer.examples.correct import nearest_correct
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.fields import OpenTables, Presentation, fields_of, presentation_of
from cmviewer.examples.map_cache import ReadMaps
from cmviewer.examples.missing import missing_text
from cmviewer.examples.objects_of_image import ObjectFate, objects_of_image
from cmviewer.examples.turned_photos import turning_doubt
from cmviewer.gui.examples.image.objects import ImageObjects, image_objects
from cmviewer.gui.examples.maps.image import ImageMaps, image_maps
from cmviewer.gui.examples.pictures.thumbnails import qimage_of
from cmviewer.gui.examples.pictures.web_pictures import WebPictures, source_of
from cmviewer.problems.images import EXAMPLE_IMAGE_MISSING
from cmviewer.progress import Cancel
from cmviewer.readers.files.addresses import is_address
from cmviewer.readers.files.photos import MapShape, load_photo

BEST: Final = 5
REFERENCES: Final = 2


@dataclass(frozen=True, eq=False)
class LoadedImage:
    """path: of its file, None where there is none. address: of the web, None where it has none.

    pixels: None where `trouble` says why; `problems` are what the log says of it. size: width and height that
    what lies over it is about. is_turned: whether it is marked to be turned, and its size does not tell how
    what lies over it is meant.
    """

    path: Path | None
    address: str | None
    pixels: QImage | None
    trouble: str
    problems: tuple[Problem, ...] = ()
    size: tuple[int, int] = (0, 0)
    is_turned: bool = False

    @property
    def url(self) -> QUrl | None:
        """Where other programs find it; None where there is no such place."""
        if self.path is not None:
            return QUrl.fromLocalFile(str(self.path))
        return None if self.address is None else QUrl(self.address)


@dataclass(frozen=True, eq=False)
class ExampleDetails:
    """What is known.

    best: class names and scores, highest first; where they could not be read, `scores_trouble` says why.
    fields: names and values, where the sample is a row of a table rather than a picture. objects: all
    that are in the image, and `why` the example is counted where it is; None where there are none. maps: what
    every pixel of the image is; None where no pixel is counted. problems: all that could not be read. doubt:
    what is said on the picture, where what lies over it may stand elsewhere.
    fates: what became of all objects of the image.
    """

    example: Example
    picture: LoadedImage
    best: tuple[tuple[str, float], ...]
    scores_trouble: str
    references: Examples
    fields: tuple[tuple[str, str], ...]
    objects: ImageObjects | None = None
    why: Why | None = None
    maps: ImageMaps | None = None
    problems: tuple[Problem, ...] = ()
    doubt: str = ""
    fates: tuple[ObjectFate, ...] = ()


def loaded_image(
    images: Images, image: int, web: WebPictures, cancel: Cancel, shape: MapShape | None = None
) -> LoadedImage:
    """Read an image; runs in a worker. shape: of its maps, where it has some."""
    path = images.find(image)
    address = None if images.names is None or not is_address(images.name(image)) else images.name(image)
    try:
        source = source_of(images, image, web, cancel)
        if source is None:
            searched = images.candidates(image)
            return LoadedImage(
                None, None, None, missing_text(searched), tuple(map(EXAMPLE_IMAGE_MISSING.of, searched[:1]))
            )
        photo = load_photo(source, images.frame, shape)
        return LoadedImage(
            path, address, qimage_of(photo.pixels), "", size=photo.size, is_turned=photo.is_turned
        )
    except CmviewerError as error:
        return LoadedImage(path, address, None, str(error), error.problems)


class LastScores:
    """Keeps the class scores that were read last, for the next example is mostly of the same file."""

    def __init__(self) -> None:
        self._last: tuple[Callable[[], NDArray[np.float32]], NDArray[np.float32]] | None = None

    def read(self, load: Callable[[], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Scores that `load` gives."""
        last = self._last
        if last is None or last[0] is not load:
            last = self._last = (load, load())
        return last[1]


@dataclass(frozen=True, eq=False)
class ExampleCaches:
    """What was read and fetched before, so that it need not be again."""

    scores: LastScores
    tables: OpenTables
    web: WebPictures
    maps: ReadMaps


def details_of(
    evaluation: Evaluation,
    example: Example,
    caches: ExampleCaches,
    cancel: Cancel,
    known: LoadedImage | None = None,
) -> ExampleDetails:
    """Gather what is known about an example; runs in a worker. Raises `CmviewerError` without its maps.

    known: its image, where that was read already.
    """
    counted = example.counted
    pixels = None if example.pixels is None else example.pixels.painted.read(example.image, caches.maps)
    shape = None if pixels is None else pixels.inside.shape
    picture = known or loaded_image(evaluation.images, example.image, caches.web, cancel, shape)
    best: tuple[tuple[str, float], ...] = ()
    scores_trouble = ""
    problems = picture.problems
    try:
        best = _best_scores(evaluation, counted, example, caches.scores)
    except CmviewerError as error:
        scores_trouble = str(error)
        problems += error.problems
    fields: tuple[tuple[str, str], ...] = ()
    if presentation_of(evaluation, counted, caches.tables) is Presentation.ROWS:
        problems = problems[len(picture.problems) :]  # a row needs no picture
        try:
            rows = fields_of(evaluation, counted, np.array([example.row]), caches.tables)
            fields = tuple(zip(rows.names, rows.text[0].tolist(), strict=True))
        except CmviewerError as error:
            picture = replace(picture, trouble=str(error))
            problems += error.problems
    return ExampleDetails(
        example,
        picture,
        best,
        scores_trouble,
        _references(evaluation, counted, example),
        fields,
        image_objects(evaluation, example),
        why_of(evaluation, counted, example.row),
        None if pixels is None else image_maps(evaluation, pixels, picture.pixels),
        problems,
        turning_doubt(evaluation, counted.checkpoint) if picture.is_turned else "",
        objects_of_image(evaluation, example),
    )


def _best_scores(
    evaluation: Evaluation, counted: CheckpointResult, example: Example, last: LastScores
) -> tuple[tuple[str, float], ...]:
    """The highest class scores of an example, highest first; none where none are known."""
    predictions = counted.predictions
    if not isinstance(predictions, PredictedLabels) or predictions.class_scores is None:
        return ()
    scores = last.read(predictions.class_scores)[example.prediction_row]
    best = np.argsort(-np.nan_to_num(scores, nan=-1.0), kind="stable")[:BEST]
    names = evaluation.classes.names
    return tuple((names[label], float(scores[label])) for label in best if not np.isnan(scores[label]))


def _references(evaluation: Evaluation, counted: CheckpointResult, example: Example) -> Examples:
    """Correct examples of the true class, then of the predicted one, without the example itself."""
    if example.pixels is not None:
        return Examples(evaluation, counted, frozen((), np.int64), 0)  # what is right is in the same image
    labels = dict.fromkeys((example.truth_label, example.prediction_label))
    found = [
        rows[counted.outcomes.image[rows] != example.image][:REFERENCES]
        for label in labels
        if label < len(evaluation.classes)
        for rows in (nearest_correct(counted, label, REFERENCES + 1),)
    ]
    rows = np.concatenate([np.empty(0, np.int64), *found])
    return Examples(evaluation, counted, frozen(rows, np.int64), len(rows))
