"""Decisions that a person tells: which there are, what fits, and that the old options are the same ones."""

import re
from pathlib import Path

import pytest

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Decision, Origin, Task
from cmviewer.readers.decision_keys import KEYS, Told, ignore_labels, told, told_in
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.request import OpenRequest, told_by, with_told

CONTRACT = {
    "class-numbers": {"plain", "from-1", "position", "rank", "named"},
    "join": {"id", "path", "name", "stem", "number"},
    "exif.truth": {"stored", "seen"},
    "exif.prediction": {"stored", "seen"},
    "table": {"samples", "counts"},
    "map-values": {"plain", "shifted", "colours", "binary"},
    "names": {"exact", "folded"},
}


def test_every_decision_of_the_contract_can_be_told_with_each_of_its_values():
    by_name = {key.name: key for key in KEYS}
    assert {*CONTRACT, "boxes.truth", "boxes.prediction", "split", "weight", "truth", "ignore"} <= set(
        by_name
    )
    for name, values in CONTRACT.items():
        assert set(by_name[name].values) == values
        assert {told(name, value).value for value in values} == values


@pytest.mark.parametrize("side", ["boxes.truth", "boxes.prediction"])
@pytest.mark.parametrize("unit", ["-shares", "-normalised"])
def test_boxes_that_are_shares_have_two_names_and_one_value(side, unit):
    assert told_in(f"{side}=cxcywh{unit}") == Told(side, "cxcywh-normalised")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("class-numbers", "KEY=VALUE"),
        ("colour=red", "no decision is called 'colour'"),
        ("class-numbers=two", "plain|from-1|position|rank|named"),
        ("ignore=red", "numbers from 0 to 65535"),
        ("ignore=70000", "numbers from 0 to 65535"),
        ("split=", "NAME"),
    ],
)
def test_what_fits_no_decision_is_refused_with_what_does(words, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        told_in(words)


def test_ignore_labels_are_numbers_or_none():
    assert ignore_labels(told("ignore", "0,255").value) == (0, 255)
    assert ignore_labels(told("ignore", "none").value) == ()


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("task", "detection", "task", Task.DETECTION),
        ("positive", "cat", "positive", "cat"),
        ("boxes.prediction", "ltrb", "boxes", BoxFormat.LTRB),
        ("ignore", "0,255", "ignore_labels", (0, 255)),
    ],
)
def test_a_decision_and_its_option_are_one(key, value, field, expected):
    request = with_told(OpenRequest(Path()), [told(key, value)])
    assert getattr(request, field) == expected
    assert told_by(OpenRequest(Path(), **{field: expected})) == (Told(key, value),)


@pytest.mark.parametrize("role", ["truth", "prediction", "image", "score", "checkpoint"])
def test_a_column_is_told_by_its_role(role):
    request = with_told(OpenRequest(Path()), [told(role, "a column")])
    assert getattr(request.columns, role) == "a column"


def test_a_truth_that_is_a_file_is_no_column(tmp_path):
    file = tmp_path / "truth.csv"
    file.touch()
    request = with_told(OpenRequest(tmp_path), [told("truth", str(file))])
    assert (request.truth, request.columns.truth) == (file, None)


def test_what_is_told_first_stays():
    request = with_told(OpenRequest(Path()), [told("split", "val")])
    request = with_told(request, [told("split", "test", Origin.MANIFEST), told("task", "detection")])
    assert {one.key: one.value for one in request.told} == {"split": "val", "task": "detection"}


def test_a_value_that_does_not_fit_the_files_is_refused_with_those_that_do():
    decisions = Decisions((told("class-numbers", "rank"),))
    with pytest.raises(CmviewerError) as refused:
        decisions.told_for("class-numbers", ("plain", "from-1"))
    problem = refused.value.problems[0]
    assert (problem.code, problem.decision) == ("reading-impossible", "class-numbers")
    assert problem.readings == ("plain", "from-1")
    assert "class-numbers=plain" in problem.mend
    assert "class-numbers=from-1" in problem.mend


def test_what_was_told_for_nothing_is_said():
    decisions = Decisions((told("split", "val"), told("join", "stem")))
    assert decisions.told_for("join") == Told("join", "stem")
    assert decisions.told_for("names") is None
    decisions.take("join", "stem", Origin.TOLD)
    assert [(problem.code, problem.decision) for problem in decisions.unused()] == [
        ("reading-unused", "split")
    ]


def test_a_decision_is_kept_once_with_all_that_speaks_for_it():
    decisions = Decisions()
    for _ in range(2):
        decisions.take(
            "boxes.truth", "ltrb", Origin.EVIDENCE, "9 of 10", [Alternative("ltwh", "1 of 10")], Path("a")
        )
    assert decisions.taken == [
        Decision(
            "boxes.truth", "ltrb", Origin.EVIDENCE, "9 of 10", (Alternative("ltwh", "1 of 10"),), Path("a")
        )
    ]


FIRST, SECOND = Path("run/epoch_1/found.json"), Path("run/epoch_2/found.json")


def test_what_is_told_of_one_path_is_followed_there_and_the_rest_elsewhere():
    decisions = Decisions((told("join", "id"), told_in("join@epoch_2/found.json=stem")))
    assert decisions.value_of("join", about=FIRST) == "id"
    assert decisions.value_of("join", about=SECOND) == "stem"


def test_a_part_of_a_name_is_no_path():
    decisions = Decisions((told_in("join@found.json=stem"), told_in("join@1/found.json=id")))
    assert decisions.value_of("join", about=FIRST) == "stem"


def test_what_is_told_of_a_path_that_nothing_is_about_is_said():
    decisions = Decisions((told_in("join@epoch_9/found.json=stem"),))
    assert decisions.told_for("join", about=FIRST) is None
    decisions.take("join", "id", Origin.FILE, about=FIRST)
    assert [(one.code, one.decision) for one in decisions.unused()] == [("reading-unused", "join")]


def test_where_nothing_is_left_the_other_values_are_named():
    one = told("join", "id")
    decisions = Decisions((one,))
    decisions.told_for("join", ("id", "stem"))
    assert [problem.readings for problem in decisions.in_vain((one,), ())] == [("stem",)]
    assert decisions.in_vain((one,), [Problem("x", "", "", decision="join")]) == []
