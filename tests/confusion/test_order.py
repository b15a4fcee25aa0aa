import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from natsort import natsorted

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.order import SHOWN_LIMIT, most_confused, shown_classes
from cmviewer.confusion.view_state import Order
from cmviewer.evaluation import Classes

names = st.lists(st.text("ab1029 ", max_size=4), min_size=1, max_size=8)


def matrix_of(class_count, cells):
    made = sorted(cells.items())
    return ConfusionMatrix(
        class_count,
        np.array([truth for (truth, _), _ in made], np.int32),
        np.array([prediction for (_, prediction), _ in made], np.int32),
        np.array([count for _, count in made], np.int64),
    )


@st.composite
def cases(draw):
    classes = Classes(tuple(draw(names)))
    labels = st.integers(0, len(classes) - 1)
    cells = draw(st.dictionaries(st.tuples(labels, labels), st.integers(1, 3), max_size=6))
    return classes, cells, matrix_of(len(classes), cells)


def naive(classes, amount):
    """Largest first; ties by name, then by label."""
    by_name = [label for label, _ in natsorted(enumerate(classes.names), key=lambda item: item[1])]
    return sorted(by_name, key=lambda label: -amount[label])


@given(cases())
def test_orders_are_given_natural_name_support_and_errors(case):
    classes, cells, matrix = case
    everyone = range(len(classes))
    support = [sum(n for (t, _), n in cells.items() if t == label) for label in everyone]
    errors = [sum(n for (t, p), n in cells.items() if t != p and label in (t, p)) for label in everyone]
    assert shown_classes(matrix, classes, Order.GIVEN, None).tolist() == list(everyone)
    assert shown_classes(matrix, classes, Order.NAME, None).tolist() == naive(classes, [0] * len(classes))
    assert shown_classes(matrix, classes, Order.SUPPORT, None).tolist() == naive(classes, support)
    assert shown_classes(matrix, classes, Order.ERRORS, None).tolist() == naive(classes, errors)


def naive_most_confused(classes, cells, chosen, top):
    """Pair by pair, the heaviest first, of equal ones the first by name; then class by class, by name."""
    by_name = [label for label in naive(classes, [0] * len(classes)) if label in chosen]
    weight = {}
    for (truth, prediction), count in cells.items():
        if truth != prediction and truth in chosen and prediction in chosen:
            pair = tuple(sorted((truth, prediction), key=by_name.index))
            weight[pair] = weight.get(pair, 0) + count
    places = {pair: tuple(map(by_name.index, pair)) for pair in weight}
    found = []
    for pair in sorted(weight, key=lambda pair: (-weight[pair], places[pair])):
        found += [label for label in pair if label not in found]
    found += [label for label in by_name if label not in found]
    return found[:top]


@given(cases(), st.integers(0, 9), st.sampled_from(Order))
def test_the_most_confused_stand_in_the_wanted_order(case, top, order):
    classes, cells, matrix = case
    chosen = naive_most_confused(classes, cells, range(len(classes)), top)
    assert most_confused(matrix, classes, top).tolist() == chosen
    expected = [label for label in shown_classes(matrix, classes, order, None).tolist() if label in chosen]
    assert shown_classes(matrix, classes, order, top).tolist() == expected


@given(cases(), st.sets(st.integers(0, 7)), st.one_of(st.none(), st.integers(0, 9)), st.sampled_from(Order))
def test_the_most_confused_are_taken_from_the_chosen_classes(case, chosen, top, order):
    classes, cells, matrix = case
    chosen = tuple(sorted(label for label in chosen if label < len(classes)))
    worst = naive_most_confused(classes, cells, chosen, top)
    expected = [label for label in shown_classes(matrix, classes, order, None).tolist() if label in worst]
    assert shown_classes(matrix, classes, order, top, chosen).tolist() == expected


def test_both_ends_of_a_confusion_are_shown_before_a_class_that_is_confused_with_many():
    classes = Classes(tuple("abcdef"))
    matrix = matrix_of(6, {(0, 1): 3, (0, 2): 3, (0, 3): 3, (4, 5): 5, (5, 4): 1})
    assert most_confused(matrix, classes, 2).tolist() == [4, 5]
    assert most_confused(matrix, classes, 3).tolist() == [4, 5, 0]


def test_names_are_ordered_as_people_count():
    classes = Classes(("epoch 10", "epoch 2", "epoch 1"))
    assert shown_classes(matrix_of(3, {}), classes, Order.NAME, None).tolist() == [2, 1, 0]


def test_the_most_confused_class_comes_first_and_correct_ones_do_not_matter():
    classes = Classes(("a", "b", "c"))
    matrix = matrix_of(3, {(0, 0): 100, (1, 2): 2, (2, 1): 1, (0, 1): 1})
    assert most_confused(matrix, classes, 2).tolist() == [1, 2]


@pytest.mark.parametrize("top", [None, SHOWN_LIMIT + 5])
def test_more_classes_than_can_be_drawn_are_never_drawn(top):
    count = SHOWN_LIMIT + 10
    matrix = matrix_of(count, {(count - 1, 0): 1})
    shown = shown_classes(matrix, Classes.numbered(count), Order.GIVEN, top)
    assert shown.tolist() == [*range(SHOWN_LIMIT - 1), count - 1]
