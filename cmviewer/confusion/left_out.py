"""Why an object is counted nowhere."""

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.view_state import Side
from cmviewer.confusion.why import Why
from cmviewer.evaluation import Annotations
from cmviewer.said import said


def why_left_out(counted: CheckpointResult, side: Side, row: int) -> Why:
    """Say why a true or predicted object is in no cell."""
    return Why(_verdict(counted, side, row), (), "", ())


def _verdict(counted: CheckpointResult, side: Side, row: int) -> str:
    every = counted.unrestricted.outcomes
    if row in (every.truth_row if side is Side.TRUTH else every.prediction_row):
        return said("Not counted: it is not in the subset.")
    if side is Side.TRUTH:
        return said("Not counted: the rule leaves this truth aside, as it is a crowd or marked as difficult.")
    predictions = counted.predictions
    assert isinstance(predictions, Annotations)
    score, least = predictions.known_score[row], counted.rule.score
    if score < np.float32(least):
        return said("Not counted: its score {:.3f} is under the threshold {}.", score, threshold_text(least))
    return said(
        "Not counted: it lies on a truth that the rule leaves aside, or nobody marked its class there."
    )
