"""Which names the classes get, and in which order."""

import json

import numpy as np
import pytest
from opening import class_scores, codes, opened, pairs, refusal

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.class_names import read_class_names

NUMBERS = {"labels.npy": np.array([0, 2]), "predictions.npy": np.array([1, 2])}

FILES = {
    "classes.txt": "cat\ndog\nowl\n",
    "names.txt": "\ufeffcat\r\ndog\r\nowl\r\n\r\n",
    "class_names.txt": "0 cat\n1 dog\n2 owl\n",
    "classes.csv": "id,name\n0,cat\n1,dog\n2,owl\n",
    "class_list.tsv": "class_name\tclass_id\nowl\t2\ndog\t1\ncat\t0\n",
    "names.csv": 'name\n"cat"\ndog\nowl\n',
    "classes.json": '["cat", "dog", "owl"]',
    "class_names.json": '{"0": "cat", "1": "dog", "2": "owl"}',
    "label_map.json": '{"cat": 0, "owl": 2, "dog": 1}',
    "id2label.json": '{"id2label": {"2": "owl", "0": "cat", "1": "dog"}}',
    "categories.json": '[{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}, {"id": 2, "name": "owl"}]',
    "class_map.json": '{"0": ["n01", "cat"], "1": ["n02", "dog"], "2": ["n03", "owl"]}',
    "labels.txt": "cat\ndog\nowl\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_names_is_found_and_read(folder, name):
    evaluation = opened(folder({**NUMBERS, name: FILES[name]}))
    assert evaluation.classes.names == ("cat", "dog", "owl")
    assert pairs(evaluation) == [("cat", "dog"), ("owl", "owl")]
    assert evaluation.problems == ()


def test_numbers_without_names_are_called_by_their_number(folder):
    assert opened(folder(NUMBERS)).classes.names == ("0", "1", "2")


def test_a_class_that_never_occurs_keeps_its_place(folder):
    evaluation = opened(folder({**NUMBERS, "classes.txt": "cat\ndog\nowl\nyak\n"}))
    assert evaluation.classes.names == ("cat", "dog", "owl", "yak")


def test_names_that_are_told_win(folder, tmp_path):
    told = tmp_path / "mine.txt"
    told.write_text("x\ny\nz\n")
    evaluation = opened(folder({**NUMBERS, "classes.txt": "cat\ndog\nowl\n"}), classes=told)
    assert evaluation.classes.names == ("x", "y", "z")


def test_text_labels_take_the_order_of_the_file_that_covers_them(folder):
    table = "image,truth,prediction\na.png,dog,cat\nb.png,cat,cat\n"
    assert opened(folder({"results.csv": table, "classes.txt": "owl\ndog\ncat\n"})).classes.names == (
        "owl",
        "dog",
        "cat",
    )
    assert opened(folder({"results.csv": table, "classes.txt": "red\ngreen\n"})).classes.names == (
        "cat",
        "dog",
    )


def test_labels_beyond_the_names_are_left_out_and_counted(folder):
    table = "image,truth,prediction\na.png,0,1\nb.png,5,1\nc.png,1,7\nd.png,6,0\n"
    evaluation = opened(folder({"results.csv": table, "classes.txt": "cat\ndog\n"}))
    assert pairs(evaluation) == [("cat", "dog")]
    said = {problem.what: (problem.line, problem.times) for problem in evaluation.problems}
    assert [place for what, place in said.items() if what.startswith("class 5")] == [(3, 2)]
    assert [place for what, place in said.items() if what.startswith("class 7")] == [(4, 1)]


def test_labels_beyond_the_columns_of_scores_are_out_of_range(folder):
    files = {"labels.npy": np.array([0, 3]), "probs.npy": np.array([[0.75, 0.25], [0.5, 0.5]])}
    evaluation = opened(folder(files))
    assert codes(evaluation) == {"class-out-of-range"}
    assert evaluation.classes.names == ("0", "1")


def test_text_truth_and_numbered_scores_meet_in_text_order(folder):
    table = "image,truth\na,Zebra\nb,ant\n"
    files = {"truth.csv": table, "probs.npy": np.array([[0.75, 0.25], [0.9, 0.1]])}
    evaluation = opened(folder(files))
    assert evaluation.classes.names == ("Zebra", "ant")
    assert pairs(evaluation) == [("Zebra", "Zebra"), ("ant", "Zebra")]
    assert codes(evaluation) == {"classes-in-text-order"}


def test_numbers_are_positions_of_named_columns(folder):
    table = "image,truth,score_dog,score_cat\na.png,1,0.25,0.75\nb.png,0,0.125,0.875\n"
    evaluation = opened(folder({"results.csv": table}))
    assert evaluation.classes.names == ("dog", "cat")
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    assert np.allclose(class_scores(evaluation), [[0.25, 0.75], [0.125, 0.875]])


@pytest.mark.parametrize(
    "text", ["{", "[1, [2]]", "{}", '{"a": 1000000000, "b": 2}', '"cat"', '{"a": {"b": 1}}', "\n\n"]
)
def test_what_holds_no_names_is_refused(tmp_path, text):
    path = tmp_path / "classes.json"
    path.write_text(text)
    with pytest.raises(CmviewerError):
        read_class_names(path, [])


def test_a_list_that_is_told_must_hold_names(folder, tmp_path):
    told = tmp_path / "told.json"
    told.write_text(json.dumps({"a": {"b": 1}}))
    assert refusal(folder(NUMBERS), classes=told).problems[0].code == "classes-unreadable"


def test_background_is_a_class_like_any_other(folder):
    evaluation = opened(folder({"r.csv": "image,truth,prediction\na.png,background,cat\n"}))
    assert evaluation.classes.names == ("background", "cat")
    assert evaluation.classes.background_name == "(background)"


def test_a_data_yaml_that_is_named_gives_its_names(folder):
    files = {"results.csv": "image,truth,prediction\n1.png,0,1\n2.png,1,1\n"}
    top = folder({**files, "data.yaml": "path: .\nnc: 2\nnames:\n  0: cat\n  1: dog\n"})
    assert opened(top, classes=top / "data.yaml").classes.names == ("cat", "dog")


@pytest.mark.parametrize("name", ["true", "real", "actual"])
def test_a_class_may_be_called_as_a_truth_is_among_columns_of_scores(folder, name):
    head = f"image,truth,score_cat,score_{name},score_dog\n"
    rows = f"a.png,{name},0.1,0.8,0.1\nb.png,cat,0.2,0.7,0.1\nc.png,dog,0.1,0.2,0.7\n"
    evaluation = opened(folder({"results.csv": head + rows}))
    assert pairs(evaluation) == [(name, name), ("cat", name), ("dog", "dog")]


def test_the_score_of_the_truth_is_no_class(folder):
    rows = "image,truth,prediction,true_score,pred_score\na.png,cat,dog,0.2,0.8\nb.png,dog,dog,0.9,0.9\n"
    evaluation = opened(folder({"results.csv": rows}))
    assert pairs(evaluation) == [("cat", "dog"), ("dog", "dog")]
    assert set(evaluation.classes.names) == {"cat", "dog"}


def test_a_table_that_is_called_classes_may_be_results(folder):
    rows = "image,truth,prediction\na.png,cat,dog\n"
    assert pairs(opened(folder({"classes.csv": rows}))) == [("cat", "dog")]
