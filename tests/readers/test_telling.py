"""Every decision of every set can be told: it is followed, or refused with what fits, and never ignored."""

from pathlib import Path

import pytest
from opening import opened, refusal
from small_sets import SETS, matrices, put
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Decision, Evaluation, Origin
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import KEYS, OF, told
from cmviewer.readers.request import with_told

OPEN = {"ignore": ("7", "none"), "weight": ("none",), "classes": ("none",), "checkpoint": ("none",)}
"""Values of decisions that have no list of values."""


def key_of(decision: Decision, evaluation: Evaluation) -> str:
    """`KEY`, or `KEY@PATH` where files were read in several ways."""
    alike = [one for one in evaluation.interpretation.decisions if one.key == decision.key]
    if decision.about is None or {one.taken for one in alike} == {decision.taken}:
        return decision.key
    return f"{decision.key}{OF}{decision.about}"


def comes_back(evaluation: Evaluation, key: str, value: str) -> bool:
    name, _, about = key.partition(OF)
    return any(
        (one.key, one.taken, one.origin) == (name, value, Origin.TOLD)
        and (not about or str(one.about) == about)
        for one in evaluation.interpretation.decisions
    )


def opened_as_told(request: OpenRequest, key: str, value: str) -> Evaluation:
    return open_evaluation(with_told(request, [told(key, value)]))


def answer_to(request: OpenRequest, key: str, value: str) -> str:
    """What becomes of a value: `followed`, `refused` with the decision, `unused` and said to be, or else."""
    try:
        evaluation = opened_as_told(request, key, value)
    except CmviewerError as error:
        names = {one.decision for one in error.problems}
        return "refused" if key.partition(OF)[0] in names else f"refused in other words: {error}"
    if comes_back(evaluation, key, value):
        return "followed"
    said = {one.code for one in evaluation.problems}
    return "unused" if said & {"reading-unused", "positive-unused", "classes-unused"} else "ignored"


def check_that_all_can_be_told(request: OpenRequest):
    evaluation = open_evaluation(request)
    before = matrices(evaluation)
    for decision in evaluation.interpretation.decisions:
        key = key_of(decision, evaluation)
        again = opened_as_told(request, key, decision.taken)
        assert comes_back(again, key, decision.taken), (key, decision.taken)
        assert matrices(again) == before, (key, decision.taken)
        answers = {one.value: answer_to(request, key, one.value) for one in decision.alternatives}
        assert set(answers.values()) <= {"followed", "refused"}, (key, answers)


@pytest.mark.parametrize("name", some_now(SETS, every=15))
def test_every_decision_of_a_set_can_be_told(name: str, tmp_path: Path):
    check_that_all_can_be_told(put(SETS[name], tmp_path / "set"))


@pytest.mark.parametrize("name", some_now(list(SETS)[::5], every=15, first=1))
def test_no_value_of_any_decision_is_ignored_in_silence(name: str, tmp_path: Path):
    request = put(SETS[name], tmp_path / "set")
    answers = {
        f"{key.name}={value}": answer_to(request, key.name, value)
        for key in KEYS
        for value in key.values or OPEN.get(key.name, ("no such thing",))
    }
    wrong = {
        told: answer for told, answer in answers.items() if answer not in {"followed", "refused", "unused"}
    }
    assert not wrong


def test_a_file_that_there_is_not_is_refused_with_those_that_there_are(folder):
    table = "image,truth,guess\n1,cat,cat\n2,dog,cat\n"
    path = folder({"run/a.csv": table, "run/b.csv": table})
    [problem] = refusal(path, told=(told("prediction@nosuch.csv", "guess"),)).problems
    assert (problem.code, problem.decision) == ("reading-impossible", "prediction")
    assert "prediction@a.csv=guess, prediction@b.csv=guess" in problem.mend
    for known in ("a.csv", "run/a.csv"):
        assert opened(path, told=(told(f"prediction@{known}", "guess"),)).checkpoint_names == ("a", "b")
