"""A sweep says what single counts say."""

from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.checkpoint_result import Purpose
from cmviewer.confusion.count import compare, count
from cmviewer.confusion.scores import has_scores
from cmviewer.confusion.strategies import objects as counting
from cmviewer.confusion.sweep import peak_of, peak_sentence, sweep
from cmviewer.confusion.threshold import Threshold
from cmviewer.matching import CountingRule, Match
from cmviewer.progress import Cancel, Cancelled

RULE = CountingRule(score=0.25, match=Match.SCORE, iou=0.6)


@pytest.mark.parametrize("threshold", Threshold)
def test_a_sweep_is_a_fresh_count_at_every_step(threshold):
    evaluation = make_random_detection(seed=3)
    swept = sweep(evaluation, 0, RULE, threshold)
    for place, value in enumerate(threshold.steps):
        rule = replace(RULE, **{threshold.value: float(value)})
        headline = count(evaluation, 0, rule).counts.headline
        found = swept.micro[place], swept.macro[place]
        assert found == pytest.approx((headline["micro_f1"], headline["macro_f1"]), nan_ok=True)
    assert len(set(np.nan_to_num(swept.micro))) > 5


def test_a_sweep_of_labels_moves_their_score():
    scores = {"a": [0.1, 0.35, 0.6, 0.95]}
    evaluation = make_evaluation([0, 1, 0, 1], {"a": [0, 0, 0, 1]}, scores=scores)
    swept = sweep(evaluation, 0, CountingRule(), Threshold.SCORE)
    at = {
        round(float(step), 2): value for step, value in zip(Threshold.SCORE.steps, swept.micro, strict=True)
    }
    assert at[0.05] == pytest.approx(2 * 3 / (2 * 3 + 1 + 1))
    assert at[0.5] == pytest.approx(2 * 2 / (2 * 2 + 0 + 2))


def test_what_was_prepared_for_a_higher_threshold_is_not_believed_for_a_lower_one(monkeypatch):
    evaluation = make_random_detection(seed=4)
    monkeypatch.setattr(counting, "LARGE", 1)
    first = compare(evaluation, 0, replace(RULE, score=0.5), purpose=Purpose.SHOW)
    assert not first.is_whole
    found = sweep(evaluation, 0, RULE, Threshold.SCORE, first)
    assert np.array_equal(found.micro, sweep(evaluation, 0, RULE, Threshold.SCORE).micro, equal_nan=True)


def test_a_sweep_tells_how_far_it_is_and_stops_when_it_is_told_to():
    evaluation, cancel, told = make_random_detection(), Cancel(), []

    def progress(_what, done, total):
        told.append((done, total))
        if done == 3:
            cancel.set()

    with pytest.raises(Cancelled):
        sweep(evaluation, 0, RULE, Threshold.IOU, progress=progress, cancel=cancel)
    assert told == [(place, len(Threshold.IOU.steps)) for place in range(4)]


def test_a_sweep_is_known_as_long_as_only_its_own_threshold_moves():
    swept = sweep(make_random_detection(), 0, RULE, Threshold.SCORE)
    assert swept.is_of(Threshold.SCORE, 0, replace(RULE, score=0.9))
    assert not swept.is_of(Threshold.SCORE, 0, replace(RULE, iou=0.9))
    assert not swept.is_of(Threshold.SCORE, 1, RULE)
    assert not swept.is_of(Threshold.IOU, 0, RULE)


def test_the_peak_is_the_first_of_the_largest_and_is_said_in_words():
    values = np.full(len(Threshold.SCORE.steps), np.nan)
    assert peak_of(values) is None
    assert peak_sentence("micro F1", values, Threshold.SCORE) == "micro F1 is undefined at every score"
    values[[30, 37, 50]] = 0.5, 0.713, 0.713
    assert peak_of(values) == 37
    assert peak_sentence("micro F1", values, Threshold.SCORE) == "micro F1 is best, 71.3 %, at score 0.42"
    values = np.zeros(len(Threshold.IOU.steps))
    assert peak_sentence("macro F1", values, Threshold.IOU) == "macro F1 is best, 0.0 %, at IoU 0.30"


def test_predictions_without_scores_are_known():
    detection = make_random_detection().checkpoints[0].load()
    assert has_scores(detection)
    assert not has_scores(replace(detection, score=None))
    assert not has_scores(make_evaluation([0], {"a": [0]}).checkpoints[0].load())
    assert has_scores(make_evaluation([0], {"a": [0]}, scores={"a": [0.5]}).checkpoints[0].load())
