"""What the compared checkpoint says of an example's image; made in a worker."""

from dataclasses import dataclass, replace

import numpy as np

from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import NO_ROW, Annotations
from cmviewer.examples.examples import Example
from cmviewer.gui.examples.image.objects import Drawn, drawn_objects


@dataclass(frozen=True, eq=False)
class ComparedObjects:
    """Predictions of the compared checkpoint in an image. letter: which of A and B that is."""

    objects: tuple[Drawn, ...]
    letter: Letter


def compared_objects(pair: ComparedPair, example: Example) -> ComparedObjects | None:
    """Gather the predictions; chosen is what is said of the example's own truth or false alarm."""
    result, image = pair.other.result, pair.other_image(example.image)
    predictions = result.predictions
    if image is None or pair.beside is None or not isinstance(predictions, Annotations):
        return None
    members = (example.row,) if example.members is None else example.members
    outcomes = np.array([pair.beside.other_of(row) for row in members], np.int64)
    chosen = result.outcomes.prediction_row[outcomes[outcomes != NO_ROW]]
    rows = predictions.in_image(image)
    is_low = predictions.known_score[rows] < np.float32(result.rule.score)
    drawn = drawn_objects(
        pair.other.evaluation,
        predictions,
        Side.PREDICTION,
        rows,
        chosen[chosen != NO_ROW],
        is_low,
        is_compared=True,
    )
    named = tuple(replace(one, words=f"{pair.letter}: {one.words}") for one in drawn)
    return ComparedObjects(named, pair.letter)
