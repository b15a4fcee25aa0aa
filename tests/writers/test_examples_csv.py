import csv
import io
import time
import tracemalloc
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.evaluation import Images
from cmviewer.matching import CountingRule, default_rule
from cmviewer.safe_text import original
from cmviewer.writers.atomic import write_blocks
from cmviewer.writers.examples_csv import examples_csv

LABEL = st.integers(0, 3)


def written(*arguments, **named):
    return "".join(examples_csv(*arguments, **named))


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@given(
    st.lists(st.tuples(LABEL, LABEL | st.none(), st.floats(0, 1, width=32)), min_size=1, max_size=50),
    st.floats(0, 1),
)
def test_counts_of_the_examples_sum_to_the_matrix(samples, threshold):
    truth, predicted, scores = map(list, zip(*samples, strict=True))
    evaluation = make_evaluation(
        truth, {"only": predicted}, scores={"only": scores}, names=("a", "=b", "c,", "d")
    )
    counted = count(evaluation, 0, CountingRule(threshold))
    summed = Counter()
    for line in read(written(evaluation, counted)):
        summed[original(line["truth"]), original(line["prediction"])] += int(line["count"])
    matrix, name = counted.matrix, evaluation.classes.name
    cells = zip(matrix.truth, matrix.prediction, matrix.count, strict=True)
    assert summed == {(name(truth), name(prediction)): total for truth, prediction, total in cells}


def test_a_line_holds_all_that_is_known_of_an_outcome():
    evaluation = make_evaluation(
        [0, 1],
        {"only": [0, 0]},
        names=("cat", "dog"),
        scores={"only": [0.9, 0.1]},
        images=("a.png", 'odd, "name".png'),
    )
    counted = count(evaluation, 0, CountingRule())
    assert written(evaluation, counted) == (
        "image,truth,prediction,score,iou,count,truth_id,prediction_id,correct,cause,"
        "checkpoint,rule,iou_threshold,score_threshold,subset\n"
        "a.png,cat,cat,0.9,,1,0,0,true,,only,,,0.0,\n"
        '"odd, ""name"".png",dog,cat,0.1,,1,1,1,false,,only,,,0.0,\n'
    )


def test_without_names_an_image_is_its_index_and_an_unknown_score_is_empty():
    evaluation = make_evaluation([1, 0], {"only": [1, 0]})
    lines = read(written(evaluation, count(evaluation, 0, CountingRule())))
    assert [(line["image"], line["score"]) for line in lines] == [("1", ""), ("0", "")]


def test_a_missing_prediction_has_no_row_and_one_under_the_threshold_has():
    evaluation = make_evaluation([0, 0], {"only": [None, 0]}, scores={"only": [np.nan, 0.2]})
    lines = read(written(evaluation, count(evaluation, 0, CountingRule(0.5))))
    assert [line["prediction"] for line in lines] == ["background", "background"]
    assert [line["prediction_id"] for line in lines] == ["", "1"]
    assert [line["correct"] for line in lines] == ["false", "false"]


def test_with_a_cut_off_a_sample_without_score_has_no_prediction():
    evaluation = make_evaluation(
        [0, 1], {"only": None}, scores={"only": [np.nan, 0.7]}, names=("no", "yes"), positive=1
    )
    lines = read(written(evaluation, count(evaluation, 0, CountingRule(0.5))))
    assert [(line["prediction"], line["prediction_id"]) for line in lines] == [
        ("background", ""),
        ("yes", "1"),
    ]


def test_a_selection_is_written_in_its_own_order():
    evaluation = make_evaluation([0, 0, 1], {"only": [0, 1, 1]}, images=("a", "b", "c"))
    counted = count(evaluation, 0, CountingRule())
    lines = read(written(evaluation, counted, np.array([2, 1])))
    assert [line["image"] for line in lines] == ["c", "b"]


@pytest.mark.long
def test_a_million_examples_take_seconds():
    number = 1_000_000
    labels = np.random.default_rng(0).integers(0, 100, (2, number)).tolist()
    evaluation = make_evaluation(
        labels[0], {"only": labels[1]}, scores={"only": np.random.default_rng(1).random(number)}
    )
    names = [f"images/picture_{index}.png" for index in range(number)]
    evaluation = replace(evaluation, images=Images(number, names, evaluation.images.finder))
    counted = count(evaluation, 0, CountingRule())
    started = time.process_time()
    text = written(evaluation, counted)
    assert time.process_time() - started < 20
    assert text.count("\n") == number + 1


@pytest.mark.parametrize(
    "evaluation", [make_random_detection(), make_evaluation([0, 1, 1], {"a": [1, None, 1]})]
)
def test_however_many_outcomes_are_text_at_a_time_the_lines_are_the_same(evaluation):
    counted = count(evaluation, 0, default_rule(evaluation))
    whole, total = written(evaluation, counted), len(counted.outcomes)
    assert whole.count("\n") == total + 1
    for block in (1, 2, total - 1, total, total + 1):
        assert written(evaluation, counted, block=block) == whole
    rows = np.arange(total)[::-1]
    reversed_lines = [whole.splitlines()[0], *whole.splitlines()[:0:-1]]
    assert written(evaluation, counted, rows, block=2).splitlines() == reversed_lines


@pytest.mark.long
def test_the_file_of_many_outcomes_never_stands_in_memory_whole(tmp_path):
    number = 300_000
    labels = np.random.default_rng(0).integers(0, 10, (2, number)).tolist()
    names = tuple(f"{'a long name ' * 20}{place}" for place in range(10))
    evaluation = make_evaluation(labels[0], {"only": labels[1]}, names=names)
    counted = count(evaluation, 0, CountingRule())
    assert counted.causes.size == len(counted.outcomes.image) == number  # what the window keeps anyway
    tracemalloc.start()
    try:
        write_blocks(tmp_path / "a.csv", examples_csv(evaluation, counted, block=10_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a.csv").stat().st_size > 140 * 2**20
    assert peak < 40 * 2**20
