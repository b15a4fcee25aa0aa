"""Maps of one folder that lists part into splits; and maps that are floats, or drawn, or called otherwise."""

import json

import numpy as np
import pytest
from opening import codes, opened, refusal
from reading_maps import cells, save

from cmviewer.readers.decision_keys import told

TRUTH = np.kron([[0, 1], [1, 2]], np.ones((5, 5), int))
PREDICTED = np.kron([[0, 1], [2, 2]], np.ones((5, 5), int))
EXPECTED = {("0", "0"): 25, ("1", "1"): 25, ("1", "2"): 25, ("2", "2"): 25}
NAMES = ("pond", "road", "barn", "hill")


def times(count):
    return {pair: pixels * count for pair, pixels in EXPECTED.items()}


def parted(top, predicted, lists="ImageSets/Segmentation"):
    for name in NAMES:
        save(top / "truth" / f"{name}.png", TRUTH)
    for name in predicted:
        save(top / "predictions" / f"{name}.png", PREDICTED)
    (top / lists).mkdir(parents=True)
    (top / lists / "train.txt").write_text("pond\n")
    (top / lists / "val.txt").write_text("road\r\nbarn\r\nhill\r\n")
    (top / lists / "trainval.txt").write_text("\n".join(NAMES))
    return top


@pytest.mark.parametrize("lists", ["ImageSets/Segmentation", "splits"])
def test_the_listed_split_that_predictions_are_of_is_judged(tmp_path, lists):
    evaluation = opened(parted(tmp_path, NAMES[1:], lists))
    assert cells(evaluation) == times(3)
    assert codes(evaluation) == set()
    (split,) = [one for one in evaluation.interpretation.decisions if one.key == "split"]
    assert (split.taken, {one.value for one in split.alternatives}) == ("val", {"train", "trainval"})


def test_a_map_of_the_split_without_a_prediction_is_said(tmp_path):
    evaluation = opened(parted(tmp_path, NAMES[1:3]))
    assert cells(evaluation) == times(2)
    (problem,) = evaluation.problems
    assert "1 map of the truth without a prediction, first hill.png" in problem.what


def test_predictions_of_all_lists_are_all_judged(tmp_path):
    assert cells(opened(parted(tmp_path, NAMES))) == times(4)


def test_a_listed_split_can_be_told(tmp_path):
    evaluation = opened(parted(tmp_path, NAMES), told=(told("split", "val"),))
    assert cells(evaluation) == times(3)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_whole_numbers_saved_as_floats_are_a_map(tmp_path, kind):
    wide, said = np.tile(TRUTH, (1, 2)), np.tile(PREDICTED, (1, 2))
    save(tmp_path / "truth" / "pond.png", wide)
    save(tmp_path / "predictions" / "pond.npy", said.astype(kind))
    assert cells(opened(tmp_path)) == times(2)


def test_shares_saved_as_floats_are_none(tmp_path):
    save(tmp_path / "truth" / "pond.png", np.tile(TRUTH, (1, 2)))
    save(tmp_path / "predictions" / "pond.npy", np.tile(PREDICTED, (1, 2)) / 3)
    assert "whole number a pixel" in str(refusal(tmp_path))


def test_a_map_may_be_called_by_the_file_of_its_photograph(tmp_path):
    save(tmp_path / "truth" / "pond.png", TRUTH)
    save(tmp_path / "predictions" / "pond.jpg.png", PREDICTED)
    assert cells(opened(tmp_path)) == EXPECTED


def test_shapes_beside_predicted_maps_are_drawn(tmp_path):
    """A rectangle of labelme covers the pixels of its last row and column, too."""
    drawn = np.zeros((20, 20), int)
    drawn[5:11, 5:11] = 1
    shape = {"label": "owl", "shape_type": "polygon", "points": [[5, 5], [10, 5], [10, 10], [5, 10]]}
    page = {"version": "5", "shapes": [shape], "imagePath": "pond.jpg", "imageHeight": 20, "imageWidth": 20}
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "pond.json").write_text(json.dumps(page))
    save(tmp_path / "predictions" / "pond.png", np.roll(drawn, 1, 0))
    assert cells(opened(tmp_path)) == {
        ("_background_", "_background_"): 358,
        ("_background_", "owl"): 6,
        ("owl", "_background_"): 6,
        ("owl", "owl"): 30,
    }
