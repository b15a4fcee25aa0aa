"""What is said of a selection, of each kind."""

import pytest
from making import make_detection, make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.selection_sentences import selection_sentence
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import CellBlock, Selection, ViewState, Which
from cmviewer.matching import CountingRule

# Of 8 cats 5 are seen as cat, 2 as dog, 1 not at all; of 3 dogs 2 as dog, 1 as cat; one car as car.
TRUTH = [0] * 8 + [1] * 3 + [2]
PREDICTED = [0, 0, 0, 0, 0, 1, 1, None, 1, 1, 0, 2]
SHOWN = ViewState(background=True)
RECTANGLE = Selection(cells=(CellBlock((0, 1), (1, 2)),))
SCATTERED = Selection(cells=(CellBlock((0,), (1,)), CellBlock((1,), (0, 2))))


@pytest.fixture
def pets():
    return make_evaluation(TRUTH, {"epoch": PREDICTED}, names=["cat", "dog", "car"])


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (Selection((0,)), "8 “cat”: 5 predicted right, 3 wrong; recall of “cat” 62.5 %"),
        (Selection(None, (1,)), "4 predicted “dog”: 2 of them right, 2 wrong; precision of “dog” 50.0 %"),
        (Selection(None, (3,)), "1 of all classes without a prediction"),
        (
            Selection((0, 1), (0, 1), Which.ERRORS),
            "3 confused between “cat” and “dog”: 2 “cat” as “dog”, 1 “dog” as “cat”",
        ),
        (RECTANGLE, "cat, dog → dog, car: 4 in 4 cells, 33.3 % of all 12; 2 right"),
        (SCATTERED, "3 cells: cat → dog; dog → cat, car: 3, 25.0 % of all 12; 0 right"),
        (Selection(), "12 in all: 8 right, 4 wrong"),
        (Selection(which=Which.ERRORS), "all errors: 4, 33.3 % of all 12; 0 right"),
    ],
)
def test_each_kind_of_selection_is_one_sentence(pets, selection, sentence):
    matrix = count(pets, 0, CountingRule()).matrix
    assert selection_sentence(matrix, pets, SHOWN, selection) == sentence


def test_of_objects_the_background_is_what_was_missed_and_what_is_not_there_and_is_left_out_while_hidden():
    box = (0, 0, 9, 9)
    objects = make_detection(
        [(0, 0, *box), (1, 1, *box)], {"a": [(2, 1, 0.9, *box), (0, 0, 0.9, *box)]}, names=["cat", "dog"]
    )
    matrix = count(objects, 0, CountingRule()).matrix

    def sentence(selection, state):
        return selection_sentence(matrix, objects, state, selection)

    assert sentence(Selection((2,)), SHOWN) == "1 false alarm of all classes"
    assert sentence(Selection(None, (2,)), SHOWN) == "1 of all classes missed"
    assert sentence(Selection(), SHOWN) == "3 in all: 1 right, 2 wrong"
    assert sentence(Selection(), ViewState()) == "1 in all: 1 right, 0 wrong"
    row = "predicted right, {} wrong; recall of “dog” 0.0 %"
    assert sentence(Selection((1,)), SHOWN) == f"1 “dog”: 0 {row.format(1)}"
    assert sentence(Selection((1,)), ViewState()) == f"0 “dog”: 0 {row.format(0)}"


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (RECTANGLE, "cat, dog → dog, car"),
        (SCATTERED, "3 cells: cat → dog; dog → cat, car"),
        (Selection(cells=(CellBlock((0, 1), None),)), "cat, dog → anything"),
        (Selection(cells=(CellBlock(None, (0, 3)),)), "anything → cat, (no prediction)"),
        (Selection(cells=(CellBlock((0, 1, 2, 3), (0,)),)), "cat, dog and 2 more → cat"),
        (
            Selection(cells=tuple(CellBlock((label,), (label,)) for label in range(4))),
            "4 cells: cat → cat; dog → dog; car → car; …",
        ),
    ],
)
def test_several_cells_have_a_name(pets, selection, name):
    assert selection_name(selection, pets) == name
