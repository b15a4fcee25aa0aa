"""COCO results of several models in one file are a checkpoint each, and never counted together unasked."""

import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened, refusal

from cmviewer.readers.decision_keys import told

IMAGES = [{"id": number, "file_name": f"{number}.jpg", "width": 100, "height": 100} for number in range(1, 5)]
TRUTH = {"truth.json": truth(*(thing(1, image=number) for number in range(1, 5)), images=IMAGES)}
GOOD = [thing(1, image=number, score=0.9, model="good") for number in range(1, 5)]
BAD = [thing(2, image=number, score=0.8, model="bad") for number in range(1, 4)]
OF_GOOD, OF_BAD = {("cat", "cat"): 4}, {("cat", "dog"): 3, ("cat", "background"): 1}


@pytest.fixture
def both(folder):
    return folder(
        TRUTH | {"r.json": results(*(one for pair in zip(GOOD, BAD, strict=False) for one in pair), GOOD[3])}
    )


def test_each_is_a_checkpoint(both):
    evaluation = opened(both)
    assert evaluation.checkpoint_names == ("bad", "good")
    assert [counted(evaluation, place) for place in (0, 1)] == [OF_BAD, OF_GOOD]
    [decision] = [one for one in evaluation.interpretation.decisions if one.key == "checkpoint"]
    assert (decision.taken, [one.value for one in decision.alternatives]) == ("model", ["none"])


def test_they_are_one_where_that_is_told(both):
    evaluation = opened(both, told=(told("checkpoint", "none"),))
    assert counted(evaluation) == {("cat", "cat"): 4, ("background", "dog"): 3}


@pytest.mark.parametrize("torn", [thing(1, image=1, score=0.5, model="good") | {"bbox": "none"}, 7])
def test_an_object_that_cannot_be_read_shifts_none(folder, torn):
    evaluation = opened(folder(TRUTH | {"r.json": results(BAD[0], torn, *BAD[1:], *GOOD)}))
    assert [counted(evaluation, place) for place in (0, 1)] == [OF_BAD, OF_GOOD]
    assert "record-unreadable" in codes(evaluation)


def test_folds_of_different_images_are_asked(folder):
    found = [thing(1, image=number, score=0.9, fold=number // 3) for number in range(1, 5)]
    path = folder(TRUTH | {"r.json": results(*found)})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("checkpoint", ("fold", "none"))
    assert counted(opened(path, told=(told("checkpoint", "none"),))) == OF_GOOD
    first = opened(path, told=(told("checkpoint", "fold"),))
    assert counted(first) == {("cat", "cat"): 2, ("cat", "background"): 2}


def test_those_of_one_model_are_one_checkpoint(folder):
    evaluation = opened(folder(TRUTH | {"r.json": results(*GOOD)}))
    assert (evaluation.checkpoint_names, counted(evaluation)) == (("r",), OF_GOOD)
