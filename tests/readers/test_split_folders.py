"""Folders of classes below `train`, `val` and `test`: the part that is judged is a decision."""

from pathlib import Path

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.evaluation import Origin, Task
from cmviewer.readers.decision_keys import told

CLASSES = {
    "val": {"a": "cat", "b": "dog"},
    "test": {"a": "dog", "b": "cat"},
    "train": {"x": "cat", "y": "dog"},
}
IMAGES = {f"data/{split}/{kind}/{name}.png": "" for split, of in CLASSES.items() for name, kind in of.items()}
TABLE = "image,prediction\na.png,cat\nb.png,cat\n"


def split_of(evaluation):
    [found] = [one for one in evaluation.interpretation.decisions if one.key == "split"]
    return found


@pytest.mark.parametrize("given", ["images", "truth"])
def test_of_parts_with_images_called_alike_the_usual_one_is_taken_and_that_is_said(folder, given):
    top = folder({**IMAGES, "preds.csv": TABLE})
    evaluation = opened(top / "preds.csv", **{given: top / "data"})
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    [problem] = [one for one in evaluation.problems if one.code == "split-uncertain"]
    assert (problem.decision, problem.readings) == ("split", ("test",))
    assert {one.value for one in split_of(evaluation).alternatives} == {"test", "train"}


def test_another_part_can_be_told_and_one_that_there_is_not_is_refused(folder):
    top = folder({**IMAGES, "preds.csv": TABLE})
    evaluation = opened(top / "preds.csv", images=top / "data", told=(told("split", "test"),))
    assert pairs(evaluation) == [("dog", "cat"), ("cat", "cat")]
    assert split_of(evaluation).origin is Origin.TOLD
    assert "split-uncertain" not in codes(evaluation)
    problem = refusal(top / "preds.csv", images=top / "data", told=(told("split", "nope"),)).problems[0]
    assert (problem.code, problem.readings) == ("reading-impossible", ("val", "test")), (
        "train has no such image"
    )


def test_the_part_that_most_images_are_of_is_taken(folder):
    top = folder({**IMAGES, "preds.csv": "image,prediction\nx.png,cat\ny.png,cat\n"})
    evaluation = opened(top / "preds.csv", images=top / "data")
    assert (split_of(evaluation).taken, split_of(evaluation).origin) == ("train", Origin.EVIDENCE)
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    assert codes(evaluation) == {"training-images-judged"}
    told_so = opened(top / "preds.csv", images=top / "data", told=(told("split", "train"),))
    assert codes(told_so) == set()


def test_that_folders_of_images_tell_the_truth_is_a_decision_and_can_be_told(folder):
    images = {f"data/{place}.png": "" for place in ("cat/x", "dog/y")}
    top = folder({**images, "preds/preds.csv": "image,prediction\nx.png,cat\ny.png,cat\n"})
    for options in ({"images": top / "data"}, {}):
        evaluation = opened(top / "preds" if options else top, **options)
        [taken] = [one for one in evaluation.interpretation.decisions if one.key == "truth"]
        assert (taken.taken, taken.origin) == (str(top / "data"), Origin.EVIDENCE)
        place = top / "preds" if options else top
        again = opened(place, truth=Path(taken.taken), task=Task.CLASSIFICATION)  # grey pictures may be maps
        assert pairs(again) == pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]


def test_parts_in_a_folder_beside_the_predictions_are_told_apart_too(folder):
    top = folder({**IMAGES, "preds.csv": "image,prediction\nx.png,cat\ny.png,cat\n"})
    evaluation = opened(top)
    assert (split_of(evaluation).taken, codes(evaluation)) == ("train", {"training-images-judged"})
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    assert evaluation.images.find(0) == top / "data/train/cat/x.png"


def test_predictions_of_several_parts_in_a_folder_beside_them_are_all_judged(folder):
    images = {f"data/{place}.png": "" for place in ("train/cat/x", "train/dog/y", "val/cat/v", "val/dog/w")}
    table = "image,prediction\nx.png,cat\ny.png,cat\nv.png,cat\nw.png,dog\n"
    evaluation = opened(folder({**images, "preds.csv": table}))
    assert sorted(pairs(evaluation)) == [("cat", "cat"), ("cat", "cat"), ("dog", "cat"), ("dog", "dog")]
    assert codes(evaluation) == set()


def test_the_part_that_names_of_images_say_is_no_other(folder):
    top = folder({"preds.csv": "image,prediction\nval/cat/a.png,cat\nval/dog/b.png,cat\n"})
    assert pairs(opened(top, told=(told("split", "val"),))) == [("cat", "cat"), ("dog", "cat")]
    assert refusal(top, told=(told("split", "test"),)).problems[0].readings == ("val",)
