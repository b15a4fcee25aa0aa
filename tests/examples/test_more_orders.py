"""Examples by margin, by mistakes in their image, by disagreement, and side by side: against plain loops."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.confusion.every_checkpoint import NOT_JUDGED
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.evaluation import NO_ROW, Task
from cmviewer.examples.disagreement import OtherCheckpoints, disagreement_of
from cmviewer.examples.examples import examples_of
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.query import ExampleQuery, fitting
from cmviewer.examples.sorting import Sort, offered_sorts
from cmviewer.matching import ErrorType, default_rule
from cmviewer.progress import Cancel
from tests.making import make_evaluation, make_random_detection


@cache
def objects():
    evaluation = make_random_detection(seed=6, images=20, checkpoints=4)
    rule = default_rule(evaluation)
    return evaluation, [count(evaluation, checkpoint, rule) for checkpoint in range(4)]


def listed(**query):
    evaluation, counted = objects()
    state = ViewState(background=True)
    return list(examples_of(evaluation, counted[3], Selection(), state, ExampleQuery(**query), Cancel()))


def test_images_with_most_mistakes_stand_first_with_all_of_theirs():
    examples = listed(sort=Sort.MISTAKES)
    mistakes = Counter(example.image for example in examples if not example.correct)
    order = [(-mistakes[example.image], example.image) for example in examples]
    assert order == sorted(order)
    assert len(set(mistakes.values())) > 3


def test_what_checkpoints_disagree_about_stands_first_and_what_has_no_truth_last():
    _, counted = objects()
    said = {}
    for one in counted:
        outcomes = one.outcomes
        for row in range(len(outcomes)):
            if outcomes.truth_row[row] != NO_ROW:
                cell = outcomes.cells_of(np.array([row]))[0]
                said.setdefault(int(outcomes.truth_row[row]), []).append(int(outcomes.cell_prediction[cell]))
    wanted = {truth: 1 - Counter(labels).most_common(1)[0][1] / 4 for truth, labels in said.items()}
    order = [wanted.get(example.truth_row, -1.0) for example in listed(sort=Sort.DISAGREEMENT)]
    assert order == sorted(order, reverse=True)
    assert {0.0, 0.25, 0.5} <= set(order)
    assert order[-1] == -1.0


def test_checkpoints_are_counted_once_for_all_questions(monkeypatch):
    evaluation, counted = objects()
    others = OtherCheckpoints()
    first = others.disagreement(evaluation, counted[0], Cancel())
    monkeypatch.setattr("cmviewer.confusion.every_checkpoint.count", None)
    assert np.array_equal(others.disagreement(evaluation, counted[0], Cancel()), first, equal_nan=True)


def test_a_checkpoint_that_does_not_judge_a_truth_has_no_say():
    none = NOT_JUDGED
    labels = np.array([(0, none, none, 2), (0, none, 1, 1), (1, none, 1, 0), (0, none, 1, none)], np.int32)
    assert disagreement_of(labels).tolist() == pytest.approx([0.25, np.nan, 0.0, 2 / 3], nan_ok=True)


def test_samples_whose_classes_come_near_each_other_stand_first():
    scores = [0.9, 0.2, 0.55, 0.4]
    evaluation = make_evaluation(
        [0, 1, 0, 1], {"a": None}, scores={"a": scores}, positive=1, names=["no", "yes"]
    )
    made = count(evaluation, 0, default_rule(evaluation))
    query = ExampleQuery(sort=Sort.MARGIN)
    examples = examples_of(evaluation, made, Selection(), ViewState(), query, Cancel())
    assert [example.image for example in examples] == [2, 3, 1, 0]


@pytest.mark.parametrize(
    ("grouping", "kind"),
    [
        (Grouping.CAUSE, lambda example: example.cause),
        (Grouping.CLASSES, lambda example: (example.truth, example.prediction)),
    ],
)
def test_what_is_of_one_kind_stands_side_by_side_most_frequent_kind_first(grouping, kind):
    kinds = [kind(example) for example in listed(grouping=grouping, sort=Sort.NAME)]
    met = list(dict.fromkeys(kinds))
    amounts = Counter(kinds)
    assert kinds == [one for one in met for _ in range(amounts[one])]
    assert [amounts[one] for one in met] == sorted(amounts.values(), reverse=True)
    inside = [e.name for e in listed(grouping=grouping, sort=Sort.NAME) if kind(e) == met[0]]
    assert inside == sorted(inside, key=int)


def test_what_a_task_does_not_know_is_neither_offered_nor_asked():
    query = ExampleQuery(sort=Sort.IOU, grouping=Grouping.CAUSE, cause=ErrorType.DUPLICATE)
    assert fitting(query, Task.DETECTION) == query
    assert fitting(query, Task.CLASSIFICATION) == ExampleQuery(sort=Sort.SCORE)
    by_classes = ExampleQuery(sort=Sort.MARGIN, grouping=Grouping.CLASSES)
    assert fitting(by_classes, Task.CLASSIFICATION) == by_classes
    assert fitting(query, Task.SEMANTIC_SEGMENTATION).grouping is Grouping.OBJECT
    assert Sort.DISAGREEMENT in offered_sorts(objects()[0])
    assert Sort.DISAGREEMENT not in offered_sorts(make_evaluation([0], {"a": [0]}))


def test_what_is_never_right_stands_first_then_the_other_lives_and_what_has_none_last():
    _, counted = objects()
    right = {}
    for one in counted:
        outcomes = one.outcomes
        cells = outcomes.cells_of(np.arange(len(outcomes)))
        for truth, cell in zip(outcomes.truth_row.tolist(), cells.tolist(), strict=True):
            if truth != NO_ROW:
                is_right = outcomes.cell_truth[cell] == outcomes.cell_prediction[cell]
                right.setdefault(truth, []).append("x" if is_right else ".")
    order = ["".join(right.get(example.truth_row, "-")) for example in listed(sort=Sort.LIFE)]
    places = [place_of(life) for life in order]
    assert places == sorted(places)
    assert {0, 3, 5, 6} <= set(places)


def place_of(life):
    """Where a life of four checkpoints stands: x is right."""
    lives = {"....": 0, "x...": 1, "xx..": 1, "xxx.": 1, ".x..": 1, ".xx.": 1, "..x.": 1}
    lives |= {"...x": 2, "..xx": 2, ".xxx": 4, "xxxx": 5, "-": 6}
    return lives.get(life, 3)
