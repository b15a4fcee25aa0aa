"""`confused_pairs.csv`: a line a confused pair, as they are ranked."""

from collections.abc import Mapping
from typing import Final

from cmviewer.confusion.pairs import ConfusedPairs, Directions
from cmviewer.evaluation import Classes
from cmviewer.writers.counted_by import table_text
from cmviewer.writers.fields import real_field, text_fields, whole_fields

PAIRS_NAME: Final = "confused_pairs.csv"
_HEADERS: Final = {
    Directions.EACH: ("truth", "prediction", "count", "share_of_truth", "share_of_prediction"),
    Directions.BOTH: ("class", "confused_with", "count", "share_of_truths", "share_of_predictions"),
}


def pairs_csv(pairs: ConfusedPairs, classes: Classes, told: Mapping[str, str]) -> str:
    """Text of the file; shares are from 0 to 1. told: by what they were counted."""
    names = text_fields((*classes.names, classes.background_name))
    return table_text(
        _HEADERS[pairs.directions],
        (
            names[pairs.truth].tolist(),
            names[pairs.prediction].tolist(),
            whole_fields(pairs.count),
            list(map(real_field, pairs.of_truth.tolist())),
            list(map(real_field, pairs.of_prediction.tolist())),
        ),
        told,
    )
