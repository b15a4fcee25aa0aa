"""Intervals of metrics, against images that are drawn one by one, and against truths that are known."""

import json

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from sklearn.metrics import cohen_kappa_score, f1_score, recall_score

from cmviewer.confusion import intervals
from cmviewer.confusion.count import count
from cmviewer.confusion.interval_words import with_interval
from cmviewer.confusion.intervals import intervals_of
from cmviewer.confusion.metric import Format
from cmviewer.matching import CountingRule, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.writers.intervals_json import interval_values

MIDDLE = (0.025, 0.975)


@pytest.fixture(autouse=True)
def fewer_draws(monkeypatch):
    """Enough to be right to the second digit, which is what is looked at."""
    monkeypatch.setattr(intervals, "DRAWS", 400)


def of(evaluation, rule=None):
    return intervals_of(evaluation, count(evaluation, 0, rule or CountingRule()))


def samples(random, size, classes=3, right=0.7):
    truth = random.integers(0, classes, size)
    said = np.where(random.random(size) < right, truth, random.integers(0, classes, size))
    return truth, said


def test_of_a_classification_they_are_those_of_samples_drawn_one_by_one_and_judged_by_scikit_learn():
    random = np.random.default_rng(1)
    truth, said = samples(random, 120)
    found = of(make_evaluation(truth.tolist(), {"a": said.tolist()}))
    drawn = random.integers(0, 120, (800, 120))
    wanted = {
        "accuracy": [float((truth[rows] == said[rows]).mean()) for rows in drawn],
        "kappa": [cohen_kappa_score(truth[rows], said[rows]) for rows in drawn[:200]],
        "macro_f1": [f1_score(truth[rows], said[rows], average="macro") for rows in drawn[:200]],
    }
    for name, values in wanted.items():
        assert found.overall[name] == pytest.approx(np.quantile(values, MIDDLE), abs=0.03), name
    recalls = [recall_score(truth[rows], said[rows], average=None) for rows in drawn[:200]]
    assert found.of_class["recall"] == pytest.approx(np.quantile(recalls, MIDDLE, axis=0).T, abs=0.05)
    assert found.images == 120


def test_of_objects_images_are_drawn_with_all_that_is_in_them():
    evaluation = make_random_detection(seed=3, images=40)
    counted = count(evaluation, 0, CountingRule())
    outcomes, cells = counted.outcomes, counted.outcomes.cells_of(np.arange(len(counted.outcomes)))
    rows = {image: [] for image in range(40)}
    for place, image in enumerate(outcomes.image.tolist()):
        rows[image].append(
            (int(outcomes.cell_truth[cells[place]]), int(outcomes.cell_prediction[cells[place]]))
        )
    random, f1, recalls = np.random.default_rng(5), [], []
    for _ in range(1000):
        pairs = [pair for image in random.integers(0, 40, 40).tolist() for pair in rows[image]]
        right = sum(one == other for one, other in pairs)
        false = sum(one != other and other < 3 for one, other in pairs)
        missed = sum(one != other and one < 3 for one, other in pairs)
        f1.append(2 * right / (2 * right + false + missed))
        of_first = [other for one, other in pairs if one == 0]
        recalls.append(sum(other == 0 for other in of_first) / len(of_first))
    found = intervals_of(evaluation, counted)
    assert found.overall["micro_f1"] == pytest.approx(np.quantile(f1, MIDDLE), abs=0.02)
    assert found.of_class["recall"][0] == pytest.approx(np.quantile(recalls, MIDDLE), abs=0.03)


def test_where_all_images_say_the_same_the_bounds_are_those_under_which_that_is_seen_once_in_forty_times():
    found = of(make_evaluation([0] * 20 + [1] * 12, {"a": [0] * 20 + [1] * 12}))
    for label, size in ((0, 20), (1, 12)):
        low, high = found.of_class["recall"][label]
        assert high == 1
        assert np.prod([low] * size) == pytest.approx(0.025)
    wrong = of(make_evaluation([0] * 15 + [1], {"a": [1] * 15 + [0]}))
    low, high = wrong.of_class["recall"][0]
    assert low == 0
    assert np.prod([1 - high] * 15) == pytest.approx(0.025)


def test_a_class_with_fewer_than_ten_truths_says_that_it_says_little():
    truth = [0] * 9 + [1] * 10 + [2]
    found = of(make_evaluation(truth, {"a": truth[::-1]}, names=("nine", "ten", "one", "none")))
    said = [found.says_little(label) for label in range(4)]
    assert said == ["9 truths say little", "", "1 truth says little", "no truths say little"]


@pytest.mark.long
def test_of_pixels_it_is_images_that_are_few():
    evaluation = open_evaluation(OpenRequest(path=sample("digit-maps")))
    counted = count(evaluation, 0, default_rule(evaluation))
    outcomes = counted.outcomes
    truth = outcomes.cell_truth[outcomes.cells_of(np.arange(len(outcomes)))]
    found = intervals_of(evaluation, counted)
    for label in range(len(evaluation.classes)):
        images = len(set(outcomes.image[truth == label].tolist()))
        assert found.support[label] == images
        assert ("say" in found.says_little(label)) == (images < 10)
    low, high = found.overall["mean_iou"]
    assert 0 < low < high < 1


def test_the_same_data_gives_the_same_intervals_and_undefined_stays_undefined():
    evaluation = make_evaluation([0, 0, 1, 1], {"a": [0, 1, 1, 0]}, names=("a", "b", "never"))
    one, other = of(evaluation), of(evaluation)
    assert np.array_equal(one.of_class["f1"], other.of_class["f1"], equal_nan=True)
    assert np.isnan(one.of_class["recall"][2]).all()
    assert "tp" not in one.of_class
    assert json.dumps(interval_values(one), allow_nan=False)


def test_a_matrix_of_counts_alone_is_drawn_sample_by_sample(tmp_path):
    file = tmp_path / "counts.csv"
    file.write_text("truth \\ prediction,cat,dog\ncat,40,10\ndog,5,45\n", "utf-8")
    evaluation = open_evaluation(OpenRequest(path=file))
    found = of(evaluation)
    truth, said = [0] * 50 + [1] * 50, [0] * 40 + [1] * 10 + [0] * 5 + [1] * 45
    wanted = of(make_evaluation(truth, {"a": said}))
    assert found.overall["accuracy"] == wanted.overall["accuracy"]
    assert found.images == 100


def test_a_value_is_written_with_its_interval_and_alone_without_one():
    assert with_interval("66.7 %", (0.208, 0.939), Format.SHARE) == "66.7 % (20.8 to 93.9)"
    assert with_interval("0.120", (-0.1, 0.3), Format.COEFFICIENT) == "0.120 (−0.100 to 0.300)"
    assert with_interval("–", (np.nan, np.nan), Format.SHARE) == "–"


@pytest.mark.long
@pytest.mark.parametrize("size", [60, 300])
def test_the_interval_of_a_class_holds_what_is_true_of_it_in_about_19_of_20_runs(size):
    random, right, covered = np.random.default_rng(size), 0.7 + 0.3 / 3, []
    for _ in range(150):
        truth, said = samples(random, size)
        found = of(make_evaluation(truth.tolist(), {"a": said.tolist()}))
        ends = [*found.of_class["recall"].tolist(), found.overall["accuracy"]]
        covered += [low <= right <= high for low, high in ends]
    assert 0.93 <= np.mean(covered) <= 0.98, np.mean(covered)


def test_of_a_subset_only_images_of_it_are_drawn():
    evaluation = make_random_detection(seed=4, images=30)
    whole = count(evaluation, 0, CountingRule())
    part = count(evaluation, 0, CountingRule(), subset="area > 700")
    found = intervals_of(evaluation, part)
    assert found.images == len(set(part.outcomes.image.tolist())) < 30
    assert intervals_of(evaluation, whole).images == 30
