"""Why an object stands in no cell."""

from making import make_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.left_out import why_left_out
from cmviewer.confusion.view_state import Side
from cmviewer.matching import CountingRule

SCENE = make_detection(
    [(0, 0, 0, 0, 10, 10), (1, 0, 0, 0, 40, 40)],
    {"last": [(0, 0, 0.7, 0, 0, 10, 10), (1, 0, 0.4, 0, 0, 40, 40)]},
)


def reason(side, row, *, score, subset=""):
    return why_left_out(count(SCENE, 0, CountingRule(score=score), subset=subset), side, row).verdict


def test_what_is_outside_the_subset_is_said_to_be_no_more_than_that():
    for side in Side:
        assert reason(side, 1, score=0.3, subset="area < 200") == "Not counted: it is not in the subset."


def test_a_score_is_compared_with_the_threshold_as_matching_does():
    assert "its score 0.400 is under the threshold 0.70" in reason(Side.PREDICTION, 1, score=0.7)
    assert "under the threshold" not in reason(Side.PREDICTION, 0, score=0.7)
