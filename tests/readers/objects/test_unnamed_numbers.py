"""A truth that has nothing but names, and predictions that have nothing but numbers."""

import pytest
from coco_files import counted, results, thing
from opening import opened, refusal

from cmviewer.readers.decision_keys import told

NAMES = ("owl", "cat", "dog")
"""As they come first in the files; sorted they are cat, dog, owl."""


def voc(name, *objects):
    things = "".join(
        f"<object><name>{label}</name><bndbox><xmin>{x}</xmin><ymin>10</ymin><xmax>{x + 20}</xmax>"
        "<ymax>30</ymax></bndbox></object>"
        for label, x in objects
    )
    size = "<size><width>400</width><height>100</height></size>"
    return f"<annotation><filename>{name}.jpg</filename>{size}{things}</annotation>"


def written(folder, number, said=None, names=NAMES, **more):
    """Nine objects on one image: three of each class; number: what a class is called by the model."""
    true = [name for name in names for _ in range(3)]
    files = {"Annotations/a.xml": voc("a", *((name, 2 + 30 * place) for place, name in enumerate(true)))}
    found = [
        thing(number(name), [2 + 30 * place, 10, 20, 20], image="a", score=0.9)
        for place, name in enumerate(said or true)
    ]
    return folder({**files, "predictions.json": results(*found), **more})


@pytest.mark.parametrize("first", [0, 1])
def test_numbers_may_count_the_names_in_their_order(folder, first):
    evaluation = opened(written(folder, lambda name: sorted(NAMES).index(name) + first))
    assert counted(evaluation) == {(name, name): 3 for name in NAMES}


def test_what_objects_do_not_tell_is_asked(folder):
    """A model that always says one class agrees in every reading with the objects of some class."""
    path = written(folder, lambda _: 0)
    (problem,) = refusal(path).problems
    assert (problem.code, problem.decision) == ("class-numbers-uncertain", "class-numbers")
    assert "no names" in problem.what
    assert {"rank", "plain"} <= set(problem.readings)
    told_so = opened(path, told=(told("class-numbers", "rank"),))
    assert counted(told_so) == {(name, "cat"): 3 for name in NAMES}


def test_a_list_of_names_settles_it_whatever_the_model(folder):
    path = written(folder, lambda _: 0, **{"classes.txt": "dog\nowl\ncat\n"})
    assert counted(opened(path)) == {(name, "dog"): 3 for name in NAMES}


def test_one_class_needs_no_number(folder):
    evaluation = opened(written(folder, lambda _: 0, names=("owl",)))
    assert counted(evaluation) == {("owl", "owl"): 3}
    assert evaluation.problems == ()


def test_names_that_are_numbers_are_the_numbers(folder):
    """In the order in which they come, 1 would be the second one."""
    evaluation = opened(written(folder, int, names=("2", "0", "1"), said=list("220001112")))
    assert counted(evaluation) == {
        ("2", "2"): 2, ("2", "0"): 1, ("0", "0"): 2, ("0", "1"): 1, ("1", "1"): 2, ("1", "2"): 1,
    }  # fmt: skip
    assert evaluation.problems == ()
