"""One list of classes for all tasks: by name, by number, and under which name a spelling counts."""

from pathlib import Path

import numpy as np
import pytest

from cmviewer.errors import Problem
from cmviewer.problems.labels import NAMES_FOLDED
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_space import UNKNOWN, ClassSpace
from cmviewer.readers.joining.spelling import Spelling, decide_spelling
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.map_reading import labels_of

FILE = Path("predictions.csv")


def decided(truth, predicted, told=()):
    problems: list[Problem] = []
    spelling = decide_spelling(truth, predicted, Decisions(told), problems, FILE, kind=NAMES_FOLDED)
    return spelling, [problem.code for problem in problems]


@pytest.mark.parametrize("written", ["traffic_light", "Traffic-Light", "TRAFFIC LIGHT", "traffic.light "])
def test_case_blanks_and_signs_tell_no_classes_apart_and_that_is_said(written):
    spelling, said = decided(["traffic light", "car"], [written, "car"])
    assert spelling.of(written) == "traffic light"
    assert said == ["names-folded"]


def test_names_that_both_sides_tell_apart_are_two_classes():
    spelling, said = decided(["US", "us"], ["us", "US"])
    assert (spelling.of("US"), spelling.of("us"), said) == ("US", "us", [])


@pytest.mark.parametrize(
    ("truth", "predicted"), [(["Cat", "cat"], ["cat"]), (["cat"], ["Cat", "cat", "CAT"])]
)
def test_one_who_types_by_hand_spells_a_class_in_several_ways(truth, predicted):
    spelling, said = decided(truth, predicted)
    assert ({spelling.of(name) for name in (*truth, *predicted)}, said) == ({"cat"}, ["names-folded"])


def test_names_of_one_side_alone_stay_as_they_are():
    spelling, said = decided(["cat"], ["Dog", "dog"])
    assert (spelling.of("Dog"), said) == ("Dog", [])


def test_numbers_are_no_spellings_of_each_other():
    spelling, said = decided(["1", "11"], ["1.1", "1-"])
    assert ([spelling.of(name) for name in ("1", "11", "1.1")], said) == (["1", "11", "1.1"], [])


def test_a_number_and_the_same_with_zeros_in_front_are_one_class_where_each_side_has_one_of_both():
    spelling, said = decided(["007", "010", "0"], ["7", "10", "0"])
    assert [spelling.of(name) for name in ("7", "007", "10", "70", "0")] == ["007", "007", "010", "70", "0"]
    assert said == ["names-folded"]
    for truth, predicted in ((["7", "07"], ["7"]), (["07"], ["7", "07"]), (["07"], ["70"])):
        assert decided(truth, predicted)[1] == []


def test_what_is_told_of_spellings_is_followed():
    exact, said = decided(["cat"], ["Cat"], told=(Told("names", "exact"),))
    assert (exact.of("Cat"), said) == ("Cat", [])
    folded, _ = decided(["cat"], ["Cat", "CAT"], told=(Told("names", "folded"),))
    assert (folded.of("Cat"), folded.of("CAT")) == ("cat", "cat")


def test_a_number_is_a_class_as_it_is_read():
    space = ClassSpace(("bg", "cat", "dog"), {0: 0, 7: 1, 9: 2}, truth_count=3, ranked=(1, 2))
    numbers = [0, 1, 7, 8, 9]
    assert space.numbered("plain", numbers).tolist() == [0, UNKNOWN, 1, UNKNOWN, 2]
    assert space.numbered("from-1", numbers).tolist() == [UNKNOWN, 1, UNKNOWN, UNKNOWN, UNKNOWN]
    assert space.numbered("position", numbers).tolist() == [0, 1, UNKNOWN, UNKNOWN, UNKNOWN]
    assert space.numbered("rank", numbers).tolist() == [1, 2, UNKNOWN, UNKNOWN, UNKNOWN]


def test_numbers_from_one_are_one_above_those_of_a_truth_that_counts_from_0():
    space = ClassSpace(("bg", "cat", "dog"), {0: 0, 1: 1, 2: 2}, truth_count=3, ranked=(1, 2))
    assert space.numbered("from-1", [0, 1, 2, 3]).tolist() == [UNKNOWN, 0, 1, 2]


def test_names_that_only_one_side_has_come_behind_once_each():
    space = ClassSpace.of_names(["cat", "dog", "cat"], ["dog", "cat"]).with_names(["owl", "cat", "owl"])
    assert space.names == ("cat", "dog", "owl")
    assert space.labels(["owl", "cat", "fox"]).tolist() == [2, 0, UNKNOWN]
    assert space.numbered("plain", [0, 1, 2]).tolist() == [1, 0, UNKNOWN]


def test_values_of_maps_are_classes_by_the_same_names():
    table = ClassTable("theirs", ("Traffic Light", "car", "sky"), np.array([3, 5, 9], np.int32))
    space = ClassSpace(("car", "traffic light"), spelling=Spelling({"trafficlight": "traffic light"}))
    labels = labels_of(table, space, frozenset({9}), other=2)
    assert labels[[3, 5, 9, 0]].tolist() == [1, 0, 2, 2]
