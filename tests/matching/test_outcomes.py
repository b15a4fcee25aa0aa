from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.matching import OutcomeRows, outcomes_by_cell


def by_cell(truth, prediction, class_count):
    rows = np.arange(len(truth), dtype=np.int32)
    return outcomes_by_cell(
        np.array(truth, np.int32),
        np.array(prediction, np.int32),
        class_count=class_count,
        rows=lambda: OutcomeRows(rows, rows, rows, np.zeros(len(rows), np.float32)),
    )


@given(
    st.integers(1, 2_000_000).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.lists(st.tuples(st.integers(0, count), st.integers(0, count)), max_size=40),
        )
    )
)
def test_outcomes_are_sorted_by_cell_and_keep_their_order_within_one(case):
    class_count, pairs = case
    outcomes = by_cell([t for t, _ in pairs], [p for _, p in pairs], class_count)
    expected = sorted(range(len(pairs)), key=lambda row: pairs[row])
    assert outcomes.truth_row.tolist() == expected
    cells = list(zip(outcomes.cell_truth.tolist(), outcomes.cell_prediction.tolist(), strict=True))
    assert cells == sorted(set(pairs))
    assert outcomes.cell_count.tolist() == [pairs.count(cell) for cell in cells]
    assert outcomes.weight.tolist() == [1] * len(pairs)


def test_many_outcomes_of_few_classes_are_counted_as_a_few_of_many_are():
    random = np.random.default_rng(3)
    truth, prediction = random.integers(0, 4, (2, 500))
    few, many = by_cell(truth, prediction, 4), by_cell(truth, prediction, 400)
    for name in ("cell_truth", "cell_prediction", "cell_count", "cell_start", "truth_row"):
        assert getattr(few, name).tolist() == getattr(many, name).tolist()
    assert few.cell_count.tolist() == np.bincount(4 * truth + prediction).tolist()


def test_rows_are_not_asked_for_until_an_example_is():
    asked = []
    rows = np.arange(3, dtype=np.int32)
    outcomes = outcomes_by_cell(
        np.array([1, 0, 1], np.int32),
        np.array([0, 0, 0], np.int32),
        class_count=2,
        rows=lambda: asked.append(1) or OutcomeRows(rows, rows, rows, np.zeros(3, np.float32)),
    )
    assert (len(outcomes), outcomes.cell_count.tolist(), asked) == (3, [1, 2], [])
    assert outcomes.image.tolist() == outcomes.truth_row.tolist() == [1, 0, 2]
    assert asked == [1]


def test_codes_too_big_to_carry_their_row_are_sorted_alike():
    largest = np.iinfo(np.int32).max
    labels = [largest - 1, 5, largest, 5, largest - 1]
    outcomes = by_cell(labels, labels[::-1], largest)
    assert outcomes.truth_row.tolist() == sorted(range(5), key=lambda row: (labels[row], labels[4 - row]))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1), st.data())
def test_the_rows_of_cells_are_the_outcomes_in_them(pairs, data):
    outcomes = by_cell([t for t, _ in pairs], [p for _, p in pairs], 3)
    count = len(outcomes.cell_count)
    taken = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    rows = outcomes.rows_of(taken)
    assert rows.tolist() == [
        row for row, cell in enumerate(outcomes.cells_of(np.arange(len(pairs)))) if taken[cell]
    ]
    wanted = {
        (int(t), int(p))
        for t, p, take in zip(outcomes.cell_truth, outcomes.cell_prediction, taken, strict=True)
        if take
    }
    assert sorted(outcomes.truth_row[rows].tolist()) == [
        row for row, pair in enumerate(pairs) if pair in wanted
    ]


def test_no_outcome_at_all_makes_no_cell():
    outcomes = by_cell([], [], 5)
    assert (len(outcomes), len(outcomes.cell_count), outcomes.cell_start.tolist()) == (0, 0, [0])
    assert outcomes.rows_of(np.empty(0, np.bool_)).tolist() == []


def test_outcomes_cannot_be_written_to():
    outcomes = by_cell([0], [1], 2)
    for array in (outcomes.image, outcomes.score, outcomes.weight, outcomes.cell_count):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 7


@given(st.integers(2, 40), st.integers(0, 10), st.integers(0, 4000), st.integers(0, 2**32 - 1))
def test_correct_outcomes_that_are_counted_by_class_give_what_counting_each_gives(
    class_count, right_of_ten, count, seed
):
    random = np.random.default_rng(seed)
    truth, guess = random.integers(0, class_count + 1, (2, count))
    prediction = np.where(random.integers(0, 10, count) < right_of_ten, truth, guess)
    outcomes = by_cell(truth, prediction, class_count)
    expected = sorted(Counter(zip(truth.tolist(), prediction.tolist(), strict=True)).items())
    cells = zip(outcomes.cell_truth.tolist(), outcomes.cell_prediction.tolist(), strict=True)
    assert list(zip(cells, outcomes.cell_count.tolist(), strict=True)) == expected


@pytest.mark.parametrize("class_count", [255, 256])
def test_codes_of_sixteen_bits_and_those_just_above_are_brought_into_the_same_order(class_count):
    truth, prediction = np.random.default_rng(1).integers(class_count - 8, class_count + 1, (2, 600)).tolist()
    outcomes = by_cell(truth, prediction, class_count)
    assert outcomes.truth_row.tolist() == sorted(range(600), key=lambda row: (truth[row], prediction[row]))
