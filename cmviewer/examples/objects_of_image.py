"""What became of every object of an image, truths and predictions alike; knows no toolkit."""

from dataclasses import dataclass

import numpy as np

from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import NO_ROW, Annotations, Evaluation, frozen, places_of
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.words import iou_words, what
from cmviewer.said import joined, said, word


@dataclass(frozen=True, eq=False)
class ObjectFate:
    """A pair, or an object that has none. words: what became of it. example: None where it is not counted.

    truth_row, prediction_row: of their sides, `NO_ROW` where it has none there.
    """

    words: str
    truth_row: int
    prediction_row: int
    example: Example | None = None

    @property
    def is_correct(self) -> bool:
        """Whether it was found, and named rightly."""
        return self.example is not None and self.example.correct


def objects_of_image(evaluation: Evaluation, example: Example) -> tuple[ObjectFate, ...]:
    """Return what became of all objects in an example's image, mistakes first; none where it has no objects.

    Predictions that are in no outcome, as their score is under the threshold, come last.
    """
    counted = example.counted
    outcomes, predictions = counted.outcomes, counted.predictions
    if not isinstance(predictions, Annotations):
        return ()
    rows = places_of(outcomes.image, example.image)
    listed = Examples(evaluation, counted, frozen(rows, np.int64), len(rows))
    counted_ones = [listed[place] for place in range(len(rows))]
    of_outcomes = [
        ObjectFate(fate_words(one), one.truth_row, one.prediction_row, one)
        for one in sorted(counted_ones, key=lambda one: one.correct)
    ]
    in_image = predictions.in_image(example.image)
    others = np.setdiff1d(in_image, outcomes.prediction_row[rows]).tolist()
    left = [ObjectFate(_left_words(evaluation, predictions, row), NO_ROW, row) for row in others]
    return (*of_outcomes, *left)


def fate_words(example: Example) -> str:
    """What became of an object, in one line."""
    score = "" if example.score != example.score else percent(example.score)
    fate = f"✓ {example.truth}" if example.correct else said("✗ {}", what(example))
    cause = word(example.cause.value) if example.cause.value else ""
    return joined(", ", filter(None, (fate, score, iou_words(example), cause)))


def _left_words(evaluation: Evaluation, predictions: Annotations, row: int) -> str:
    name = shown_name(int(predictions.label[row]), evaluation.classes, evaluation.task)
    return said("· {}, {}, not counted", name, percent(float(predictions.known_score[row])))
