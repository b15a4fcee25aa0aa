"""Folders of labels through the one way in: what is broken, and real sets against a naive count."""

import json
from collections import Counter
from pathlib import Path

import pytest
from naive_objects import cells, walk
from opening import opened
from PIL import Image
from reading_objects import BROKEN_LABELS
from real_data import real_data

from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule
from cmviewer.readers import PredictionSource

BROKEN = Path(__file__).parents[2] / "data" / "broken"


@pytest.mark.parametrize(
    ("code", "file", "line", "times", "kept"), BROKEN_LABELS, ids=[row[0] for row in BROKEN_LABELS]
)
def test_broken_labels_are_said_once_with_their_place_and_the_rest_is_read(code, file, line, times, kept):
    evaluation = opened(BROKEN / code)
    (problem,) = evaluation.problems
    assert (problem.code, problem.file, problem.line) == (code, BROKEN / code / file, line)
    assert problem.times == times
    assert len(evaluation.truth) == kept


RULE = CountingRule(score=0.25)


def counted(evaluation, checkpoint):
    """The cells of a checkpoint, in names."""
    matrix = count(evaluation, checkpoint, RULE).matrix
    names = (*evaluation.classes.names, "background")
    places = [(truth, said) for truth in range(len(names)) for said in range(len(names))]
    found = {(names[truth], names[said]): matrix.count_at(truth, said) for truth, said in places}
    return {cell: number for cell, number in found.items() if number}


def naive(truth, predictions):
    """The cells of images, each one's objects (class, box) and (class, score, box), matched by hand."""
    found = Counter()
    for image, objects in truth.items():
        said = predictions.get(image, [])
        matches = walk(objects, said, RULE, tie=lambda pair: (pair["t"], pair["p"]))
        found.update(cells(objects, said, RULE, matches, "background"))
    return dict(found)


def lines_of(folder):
    """The words of each line of the text files of a folder, by stem."""
    return {
        file.stem: [line.split() for line in file.read_text().splitlines()]
        for file in sorted(folder.glob("*.txt"))
    }


def yolo_box(words, file):
    with Image.open(file) as image:
        width, height = image.size
    cx, cy, w, h = map(float, words)
    box = ((cx - w / 2), (cy - h / 2), (cx + w / 2), (cy + h / 2))
    return tuple(value * scale for value, scale in zip(box, (width, height, width, height), strict=True))


def test_runs_of_ultralytics_count_as_a_count_by_hand():
    top = real_data("det_bccd_ultralytics")
    names = ("Platelets", "RBC", "WBC")
    evaluation = opened(top)
    assert evaluation.checkpoint_names == tuple(f"val_epoch{n}" for n in ("04", "07", "10", "13", "17"))
    images = {file.stem: file for file in (top / "images" / "val").iterdir()}
    truth = {
        stem: [(names[int(words[0])], yolo_box(words[1:], images[stem])) for words in lines]
        for stem, lines in lines_of(top / "labels" / "val").items()
    }
    for number, checkpoint in enumerate(evaluation.checkpoint_names):
        predictions = {
            stem: [
                (names[int(words[0])], float(words[5]), yolo_box(words[1:5], images[stem])) for words in lines
            ]
            for stem, lines in lines_of(top / "runs" / "detect" / checkpoint / "labels").items()
        }
        assert counted(evaluation, number) == naive(truth, predictions)


def test_rooms_count_as_a_count_by_hand():
    top = real_data("det_rooms_txt")
    truth = {
        stem: [(words[0], tuple(map(float, words[1:5]))) for words in lines]
        for stem, lines in lines_of(top / "ground-truth").items()
    }
    predictions = {
        stem: [(words[0], float(words[1]), tuple(map(float, words[2:6]))) for words in lines]
        for stem, lines in lines_of(top / "detection-results").items()
    }
    assert counted(opened(top), 0) == naive(truth, predictions)


def test_six_layouts_of_one_run_count_alike():
    evaluation = opened(real_data("det_toy_cats"))
    layouts = [i for i, name in enumerate(evaluation.checkpoint_names) if "class" in name]
    assert len(layouts) == 6
    first, *others = (counted(evaluation, i) for i in layouts)
    assert sum(first.values()) > 10
    assert others == [first] * 5


def told(top, truth, predictions):
    return opened(None, truth=top / truth, predictions=(PredictionSource(top / predictions),))


def test_labels_that_are_named_alone_find_the_names_file_that_belongs_to_them():
    top = real_data("det_bccd_ultralytics")
    run = "runs/detect/val_epoch17/labels"
    together = counted(opened(top), 4)
    for truth in ("labels/val", "Annotations"):
        evaluation = opened(
            None, truth=top / truth, predictions=(PredictionSource(top / run),), images=top / "images"
        )
        assert set(evaluation.classes.names) == {"Platelets", "RBC", "WBC"}
        assert counted(evaluation, 0) == together


def test_names_on_one_side_and_numbers_on_the_other_open(folder):
    top = folder(
        {
            "a/labels/a.txt": "3 .5 .5 .2 .2\n",
            "b/preds/a.txt": "cat 0.9 0.4 0.4 0.6 0.6\n",
            "a/images/a.png": "",
        }
    )
    evaluation = told(top, "a/labels", "b/preds")
    assert evaluation.classes.names == ("3", "cat")


def test_an_empty_checkpoint_misses_everything(folder):
    run = "runs/detect/val_epoch{}/labels"
    files = {"labels/a.txt": "0 .5 .5 .2 .2\n", f"{run.format(2)}/a.txt": "0 .5 .5 .2 .2 .9\n"}
    top = folder({**files, "data.yaml": "names: [cat]\n", "images/a.png": ""})
    (top / run.format(1)).mkdir(parents=True)
    evaluation = opened(top)
    assert evaluation.checkpoint_names == ("val_epoch1", "val_epoch2")
    assert counted(evaluation, 0) == {("cat", "background"): 1}
    assert counted(evaluation, 1) == {("cat", "cat"): 1}


def test_class_numbers_in_text_that_could_be_ids_are_read_as_the_boxes_say(tmp_path):
    boxes = {2: [10, 10, 20, 20], 3: [50, 50, 30, 30]}
    truth = {
        "images": [{"id": 1, "file_name": "1.jpg", "width": 100, "height": 100}],
        "categories": [{"id": n, "name": name} for n, name in enumerate(("cat", "dog", "bird"), 1)],
        "annotations": [
            {"id": n, "image_id": 1, "category_id": n, "bbox": box, "area": 1, "iscrowd": 0}
            for n, box in boxes.items()
        ],
    }
    (tmp_path / "instances.json").write_text(json.dumps(truth))
    labels = tmp_path / "runs" / "predict" / "labels"
    labels.mkdir(parents=True)
    (labels / "1.txt").write_text("1 0.2 0.2 0.2 0.2 0.9\n2 0.65 0.65 0.3 0.3 0.8\n")
    assert counted(opened(tmp_path), 0) == {("dog", "dog"): 1, ("bird", "bird"): 1}
