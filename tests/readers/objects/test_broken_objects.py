"""Every broken COCO folder gives its own problem, and what is good in it is counted."""

from pathlib import Path

import pytest
from coco_files import BROKEN_OBJECTS, REFUSED_OBJECTS, counted
from opening import opened, refusal

BROKEN = Path(__file__).parents[2] / "data" / "broken"


@pytest.mark.parametrize(
    ("code", "file", "number", "times", "cells"), BROKEN_OBJECTS, ids=[row[0] for row in BROKEN_OBJECTS]
)
def test_what_was_worked_around_is_said_once_and_the_rest_is_counted(code, file, number, times, cells):
    evaluation = opened(BROKEN / code)
    assert {one.code for one in evaluation.problems} == {code}
    problem = next(one for one in evaluation.problems if one.file == BROKEN / code / file)
    assert (problem.code, problem.file, problem.line) == (code, BROKEN / code / file, number)
    assert problem.times == times
    assert counted(evaluation) == cells


@pytest.mark.parametrize(("code", "file"), REFUSED_OBJECTS)
def test_what_cannot_be_counted_is_refused(code, file):
    assert (code, BROKEN / code / file) in {(one.code, one.file) for one in refusal(BROKEN / code).problems}
