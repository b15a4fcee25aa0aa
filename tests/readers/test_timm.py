"""The shapes in which timm's inference script writes what a model says."""

import numpy as np
import pandas as pd
import pytest
from opening import class_scores, opened, pairs, refusal, scores
from PIL import Image

from cmviewer.readers import PredictionSource
from cmviewer.readers.decision_keys import told

CLASSES = [str(number) for number in range(12)]
FOLDERS = sorted(CLASSES)
IMAGES = 36


@pytest.fixture
def made(tmp_path):
    """Images in folders called by numbers, what a model says of them, and how often it is right."""
    random = np.random.default_rng(1)
    names, truth = [], []
    for place in range(IMAGES):
        folder = CLASSES[place % 12]
        (tmp_path / "images" / folder).mkdir(parents=True, exist_ok=True)
        Image.new("L", (2, 2)).save(tmp_path / "images" / folder / f"img{place}.png")
        names.append(f"{folder}/img{place}.png")
        truth.append(FOLDERS.index(folder))
    share = random.dirichlet(np.ones(12), IMAGES)
    share[np.arange(IMAGES), truth] += random.random(IMAGES)
    share /= share.sum(1, keepdims=True)
    return tmp_path, names, np.array(truth), share.astype(np.float32)


def best(share, k):
    places = np.argsort(-share, 1)[:, :k]
    return places, np.take_along_axis(share, places, 1)


def lists(values):
    return [str(row) for row in values]


def columns(kind, values):
    return {f"{kind}_{place}": values[:, place] for place in range(values.shape[1])}


def one_best(names, share):
    places, top = best(share, 1)
    return pd.DataFrame({"filename": names, "index": places[:, 0], "prob": top[:, 0]})


def list_cells(names, share):
    places, top = best(share, 8)
    return pd.DataFrame({"filename": names, "index": lists(places), "prob": lists(top)})


def separate_columns(names, share):
    places, top = best(share, 3)
    return pd.DataFrame({"filename": names, **columns("index", places), **columns("prob", top)})


def column_a_class(names, share):
    return pd.DataFrame({"filename": names, **columns("prob", share)})


SHAPES = [one_best, list_cells, separate_columns, column_a_class]


def right(evaluation):
    predictions = evaluation.checkpoints[0].load()
    return int((predictions.label == evaluation.truth.label[predictions.row]).sum())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("full", [str, lambda name: name.split("/")[1]], ids=["fullname", "base name"])
def test_classes_are_positions_of_the_folders_in_text_order(made, shape, full):
    top, names, truth, share = made
    shape([full(name) for name in names], share).to_csv(top / "resnet50-224.csv", index=False)
    evaluation = opened(top / "resnet50-224.csv", images=top / "images")
    assert len(evaluation.images) == IMAGES
    assert right(evaluation) == int((share.argmax(1) == truth).sum())
    assert scores(evaluation) == pytest.approx(share.max(1).tolist(), abs=1e-3)
    assert all(evaluation.images.find(image) for image in range(IMAGES))


def test_a_cell_of_several_lines_is_read_whole(made):
    top, names, _truth, share = made
    table = list_cells(names, share)
    assert table["prob"].str.contains("\n").all()
    table.to_csv(top / "m.csv", index=False)
    evaluation = opened(top / "m.csv", images=top / "images")
    read = class_scores(evaluation)
    known = ~np.isnan(read)
    assert (known.sum(1) == 8).all()
    text_order = [evaluation.classes.names.index(name) for name in FOLDERS]
    assert np.allclose(read[:, text_order][known[:, text_order]], share[known[:, text_order]], atol=1e-5)


def test_json_beside_csv_is_the_same_checkpoint(made):
    top, names, truth, share = made
    table = one_best(names, share)
    (top / "out").mkdir()
    table.to_csv(top / "out" / "m.csv", index=False)
    table.set_index("filename").to_json(top / "out" / "m.json", orient="index")
    evaluation = opened(top / "out", images=top / "images")
    assert len(evaluation.checkpoints) == 1
    assert right(evaluation) == int((share.argmax(1) == truth).sum())


@pytest.mark.parametrize("orient", ["index", "split"])
def test_json_in_its_shapes_opens_as_the_table_does(made, orient):
    top, names, truth, share = made
    one_best(names, share).set_index("filename").to_json(top / "m.json", orient=orient)
    evaluation = opened(top / "m.json", images=top / "images")
    assert right(evaluation) == int((share.argmax(1) == truth).sum())


def test_names_of_labels_count_as_they_are(folder):
    top = folder({"m.csv": "filename,label,prob\ncat/1.png,cat,0.9\ndog/2.png,cat,0.6\n"})
    evaluation = opened(top)
    assert right(evaluation) == 1
    assert set(evaluation.classes.names) == {"cat", "dog"}


def test_a_class_number_that_no_list_of_classes_reaches_is_left_out_and_said(folder):
    rows = "".join(
        f"{name}/{i}.png,{index},0.9\n" for i, (name, index) in enumerate([("a", 0), ("b", 1)] * 3)
    )
    path = folder({"val.csv": f"filename,index,prob\n{rows}a/9.png,2147483640,0.9\n"})
    evaluation = opened(path)
    assert len(evaluation.classes.names) == 2
    far = [problem for problem in evaluation.problems if problem.code == "class-out-of-range"]
    assert [problem.left_out for problem in far] == [1]
    assert pairs(evaluation).count(("a", "a")) == 3


@pytest.mark.parametrize("odd", ["-9223372036854775808", "2.5", "1e30", "-1", "inf"])
def test_of_the_best_classes_one_whose_number_is_none_has_no_score(folder, odd):
    rows = "".join(f"{name}/{i}.png,0,1,0.7,0.2\n" for i, name in enumerate("abab"))
    header = "filename,index_0,index_1,prob_0,prob_1\n"
    evaluation = opened(folder({"val.csv": f"{header}{rows}a/9.png,0,{odd},0.6,0.3\n"}))
    assert [one.left_out for one in evaluation.problems if one.code == "class-out-of-range"] == [1]
    read = class_scores(evaluation)
    assert read[:4].tolist() == pytest.approx(np.array([[0.7, 0.2]] * 4))
    assert read[4].tolist() == pytest.approx([0.6, np.nan], nan_ok=True)


def test_a_finished_matrix_is_the_truth_of_no_sample(folder):
    path = folder({"matrix.csv": "truth \\ prediction,cat,dog\ncat,3,1\ndog,0,2\n"}) / "matrix.csv"
    problem = refusal(path, truth=path, predictions=(PredictionSource(path),)).problems[0]
    assert (problem.code, problem.file) == ("truth-nowhere", path)


def test_the_best_of_as_many_classes_as_there_are_fall_in_every_row_and_are_no_class_a_column(made):
    top, names, truth, share = made
    three = share[:, :3] / share[:, :3].sum(1, keepdims=True)
    folders = [f"{FOLDERS[place % 3]}/{name.split('/')[1]}" for place, name in zip(truth, names, strict=True)]
    ranked = np.sort(three, 1)[:, ::-1]
    column_a_class(folders, ranked).to_csv(top / "m.csv", index=False)
    [problem] = refusal(top / "m.csv").problems
    assert (problem.decision, problem.readings) == ("score", ("prob_0, prob_1, prob_2",))
    evaluation = opened(top / "m.csv", told=(told("score", problem.readings[0]),))
    assert {said for _, said in pairs(evaluation)} == {FOLDERS[0]}
    column_a_class(folders, three).to_csv(top / "m.csv", index=False)
    assert len({said for _, said in pairs(opened(top / "m.csv"))}) == 3


def test_of_two_classes_scores_that_always_fall_are_counted_and_said(made):
    top, names, truth, share = made
    folders = [f"{FOLDERS[place % 2]}/{name.split('/')[1]}" for place, name in zip(truth, names, strict=True)]
    two = np.sort(share[:, :2] / share[:, :2].sum(1, keepdims=True), 1)[:, ::-1]
    column_a_class(folders, two).to_csv(top / "m.csv", index=False)
    evaluation = opened(top / "m.csv")
    assert {said for _, said in pairs(evaluation)} == {FOLDERS[0]}
    assert "prediction-missing" in {problem.code for problem in evaluation.problems}
