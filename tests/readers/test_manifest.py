"""`cmviewer.toml` settles what a folder holds."""

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.evaluation import Task
from cmviewer.readers import Columns
from cmviewer.readers.files.box_format import BoxFormat

FILES = {
    "truth.csv": "image,truth\na.png,cat\nb.png,dog\n",
    "decoy.csv": "image,truth,prediction\na.png,x,y\n",
    "epoch_10.csv": "image,prediction\na.png,dog\nb.png,dog\n",
    "epoch_9.csv": "image,prediction\na.png,cat\nb.png,cat\n",
}
SETTLED = 'task = "classification"\ntruth = "truth.csv"\npredictions = "epoch_*.csv"\n'


@pytest.mark.parametrize("path", ["", "cmviewer.toml"])
def test_a_manifest_settles_a_folder(folder, path):
    top = folder({**FILES, "cmviewer.toml": SETTLED})
    evaluation = opened(top / path)
    assert evaluation.checkpoint_names == ("epoch_9", "epoch_10")
    assert pairs(evaluation, 0) == [("cat", "cat"), ("dog", "cat")]
    assert evaluation.problems == ()


def test_checkpoints_can_be_named(folder):
    text = 'truth = "truth.csv"\n[predictions]\nlate = "epoch_10.csv"\nearly = "epoch_9.csv"\n'
    evaluation = opened(folder({**FILES, "cmviewer.toml": text}))
    assert evaluation.checkpoint_names == ("late", "early")


def test_options_override_the_manifest(folder):
    top = folder({**FILES, "cmviewer.toml": SETTLED, "other.csv": "image,truth\na.png,owl\nb.png,owl\n"})
    assert pairs(opened(top, truth=top / "other.csv"), 0) == [("owl", "cat"), ("owl", "cat")]


def test_columns_classes_and_the_positive_class_can_be_said(folder):
    columns = '[columns]\ntruth = "x"\nscore = "y"\nimage = "z"\n'
    text = 'predictions = "r.csv"\nclasses = "c.txt"\npositive = "bad"\n' + columns
    files = {"cmviewer.toml": text, "r.csv": "z,x,y\n1.png,0,0.25\n2.png,1,0.75\n", "c.txt": "bad\ngood\n"}
    evaluation = opened(folder(files))
    assert evaluation.classes.names == ("bad", "good")
    assert evaluation.positive == 0
    assert opened(folder(files), columns=Columns(truth="x")).positive == 0


def test_boxes_are_meant_as_a_manifest_says_unless_an_option_does(folder):
    text = 'truth = "truth"\npredictions = "preds"\nboxes = "ltwh"\n'
    row = "cat {}10 10 40 30\n"
    top = folder({"cmviewer.toml": text, "truth/a.txt": row.format(""), "preds/a.txt": row.format("0.5 ")})
    assert opened(top).checkpoints[0].load().box.tolist() == [[10, 10, 50, 40]]
    assert opened(top, boxes=BoxFormat.LTRB).checkpoints[0].load().box.tolist() == [[10, 10, 40, 30]]


WRONG = {
    "boxes = 'corners'": "manifest-unreadable",
    "predictions = 3": "manifest-unreadable",
    "truth = [1]": "manifest-unreadable",
    "columns = 'x'": "manifest-unreadable",
    "columns = {truth = 3}": "manifest-unreadable",
    "task = 'semantic-segmentation'": "truth-nowhere",
    "task = 'guessing'": "task-unknown",
    "truth = 'none.csv'": "path-missing",
    "predictions = 'none.csv'": "path-missing",
    "predictions = 'none_*.csv'": "predictions-missing",
    "predictions = {a = 'none.csv'}": "path-missing",
    "truth = 'a\\u0000b'": "manifest-unreadable",
    "path = 'other.toml'": "manifest-unreadable",
    "path = 'nowhere'": "path-missing",
    "predictions = [3]": "manifest-unreadable",
    "images = 'none'": "path-missing",
    "a = b": "manifest-unreadable",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_is_wrong_in_a_manifest_is_said(folder, line):
    top = folder({**FILES, "cmviewer.toml": line.replace("'", '"') + "\n"})
    assert refusal(top).problems[0].code == WRONG[line]


def test_a_key_that_is_not_known_is_said(folder):
    top = folder({**FILES, "cmviewer.toml": SETTLED + "[columns]\nlabel = 'x'\n"})
    assert codes(opened(top)) == {"manifest-key"}


def test_another_task_finds_nothing_in_a_table(folder):
    assert refusal(folder(FILES), task=Task.SEMANTIC_SEGMENTATION).problems[0].code == "truth-nowhere"


@pytest.mark.parametrize("path", ["", "cmviewer.toml"])
def test_an_evaluation_has_the_name_of_its_folder_not_of_the_manifest_in_it(folder, path):
    top = folder({**FILES, "cmviewer.toml": SETTLED})
    assert opened(top / path).name == top.name


def test_a_manifest_names_the_truth_where_no_name_of_a_file_tells_it_as_the_problem_says(folder):
    files = {
        "one.csv": "image,label\na.png,cat\nb.png,dog\n",
        "two.csv": "image,label\na.png,dog\nb.png,dog\n",
    }
    [problem] = refusal(folder(files)).problems
    assert problem.code == "truth-uncertain"
    assert problem.mend.startswith("name it as truth in a cmviewer.toml, or ")
    said = 'truth = "two.csv"\npredictions = "one.csv"\n'
    assert pairs(opened(folder({**files, "cmviewer.toml": said})), 0) == [("dog", "cat"), ("dog", "dog")]


def test_a_manifest_leads_to_results_that_lie_elsewhere(folder):
    top = folder({f"run/{name}": content for name, content in FILES.items() if name != "decoy.csv"})
    (top / "cmviewer.toml").write_text('path = "run"\ntruth = "run/truth.csv"\n', encoding="utf-8")
    evaluation = opened(top)
    assert (evaluation.source, evaluation.checkpoint_names) == (top / "run", ("epoch_9", "epoch_10"))


def test_predictions_may_be_a_list_of_paths_and_of_tables(folder):
    told = 'truth = "truth.csv"\npredictions = ["epoch_9.csv", {late = "epoch_10.csv"}]\n'
    assert opened(folder({**FILES, "cmviewer.toml": told})).checkpoint_names == ("epoch_9", "late")


@pytest.mark.parametrize("key", ["boxes.prediction", '"boxes.prediction"', '"boxes.prediction@preds"'])
def test_a_decision_of_one_side_is_told_with_quotes_or_without(folder, key):
    told = f'truth = "truth"\npredictions = "preds"\n[read]\n{key} = "ltwh"\n'
    row = "cat {}10 10 40 30\n"
    top = folder({"cmviewer.toml": told, "truth/a.txt": row.format(""), "preds/a.txt": row.format("0.5 ")})
    assert opened(top).checkpoints[0].load().box.tolist() == [[10, 10, 50, 40]]
