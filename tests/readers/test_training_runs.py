"""A run folder without a result of any image is known, and the command that writes results is named."""

import pytest
from opening import refusal

DETECT = "task: detect\nsave_json: false\n"
BOX = '[{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}]'
RUNS = {
    "detect, trained": ({"args.yaml": DETECT, "results.csv": "epoch,loss\n1,2\n"}, "save_json"),
    "detect, validated": ({"BoxPR_curve.png": "", "confusion_matrix.png": ""}, "save_json"),
    "classify, trained": ({"args.yaml": "task: classify\nsave_json: false\n"}, "save_txt"),
    "classify, validated": ({"confusion_matrix_normalized.png": "", "val_batch0_pred.jpg": ""}, "save_txt"),
    "timm": ({"args.yaml": "aa: ''\n", "summary.csv": "epoch,train_loss,lr\n0,2.1,0.1\n"}, "include-index"),
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
