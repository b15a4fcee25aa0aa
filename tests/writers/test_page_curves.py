"""Curves of the page: F1 at each threshold as a count by that threshold has it, and in words."""

import re

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from page_making import RULE, report

from cmviewer.confusion.count import count
from cmviewer.confusion.curves import Curve
from cmviewer.confusion.sweep import every_sweep
from cmviewer.confusion.threshold import Threshold
from cmviewer.confusion.view_state import ViewState
from cmviewer.matching import CountingRule
from cmviewer.writers.page.curves import checkpoint_curves, threshold_curves


def micro_f1(matrix):
    """By hand: what is right, of all truths and all predictions."""
    right = matrix.count[matrix.truth == matrix.prediction].sum()
    truths = matrix.count[matrix.truth < matrix.class_count].sum()
    predictions = matrix.count[matrix.prediction < matrix.class_count].sum()
    return 2 * right / (truths + predictions)


def points(path):
    """Runs of points of a path."""
    runs = [run for run in re.split("M", path) if run]
    return [[tuple(map(float, point.split())) for point in run.split("L")] for run in runs]


def shares(drawn, places):
    """What heights say, by the two ticks that are furthest apart."""
    (low_y, low), (high_y, high) = (
        (y, float(words.split()[0]) / 100) for y, words in (drawn.up[0], drawn.up[-1])
    )
    return [low + (y - low_y) / (high_y - low_y) * (high - low) for y in places]


@pytest.mark.parametrize("threshold", Threshold)
def test_each_point_is_what_a_count_by_that_threshold_comes_to(threshold):
    evaluation = make_random_detection(seed=3)
    swept = {one.threshold: one for one in every_sweep(evaluation, count(evaluation, 0, RULE))}[threshold]
    drawn = threshold_curves(swept)
    [line] = points(drawn.lines[0].path)
    expected = [
        micro_f1(count(evaluation, 0, threshold.moved(RULE, value)).matrix)
        for value in threshold.steps.tolist()
    ]
    assert shares(drawn, [y for _, y in line]) == pytest.approx(expected, abs=0.004)
    across = [x for x, _ in line]
    assert across == pytest.approx(np.linspace(drawn.left, drawn.right, len(expected)), abs=0.06)
    peak = int(np.argmax(expected))
    assert drawn.lines[0].peak == line[peak]
    assert f"{100 * expected[peak]:.1f} %" in drawn.lines[0].words
    now = int(np.flatnonzero(np.isclose(threshold.steps, threshold.of(RULE)))[0])
    assert drawn.here == pytest.approx(across[now], abs=0.06)


def test_what_is_undefined_breaks_a_curve_and_one_value_is_a_point():
    values = np.array([0.5, np.nan, 0.7, 0.9])
    drawn = checkpoint_curves([Curve("accuracy", values)], ["a", "b", "c", "a very long name"], 2)
    first, second = points(drawn.lines[0].path)
    assert first[0] == first[1]
    places = [drawn.left + (drawn.right - drawn.left) * place / 3 for place in (2, 3)]
    assert [x for x, _ in second] == pytest.approx(places, abs=0.06)
    assert shares(drawn, [first[0][1], second[1][1]]) == pytest.approx([0.5, 0.9], abs=0.004)
    assert drawn.lines[0].words == "accuracy is 70.0 % at c"
    assert [name for _, name in drawn.across] == ["a", "b", "c", "a very long…"]
    nothing = checkpoint_curves([Curve("accuracy", np.full(2, np.nan))], ["a", "b"], 0)
    assert (nothing.lines[0].path, nothing.lines[0].peak) == ("", None)


def test_the_page_has_them_in_words_too_and_only_where_a_threshold_means_something(tmp_path):
    page = report(tmp_path / "objects", make_random_detection(seed=3), ViewState(rule=RULE))
    labels = [found["aria-label"] for tag, found in page.elements if found.get("class") == "curves"]
    assert [label.split(":")[0] for label in labels] == [
        "F1 over the score threshold",
        "F1 over the IoU threshold",
    ]
    assert all("micro F1 is best" in label and "macro F1 is best" in label for label in labels)
    page = report(
        tmp_path / "labels", make_evaluation([0, 1], {"one": [0, 0]}), ViewState(rule=CountingRule())
    )
    assert not [found for _, found in page.elements if found.get("class") == "curves"]
