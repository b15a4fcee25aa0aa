"""What a query says changed, against a plain loop over truths and false alarms."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from naive_changes import naive_changes

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.count import count
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.queried import queried
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Checkpoint
from cmviewer.matching import default_rule
from cmviewer.query import QueryError, check_query, parsed, turned
from cmviewer.query.terms import CHANGES

RANDOM = np.random.default_rng(7)
LABELS = RANDOM.integers(0, 3, (4, 50)).tolist()
EVALUATIONS = {
    "objects": make_random_detection(seed=2, checkpoints=3, images=30),
    "labels": make_evaluation(LABELS[0], {f"epoch {i}": LABELS[i + 1] for i in range(3)}),
}


def listed(evaluation, text, shown):
    """How often a query lists each (image, truth, prediction), and of which checkpoint."""
    place, term = turned(parsed(text), evaluation, shown)
    counted = count(evaluation, place, default_rule(evaluation))
    rows, outcomes = queried(evaluation, counted, term), counted.outcomes
    cells = outcomes.cells_of(rows)
    columns = outcomes.image[rows], outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    return place, Counter(zip(*(column.tolist() for column in columns), strict=True))


@pytest.mark.parametrize("name", EVALUATIONS)
@pytest.mark.parametrize("before", [0, 1])
def test_what_changed_since_a_checkpoint_is_what_a_plain_loop_finds(name, before):
    """What is gone are examples of the earlier checkpoint, all else of the one that is shown."""
    evaluation = EVALUATIONS[name]
    changes = naive_changes(evaluation, default_rule(evaluation), before, 2)
    since = evaluation.checkpoint_names[before]
    for word in CHANGES:
        place, found = listed(evaluation, f'{word} since "{since}"', 2)
        wanted = Counter()
        for (image, truth, of_a, of_b, change), times in changes.items():
            if change == word:
                wanted[image, truth, of_a if word == "gone" else of_b] += times
        assert (place, found) == (before if word == "gone" else 2, wanted), word
    assert {change for *_, change in changes} >= (
        {Change.GONE, Change.NEW} if name == "objects" else {"fixed"}
    )


def test_without_a_checkpoint_it_is_since_the_one_before():
    evaluation = EVALUATIONS["labels"]
    for word in CHANGES:
        assert listed(evaluation, word, 2) == listed(evaluation, f'{word} since "epoch 1"', 2)
        with pytest.raises(CmviewerError) as error:
            listed(evaluation, word, 0)
        assert error.value.problems[0].code == "nothing-before"


def test_what_is_gone_is_asked_with_other_terms_of_its_own_checkpoint():
    evaluation = EVALUATIONS["objects"]
    since = evaluation.checkpoint_names[0]
    _, every = listed(evaluation, f'gone since "{since}"', 2)
    place, sure = listed(evaluation, f'score > 0.6, gone since "{since}"', 2)
    assert place == 0
    assert 0 < sure.total() < every.total()
    assert sure <= every


@pytest.mark.parametrize("text", ["not gone", "gone | new", "gone, still", "gone | errors"])
def test_what_is_gone_is_no_part_of_what_another_checkpoint_has(text):
    with pytest.raises(QueryError, match="in an earlier checkpoint alone") as error:
        turned(parsed(text), EVALUATIONS["objects"], 2)
    assert error.value.at == text.index("gone")


def test_names_are_looked_at_also_where_something_is_gone():
    for text, at in (("gone, cow -> dog", 6), ("gone since x", 11)):
        with pytest.raises(QueryError) as error:
            turned(parsed(text), EVALUATIONS["objects"], 2)
        assert error.value.at == at


def test_a_checkpoint_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(QueryError, match="no checkpoint 'x': epoch 0, epoch 1, epoch 2"):
        check_query(parsed("fixed since x"), EVALUATIONS["labels"])


@pytest.mark.parametrize("name", EVALUATIONS)
def test_the_earlier_checkpoint_is_read_once_however_often_and_by_whatever_rule_it_is_asked(name):
    read, made = [], EVALUATIONS[name]

    def load():
        read.append(name)
        return made.checkpoints[0].load()

    first = Checkpoint(made.checkpoint_names[0], (), load)
    evaluation = replace(made, checkpoints=(first, *made.checkpoints[1:]))
    earlier, rule = EarlierCheckpoints(), default_rule(evaluation)
    last = count(evaluation, 2, rule)
    for word in ("fixed", "broken", "moved", "still", "new"):
        asked = parsed(f'{word} since "{first.name}"')
        fresh = queried(made, last, asked)
        assert queried(evaluation, last, asked, earlier=earlier).tolist() == fresh.tolist()
    assert read == [name]
    again = count(evaluation, 2, replace(rule, score=0.6))
    asked = parsed(f'fixed since "{first.name}"')
    assert queried(evaluation, again, asked, earlier=earlier).tolist() == queried(made, again, asked).tolist()
    assert read == [name]
    earlier.forget()
    queried(evaluation, last, asked, earlier=earlier)
    assert read == [name, name]
