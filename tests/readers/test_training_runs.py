"""A run folder without a result of any image is known, and the command that writes results is named."""

import pytest
from opening import refusal

DETECT = "task: detect\nsave_json: false\n"
BOX = '[{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}]'
RUNS = {
    "detect, trained": ({"args.yaml": DETECT, "results.csv": "epoch,loss\n1,2\n"}, "save_json"),
    "detect, validated": ({"BoxPR_curve.png": "", "confusion_matrix.png": ""}, "save_json"),
    "classify, trained": ({"args.yaml": "task: classify\nsave_json: false\n"}, "save_txt"),
    "YOLOX": (
        {"train_log.txt": "2021 | INFO | yolox.core.trainer:192 - init\n", "best_ckpt.pth": ""},
        "yolox_testdev_2017.json",
    ),
    "classify, validated": ({"confusion_matrix_normalized.png": "", "val_batch0_pred.jpg": ""}, "save_txt"),
    "timm": ({"args.yaml": "aa: ''\n", "summary.csv": "epoch,train_loss,lr\n0,2.1,0.1\n"}, "include-index"),
    "YOLOv5": ({"opt.yaml": "data: data.yaml\nsave_dir: x\n", "hyp.yaml": "lr0: 0.1\n"}, "--save-json"),
    "YOLOv7": ({"opt.yaml": "data: x.yaml\nsave_dir: x\n", "results.txt": "0/9 1G 0.1\n"}, "--save-json"),
    "MMDetection 2": (
        {"1.log.json": '{"mode": "train", "iter": 1}\n', "last_checkpoint": "x"},
        "format_only",
    ),
    "MMDetection 3": (
        {"1/vis_data/scalars.json": '{"lr": 1, "loss": 1}\n{"lr": 1, "loss": 1}\n'},
        "format_only",
    ),
    "Detectron2": ({"metrics.json": '{"iteration": 19, "total_loss": 1}\n'}, "coco_instances_results.json"),
    "DETR": ({"log.txt": '{"train_lr": 0.1, "epoch": 1}\n'}, "COCO JSON"),
    "RF-DETR": ({"results.json": '{"class_map": {"valid": [{"class": "cat"}]}}'}, "COCO JSON"),
    "PaddleDetection": ({"model_final.pdparams": "x"}, "save_prediction_only"),
    "nnU-Net": ({"validation/summary.json": '{"foreground_mean": {"Dice": 0.5}}'}, "a slice"),
    "Lightning": (
        {"hparams.yaml": "lr: 0.1\n", "metrics.csv": "epoch,train_loss\n0,1\n"},
        "one record an image",
    ),
    "Keras": ({"history.csv": "epoch,accuracy,loss,val_loss\n0,0.5,1,1\n"}, "one record an image"),
    "Hugging Face": ({"trainer_state.json": "{}", "config.json": "{}"}, "numpy.save"),
}


@pytest.mark.parametrize("kind", RUNS)
def test_a_run_without_results_is_known_by_what_it_left(folder, kind):
    files, option = RUNS[kind]
    problem = refusal(folder(files)).problems[0]
    assert problem.code == "run-without-results"
    assert option in problem.mend


@pytest.mark.parametrize(
    "results", [{"predictions.json": BOX}, {"labels/a.txt": "0 0.5 0.5 0.1 0.1 0.9\n"}], ids=["JSON", "text"]
)
def test_a_run_with_results_lacks_its_truth_and_no_command(folder, results):
    files = {"args.yaml": DETECT, "BoxPR_curve.png": "", **results}
    problems = refusal(folder(files)).problems
    assert "run-without-results" not in {problem.code for problem in problems}
    assert any("truth" in problem.what or "truth" in problem.mend for problem in problems)


def test_results_in_folders_of_a_run_are_results_too(folder):
    files = {"metrics.json": '{"total_loss": 1}\n', "inference/coco_instances_results.json": BOX}
    problems = refusal(folder(files)).problems
    assert "run-without-results" not in {problem.code for problem in problems}
    assert "no truth" in problems[0].what
