import csv
import io

import numpy as np

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.pairs import Directions, confused_pairs
from cmviewer.evaluation import Classes
from cmviewer.writers.pairs_csv import pairs_csv

CLASSES = Classes(("=cat", "dog, small"))
# 1 and 3 of the first, 2 and 2 of the second class; 4 of the second have no prediction.
MATRIX = ConfusionMatrix(
    2,
    np.array([0, 0, 1, 1, 1], np.int32),
    np.array([0, 1, 0, 1, 2], np.int32),
    np.array([1, 3, 2, 2, 4], np.int64),
)


def lines(**choices):
    return list(csv.reader(io.StringIO(pairs_csv(confused_pairs(MATRIX, **choices), CLASSES, {}))))


def test_pairs_stand_as_they_are_ranked_and_no_name_is_a_formula():
    assert lines(background=False) == [
        ["truth", "prediction", "count", "share_of_truth", "share_of_prediction"],
        ["'=cat", "dog, small", "3", "0.75", "0.6"],
        ["dog, small", "'=cat", "2", "0.5", "0.6666666666666666"],
    ]


def test_a_shown_background_is_a_prediction_like_any_other():
    assert lines(background=True)[1] == ["dog, small", "background", "4", "0.5", "1.0"]


def test_both_directions_are_one_line():
    assert lines(background=False, directions=Directions.BOTH) == [
        ["class", "confused_with", "count", "share_of_truths", "share_of_predictions"],
        ["'=cat", "dog, small", "5", "0.625", "0.625"],
    ]
