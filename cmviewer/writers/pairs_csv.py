"""`confused_pairs.csv`: a line a confused pair, as they are ranked."""

from typing import Final

from cmviewer.confusion.pairs import ConfusedPairs, Directions
from cmviewer.evaluation import Classes
from cmviewer.writers.fields import csv_text, real_field, text_fields, whole_fields

PAIRS_NAME: Final = "confused_pairs.csv"
_HEADERS: Final = {
    Directions.EACH: ("truth", "prediction", "count", "share_of_truth", "share_of_prediction"),
    Directions.BOTH: ("class", "confused_with", "count", "share_of_truths", "share_of_predictions"),
}


def pairs_csv(pairs: ConfusedPairs, classes: Classes) -> str:
    """Text of the file; shares are from 0 to 1."""
    names = text_fields((*classes.names, classes.background_name))
    return csv_text(
        _HEADERS[pairs.directions],
        (
            names[pairs.truth].tolist(),
            names[pairs.prediction].tolist(),
            whole_fields(pairs.count),
            list(map(real_field, pairs.of_truth.tolist())),
            list(map(real_field, pairs.of_prediction.tolist())),
        ),
    )
