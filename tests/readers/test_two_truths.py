"""Two columns that could both be the truth are asked, and never chosen."""

from random import Random

import pytest
from opening import opened, pairs, refusal

RANDOM = Random(3)
NAMES = ("cat", "dog", "owl")
ONE, OTHER, SAID = ([RANDOM.choice(NAMES) for _ in range(30)] for _ in range(3))


def table(header, *columns):
    rows = zip(*columns, strict=True)
    return {"results.csv": "\n".join([",".join(header), *(",".join(row) for row in rows)]) + "\n"}


BOTH = (
    ("label", "target"), ("class", "annotation"), ("gold", "label"), ("y", "species"), ("truth", "gt"),
    ("true", "expected"), ("reference", "class"), ("label", "category"), ("annotated", "label"),
    ("Klasse", "Etikett"),
)  # fmt: skip


@pytest.mark.parametrize(("first", "second"), BOTH)
@pytest.mark.parametrize("turned", [False, True])
def test_two_that_could_be_the_truth_are_asked(folder, first, second, turned):
    header = [second, "prediction", first] if turned else [first, second, "prediction"]
    columns = (OTHER, SAID, ONE) if turned else (ONE, OTHER, SAID)
    [problem] = refusal(folder(table(header, *columns))).problems
    assert (problem.code, problem.decision) == ("columns-uncertain", "truth")
    assert set(problem.readings) == {first, second}


@pytest.mark.parametrize("name", ["truth", "ground_truth", "gt_label", "actual", "y_true"])
def test_a_name_that_leaves_no_doubt_is_taken(folder, name):
    evaluation = opened(folder(table([name, "label", "prediction"], ONE, OTHER, SAID)))
    assert pairs(evaluation) == list(zip(ONE, SAID, strict=True))


def test_a_label_that_says_again_what_is_predicted_is_no_question(folder):
    evaluation = opened(folder(table(["gold", "label", "prediction"], ONE, SAID, SAID)))
    assert pairs(evaluation) == list(zip(ONE, SAID, strict=True))


def test_two_that_say_the_same_are_no_question(folder):
    evaluation = opened(folder(table(["gold", "label", "prediction"], ONE, ONE, SAID)))
    assert pairs(evaluation) == list(zip(ONE, SAID, strict=True))


def test_columns_in_which_no_value_repeats_do_not_say_the_same_by_that(folder):
    label, target = ["owl", "cat", "elk", "dog"], ["cat", "dog", "owl", "fox"]
    [problem] = refusal(folder(table(["label", "target", "prediction"], label, target, target))).problems
    assert (problem.code, problem.decision) == ("columns-uncertain", "truth")
    numbers = [str(number) for number in range(4)]
    evaluation = opened(folder(table(["label", "label_id", "prediction"], target, numbers, target)))
    assert pairs(evaluation) == list(zip(target, target, strict=True))


@pytest.mark.parametrize("name", ["label", "truth"])
def test_what_is_called_the_truth_is_so_though_no_class_stands_there_twice(folder, name):
    """As where 25 of many classes are looked at, and a model says one, or others."""
    many = [str(number) for number in range(25)]
    for said in (["7"] * 25, [str(100 + number) for number in range(25)]):
        evaluation = opened(folder(table([name, "prediction"], many, said)))
        assert pairs(evaluation) == list(zip(many, said, strict=True))
