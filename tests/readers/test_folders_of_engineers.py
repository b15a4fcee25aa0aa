"""Folders as people really leave them, each opened without being told anything."""

import json

import numpy as np
import pandas as pd
import pytest
from opening import NONE, class_scores, codes, opened, pairs, said, scores

from cmviewer.evaluation import Role

TRUTH = ["cat", "dog", "dog", "bird"]
PREDICTION = ["cat", "cat", "dog", "bird"]
PAIRS = list(zip(TRUTH, PREDICTION, strict=True))
TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\nc.png,dog,dog\nd.png,bird,bird\n"

HEADERS = [
    "truth,prediction",
    "label,pred",
    "target,output",
    "Actual,Predicted",
    "y_true,y_pred",
    "ground_truth,guess",
    "category,object_response",
    "trueLabel,predictedLabel",
    "GT Class,Pred Class",
    "class,response",
    "gt,top1",
    "Label,Prediction",
    "expected,y_hat",
    "true-category,predicted-category",
]


@pytest.mark.parametrize("header", HEADERS)
def test_truth_and_prediction_are_known_by_many_names(folder, header):
    rows = "".join(f"{truth},{prediction}\n" for truth, prediction in PAIRS)
    evaluation = opened(folder({"results.csv": f"{header}\n{rows}"}))
    assert pairs(evaluation) == PAIRS
    assert evaluation.classes.names == ("bird", "cat", "dog")
    assert evaluation.problems == ()


IMAGE_HEADERS = [
    "image",
    "path",
    "filename",
    "file_name",
    "imagename",
    "ImagePath",
    "img",
    "file",
    "id",
    "image_id",
]


@pytest.mark.parametrize("header", IMAGE_HEADERS)
def test_the_image_is_known_by_many_names(folder, header):
    evaluation = opened(folder({"results.csv": TABLE.replace("image", header)}))
    assert [image for image, _, _ in said(evaluation)] == ["a.png", "b.png", "c.png", "d.png"]


def test_a_constant_column_is_never_the_image(folder):
    table = "image,file,truth,prediction\nx.png,1.png,a,b\nx.png,2.png,b,b\nx.png,3.png,a,a\n"
    evaluation = opened(folder({"results.csv": table}))
    assert [image for image, _, _ in said(evaluation)] == ["1.png", "2.png", "3.png"]


def test_columns_that_mean_nothing_are_nothing(folder):
    table = "subj,rt,object_response,category,condition\n1,0.5,cat,dog,0\n1,NaN,na,cat,0\n"
    evaluation = opened(folder({"results.csv": table}))
    assert pairs(evaluation) == [("dog", "cat"), ("cat", "na")]
    assert evaluation.classes.names == ("cat", "dog", "na")


def test_two_tables_of_labels_are_truth_and_prediction(folder):
    evaluation = opened(folder({"y_true.csv": "label\n0\n1\n2\n", "y_pred.csv": "label\n0\n2\n2\n"}))
    assert pairs(evaluation) == [("0", "0"), ("1", "2"), ("2", "2")]


def test_plain_lists_of_labels_are_read(folder):
    evaluation = opened(folder({"y_true.txt": "cat\ndog\n", "y_pred.txt": "dog\ndog\n"}))
    assert pairs(evaluation) == [("cat", "dog"), ("dog", "dog")]


def test_labels_that_numpy_wrote_as_text_are_whole_numbers(folder):
    evaluation = opened(folder({"y_true.txt": "0\n1\n1\n", "y_pred.txt": "0.0e+00\n1.0e+00\n0.0e+00\n"}))
    assert pairs(evaluation) == [("0", "0"), ("1", "1"), ("1", "0")]


def test_id_and_label_beside_a_truth_file_is_a_prediction(folder):
    files = {
        "truth.csv": "id,label\n1,cat\n2,dog\n3,dog\n",
        "submission_predictions.csv": "id,label\n3,cat\n1,cat\n",
    }
    evaluation = opened(folder(files))
    assert said(evaluation) == [("1", "cat", "cat"), ("2", "dog", NONE), ("3", "dog", "cat")]


def test_of_two_tables_of_labels_the_one_of_a_split_is_the_truth(folder):
    table = "image,label\na.png,cat\nb.png,{}\n"
    evaluation = opened(folder({"val.csv": table.format("dog"), "resnet.csv": table.format("cat")}))
    assert evaluation.checkpoint_names == ("resnet",)
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]


def test_the_best_few_classes_are_never_the_truth(folder):
    from opening import refusal

    files = {"alexnet.npy": np.array([[1, 2, 3]] * 4), "resnet.npy": np.array([[2, 1, 3]] * 4)}
    assert {problem.code for problem in refusal(folder(files)).problems} == {"truth-nowhere"}


def test_the_names_of_classes_are_taken_rather_than_their_ids(folder):
    table = "image,truth,prediction,truth_id,prediction_id\na.png,cat,dog,0,5\nb.png,dog,dog,1,7\n"
    assert pairs(opened(folder({"examples.csv": table}))) == [("cat", "dog"), ("dog", "dog")]


def test_a_folder_an_epoch_gives_a_checkpoint_a_folder(folder):
    files = {f"epoch_{n}/predictions.csv": TABLE for n in (10, 2, 1)}
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2", "epoch_10")
    assert evaluation.problems == ()


def test_a_file_an_epoch_gives_a_checkpoint_a_file(folder):
    files = {f"epoch-{n}.csv": TABLE for n in (10, 2, 1)}
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("epoch-1", "epoch-2", "epoch-10")


def test_a_column_of_epochs_gives_a_checkpoint_an_epoch(folder):
    rows = [
        f"{epoch},{name}.png,cat,{guess}" for epoch in (10, 9) for name, guess in (("a", "cat"), ("b", epoch))
    ]
    evaluation = opened(folder({"all.csv": "epoch,image,truth,prediction\n" + "\n".join(rows)}))
    assert evaluation.checkpoint_names == ("9", "10")
    assert said(evaluation, "9") == [("a.png", "cat", "cat"), ("b.png", "cat", "9")]


def test_a_step_that_counts_the_batches_is_no_checkpoint(folder):
    rows = "".join(f"{i // 4},{i}.png,cat,dog\n" for i in range(40))
    evaluation = opened(folder({"all.csv": "step,image,truth,prediction\n" + rows}))
    assert evaluation.checkpoint_names == ("all",)


def test_two_columns_part_a_table_where_one_is_not_enough(folder):
    rows = [
        f"{model},{epoch},{image},cat,{guess}"
        for model, guess in (("vit", "cat"), ("net", "dog"))
        for epoch in (1, 2)
        for image in ("a.png", "b.png", "c.png", "d.png")
    ]
    evaluation = opened(folder({"all.csv": "model,epoch,image,truth,prediction\n" + "\n".join(rows)}))
    assert evaluation.checkpoint_names == ("1 net", "1 vit", "2 net", "2 vit")
    assert {prediction for _, prediction in pairs(evaluation, "2 net")} == {"dog"}


def test_a_dump_of_keras_opens(folder):
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 3, 30)
    shares = rng.dirichlet(np.ones(3), 30).astype(np.float32)
    names = np.array([f"cats/{i}.png" for i in range(30)])
    files = {
        "y_true.npy": np.eye(3)[truth],
        "predict.npy": shares,
        "filenames.npy": names,
        "class_indices.json": json.dumps({"cat": 0, "dog": 1, "owl": 2}),
    }
    evaluation = opened(folder(files))
    assert evaluation.classes.names == ("cat", "dog", "owl")
    words = np.array(evaluation.classes.names)
    expected = list(zip(names, words[truth], words[shares.argmax(axis=1)], strict=True))
    assert said(evaluation) == expected


def test_labels_and_scores_beside_each_other_are_one_checkpoint(folder):
    shares = np.array([[0.9, 0.1], [0.4, 0.6], [0.3, 0.7]])
    files = {"y_true.npy": np.array([0, 1, 0]), "y_pred.npy": np.array([0, 1, 0]), "y_prob.npy": shares}
    evaluation = opened(folder(files))
    assert len(evaluation.checkpoints) == 1
    assert pairs(evaluation) == [("0", "0"), ("1", "1"), ("0", "0")]
    assert scores(evaluation) == [0.9, 0.6, 0.3]
    assert np.allclose(class_scores(evaluation), shares)


def test_an_archive_of_arrays_opens(folder):
    arrays = {
        "labels": np.array([2, 0, 1], np.uint8),
        "logits": np.array([[0.0, 1, 5], [9, 1, 1], [3, 2, 1]]),
        "paths": np.array(["x/1.jpg", "x/2.jpg", "x/3.jpg"]),
    }
    evaluation = opened(folder({"results.npz": arrays}))
    assert said(evaluation) == [("x/1.jpg", "2", "2"), ("x/2.jpg", "0", "0"), ("x/3.jpg", "1", "0")]
    assert codes(evaluation) == {"logits-softmaxed"}
    expected = np.exp(arrays["logits"]) / np.exp(arrays["logits"]).sum(axis=1, keepdims=True)
    assert np.allclose(class_scores(evaluation), expected, atol=1e-6)


def test_the_first_of_the_best_few_classes_is_the_prediction(folder):
    files = {"labels.npy": np.array([7, 3]), "resnet.npy": np.array([[7, 1, 2], [2, 3, 1]], np.int64)}
    evaluation = opened(folder(files))
    assert pairs(evaluation) == [("7", "7"), ("3", "2")]


@pytest.mark.parametrize("kind", ["uint8", "int16", "int64", "uint16", "float64", "<U5", "S5"])
def test_labels_of_any_type_are_read(folder, kind):
    files = {
        "labels.npy": np.array([1, 0, 1]).astype(kind),
        "predictions.npy": np.array([1, 1, 1]).astype(kind),
    }
    if kind in {"<U5", "S5"}:
        files = {
            name: np.char.replace(values, "1", "cat") if kind == "<U5" else values
            for name, values in files.items()
        }
    evaluation = opened(folder(files))
    one, zero = ("cat", "0") if kind == "<U5" else ("1", "0")
    assert pairs(evaluation) == [(one, one), (zero, one), (one, one)]


def test_probabilities_in_a_folder_a_checkpoint_share_the_labels_above(folder):
    shares = np.eye(3)[[0, 1, 2]]
    files = {
        "labels.npy": np.array([0, 1, 2]),
        "classes.txt": "cat\ndog\nowl\n",
        "epoch_1/probs.npy": shares[[0, 0, 0]],
        "epoch_2/probs.npy": shares,
    }
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2")
    assert pairs(evaluation, 0) == [("cat", "cat"), ("dog", "cat"), ("owl", "cat")]
    assert pairs(evaluation, 1) == [("cat", "cat"), ("dog", "dog"), ("owl", "owl")]


def test_a_truth_in_every_folder_belongs_to_the_predictions_there(folder):
    files = {
        "epoch_1/y_true.npy": np.array([0, 1]),
        "epoch_1/y_pred.npy": np.array([0, 0]),
        "epoch_2/y_true.npy": np.array([0, 1]),
        "epoch_2/y_pred.npy": np.array([0, 1]),
    }
    evaluation = opened(folder(files))
    assert pairs(evaluation, "epoch_1") == [("0", "0"), ("1", "0")]
    assert pairs(evaluation, "epoch_2") == [("0", "0"), ("1", "1")]
    assert len(evaluation.images) == 2


def test_the_truth_of_the_same_split_is_taken(folder):
    files = {
        "train_labels.npy": np.array([0, 0, 0]),
        "test_labels.npy": np.array([0, 1, 0]),
        "test_probs.npy": np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]]),
    }
    assert pairs(opened(folder(files))) == [("0", "0"), ("1", "1"), ("0", "1")]


def test_the_folder_in_the_path_is_the_truth(folder):
    table = "path,prediction\nval/cat/1.png,cat\nval/dog/2.png,cat\nval\\dog\\3.png,dog\n"
    assert pairs(opened(folder({"predictions.csv": table}))) == [
        ("cat", "cat"),
        ("dog", "cat"),
        ("dog", "dog"),
    ]


def test_class_numbers_are_folders_in_text_order(folder):
    table = "path,prediction\nval/10/1.png,0\nval/9/2.png,1\nval/b/3.png,2\n"
    evaluation = opened(folder({"predictions.csv": table.replace("/10/", "/ant/").replace("/9/", "/Bee/")}))
    assert pairs(evaluation) == [("ant", "Bee"), ("Bee", "ant"), ("b", "b")]
    assert codes(evaluation) == {"classes-in-text-order"}


def test_images_in_folders_of_classes_on_the_disk_are_the_truth(folder):
    files = {
        "predictions.csv": "filename,prediction\n1.png,cat\n2.png,cat\n3.png,dog\n",
        "images/cat/1.png": "",
        "images/dog/2.png": "",
        "images/dog/3.png": "",
    }
    evaluation = opened(folder(files))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat"), ("dog", "dog")]


def test_a_metrics_table_is_no_checkpoint_but_is_named(folder):
    evaluation = opened(
        folder({"eval.csv": TABLE, "results.csv": "epoch,loss,accuracy\n1,0.5,0.8\n2,0.4,0.9\n"})
    )
    assert evaluation.checkpoint_names == ("eval",)
    assert codes(evaluation) == set()
    roles = {one.path.name: one.role for one in evaluation.interpretation.files}
    assert roles == {"eval.csv": Role.PREDICTION, "results.csv": Role.METADATA}


def test_files_of_other_things_are_passed_by(folder):
    files = {
        "eval.csv": TABLE,
        "config.json": '{"lr": 0.1, "layers": [1, 2]}',
        "README.txt": "read me, please\n",
        "requirements.txt": "numpy\n",
        ".hidden/old.csv": TABLE,
        "__pycache__/x.csv": TABLE,
    }
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("eval",)
    assert evaluation.problems == ()


def test_the_same_results_in_two_encodings_are_one_checkpoint(folder):
    frame = pd.DataFrame({"image": ["a.png", "b.png"], "truth": ["cat", "dog"], "prediction": ["cat", "cat"]})
    lines = frame.assign(score=[0.5, 0.75]).to_json(orient="records", lines=True)
    evaluation = opened(folder({"eval.csv": frame.to_csv(index=False), "eval.jsonl": lines}))
    assert evaluation.checkpoint_names == ("eval",)
    assert scores(evaluation) == [0.5, 0.75]


def test_two_files_of_one_name_and_other_contents_are_two_checkpoints(folder):
    other = '{"image": "a.png", "truth": "cat", "prediction": "dog"}\n'
    evaluation = opened(folder({"eval.csv": TABLE, "eval.jsonl": other}))
    assert evaluation.checkpoint_names == ("eval.csv", "eval.jsonl")


JSON = [
    '[{"image": "a.png", "label": "cat", "pred": "dog"}, {"image": "b.png", "label": "dog", "pred": "dog"}]',
    '{"image": ["a.png", "b.png"], "label": ["cat", "dog"], "pred": ["dog", "dog"]}',
    '{"a.png": {"label": "cat", "pred": "dog"}, "b.png": {"label": "dog", "pred": "dog"}}',
]


@pytest.mark.parametrize("text", JSON)
def test_records_of_json_are_read(folder, text):
    assert said(opened(folder({"results.json": text}))) == [("a.png", "cat", "dog"), ("b.png", "dog", "dog")]


def test_lists_of_scores_in_json_lines_are_class_scores(folder):
    lines = (
        '{"image": "a", "label": 0, "probs": [0.1, 0.9]}\n{"image": "b", "label": 1, "probs": [0.3, 0.7]}\n'
    )
    evaluation = opened(folder({"results.jsonl": lines}))
    assert said(evaluation) == [("a", "0", "1"), ("b", "1", "1")]
    assert np.allclose(class_scores(evaluation), [[0.1, 0.9], [0.3, 0.7]])


def test_a_map_of_images_to_labels_is_a_truth(folder):
    files = {
        "labels.json": '{"a.png": "cat", "b.png": "dog"}',
        "predictions.json": '{"b.png": "cat", "a.png": "cat"}',
    }
    assert said(opened(folder(files))) == [("a.png", "cat", "cat"), ("b.png", "dog", "cat")]


def test_a_list_of_images_and_labels_without_header_is_a_truth(folder):
    files = {
        "val.txt": "x/a.JPEG 65\nx/b.JPEG 970\n",
        "predictions.csv": "image,prediction\na.JPEG,65\nb.JPEG,65\n",
    }
    assert pairs(opened(folder(files))) == [("65", "65"), ("970", "65")]


def test_parquet_is_read_as_csv_is(folder, tmp_path):
    frame = pd.DataFrame(
        {
            "image": ["a.png", "b.png", "c.png"],
            "truth": ["NA", "dog", None],
            "prediction": ["dog", "None", "dog"],
        }
    )
    path = folder({}) / "results.parquet"
    import fastparquet

    fastparquet.write(str(path), frame)
    evaluation = opened(path.parent)
    assert pairs(evaluation) == [("NA", "dog"), ("dog", "None")]
    assert codes(evaluation) == {"truth-missing"}


def test_class_columns_named_after_the_classes_are_scores(folder):
    table = "image,label,cat,dog\n1.png,cat,0.2,0.8\n2.png,dog,0.1,0.9\n"
    evaluation = opened(folder({"results.csv": table}))
    assert pairs(evaluation) == [("cat", "dog"), ("dog", "dog")]
    assert np.allclose(class_scores(evaluation), [[0.2, 0.8], [0.1, 0.9]])


GROUPS = [
    "score_{}",
    "prob_{}",
    "{}_prob",
    "p_{}",
    "logit_{}",
    "Confidence {}",
    "probability({})",
    "pred_prob_{}",
]


@pytest.mark.parametrize("pattern", GROUPS)
def test_class_scores_are_known_by_many_names(folder, pattern):
    names = [pattern.format(name) for name in ("polar bear", "cat")]
    table = f"image,truth,{','.join(names)}\n1.png,cat,0.25,0.75\n2.png,cat,0.875,0.125\n"
    evaluation = opened(folder({"results.csv": table}))
    assert pairs(evaluation) == [("cat", "cat"), ("cat", "polar bear")]
    assert evaluation.classes.names == ("polar bear", "cat")
    assert scores(evaluation) == [0.75, 0.875]


def test_numbered_scores_are_in_order_of_their_numbers(folder):
    table = (
        "truth,prob_10,prob_1,prob_0,prob_2,prob_3,prob_4,prob_5,prob_6,prob_7,prob_8,prob_9\n10,0.9,0.1"
        + ",0" * 9
    )
    evaluation = opened(folder({"results.csv": table + "\n"}))
    assert evaluation.classes.names == tuple(map(str, range(11)))
    assert pairs(evaluation) == [("10", "10")]


def test_a_given_prediction_stays_and_has_its_own_class_score(folder):
    table = "image,truth,prediction,score_cat,score_dog\n1.png,cat,cat,0.3,0.7\n2.png,cat,dog,0.4,0.6\n"
    evaluation = opened(folder({"results.csv": table}))
    assert pairs(evaluation) == [("cat", "cat"), ("cat", "dog")]
    assert scores(evaluation) == [0.3, 0.6]


def test_one_score_and_two_classes_is_a_cut_off(folder):
    evaluation = opened(folder({"results.csv": "image,label,score\n1.png,0,0.2\n2.png,1,0.9\n3.png,1,0.4\n"}))
    predictions = evaluation.checkpoints[0].load()
    assert predictions.label is None
    assert evaluation.positive == 1
    assert scores(evaluation) == [0.2, 0.9, 0.4]


def test_the_column_names_the_positive_class(folder):
    evaluation = opened(folder({"results.csv": "image,label,score_cat\n1.png,cat,0.2\n2.png,dog,0.9\n"}))
    assert evaluation.classes.name(evaluation.positive) == "cat"


def test_the_positive_class_can_be_told(folder):
    path = folder({"results.csv": "image,label,score\n1.png,cat,0.2\n2.png,dog,0.9\n"})
    assert opened(path, positive="cat").positive == 0
    assert opened(path).positive == 1


def test_a_single_sigmoid_of_keras_is_a_cut_off(folder):
    files = {
        "y_test.npy": np.array([0, 1, 1]),
        "predictions.npy": np.array([[0.1], [0.8], [0.3]], np.float32),
    }
    evaluation = opened(folder(files))
    assert evaluation.checkpoints[0].load().label is None
    assert scores(evaluation) == [0.1, 0.8, 0.3]


def test_a_column_of_crops_keeps_every_row(folder):
    rows = "".join(f"{i // 10}.png,{i % 3},{i % 2}\n" for i in range(60))
    evaluation = opened(folder({"crops.csv": "image,truth,prediction\n" + rows}))
    assert len(said(evaluation)) == 60
    assert said(evaluation)[10][0] == "1.png"
    assert codes(evaluation) == {"images-repeated"}


def test_columns_called_like_the_folders_of_the_images_are_class_scores(folder):
    rows = "cat/1.jpg,0.7,0.2,0.1\ndog/2.jpg,0.3,0.4,0.3\nbird/3.jpg,0.5,0.2,0.3\n"
    top = folder({"probs.csv": "filename,cat,dog,bird\n" + rows})
    assert pairs(opened(top)) == [("cat", "cat"), ("dog", "dog"), ("bird", "cat")]


def test_columns_that_add_up_to_one_are_class_scores_whatever_they_are_called(folder):
    top = folder(
        {
            "submission.csv": "id,setosa,virginica\n1,0.8,0.2\n2,0.35,0.65\n3,0.9,0.1\n",
            "truth.csv": "id,label\n3,setosa\n2,virginica\n1,virginica\n",
        }
    )
    assert sorted(pairs(opened(top))) == [
        ("setosa", "setosa"),
        ("virginica", "setosa"),
        ("virginica", "virginica"),
    ]


def test_images_that_lie_in_the_folders_of_their_classes_are_found_there(folder):
    top = folder(
        {
            "val/cat/1.png": "",
            "val/dog/2.png": "",
            "model.csv": "filename,label\n1.png,dog\n2.png,dog\n",
        }
    )
    evaluation = opened(top)
    assert pairs(evaluation) == [("cat", "dog"), ("dog", "dog")]
    assert [evaluation.images.find(image) for image in range(2)] == [
        top / "val" / "cat" / "1.png",
        top / "val" / "dog" / "2.png",
    ]
