"""Folders that other tools leave, or people who have not read what can be opened."""

import json

import numpy as np
import pytest
from opening import NONE, class_scores, codes, opened, pairs, refusal, said, scores

from cmviewer.readers import Columns, OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.tables.parts import in_natural_order

TRUTH = np.array([0, 2, 1, 2])
LOGITS = np.array([[5.0, 1, 2], [4, 0, 1], [-1, 3, 0], [0, 1, 2]])
SAID = [("0", "0"), ("2", "0"), ("1", "1"), ("2", "2")]
WIDE = np.linspace(-3, 3, 4 * 16).reshape(4, 16)


@pytest.mark.parametrize("name", ["features", "embeddings", "feats", "hidden_states", "activations"])
@pytest.mark.parametrize("order", [1, -1])
def test_features_beside_the_logits_are_no_scores(folder, name, order):
    arrays = {"outputs": LOGITS, "targets": TRUTH, name: WIDE}
    top = folder({"out.npz": dict(list(arrays.items())[::order])})
    evaluation = opened(top)
    assert pairs(evaluation) == SAID
    assert class_scores(evaluation).shape == (4, 3)


def test_features_beside_predictions_are_no_scores(folder):
    arrays = {"preds": np.array([0, 0, 1, 2]), "targets": TRUTH, "features": WIDE, "loss": WIDE[:, 0]}
    evaluation = opened(folder({"out.npz": arrays}))
    assert pairs(evaluation) == SAID
    assert scores(evaluation) == [None] * 4
    assert evaluation.classes.names == ("0", "1", "2")


def test_a_file_of_features_is_no_checkpoint_and_said(folder):
    files = {"labels.npy": TRUTH, "logits.npy": LOGITS, "features.npy": WIDE}
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("logits",)
    assert codes(evaluation) == {"file-not-recognised", "logits-softmaxed"}


def test_of_two_arrays_with_odd_names_the_scores_have_a_column_a_true_class(folder):
    evaluation = opened(folder({"out.npz": {"a": WIDE, "b": LOGITS, "targets": TRUTH}}))
    assert pairs(evaluation) == SAID


def test_two_arrays_that_could_both_be_the_scores_are_refused(folder):
    error = refusal(folder({"out.npz": {"a": WIDE, "b": WIDE[:, :5], "targets": TRUTH}}))
    assert [problem.code for problem in error.problems] == ["scores-uncertain"]


@pytest.mark.parametrize(
    "name", ["global_step", "train_step", "eval_epoch", "training iteration", "num_epoch"]
)
def test_a_column_of_steps_parts_a_table_whatever_stands_before_its_name(folder, name):
    rows = "".join(f"{step},{i}.png,a,{'ab'[(i + step) % 2]}\n" for step in (5, 10, 15) for i in range(4))
    evaluation = opened(folder({"r.csv": f"{name},path,y,y_hat\n{rows}"}))
    assert evaluation.checkpoint_names == ("5", "10", "15")
    assert said(evaluation, "10")[1] == ("1.png", "a", "b")
    assert evaluation.problems == ()


def test_steps_that_begin_below_the_rows_that_are_looked_at_part_a_table_too(folder):
    rows = "".join(f"{i}.png,{epoch},a,{'ab'[epoch - 1]}\n" for epoch in (1, 2) for i in range(20_001))
    evaluation = opened(folder({"r.csv": "image,epoch,truth,prediction\n" + rows}))
    assert evaluation.checkpoint_names == ("1", "2")
    assert len(evaluation.images) == 20_001


def test_a_report_inside_the_folder_is_no_result(folder):
    table = "image,truth,prediction\n1.png,a,a\n2.png,b,a\n"
    summary = json.dumps({"program": {"name": "cmviewer", "version": "1"}}, indent=1)
    top = folder({"r.csv": table, "report/summary.json": summary, "report/samples.csv": table})
    assert opened(top).checkpoint_names == ("r",)
    assert opened(top / "report").checkpoint_names == ("samples",)


def test_a_folder_of_reports_says_so_and_names_them(folder):
    summary = json.dumps({"program": {"name": "cmviewer", "version": "1"}}, indent=1)
    names = ("epoch_10", "epoch_2")
    top = folder({f"{name}/summary.json": summary for name in names} | {"other/notes.md": ""})
    (problem,) = refusal(top).problems
    assert (problem.code, problem.file) == ("nothing-known", top)
    assert problem.what == "no results are here but reports of cmviewer: 'epoch_2', 'epoch_10'"
    assert problem.mend == "open one of these folders"


def test_another_summary_hides_nothing(folder):
    table = "image,truth,prediction\n1.png,a,a\n2.png,b,a\n"
    top = folder(
        {"one/summary.json": '{"program": {"name": "other"}}', "one/r.csv": table, "two/r.csv": table}
    )
    assert opened(top).checkpoint_names == ("one", "two")


def test_truth_and_prediction_without_a_common_class_are_said(folder):
    table = "image,label,prediction\n1.png,0,cat\n2.png,1,dog\n3.png,1,cat\n"
    evaluation = opened(folder({"r.csv": table}))
    assert codes(evaluation) == {"classes-disjoint"}
    assert "the truth says 0, 1, the prediction cat, dog" in evaluation.problems[0].what


def test_a_single_mistake_is_no_other_way_to_write_the_classes(folder):
    assert opened(folder({"r.csv": "image,truth,prediction\n1.png,cat,dog\n"})).problems == ()


EMPTY = {
    "truth.csv": "image,label\n1.png,a\n2.png,b\n",
    "epoch_1.csv": "image,prediction\n",
    "epoch_2.csv": "image,prediction\n1.png,a\n2.png,a\n",
}


def test_a_checkpoint_without_rows_misses_everything_and_is_said(folder):
    evaluation = opened(folder(EMPTY))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2")
    assert pairs(evaluation, "epoch_1") == [("a", NONE), ("b", NONE)]
    assert pairs(evaluation, "epoch_2") == [("a", "a"), ("b", "a")]
    assert codes(evaluation) == {"no-rows"}


def test_a_table_without_rows_that_holds_truth_too_is_no_checkpoint(folder):
    evaluation = opened(folder(EMPTY | {"epoch_3.csv": "image,label,prediction\n"}))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2")


BREEDS = "id,breed\n1,cat\n2,dog\n3,dog\n"


def test_the_only_column_of_a_file_named_as_truth_is_the_truth(folder):
    submission = "id,cat,dog\n1,0.9,0.1\n2,0.8,0.2\n3,0.3,0.7\n"
    evaluation = opened(folder({"labels.csv": BREEDS, "submission.csv": submission}))
    assert sorted(pairs(evaluation)) == [("cat", "cat"), ("dog", "cat"), ("dog", "dog")]


def test_the_only_column_of_a_file_told_as_truth_is_the_truth(folder):
    top = folder({"breeds.csv": BREEDS, "mine.csv": "id,breed\n1,dog\n2,dog\n3,cat\n"})
    request = OpenRequest(predictions=(PredictionSource(top / "mine.csv"),), truth=top / "breeds.csv")
    assert pairs(open_evaluation(request)) == [("cat", "dog"), ("dog", "dog"), ("dog", "cat")]


def test_a_table_of_ids_and_something_is_no_prediction(folder):
    table = "image,truth,prediction\n1,a,a\n2,b,a\n3,b,b\n"
    evaluation = opened(folder({"r.csv": table, "weather.csv": "id,weather\n1,sun\n2,rain\n3,sun\n"}))
    assert evaluation.checkpoint_names == ("r",)


def test_id2label_of_a_model_names_the_classes(folder):
    config = json.dumps({"epochs": 3, "id2label": {"0": "cat", "1": "dog", "2": "bird"}})
    files = {"label_ids.npy": TRUTH, "predictions.npy": LOGITS, "config.json": config}
    evaluation = opened(folder(files))
    assert evaluation.classes.names == ("cat", "dog", "bird")
    assert pairs(evaluation)[1] == ("bird", "cat")


def test_another_config_names_nothing(folder):
    files = {"label_ids.npy": TRUTH, "predictions.npy": LOGITS, "config.json": '{"epochs": 1, "batch": 2}'}
    assert opened(folder(files)).classes.names == ("0", "1", "2")


@pytest.mark.parametrize("count", [3, 9])
def test_classes_in_an_archive_name_the_classes(folder, count):
    names = np.array([f"class {i}" for i in range(count)])
    evaluation = opened(folder({"out.npz": {"targets": TRUTH, "logits": LOGITS, "classes": names}}))
    assert evaluation.classes.names == tuple(names.tolist())
    assert pairs(evaluation)[1] == ("class 2", "class 0")


def test_filenames_in_json_are_the_images_of_arrays(folder):
    names = ["cat/1.jpg", "dog/2.jpg", "bird/3.jpg", "dog/4.jpg"]
    files = {
        "filenames.json": json.dumps(names),
        "preds.npy": LOGITS,
        "class_indices.json": '{"bird": 0, "cat": 1, "dog": 2}',
    }
    assert said(opened(folder(files)))[:2] == [("cat/1.jpg", "cat", "bird"), ("dog/2.jpg", "dog", "bird")]


def test_scores_of_a_pipeline_are_the_scores_of_every_class(folder):
    def line(name: str, label: str, **shares: float) -> str:
        ranked = [{"label": one, "score": share} for one, share in shares.items()]
        return json.dumps({"file": name, "label": label, "predictions": ranked}) + "\n"

    lines = line("1.jpg", "cat", dog=0.7, cat=0.3) + line("2.jpg", "dog", dog=0.8, bird=0.2)
    evaluation = opened(folder({"out.jsonl": lines}))
    assert said(evaluation) == [("1.jpg", "cat", "dog"), ("2.jpg", "dog", "dog")]
    assert scores(evaluation) == [0.7, 0.8]


@pytest.mark.parametrize("pattern", ["[{}, {}, {}]", "[{} {}  {}]", "[{},{},{}]"])
def test_a_list_in_a_cell_is_the_scores_of_every_class(folder, pattern):
    rows = [(0, (0.2, 0.5, 0.3)), (2, (0.1, 2e-1, 0.7)), (1, (0.6, 0.3, 0.1))]
    text = "".join(f'{i}.jpg,{label},"{pattern.format(*row)}"\n' for i, (label, row) in enumerate(rows))
    evaluation = opened(folder({"r.csv": "image,label,probs\n" + text}))
    assert said(evaluation) == [("0.jpg", "0", "1"), ("1.jpg", "2", "2"), ("2.jpg", "1", "0")]
    np.testing.assert_allclose(class_scores(evaluation), [row for _, row in rows], atol=1e-6)


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Confidence (%)", ("97.5", "40"), [0.975, 0.4]),
        ("score_percent", ("97.5", "0.5"), [0.975, 0.005]),
        ("confidence", ("97.5%", "0.5 %"), [0.975, 0.005]),
    ],
)
def test_scores_in_percent_are_divided_and_said(folder, header, cells, expected):
    table = f"image,truth,prediction,{header}\n1.png,a,a,{cells[0]}\n2.png,b,a,{cells[1]}\n"
    evaluation = opened(folder({"r.csv": table}))
    assert scores(evaluation) == expected
    assert codes(evaluation) == {"score-percent"}


def test_shares_under_a_header_that_says_percent_stay(folder):
    table = "image,truth,prediction,score (%)\n1.png,a,a,0.9\n2.png,b,a,0.5\n"
    evaluation = opened(folder({"r.csv": table}))
    assert scores(evaluation) == [0.9, 0.5]
    assert evaluation.problems == ()


def test_a_solution_is_the_truth_of_a_submission(folder):
    files = {"solution.csv": "id,label\n1,a\n2,b\n", "submission.csv": "id,label\n1,b\n2,b\n"}
    assert pairs(opened(folder(files))) == [("a", "b"), ("b", "b")]


def test_comments_above_the_header_are_passed_over_and_lines_keep_their_numbers(folder):
    table = "# by eval.py, seed 3, today\n#\nimage,label,pred\n1.png,a,b\n2.png,a\n3.png,b,b\n"
    evaluation = opened(folder({"r.csv": table}))
    assert said(evaluation) == [("1.png", "a", "b"), ("3.png", "b", "b")]
    assert [(problem.code, problem.line) for problem in evaluation.problems] == [("row-length", 5)]


def test_a_header_behind_a_hash_is_the_header(folder):
    table = "# run 7\n# image,truth,prediction\n1.png,a,b\n2.png,b,b\n"
    assert pairs(opened(folder({"r.csv": table}))) == [("a", "b"), ("b", "b")]


def test_without_a_header_two_columns_of_labels_are_a_question(folder):
    top = folder({"r.csv": "1.png,a,b\n2.png,b,b\n3.png,a,a\n"})
    problem = refusal(top).problems[0]
    assert problem.code == "columns-uncertain"
    told = opened(top, columns=Columns(truth="column 2", prediction="column 3"))
    assert pairs(told) == [("a", "b"), ("b", "b"), ("a", "a")]


def test_a_column_with_one_checkpoint_names_it(folder):
    table = "image,truth,prediction,epoch\n1.png,a,a,7\n2.png,b,a,7\n"
    assert opened(folder({"r.csv": table})).checkpoint_names == ("7",)


def test_of_several_files_with_one_checkpoint_each_the_files_name_it(folder):
    table = "image,truth,prediction,epoch\n1.png,a,a,7\n2.png,b,a,7\n"
    assert opened(folder({"x.csv": table, "y.csv": table})).checkpoint_names == ("x", "y")


def test_a_truth_that_never_says_the_same_twice_is_a_truth(folder):
    rows = "".join(f"{i}.png,c{i},c{i - i % 2}\n" for i in range(40))
    evaluation = opened(folder({"r.csv": "image,truth,prediction\n" + rows}))
    assert len(evaluation.classes) == 40
    assert pairs(evaluation)[:2] == [("c0", "c0"), ("c1", "c0")]


def test_a_single_file_that_says_nothing_is_named_with_its_reason(folder):
    file = (
        folder({"notes.json": '{"a": {"b": [1]}, "c": 2}', "truth.csv": "image,label\n1,a\n"}) / "notes.json"
    )
    problem = refusal(file).problems[0]
    assert (problem.code, problem.file) == ("file-not-recognised", file)


def test_several_files_that_say_nothing_are_counted_in_plain_english(folder):
    top = folder({"a.json": '{"a": 1.5}', "b.json": '{"b": 1.5}'})
    assert "there are 2 .json" in refusal(top).problems[0].what


def test_numbers_with_and_without_zeros_have_an_order_of_their_own():
    assert in_natural_order(["1", "01", "one", "001"]) == in_natural_order(["001", "one", "01", "1"])
