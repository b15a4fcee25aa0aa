"""Bars of what is listed: each of them is a query that lists just what it holds."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.evaluation import Checkpoint
from cmviewer.examples.examples import examples_of
from cmviewer.examples.histogram import histogram_of, quantities_of, range_at
from cmviewer.examples.query import ExampleQuery, listed_term
from cmviewer.examples.ranges import Quantity, choosing, ranges_apart, with_range
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel
from cmviewer.query import QueryError, parsed, written
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from tests.making import make_evaluation, make_random_detection

SHOWN = ViewState(background=True)


@cache
def objects():
    evaluation = make_random_detection(seed=4, images=30)
    return evaluation, count(evaluation, 0, default_rule(evaluation))


@cache
def samples():
    random = np.random.default_rng(3)
    truth, said = random.integers(0, 3, (2, 60)).tolist()
    scores = random.random(60).round(2)
    scores[4] = np.nan
    made = make_evaluation(truth, {"last": said}, scores={"last": scores}, names=("0", "1", "2"))
    predictions = replace(made.checkpoints[0].load(), class_scores=random.random((60, 3), np.float32).copy)
    made = replace(made, checkpoints=(Checkpoint("last", (), lambda: predictions),))
    return made, count(made, 0, default_rule(made))


@cache
def pixels():
    evaluation = open_evaluation(OpenRequest(sample("digit-maps")))
    return evaluation, count(evaluation, 4, default_rule(evaluation))


def spread(query, quantity, of=objects):
    return histogram_of(*of(), Selection(), SHOWN, query, quantity, Cancel())


def listed(query, of=objects):
    return examples_of(*of(), Selection(), SHOWN, query, Cancel())


QUANTITIES = [
    (of, quantity)
    for of, own in (
        (objects, (Quantity.SCORE, Quantity.IOU, Quantity.AREA)),
        (samples, (Quantity.SCORE, Quantity.MARGIN)),
        (pixels, (Quantity.PIXELS,)),
    )
    for quantity in own
]


@given(
    what=st.sampled_from(QUANTITIES),
    text=st.sampled_from(["", "errors", "0 -> 1 | 1 -> 0, score > 0.3", "not area < 30x30", "score < 0.45"]),
    ends=st.tuples(st.integers(0, 20), st.integers(0, 20)),
)
def test_the_query_of_a_range_lists_what_its_bars_hold(what, text, ends):
    """Of every task and each of its numbers, beside whatever was typed, ranges of other numbers among it."""
    of, quantity = what
    query = ExampleQuery(text="errors" if of is pixels and "->" in text else text)
    histogram = spread(query, quantity, of)
    bars = len(histogram.every)
    low, high = sorted(min(end, bars) for end in ends)
    if low == high:
        low, high = (low, low + 1) if low < bars else (low - 1, low)
    asked = choosing(query, quantity, *range_at(histogram, low, high))
    again = spread(asked, quantity, of)
    assert (again.low, again.high) == (low, high)
    assert again.every.tolist() == histogram.every.tolist()
    inside = [amount if low <= bar < high else 0 for bar, amount in enumerate(histogram.every.tolist())]
    assert again.listed.tolist() == inside
    unknown = histogram.unknown if (low, high) == (0, bars) else 0
    assert len(listed(asked, of)) == sum(inside) + unknown
    evaluation, result = of()
    term = listed_term(None, asked, evaluation, background=True)
    rows = sorted(listed(asked, of).rows.tolist())
    assert queried(evaluation, result, parsed(written(term))).tolist() == rows


def test_bars_count_values_one_by_one():
    histogram = spread(ExampleQuery(), Quantity.SCORE)
    wanted, unknown = [0] * 20, 0
    for example in listed(ExampleQuery()):
        if example.score != example.score:
            unknown += 1
            continue
        score = np.float32(example.score)
        wanted[sum(score >= np.float32(edge / 20) for edge in range(1, 20))] += 1
    assert (histogram.every.tolist(), histogram.unknown) == (wanted, unknown)
    assert unknown > 0


def test_a_range_takes_the_place_of_the_one_before_and_leaves_the_rest():
    assert with_range("", Quantity.SCORE, "0.25", None) == "score >= 0.25"
    assert with_range("score >= 0.25, errors", Quantity.SCORE, None, "0.50") == "errors, score < 0.50"
    assert with_range("score > 0.9", Quantity.SCORE, None, None) == ""
    assert (
        with_range("area < 32x32", Quantity.SCORE, "0.10", "0.20")
        == "area < 32x32, score >= 0.10, score < 0.20"
    )
    assert with_range("score < 0.5 | errors", Quantity.SCORE, None, None) == "score < 0.5 | errors"
    assert with_range("beach", Quantity.AREA, "16x16", None) == "image ~ beach, area >= 16x16"
    with pytest.raises(QueryError):
        with_range("score >", Quantity.SCORE, None, None)


def test_a_chosen_range_leaves_what_was_typed_but_for_one_of_the_same_number():
    query = choosing(ExampleQuery(text="beach"), Quantity.AREA, "16x16", None)
    assert (query.text, query.ranges) == ("beach", "area >= 16x16")
    query = choosing(replace(query, text="errors, score > 0.9"), Quantity.SCORE, "0.10", "0.20")
    assert (query.text, query.ranges) == ("errors", "area >= 16x16, score >= 0.10, score < 0.20")
    assert ranges_apart(query.ranges) == {
        "score >= 0.10, score < 0.20": "area >= 16x16",
        "area >= 16x16": "score >= 0.10, score < 0.20",
    }
    assert ranges_apart("") == {}
    assert ranges_apart("no query >") == {"no query >": ""}  # of a session that was written by hand


def test_bars_of_pixels_hold_images_by_how_many_of_their_pixels_are_of_a_cell():
    evaluation, made = pixels()
    assert quantities_of(evaluation.task.profile) == (Quantity.PIXELS,)

    def of(text):
        query = ExampleQuery(text=text)
        return histogram_of(evaluation, made, Selection(), SHOWN, query, Quantity.PIXELS, Cancel())

    histogram, weight = of("errors"), made.outcomes.weight
    wrong = weight[made.outcomes.rows_of(made.outcomes.cell_truth != made.outcomes.cell_prediction)]
    assert histogram.texts[:7] == ("0", "1", "2", "5", "10", "20", "50")
    edges = [int(text) for text in histogram.texts]
    wanted = [sum(low <= one < high for one in wrong.tolist()) for low, high in pairwise(edges)]
    assert histogram.every.tolist() == wanted
    asked = with_range("errors", Quantity.PIXELS, *range_at(histogram, 3, 5))
    assert asked == "errors, pixels >= 5, pixels < 20"
    assert of(asked).listed.sum() == sum(wanted[3:5]) > 0


def test_samples_have_scores_and_margins():
    evaluation = make_evaluation([0, 1, 1], {"a": [0, 1, 0]}, scores={"a": [0.9, 0.5, 1.0]})
    made = count(evaluation, 0, default_rule(evaluation))
    assert quantities_of(evaluation.task.profile) == (Quantity.SCORE, Quantity.MARGIN)
    histogram = histogram_of(
        evaluation, made, Selection(), ViewState(), ExampleQuery(), Quantity.SCORE, Cancel()
    )
    assert np.flatnonzero(histogram.every).tolist() == [10, 18, 19]
