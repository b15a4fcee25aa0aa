"""What stands beside an example to compare with, in words."""

import pytest
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.evaluation import frozen
from cmviewer.examples.correct import nearest_correct
from cmviewer.examples.examples import Examples
from cmviewer.examples.words import compared_words
from cmviewer.matching import CountingRule

NAMES = ("cat", "dog")


@pytest.mark.parametrize(
    ("predicted", "words"),
    [
        ([1, 0, 1], "To compare: correct cat, dog"),
        ([1, 1, 1], "To compare: correct dog; no cat is correct"),
        ([None, 0, 1], "To compare: correct cat"),
    ],
)
def test_only_what_is_there_is_named_and_what_is_not_is_said(predicted, words):
    evaluation = make_evaluation([0, 0, 1], {"a": predicted}, names=NAMES)
    counted = count(evaluation, 0, CountingRule())
    rows = counted.outcomes.image.tolist()
    example = Examples(evaluation, counted, frozen([rows.index(0)], "int64"), 1)[0]
    labels = [label for label in (example.truth_label, example.prediction_label) if label < len(NAMES)]
    found = [row for label in labels for row in nearest_correct(counted, label, 2).tolist()]
    assert compared_words(example, Examples(evaluation, counted, frozen(found, "int64"), len(found))) == words
