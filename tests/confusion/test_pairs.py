import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.pairs import Directions, Rank, confused_pairs
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.confusion.views import selected_cells

CLASS_COUNT = 4
labels = st.integers(0, CLASS_COUNT)
cells = st.dictionaries(st.tuples(labels, labels), st.integers(1, 9), max_size=20)


def matrix_of(cells, class_count=CLASS_COUNT):
    made = sorted(cells.items())
    return ConfusionMatrix(
        class_count,
        np.array([truth for (truth, _), _ in made], np.int32),
        np.array([prediction for (_, prediction), _ in made], np.int32),
        np.array([count for _, count in made], np.int64),
    )


def naive(cells, background, directions):
    """Count and shares of every confused pair, by a loop: {(truth, prediction): (count, …)}."""
    cells = {
        (truth, prediction): count
        for (truth, prediction), count in cells.items()
        if background or CLASS_COUNT not in (truth, prediction)
    }
    pairs = {}
    for (truth, prediction), there in cells.items():
        if truth == prediction:
            continue
        count, sides, predicted = there, {truth}, {prediction}
        if directions is Directions.BOTH:
            back = cells.get((prediction, truth), 0)
            if (back, truth) > (there, prediction):
                continue
            count, sides, predicted = there + back, {truth, prediction}, {truth, prediction}
        pairs[truth, prediction] = (
            count,
            count / sum(n for (t, _), n in cells.items() if t in sides),
            count / sum(n for (_, p), n in cells.items() if p in predicted),
        )
    return pairs


@given(cells, st.booleans(), st.sampled_from(Rank), st.sampled_from(Directions))
def test_pairs_are_what_a_loop_over_the_cells_gives(cells, background, rank, directions):
    pairs = confused_pairs(matrix_of(cells), background=background, rank=rank, directions=directions)
    expected = naive(cells, background, directions)
    numbers = zip(pairs.count.tolist(), pairs.of_truth.tolist(), pairs.of_prediction.tolist(), strict=True)
    made = dict(zip(zip(pairs.truth.tolist(), pairs.prediction.tolist(), strict=True), numbers, strict=True))
    assert made == {pair: pytest.approx(values) for pair, values in expected.items()}
    assert len(pairs) == len(expected)
    ranked = {Rank.COUNT: pairs.count, Rank.TRUTH: pairs.of_truth, Rank.PREDICTION: pairs.of_prediction}[rank]
    keys = list(zip((-ranked).tolist(), (-pairs.count).tolist(), strict=True))
    assert keys == sorted(keys)


@given(cells, st.sampled_from(Directions))
def test_a_pair_opens_exactly_what_it_counts(cells, directions):
    matrix = matrix_of(cells)
    pairs = confused_pairs(matrix, background=True, directions=directions)
    for row in range(len(pairs)):
        taken = selected_cells(matrix, pairs.selection(row), ViewState(background=True))
        assert matrix.count[taken].sum() == pairs.count[row]


def test_one_direction_is_a_cell_and_both_are_the_errors_between_two_classes():
    matrix = matrix_of({(2, 1): 5, (1, 2): 3})
    assert confused_pairs(matrix, background=False).selection(0) == Selection((2,), (1,))
    both = confused_pairs(matrix, background=False, directions=Directions.BOTH)
    assert both.selection(0) == Selection((1, 2), (1, 2), Which.ERRORS)
    assert (both.truth.tolist(), both.prediction.tolist(), both.count.tolist()) == ([2], [1], [8])


def test_a_million_classes_are_never_made_dense():
    random = np.random.default_rng(1)
    truth = np.sort(random.integers(0, 1_000_000, 200_000)).astype(np.int32)
    prediction = random.integers(0, 1_000_000, 200_000).astype(np.int32)
    matrix = ConfusionMatrix(1_000_000, truth, prediction, np.ones(200_000, np.int64))
    tracemalloc.start()
    pairs = confused_pairs(matrix, background=False, rank=Rank.TRUTH, directions=Directions.BOTH)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pairs) > 199_000
    assert peak < 100e6
