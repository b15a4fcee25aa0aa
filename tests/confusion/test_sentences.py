import dataclasses
import math

import numpy as np
import pytest
from making import make_detection, make_evaluation

from cmviewer.confusion import captions, cautions, sentences, totals_words
from cmviewer.confusion.count import count
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import Selection, Side, View, ViewState, Which
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule, Difficult

# Of 8 cats 5 are seen as cat, 2 as dog, 1 not at all; of 3 dogs 2 as dog, 1 as cat; one car as car.
TRUTH = [0] * 8 + [1] * 3 + [2]
PREDICTED = [0, 0, 0, 0, 0, 1, 1, None, 1, 1, 0, 2]


@pytest.fixture
def pets():
    return make_evaluation(TRUTH, {"epoch 1": TRUTH, "epoch 2": PREDICTED}, names=["cat", "dog", "car"])


@pytest.fixture
def matrix(pets):
    return count(pets, 1, CountingRule()).matrix


SHOWN = ViewState(background=True)


def overall_of(truth, predicted):
    evaluation = make_evaluation(truth, {"a": predicted}, names=["cat", "dog"])
    matrix = count(evaluation, 0, CountingRule()).matrix
    return cautions.caution(measures_of(matrix, Task.CLASSIFICATION), evaluation)


def test_a_cell_is_one_sentence(matrix, pets):
    assert sentences.cell_sentence(matrix, pets, SHOWN, (0,), (1,)) == (
        "2 of 8 “cat” were predicted “dog”: 25.0 % of “cat”, 50.0 % of “dog” predictions; "
        "recall of “cat” 62.5 %; precision of “dog” 50.0 %"
    )


def test_of_objects_shares_leave_out_what_is_hidden_and_say_so_but_recall_does_not():
    cells = {(0, 0): 5, (0, 1): 2, (0, 2): 1, (1, 1): 1, (2, 1): 1}
    truth, prediction = np.array(list(cells), np.int32).T
    matrix = ConfusionMatrix(2, truth, prediction, np.array(list(cells.values()), np.int64))
    pets = make_detection([], {"a": []}, names=["cat", "dog"])
    assert sentences.cell_sentence(matrix, pets, ViewState(), (0,), (1,)) == (
        "2 of 7 matched “cat” were predicted “dog”: 28.6 % of matched “cat”, "
        "66.7 % of matched “dog” predictions; recall of “cat” 62.5 %; precision of “dog” 25.0 %"
    )
    assert "of those matched, background hidden" in captions.caption(pets, matrix, ViewState())
    assert "of those matched" not in captions.caption(pets, matrix, SHOWN)


def test_samples_without_a_prediction_are_never_hidden(matrix, pets):
    hidden, shown = (
        sentences.cell_sentence(matrix, pets, state, (0,), (1,)) for state in (ViewState(), SHOWN)
    )
    assert hidden == shown


def test_what_has_no_prediction_is_one_sentence(matrix, pets):
    assert sentences.cell_sentence(matrix, pets, SHOWN, (0,), (3,)) == (
        "1 of 8 “cat” were predicted “(no prediction)”: 12.5 % of “cat”, 100.0 % of “(no prediction)”; "
        "recall of “cat” 62.5 %"
    )


def test_a_cell_of_other_is_one_sentence(matrix, pets):
    assert sentences.cell_sentence(matrix, pets, SHOWN, (1, 2), (0,)) == (
        "1 of 4 “(other)” were predicted “cat”: 25.0 % of “(other)”, 16.7 % of “cat” predictions; "
        "precision of “cat” 83.3 %"
    )


def test_an_undefined_share_is_a_dash_in_the_sentence():
    evaluation = make_evaluation([0], {"a": [0]}, names=["cat", "dog"])
    matrix = count(evaluation, 0, CountingRule()).matrix
    assert sentences.cell_sentence(matrix, evaluation, SHOWN, (1,), (1,)) == (
        "0 of 0 “dog” were predicted “dog”: – of “dog”, – of “dog” predictions; "
        "recall of “dog” –; precision of “dog” –"
    )


def test_percent_is_a_dash_where_undefined():
    assert [percent(share) for share in (0, 0.1234, 1, math.nan)] == [
        "0.0 %",
        "12.3 %",
        "100.0 %",
        "–",
    ]


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection((0,), (1,)), "cat → dog"),
        (Selection((0,), (3,)), "cat → (no prediction)"),
        (Selection((0,), None), "cat → anything"),
        (Selection(None, (1,)), "anything → dog"),
        (Selection((1, 2), (0,)), "(other) → cat"),
        (Selection(), "everything"),
        (Selection(which=Which.ERRORS), "all errors"),
        (Selection(which=Which.CORRECT), "all correct"),
        (Selection((0, 1), (0, 1), Which.ERRORS), "cat ↔ dog"),
        (Selection((0, 3), (0, 3), Which.ERRORS), "cat ↔ (no prediction)"),
        (Selection((0, 1), (0, 1)), "(other) → (other)"),
        (Selection((0,), None, Which.ERRORS), "cat → anything, errors only"),
    ],
)
def test_a_selection_has_a_name(pets, selection, name):
    assert sentences.selection_name(selection, pets) == name


def test_the_background_is_called_by_its_name_where_there_are_boxes(pets):
    assert sentences.shown_name(3, pets.classes, Task.DETECTION) == "background"
    assert sentences.shown_name(3, pets.classes, Task.CLASSIFICATION) == "(no prediction)"


def test_what_the_hidden_background_hides_is_said(matrix):
    hidden = totals_words.hidden_sentence(matrix, ViewState(), Task.DETECTION)
    assert hidden == "1 missed, 0 false alarms are hidden"
    assert totals_words.hidden_sentence(matrix, ViewState(background=True), Task.DETECTION) == ""
    assert totals_words.hidden_sentence(matrix, ViewState(), Task.CLASSIFICATION) == ""


def test_a_background_that_hides_nothing_is_not_mentioned(pets):
    matrix = count(pets, 0, CountingRule()).matrix
    assert totals_words.hidden_sentence(matrix, ViewState(), Task.DETECTION) == ""


@pytest.mark.parametrize(
    ("top", "shown", "sentence"),
    [
        (None, None, ""),
        (3, None, ""),
        (3, (0, 1, 2), ""),
        (2, None, "the 2 most confused of 3 classes, the rest as (other)"),
        (0, None, "the 0 most confused of 3 classes, the rest as (other)"),
        (None, (0, 2), "2 of 3 classes chosen, the rest as (other)"),
        (2, (0, 2), "2 of 3 classes chosen, the rest as (other)"),
        (None, (), "0 of 3 classes chosen, the rest as (other)"),
        (1, (0, 2), "the 1 most confused of 2 classes chosen from 3, the rest as (other)"),
    ],
)
def test_what_stands_as_other_is_said(pets, top, shown, sentence):
    assert captions.folded_sentence(pets.classes, ViewState(top=top, shown=shown)) == sentence


@pytest.mark.parametrize(
    ("score", "sentence"),
    [(0.0, "score ≥ 0.00"), (0.5, "score ≥ 0.50"), (0.125, "score ≥ 0.125"), (1.0, "score ≥ 1.00")],
)
def test_the_rule_is_said_exactly(pets, score, sentence):
    assert captions.rule_sentence(pets, ViewState(rule=CountingRule(score=score))) == sentence


def test_a_cut_off_is_said_with_its_class(pets):
    cut = dataclasses.replace(pets, positive=1)
    assert captions.rule_sentence(cut, ViewState(rule=CountingRule(score=0.5))) == "dog from score 0.50 on"


def test_a_caption_makes_a_picture_unambiguous(pets, matrix):
    state = ViewState(checkpoint=1, view=View.PREDICTION, rows=Side.PREDICTION, background=True, top=2)
    assert captions.caption(pets, matrix, state) == (
        "epoch 2 · by prediction · score ≥ 0.00 · (no prediction) shown · prediction on rows · "
        "the 2 most confused of 3 classes, the rest as (other)"
    )
    parts = captions.caption_parts(pets, matrix, state)
    assert sorted(parts) == sorted(captions.caption(pets, matrix, state).split(captions.BETWEEN))
    assert parts[-1] == "score ≥ 0.00"  # of a short line the rule, which stands beside it, goes first
    whole = count(pets, 0, CountingRule()).matrix
    assert captions.caption(pets, whole, ViewState()) == "epoch 1 · by truth · score ≥ 0.00 · truth on rows"


def test_an_accuracy_that_misleads_is_said_in_words():
    assert overall_of([0] * 9 + [1], [0] * 10) == (
        "Accuracy misleads: 90.0 % of the truth is cat, so always saying cat would reach 90.0 %"
    )


@pytest.mark.parametrize(
    ("truth", "predicted"),
    [
        ([0, 1] * 5, [0, 1] * 5),  # balanced
        ([0] * 9 + [1], [0] * 9 + [1]),  # unbalanced, and still right about both
        ([], []),
    ],
)
def test_an_accuracy_that_does_not_mislead_is_left_alone(truth, predicted):
    assert overall_of(truth, predicted) == ""


def collapse_of(truth, predicted):
    evaluation = make_evaluation(truth, {"a": predicted}, names=["cat", "dog", "car"])
    return cautions.collapse(count(evaluation, 0, CountingRule()).matrix, evaluation)


def test_a_model_that_says_the_same_of_nearly_everything_is_named():
    truth = [0, 1, 2, 1] * 25
    assert collapse_of(truth, [0] * 97 + [1, 2, 1]) == "Nearly everything (97.0 %) is predicted as “cat”"
    assert collapse_of([0] * 96 + [1] * 4, [0] * 100) == "Nearly everything (100.0 %) is predicted as “cat”"


@pytest.mark.parametrize(
    ("truth", "predicted"),
    [
        ([0, 1, 2, 1] * 25, [0] * 94 + [1] * 6),  # not nearly everything
        ([0] * 100, [0] * 100),  # there is nothing else
        ([0] * 97 + [1] * 3, [0] * 97 + [1] * 3),  # nearly everything is so, and the rest is found
        ([0, 1] * 50, [None] * 98 + [0, 0]),  # hardly anything is predicted
        ([], []),
    ],
)
def test_what_is_no_collapse_is_left_alone(truth, predicted):
    assert collapse_of(truth, predicted) == ""


@pytest.fixture
def street():
    """Of three cats one is found, one is called dog, one is missed; of cat there is one false alarm."""
    far = [(0, 0, 10 * place, 0, 10 * place + 8, 8) for place in range(3)]
    said = [(0, 0, 0.9, 0, 0, 8, 8), (0, 1, 0.9, 10, 0, 18, 8), (0, 0, 0.9, 60, 60, 70, 70)]
    return make_detection(far, {"a": said}, names=["cat", "dog"])


def test_misses_and_false_alarms_are_sentences_of_their_own(street):
    matrix = count(street, 0, CountingRule()).matrix

    def sentence(truth, prediction, state=SHOWN):
        return sentences.cell_sentence(matrix, street, state, truth, prediction)

    missed = "1 of 3 “cat” was missed: 33.3 % of “cat”; recall of “cat” 33.3 %"
    assert sentence((0,), (2,)) == sentence((0,), (2,), ViewState()) == missed
    alarm = "1 false alarm says “cat”: 50.0 % of all “cat” predictions; precision of “cat” 50.0 %"
    assert sentence((2,), (0,)) == sentence((2,), (0,), ViewState()) == alarm
    assert sentence((2,), (1,)).startswith("0 false alarms say “dog”: 0.0 % of all “dog” predictions")
    assert sentence((0,), (1,), ViewState()) == (
        "1 of 2 matched “cat” were predicted “dog”: 50.0 % of matched “cat”, "
        "100.0 % of matched “dog” predictions; recall of “cat” 33.3 %; precision of “dog” 0.0 %"
    )
    assert sentence((0, 1), (2,)) == "1 of 3 “(other)” was missed: 33.3 % of “(other)”"
    assert "nothing to count" in sentence((2,), (2,))


def test_what_the_hidden_background_hides_of_objects_is_said(street):
    matrix = count(street, 0, CountingRule()).matrix
    hidden = totals_words.hidden_sentence(matrix, ViewState(), Task.DETECTION)
    assert hidden == "1 missed, 1 false alarm are hidden"


def test_objects_do_not_collapse_because_some_are_missed(street):
    boxes = [(0, 0, 10 * place, 0, 10 * place + 8, 8) for place in range(60)]
    found = [(image, label, 0.9, *box) for image, label, *box in boxes[:40]]
    evaluation = make_detection(boxes, {"a": found}, names=["cat", "dog"])
    assert cautions.collapse(count(evaluation, 0, CountingRule()).matrix, evaluation) == ""
    mixed = [(0, place % 2, *box) for place, (_, _, *box) in enumerate(boxes)]
    evaluation = make_detection(mixed, {"a": found}, names=["cat", "dog"])
    said = cautions.collapse(count(evaluation, 0, CountingRule()).matrix, evaluation)
    assert said == "Nearly everything (100.0 %) is predicted as “cat”"


TOTALS = Totals(
    images=5000,
    truths=36781,
    counted=36335,
    predictions=40102,
    without_prediction=0,
    under_threshold=2310,
    correct=0,
    errors=0,
    ignored_truths=446,
    on_ignored=12,
)


def test_how_many_objects_count_and_how_many_do_not_is_said():
    assert totals_words.counted_sentence(TOTALS, CountingRule(score=0.25), Task.DETECTION) == (
        "36,335 truths (446 more left aside) · 40,102 predictions kept "
        "(2,310 under 0.25, 12 on crowd regions left out)"
    )
    rule = CountingRule(score=0.25, difficult=Difficult.IGNORE)
    assert "12 on what is not counted" in totals_words.counted_sentence(TOTALS, rule, Task.DETECTION)
    few = dataclasses.replace(
        TOTALS, counted=1, predictions=1, under_threshold=0, on_ignored=0, ignored_truths=0
    )
    assert totals_words.counted_sentence(few, CountingRule(), Task.DETECTION) == "1 truth · 1 prediction kept"
