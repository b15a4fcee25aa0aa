from pathlib import Path

import pytest

from cmviewer.errors import CmviewerError, Problem, merged_problems


def test_a_problem_reads_as_place_cause_and_mend():
    file = Path("labels") / "7.txt"
    problem = Problem("out-of-range", "class id 91 but there are 80 names", "choose other names", file, 12)
    assert str(problem) == f"{file}:12: class id 91 but there are 80 names. Mend: choose other names"


def test_a_problem_without_place_starts_with_its_cause():
    assert str(Problem("empty", "nothing is there", "add results")) == "nothing is there. Mend: add results"


def test_many_equal_problems_are_one_line_with_a_number():
    file = Path("a.csv")
    problems = [Problem("score-not-a-number", "no number", "mend it", file, line) for line in (4, 7, 9)]
    other = Problem("score-not-a-number", "no number", "mend it", Path("b.csv"), 1)
    folded = merged_problems([*problems, other])
    assert [(problem.file, problem.line, problem.times) for problem in folded] == [
        (file, 4, 3),
        (Path("b.csv"), 1, 1),
    ]
    assert str(folded[0]) == "a.csv:4: no number (3 times). Mend: mend it"


def test_folding_what_was_folded_adds_the_numbers_up():
    problem = Problem("code", "what", "mend")
    assert merged_problems([*merged_problems([problem, problem]), problem]) == (
        Problem("code", "what", "mend", times=3),
    )


def test_different_words_are_not_folded():
    problems = (Problem("code", "class 7", "mend"), Problem("code", "class 8", "mend"))
    assert merged_problems(problems) == problems


def test_an_error_says_all_its_problems():
    problems = (Problem("one", "first", "a"), Problem("two", "second", "b"))
    with pytest.raises(CmviewerError, match=r"first. Mend: a\nsecond. Mend: b") as caught:
        raise CmviewerError(*problems)
    assert caught.value.problems == problems
