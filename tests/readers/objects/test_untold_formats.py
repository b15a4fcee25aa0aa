"""What boxes do not tell of their format is said, and read as usual."""

from pathlib import Path

from coco_files import counted
from opening import codes, opened

from cmviewer.readers.decision_keys import told

BROKEN = Path(__file__).parents[2] / "data" / "broken"


def only(evaluation, code):
    (problem,) = [one for one in evaluation.problems if one.code == code]
    return problem


def test_boxes_that_fit_two_formats_are_read_as_the_layout_has_them_and_it_is_said():
    """One of three lies on its object as left, top, width, height, the others as corners."""
    evaluation = opened(BROKEN / "boxes-uncertain")
    problem = only(evaluation, "boxes-uncertain")
    assert (problem.decision, problem.readings[0]) == ("boxes.prediction", "ltrb")
    right = opened(evaluation.source, told=(told("boxes.prediction", "ltrb"),))
    assert counted(right) == {("cat", "cat"): 2, ("cat", "background"): 1, ("background", "cat"): 1}


def test_few_true_boxes_that_are_met_in_another_format_only_are_read_as_usual_and_it_is_said(folder):
    files = {
        "groundtruths/a.txt": "orca 30 73 42 87\n",
        "groundtruths/b.txt": "orca 30 22 97 23\n",
        "detections/a.txt": "orca 0.96 30.47 75.31 44.02 81.88\n",
        "detections/b.txt": "orca 0.47 26.22 20.86 94.1 25.7\n",
    }
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("orca", "background"): 2, ("background", "orca"): 2}
    true = [one for one in evaluation.problems if one.decision == "boxes.truth"]
    assert [(one.code, one.readings) for one in true] == [("boxes-uncertain", ("ltwh",))]
    both = (told("boxes.truth", "ltwh"), told("boxes.prediction", "ltwh"))
    assert counted(opened(evaluation.source, told=both)) == {("orca", "orca"): 2}


def test_a_true_box_that_only_an_unsure_prediction_meets_in_either_format_is_asked_for(folder):
    """The one that is surest lies on nothing, in any format."""
    files = {
        "groundtruths/a.txt": "orca 8 24 42 29\n",
        "detections/a.txt": "orca 0.92 63 34 22 20\norca 0.89 8 22 39 29\n",
    }
    evaluation = opened(folder(files))
    true = [one for one in evaluation.problems if one.decision == "boxes.truth"]
    assert [(one.code, one.readings) for one in true] == [("boxes-uncertain", ("ltwh",))]


def test_corners_that_would_end_before_they_begin_are_a_corner_and_a_size(folder):
    """As corners the surest prediction lies on the one true box, and the others are none."""
    files = {
        "groundtruths/a.txt": "orca 40 15 66 71\n",
        "detections/a.txt": "orca 0.8 35 21 75 63\norca 0.6 114 63 47 68\norca 0.4 65 93 59 25\n",
    }
    evaluation = opened(folder(files))
    assert codes(evaluation) == {"boxes-uncertain"}
    right = opened(evaluation.source, told=(told("boxes.truth", "ltwh"),))
    assert counted(right) == {("orca", "orca"): 1, ("background", "orca"): 2}


def test_one_of_two_true_boxes_that_is_met_in_another_format_only_is_asked_for(folder):
    files = {
        "groundtruths/a.txt": "orca 8 24 51 29\norca 33 29 43 60\n",
        "detections/a.txt": "orca 0.9 2 25 65 51\norca 0.95 1 54 35 87\n",
    }
    evaluation = opened(folder(files))
    assert ("boxes.truth", ("ltwh",)) in {(one.decision, one.readings) for one in evaluation.problems}
    right = (told("boxes.truth", "ltwh"), told("boxes.prediction", "ltrb"))
    assert counted(opened(evaluation.source, told=right))["orca", "orca"] == 1


def test_two_true_boxes_of_which_one_is_met_as_read_and_both_in_another_format_are_asked_for(folder):
    files = {
        "groundtruths/a.txt": "cat 9 15 31 69\n",
        "groundtruths/b.txt": "ibis 7 21 39 97\n",
        "detections/a.txt": "ibis 0.76 10.8 13.1 40 91.6\ncat 0.66 20 91 58 135\n",
        "detections/b.txt": "ibis 0.83 6.7 21 41.5 118.6\n",
    }
    evaluation = opened(folder(files))
    assert ("boxes.truth", ("ltwh",)) in {(one.decision, one.readings) for one in evaluation.problems}
