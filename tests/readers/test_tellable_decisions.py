"""Decisions about samples that can be told: units of scores, columns, class names, the positive class."""

import pytest
from opening import codes, opened, refusal, scores
from small_sets import matrices

from cmviewer.evaluation import Decision, Origin
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import told_in
from cmviewer.readers.request import with_told

LONE = {"results.csv": "image,truth,score\n1.png,bad,0.2\n2.png,good,0.9\n3.png,good,0.6\n"}


def told(path, *words):
    return open_evaluation(with_told(OpenRequest(path), [told_in(one) for one in words]))


def cells(evaluation):
    return matrices(evaluation)["checkpoint results"]


def decision(evaluation, key) -> Decision:
    [found] = [one for one in evaluation.interpretation.decisions if one.key == key]
    return found


def test_single_scores_are_read_in_the_unit_that_is_told(folder):
    top = folder({"results.csv": "image,truth,prediction,score\n1.png,a,a,0.5\n2.png,b,a,0.9\n"})
    assert scores(opened(top)) == [0.5, 0.9]
    assert scores(told(top, "score-unit=percent")) == [0.005, 0.009]
    assert scores(told(top, "score-unit=logits")) == [0.622, 0.711]


def test_logits_that_are_told_move_the_cut_off(folder):
    top = folder(LONE)
    assert cells(opened(top)) == {("bad", "bad"): 1, ("good", "good"): 2}
    assert cells(told(top, "score-unit=logits")) == {("bad", "good"): 1, ("good", "good"): 2}


def test_the_positive_class_is_a_decision(folder):
    top = folder(LONE)
    assert decision(opened(top), "positive").taken == "good"
    [other] = decision(opened(top), "positive").alternatives
    turned = told(top, f"positive={other.value}")
    assert decision(turned, "positive").origin is Origin.TOLD
    assert cells(turned) == {("bad", "good"): 1, ("good", "bad"): 2}


EPOCHS = "epoch,image,truth,prediction\n1,1.png,a,a\n1,2.png,b,a\n2,1.png,a,a\n2,2.png,b,b\n"


def test_the_column_of_the_checkpoints_is_a_decision(folder):
    top = folder({"results.csv": EPOCHS})
    assert decision(opened(top), "checkpoint").taken == "epoch"
    assert opened(top).checkpoint_names == told(top, "checkpoint=epoch").checkpoint_names == ("1", "2")
    assert len(told(top, "checkpoint=none").checkpoints) == 1


def test_two_columns_of_checkpoints_are_told_together(folder):
    rows = [f"{model},{row}" for model in "xy" for row in EPOCHS.splitlines()[1:]]
    top = folder({"results.csv": "\n".join(["model,epoch,image,truth,prediction", *rows])})
    taken = decision(opened(top), "checkpoint").taken
    assert set(taken.split(", ")) == {"model", "epoch"}
    assert told(top, f"checkpoint={taken}").checkpoint_names == opened(top).checkpoint_names
    assert len(opened(top).checkpoints) == 4


NUMBERS = {"results.csv": "image,truth,prediction\n1.png,0,1\n2.png,1,1\n", "classes.txt": "cat\ndog\n"}


def test_which_file_names_the_classes_is_a_decision(folder):
    top = folder(NUMBERS | {"other.txt": "hot\ncold\n"})
    assert decision(opened(top), "classes").taken == str(top / "classes.txt")
    assert told(top, "classes=none").classes.names == ("0", "1")
    named = told(top, f"classes={top / 'other.txt'}")
    assert (named.classes.names, decision(named, "classes").origin) == (("hot", "cold"), Origin.TOLD)


@pytest.mark.parametrize("value", ["position", "rank", "named"])
def test_numbers_on_both_sides_have_no_names_to_be_positions_in(folder, value):
    top = folder({"results.csv": "image,truth,prediction\n1.png,0,1\n2.png,1,1\n"})
    with pytest.raises(Exception, match="class-numbers=plain") as refused:
        told(top, f"class-numbers={value}")
    assert refused.value.problems[0].readings == ("plain", "from-1")


def test_numbers_are_not_told_of_names(folder):
    top = folder({"results.csv": "image,truth,prediction\n1.png,a,a\n2.png,b,a\n"})
    assert codes(told(top, "class-numbers=from-1")) == {"reading-unused"}


def test_a_column_that_is_none_is_refused_with_those_there_are(folder):
    [problem] = refusal(folder(LONE), told=(told_in("prediction=guess"),)).problems
    assert problem.readings == ("image", "truth", "score")
