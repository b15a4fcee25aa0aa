"""The folders in the names of the images are the truth: a decision that is listed, and that can be told."""

import pytest
from coco_files import counted
from opening import opened, refusal

from cmviewer.evaluation import Origin, Task
from cmviewer.readers.decision_keys import told

FOLDERS = told("truth", "folders")
RIGHT = {("cat", "cat"): 1, ("dog", "cat"): 1}


def table(*rows, header="image,prediction"):
    return {"results.csv": "".join(f"{row}\n" for row in (header, *rows))}


def decided(evaluation, key):
    (one,) = [one for one in evaluation.interpretation.decisions if one.key == key]
    return one


def test_that_folders_in_the_names_of_images_tell_the_truth_is_listed(folder):
    evaluation = opened(folder(table("val/cat/1.jpg,cat", "val/dog/1.jpg,cat")))
    assert counted(evaluation) == RIGHT
    decision = decided(evaluation, "truth")
    assert (decision.taken, decision.origin) == ("folders", Origin.EVIDENCE)
    assert decision.evidence == "2 folders in the names of 2 images"


def test_a_model_that_says_what_no_folder_is_called_is_read_where_it_has_a_score_for_the_folders(folder):
    """It always says owl, which no image is."""
    rows = ("val/cat/1.jpg,owl,0.1,0.1,0.8", "val/dog/1.jpg,owl,0.2,0.1,0.7")
    evaluation = opened(folder(table(*rows, header="image,prediction,score_cat,score_dog,score_owl")))
    assert counted(evaluation) == {("cat", "owl"): 1, ("dog", "owl"): 1}


def test_folders_that_nothing_says_to_be_classes_are_asked_for_and_taken_when_told(folder):
    top = folder(table("val/cat/1.jpg,owl", "val/dog/1.jpg,owl"))
    (problem,) = refusal(top).problems
    assert (problem.decision, problem.readings) == ("truth", ("folders",))
    evaluation = opened(top, told=(FOLDERS,))
    assert counted(evaluation) == {("cat", "owl"): 1, ("dog", "owl"): 1}
    assert decided(evaluation, "truth").origin is Origin.TOLD
    assert evaluation.problems == ()


@pytest.mark.parametrize("column", ["label", "truth"])
def test_folders_that_are_told_go_before_a_column(folder, column):
    rows = ("val/cat/1.jpg,owl,cat", "val/dog/1.jpg,owl,cat")
    top = folder(table(*rows, header=f"image,{column},prediction"))
    assert counted(opened(top)) == {("owl", "cat"): 2}
    assert counted(opened(top, told=(FOLDERS,))) == RIGHT


@pytest.mark.parametrize("truth", ["results/val", "results"])
def test_grey_images_in_folders_of_classes_are_told_to_be_the_truth_of_a_table_and_are_no_maps(folder, truth):
    """Also in a folder that is called as one of predictions."""
    top = folder(table("1.png,cat", "2.png,cat") | {"val/cat/1.png": "", "val/dog/2.png": ""})
    assert top.name == "results"
    evaluation = opened(top, truth=top.parent / truth)
    assert evaluation.task is Task.CLASSIFICATION
    assert counted(evaluation) == RIGHT


@pytest.mark.parametrize("column", ["label", "truth"])
def test_labels_that_stand_there_once_each_are_the_truth_of_what_is_predicted(folder, column):
    """Twenty-four samples of a hundred classes, all but one right."""
    rows = [f"{n}.png,{n + 30},{n + 30 if n else 31}" for n in range(24)]
    evaluation = opened(folder(table(*rows, header=f"image,{column},prediction")))
    assert counted(evaluation) == {("30", "31"): 1, **{(str(n + 30),) * 2: 1 for n in range(1, 24)}}
