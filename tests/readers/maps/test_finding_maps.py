import numpy as np
import pytest
from opening import codes, opened, refusal
from reading_maps import cells, photograph, save

from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation

TRUTH = [[0, 1], [1, 2]]
PREDICTED = [[0, 1], [2, 2]]
EXPECTED = {("0", "0"): 1, ("1", "1"): 1, ("1", "2"): 1, ("2", "2"): 1}


@pytest.fixture
def top(tmp_path):
    return tmp_path / "run"


@pytest.mark.parametrize(
    ("truth", "predicted"),
    [
        ("truth/a.png", "predictions/a.png"),
        ("gt/a.png", "output/a.png"),
        ("labels/a.png", "pred/a.tif"),
        ("annotations/val/a.png", "results/a.png"),
        ("masks/a_mask.png", "runs/semantic/val/results/a.png"),
        ("SegmentationClass/a.png", "results/a.bmp"),
        ("a_target.png", "a_pred.png"),
        ("a_label.png", "a_output.png"),
        ("gt_a.png", "pred_a.png"),
        ("true_a.png", "pred_a.png"),
        ("target_a.png", "output_a.png"),
        ("gtFine/val/aachen/aachen_1_gtFine_labels.png", "epoch_3/aachen/aachen_1_leftImg8bit.png"),
        ("truth/a.npy", "predictions/a.npy"),
        ("truth/a.npz", "predictions/a.png"),
        ("masks/a.png", "model_a/a.png"),
        ("mine/a.png", "predictions/a.png"),
    ],
)
def test_truth_and_predictions_are_told_by_the_names_of_folders_and_files(top, truth, predicted):
    save(top / truth, TRUTH)
    save(top / predicted, PREDICTED)
    evaluation = opened(top)
    assert evaluation.task is Task.SEMANTIC_SEGMENTATION
    assert cells(evaluation) == EXPECTED


def test_checkpoints_are_folders_in_natural_order(top):
    save(top / "truth" / "a.png", TRUTH)
    for epoch in (10, 2, 1):
        save(top / f"epoch_{epoch}" / "a.png", PREDICTED if epoch > 1 else TRUTH)
    evaluation = opened(top)
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2", "epoch_10")
    assert ("1", "2") not in cells(evaluation, 0)
    assert cells(evaluation, 2) == EXPECTED


@pytest.mark.parametrize("below", ["predictions", "results"])
def test_models_below_a_folder_of_predictions_are_checkpoints(top, below):
    for place in ("truth", f"{below}/unet", f"{below}/segformer"):
        save(top / place / "a.png", TRUTH)
        save(top / place / "b.png", TRUTH)
    assert opened(top).checkpoint_names == ("segformer", "unet")


def test_a_folder_a_run_names_the_checkpoint_and_not_what_all_runs_call_it(top):
    save(top / "truth" / "a.png", TRUTH)
    for run in ("first", "second"):
        save(top / "runs" / run / "results" / "a.png", TRUTH)
    assert opened(top).checkpoint_names == ("first", "second")


def test_cities_below_a_folder_are_no_checkpoints(top):
    for side, ending in (("gtFine", "_gtFine_labels"), ("results", "_pred")):
        for city in ("aachen", "bonn"):
            save(top / side / "val" / city / f"{city}_1{ending}.png", TRUTH)
    evaluation = opened(top)
    assert len(evaluation.checkpoints) == 1
    assert evaluation.images.names == ("val/aachen/aachen_1", "val/bonn/bonn_1")
    assert sum(cells(evaluation).values()) == 8


def test_the_same_name_in_two_folders_is_paired_by_the_folder(top):
    for city, predicted in (("aachen", TRUTH), ("bonn", PREDICTED)):
        save(top / "truth" / city / "1.png", TRUTH)
        save(top / "predictions" / city / "1.png", predicted)
    evaluation = opened(top)
    assert len(evaluation.checkpoints) == 1
    assert sum(cells(evaluation).values()) == 8
    assert cells(evaluation)["1", "2"] == 1


@pytest.mark.parametrize(
    ("truth", "predicted", "photo"),
    [
        ("truth/a.png", "predictions/a.png", "images/a.jpg"),
        ("truth/a.png", "predictions/a.png", "a.jpeg"),
        ("1_target.png", "1_pred.png", "1_image.png"),
        (
            "gtFine/val/bonn/bonn_1_gtFine_labels.png",
            "results/bonn_1.png",
            "leftImg8bit/val/bonn/bonn_1_leftImg8bit.png",
        ),
        ("masks/7_mask.png", "output/7.png", "7_sat.jpg"),
    ],
)
def test_the_photograph_of_a_map_is_found_by_the_same_rule(top, truth, predicted, photo):
    save(top / truth, TRUTH)
    save(top / predicted, PREDICTED)
    photograph(top / photo)
    evaluation = opened(top)
    assert evaluation.images.find(0) == top / photo
    assert len(evaluation.checkpoints) == 1


def test_photographs_that_a_person_names_go_before_those_that_were_seen(top, tmp_path):
    save(top / "truth" / "bonn" / "a.png", TRUTH)
    save(top / "predictions" / "bonn" / "a.png", PREDICTED)
    photograph(top / "images" / "a.jpg")
    photograph(tmp_path / "other" / "a_leftImg8bit.png")
    evaluation = opened(top)
    assert evaluation.images.find(0) == top / "images" / "a.jpg"
    moved = evaluation.images.with_root(tmp_path / "other")
    assert moved.find(0) == tmp_path / "other" / "a_leftImg8bit.png"
    told = opened(top, images=tmp_path / "other")
    assert told.images.find(0) == tmp_path / "other" / "a_leftImg8bit.png"


def test_folders_that_a_person_names_count_whatever_they_are_called(top):
    save(top / "x" / "a.png", TRUTH)
    save(top / "y" / "a.png", PREDICTED)
    request = OpenRequest(truth=top / "x", predictions=(PredictionSource(top / "y", "best"),))
    evaluation = open_evaluation(request)
    assert evaluation.checkpoint_names == ("best",)
    assert cells(evaluation) == EXPECTED
    assert refusal(top).problems[0].code != "map-photo"


def test_a_folder_of_predictions_that_a_person_names_may_hold_several_checkpoints(top):
    save(top / "x" / "a.png", TRUTH)
    for epoch in (2, 10):
        save(top / "y" / f"epoch_{epoch}" / "a.png", PREDICTED)
    request = OpenRequest(truth=top / "x", predictions=(PredictionSource(top / "y"),))
    assert open_evaluation(request).checkpoint_names == ("epoch_2", "epoch_10")


def test_one_folder_may_be_both_sides_where_endings_differ(top):
    save(top / "1_target.png", TRUTH)
    save(top / "1_pred.png", PREDICTED)
    request = OpenRequest(truth=top, predictions=(PredictionSource(top),))
    assert cells(open_evaluation(request)) == EXPECTED


def test_a_manifest_settles_what_is_what(top):
    save(top / "x" / "a.png", TRUTH)
    save(top / "epoch_1" / "a.png", PREDICTED)
    save(top / "epoch_2" / "a.png", TRUTH)
    (top / "names.txt").write_text("sky\nroad\nlake\n", encoding="utf-8")
    (top / "cmviewer.toml").write_text(
        'task = "semantic-segmentation"\ntruth = "x"\npredictions = "epoch_*"\n'
        'classes = "names.txt"\nignore-label = [2]\n',
        encoding="utf-8",
    )
    evaluation = opened(top)
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2")
    assert evaluation.classes.names == ("sky", "road")
    assert cells(evaluation) == {("sky", "sky"): 1, ("road", "road"): 1, ("road", "(outside)"): 1}


def test_a_colour_copy_beside_the_maps_is_left_aside(top):
    for folder in ("truth", "predictions"):
        save(top / folder / "a.png", TRUTH)
        save(top / folder / "a_color.png", np.zeros((2, 2, 3)))
    evaluation = opened(top)
    assert len(evaluation.checkpoints) == 1
    assert codes(evaluation) == set()


def test_of_several_truths_one_is_taken_and_that_is_said(top):
    for folder in ("gt", "masks", "predictions"):
        save(top / folder / "a.png", TRUTH)
    assert codes(opened(top)) == {"truth-several"}


def test_a_truth_without_predictions_says_so(top):
    save(top / "truth" / "a.png", TRUTH)
    assert refusal(top).problems[0].code == "predictions-missing"


def test_predictions_without_a_truth_say_so(top):
    save(top / "predictions" / "a.png", TRUTH)
    problem = refusal(top, task=Task.SEMANTIC_SEGMENTATION).problems[0]
    assert problem.code == "truth-nowhere"


def test_folders_of_photographs_are_no_maps(top):
    for folder in ("truth", "predictions"):
        for number in range(3):
            photograph(top / folder / f"{number}.png")
    assert refusal(top, task=Task.SEMANTIC_SEGMENTATION).problems
    assert refusal(top).problems[0].code == "nothing-known"


def test_photographs_of_two_splits_are_no_checkpoints(top):
    for split in ("train", "val"):
        save(top / f"{split}annot" / f"{split}.png", TRUTH)
        save(top / split / f"{split}.png", np.ones((2, 2, 3)))
    assert refusal(top).problems[0].code == "predictions-missing"


def test_predictions_are_found_beside_a_truth_that_a_person_names(top, tmp_path):
    save(tmp_path / "elsewhere" / "a.png", TRUTH)
    save(top / "epoch_1" / "a.png", PREDICTED)
    assert cells(opened(top, truth=tmp_path / "elsewhere")) == EXPECTED


@pytest.mark.parametrize("array", [np.eye(3, dtype=np.uint8), np.arange(3)])
def test_arrays_of_all_labels_are_no_maps(top, array):
    save(top / "y_true.npy", array)
    save(top / "y_pred.npy", array)
    assert opened(top).task is Task.CLASSIFICATION


def test_the_folders_of_nnunet_are_no_checkpoints(folder):
    raw = "nnUNet_raw/Dataset001_Cats"
    names = (f"{raw}/labelsTs/a.png", f"{raw}/imagesTs/a_0000.png", "predictions/a.png")
    evaluation = opened(folder(dict.fromkeys(names, "")))
    assert evaluation.checkpoint_names == ("predictions",)
    assert evaluation.interpretation.files[0].path.name == "labelsTs"


def test_single_files_that_a_person_names_are_the_two_sides_whatever_lies_beside_them(top):
    save(top / "mine.png", TRUTH)
    save(top / "theirs.png", PREDICTED)
    save(top / "other.png", TRUTH)
    named = (PredictionSource(top / "theirs.png"), PredictionSource(top / "other.png", "copy"))
    for path in (top, None):
        evaluation = open_evaluation(OpenRequest(path, truth=top / "mine.png", predictions=named))
        assert evaluation.checkpoint_names == ("theirs", "copy")
        assert cells(evaluation) == EXPECTED
        assert len(evaluation.images) == 1
