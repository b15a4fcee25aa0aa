"""One list of words: what a word stands for, it stands for in columns, files and folders alike."""

import itertools

import pytest

from cmviewer.evaluation import Role
from cmviewer.readers.files import words
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.maps.roles_by_name import role_by_name
from cmviewer.readers.tables.role_words import side_named

TRUE = (words.TRUTH, words.TRUE_SIDE, words.TRUE_FILE, words.TRUE_ARRAY, words.TRUE_MAPS)
PREDICTED = (
    words.PREDICTION,
    words.PREDICTED_SIDE,
    words.PREDICTED_FILE,
    words.PREDICTED_ARRAY,
    words.PREDICTED_MAPS,
)


@pytest.mark.parametrize(("true", "predicted"), list(itertools.product(TRUE, PREDICTED)))
def test_no_word_stands_for_the_truth_here_and_for_a_prediction_there(
    true: frozenset[str], predicted: frozenset[str]
) -> None:
    assert true.isdisjoint(predicted)


@pytest.mark.parametrize("name", ["target", "targets"])
def test_a_target_is_the_truth_wherever_it_stands(name: str) -> None:
    assert role_of(name) is Role.TRUTH
    assert role_of(f"{name}_val") is Role.TRUTH
    assert side_named(f"{name}: cat") is Role.TRUTH
    assert role_by_name((name,), ()) == (Role.TRUTH, 1)
    assert role_by_name((), (name,), beside_predictions=True) == (Role.TRUTH, 0)


@pytest.mark.parametrize("name", ["predicted_target", "target_predictions"])
def test_a_target_that_is_predicted_is_a_prediction(name: str) -> None:
    assert role_of(name) is Role.PREDICTION
    assert role_by_name((name,), ())[0] is Role.PREDICTION


def test_a_hat_is_a_prediction_after_a_letter_and_else_a_thing_that_one_wears() -> None:
    assert role_of("y_hat") is Role.PREDICTION
    assert role_of("hard-hat") is None
    assert role_by_name(("hard_hat", "masks"), ()) == (Role.TRUTH, 2)


def test_a_part_of_a_data_set_has_one_name_in_a_column_and_in_a_folder() -> None:
    assert words.SPLITS < words.SPLIT_VALUES
    assert words.SPLITS < words.PART
    assert set(words.JUDGED_FIRST) < words.SPLITS
