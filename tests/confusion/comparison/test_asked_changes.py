"""What a query says changed, against the changes of a comparison."""

import numpy as np
import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.compare import Counted, compare_results
from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.errors import CmviewerError
from cmviewer.matching import default_rule
from cmviewer.query import QueryError, check_query, parsed

RANDOM = np.random.default_rng(7)
LABELS = RANDOM.integers(0, 3, (4, 50)).tolist()
EVALUATIONS = {
    "objects": make_random_detection(seed=2, checkpoints=3, images=30),
    "labels": make_evaluation(LABELS[0], {f"epoch {i}": LABELS[i + 1] for i in range(3)}),
}


@pytest.mark.parametrize("name", EVALUATIONS)
@pytest.mark.parametrize("before", [0, 1])
def test_what_changed_since_a_checkpoint_is_what_a_comparison_with_it_says(name, before):
    evaluation = EVALUATIONS[name]
    a, b = (count(evaluation, place, default_rule(evaluation)) for place in (before, 2))
    changes = compare_results(Counted(evaluation, a), Counted(evaluation, b)).changes
    since = evaluation.checkpoint_names[before]
    for change in (Change.FIXED, Change.BROKEN, Change.MOVED, Change.STILL, Change.NEW):
        asked = parsed(f'{change.value} since "{since}"')
        check_query(asked, evaluation)
        wanted = sorted(changes.b[changes.of(change)].tolist())
        assert queried(evaluation, b, asked).tolist() == wanted


def test_without_a_checkpoint_it_is_since_the_one_before():
    evaluation = EVALUATIONS["labels"]
    last = count(evaluation, 2, default_rule(evaluation))
    before = queried(evaluation, last, parsed('fixed since "epoch 1"'))
    assert queried(evaluation, last, parsed("fixed")).tolist() == before.tolist()
    with pytest.raises(CmviewerError) as error:
        queried(evaluation, count(evaluation, 0, default_rule(evaluation)), parsed("fixed"))
    assert error.value.problems[0].code == "nothing-before"


def test_a_checkpoint_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(QueryError, match="no checkpoint 'x': epoch 0, epoch 1, epoch 2"):
        check_query(parsed("fixed since x"), EVALUATIONS["labels"])
