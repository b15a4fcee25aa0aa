"""Assignment in rounds, checked against one walk from first to last."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.matching.assignment import best_of_best, greedy


def walked(truth, prediction, rank):
    ends, taken = set(), []
    for place in np.argsort(rank).tolist():
        both = {("truth", truth[place]), ("prediction", prediction[place])}
        if not both & ends:
            ends |= both
            taken.append(place)
    return sorted(taken)


def best(truth, prediction, rank):
    of_prediction, of_truth = {}, {}
    for place in np.argsort(rank).tolist():
        of_prediction.setdefault(prediction[place], place)
    for place in np.argsort(rank).tolist():
        if of_prediction[prediction[place]] == place:
            of_truth.setdefault(truth[place], place)
    return sorted(of_truth.values())


pairs = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 14)), max_size=60)


@given(pairs, st.randoms(use_true_random=False))
@pytest.mark.parametrize(("ours", "naive"), [(greedy, walked), (best_of_best, best)])
def test_what_is_taken_in_rounds_is_what_a_walk_takes_wherever_candidates_lie(ours, naive, pairs, random):
    ends = sorted(pairs)
    random.shuffle(ends)
    rank = random.sample(range(3 * len(ends)), len(ends))
    truth, prediction = np.array(ends, np.int32).reshape(-1, 2).T
    assert ours(truth, prediction, np.array(rank, np.int32)).tolist() == naive(
        truth.tolist(), prediction.tolist(), rank
    )


def test_a_chain_in_which_each_round_frees_one_is_walked_to_its_end():
    truth = np.repeat(np.arange(500, dtype=np.int32), 2)[:-1]
    prediction = np.repeat(np.arange(501, dtype=np.int32), 2)[1:-2]
    rank = np.arange(len(truth), dtype=np.int32)
    assert greedy(truth, prediction, rank).tolist() == walked(truth.tolist(), prediction.tolist(), rank)
