"""The life of each truth against a plain loop, of labels and of objects."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.every_checkpoint import NOT_JUDGED
from cmviewer.confusion.lives import lives_of
from cmviewer.confusion.queried import queried
from cmviewer.evaluation import NO_IMAGE, NO_ROW, frozen
from cmviewer.matching import default_rule
from cmviewer.query import LIVES, NO_LIFE, QueryError, check_query, check_subset, parsed

RANDOM = np.random.default_rng(5)
LABELS = RANDOM.integers(0, 2, (7, 90)).tolist()
EVALUATIONS = {
    "labels": make_evaluation(LABELS[0], {f"epoch {i}": LABELS[i] for i in range(1, 7)}),
    "objects": make_random_detection(seed=4, checkpoints=4, images=30),
}


def life(rights):
    """Life of one truth, as it is right (True) or wrong in one checkpoint after another."""
    if all(rights):
        return "always"
    if not any(rights):
        return "never"
    losses = sum(one and not next_one for one, next_one in pairwise(rights))
    if losses == 0:
        return "late" if 2 * rights.index(True) >= len(rights) else "learned"
    return "forgotten" if losses == 1 and not rights[-1] else "flickering"


@pytest.mark.parametrize("name", EVALUATIONS)
def test_the_life_of_each_truth_is_what_a_loop_over_the_checkpoints_says(name):
    evaluation = EVALUATIONS[name]
    rights = {}
    results = [count(evaluation, i, default_rule(evaluation)) for i in range(len(evaluation.checkpoints))]
    for result in results:
        outcomes = result.outcomes
        cells = outcomes.cells_of(np.arange(len(outcomes)))
        right = (outcomes.cell_truth == outcomes.cell_prediction)[cells]
        for row, is_right in zip(outcomes.truth_row.tolist(), right.tolist(), strict=True):
            if row != NO_ROW:
                rights.setdefault(row, []).append(is_right)
    last, seen = results[-1], 0
    for word in LIVES:
        term = parsed(f"life = {word}")
        check_query(term, evaluation)
        found = last.outcomes.truth_row[queried(evaluation, last, term)].tolist()
        wanted = sorted(row for row, one in rights.items() if life(one) == word)
        assert sorted(found) == wanted
        seen += len(wanted)
    assert seen == len(rights) > 50


def test_each_life_is_told_from_the_others_and_checkpoints_that_do_not_judge_are_passed_over():
    no = NOT_JUDGED
    rows = {
        "never": [1, 1, 1, 1],
        "always": [0, no, 0, 0],
        "late": [1, 1, 0, 0],
        "learned": [1, 0, no, 0],
        "forgotten": [1, 0, 0, 1],
        "flickering": [0, 1, 0, 0],
        "nothing": [no, no, no, no],
    }
    found = lives_of(np.array(list(rows.values()), np.int32).T, np.zeros(len(rows), np.int32))
    wanted = [list(LIVES).index(name) if name in LIVES else NO_LIFE for name in rows]
    assert found.tolist() == wanted


def test_a_life_that_there_is_not_is_refused_and_none_chooses_what_is_counted():
    with pytest.raises(QueryError, match="no life 'old': never, forgotten, late"):
        check_query(parsed("life = old"), EVALUATIONS["labels"])
    with pytest.raises(QueryError, match="ask it of a list"):
        check_subset(parsed("life = never"), EVALUATIONS["labels"])


def test_samples_of_which_only_the_number_is_known_have_no_life_and_changed_in_no_way_that_is_told():
    made = make_evaluation([0, 0, 1, 1], {"first": [0, 1, 0, 1], "last": [0, 1, 1, 0]})
    image = np.array([NO_IMAGE, NO_IMAGE, 0, 1], np.int32)
    some = replace(made, truth=replace(made.truth, image=frozen(image, np.int32)))
    none = replace(made, truth=replace(made.truth, image=frozen(np.full(4, NO_IMAGE), np.int32)))
    last = count(some, 1, default_rule(some))
    lives = {word: queried(some, last, parsed(f"life = {word}")) for word in LIVES}
    rows = {word: last.outcomes.truth_row[found].tolist() for word, found in lives.items() if len(found)}
    assert rows == {"late": [2], "forgotten": [3]}
    with pytest.raises(QueryError, match="no sample is known"):
        check_query(parsed("life = never"), none)
    for evaluation in (some, none):
        with pytest.raises(QueryError, match="only the counts are known"):
            check_query(parsed("broken since first"), evaluation)
