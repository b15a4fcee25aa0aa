"""What is known about one example: its pixels, its best class scores, and correct ones to compare."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cmviewer.confusion.count import Counted
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, PredictedLabels, frozen
from cmviewer.gui.examples.examples import Example, Examples, nearest_correct
from cmviewer.gui.examples.thumbnails import missing_text, qimage_of
from cmviewer.readers.pictures import load_picture

BEST: Final = 5
REFERENCES: Final = 2


@dataclass(frozen=True, eq=False)
class Evidence:
    """path: of its file, None where none was found. picture: None where `trouble` says why.

    best: class names and scores, highest first; where they could not be read, `scores_trouble` says why.
    """

    example: Example
    path: Path | None
    picture: QImage | None
    trouble: str
    best: tuple[tuple[str, float], ...]
    scores_trouble: str
    references: Examples


def picture_of(evaluation: Evaluation, image: int, path: Path | None) -> tuple[QImage | None, str]:
    """Read an image; runs in a worker."""
    if path is None:
        return None, missing_text(evaluation.images.candidates(image))
    try:
        return qimage_of(load_picture(path)), ""
    except CmviewerError as error:
        return None, str(error)


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


def evidence_of(evaluation: Evaluation, counted: Counted, example: Example, scores: LastScores) -> Evidence:
    """Gather what is known about an example; runs in a worker."""
    path = evaluation.images.find(example.image)
    picture, trouble = picture_of(evaluation, example.image, path)
    best: tuple[tuple[str, float], ...] = ()
    scores_trouble = ""
    try:
        best = _best_scores(evaluation, counted, example, scores)
    except CmviewerError as error:
        scores_trouble = str(error)
    return Evidence(
        example,
        path,
        picture,
        trouble,
        best,
        scores_trouble,
        _references(evaluation, counted, example),
    )


def _best_scores(
    evaluation: Evaluation, counted: Counted, example: Example, memory: LastScores
) -> tuple[tuple[str, float], ...]:
    """The highest class scores of an example, highest first; none where none are known."""
    predictions = counted.predictions
    if not isinstance(predictions, PredictedLabels) or predictions.class_scores is None:
        return ()
    scores = memory.read(predictions.class_scores)[example.prediction_row]
    best = np.argsort(-np.nan_to_num(scores, nan=-1.0), kind="stable")[:BEST]
    names = evaluation.classes.names
    return tuple((names[label], float(scores[label])) for label in best if not np.isnan(scores[label]))


def _references(evaluation: Evaluation, counted: Counted, example: Example) -> Examples:
    """Correct examples of the true class, then of the predicted one, without the example itself."""
    labels = dict.fromkeys((example.truth_label, example.prediction_label))
    found = [
        rows[counted.outcomes.image[rows] != example.image][:REFERENCES]
        for label in labels
        if label < len(evaluation.classes)
        for rows in (nearest_correct(counted, label, REFERENCES + 1),)
    ]
    rows = np.concatenate([np.empty(0, np.int64), *found])
    return Examples(evaluation, counted, frozen(rows, np.int64), len(rows))
