"""Outlines are first compared as far as the thresholds need, and the rest behind: to the same counts."""

from dataclasses import replace

import numpy as np
import pytest

from cmviewer.confusion.checkpoint_result import Purpose
from cmviewer.confusion.count import count
from cmviewer.confusion.strategies import objects as counting
from cmviewer.evaluation import frozen
from cmviewer.matching import CountingRule, Match
from tests.making import make_random_detection, make_regions

RULE = CountingRule(score=0.2, iou=0.5)


def cut(box, random):
    """A rough outline of a box: eight points near its border."""
    angle = np.arange(8) * np.pi / 4
    around = np.column_stack((np.cos(angle), np.sin(angle))) * random.uniform(0.7, 1, (8, 1))
    return [(box[:2] + box[2:] + around * (box[2:] - box[:2])) / 2]


def with_outlines(annotations, random):
    region, box = make_regions([cut(box, random) for box in annotations.box])
    return replace(annotations, box=frozen(box, np.float64), region=region)


def outlined(seed):
    """An evaluation of outlines; objects of a checkpoint are read once."""
    random = np.random.default_rng(seed)
    evaluation = make_random_detection(seed=seed, images=20)
    predictions = with_outlines(evaluation.checkpoints[0].load(), random)
    checkpoint = replace(evaluation.checkpoints[0], load=lambda: predictions)
    return replace(evaluation, truth=with_outlines(evaluation.truth, random), checkpoints=(checkpoint,))


def counts(result):
    matrix = result.matrix
    return matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), result.counts.totals


@pytest.fixture
def in_two_steps(monkeypatch):
    monkeypatch.setattr(counting, "MANY_OUTLINES", 1)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("match", Match)
@pytest.mark.parametrize("iou", [0.05, 0.3, 0.5, 0.77, 1.0])
def test_the_first_matrix_at_any_threshold_is_that_of_all_pairs(in_two_steps, seed, match, iou):
    evaluation, rule = outlined(seed), replace(RULE, match=match, iou=iou)
    whole = count(evaluation, 0, rule)
    first = count(evaluation, 0, rule, purpose=Purpose.SHOW)
    assert whole.compared.is_whole
    assert not first.compared.is_whole
    assert counts(first) == counts(whole)


def test_the_rest_is_found_behind_what_is_shown(in_two_steps):
    evaluation = outlined(0)
    first = count(evaluation, 0, RULE, purpose=Purpose.SHOW)
    behind = count(evaluation, 0, RULE, first.compared, purpose=Purpose.COMPLETE)
    whole = count(evaluation, 0, RULE)
    assert behind.compared.is_whole
    assert behind.predictions is first.predictions
    assert counts(behind) == counts(whole)
    for name in ("truth_row", "prediction_row", "overlap"):
        ours, theirs = (getattr(one.compared.candidates.pairs, name) for one in (behind, whole))
        assert ours.tolist() == theirs.tolist()
    assert behind.matches.causes.tolist() == whole.matches.causes.tolist()


@pytest.mark.parametrize("lower", [{"iou": 0.3}, {"score": 0.1}, {"iou": 0.04, "score": 0.0}])
def test_a_threshold_that_moves_below_finds_what_it_needs(in_two_steps, lower):
    evaluation = outlined(1)
    first = count(evaluation, 0, RULE, purpose=Purpose.SHOW)
    assert first.compared.serves(replace(RULE, iou=0.6, score=0.4))
    assert not first.compared.serves(replace(RULE, **lower))
    moved = count(evaluation, 0, replace(RULE, **lower), first.compared, purpose=Purpose.SHOW)
    assert counts(moved) == counts(count(evaluation, 0, replace(RULE, **lower)))


def test_boxes_and_few_outlines_are_compared_at_once():
    for evaluation in (outlined(0), make_random_detection(images=20)):
        assert count(evaluation, 0, RULE, purpose=Purpose.SHOW).compared.is_whole
