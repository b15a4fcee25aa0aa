"""The part of a data set that is judged is a decision of every layout with parts: listed, told, refused."""

import json

import pytest
from coco_files import counted, results, thing, truth
from opening import opened, refusal

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

LABEL = "0 0.5 0.5 0.4 0.4\n"
FOUND = "0 0.5 0.5 0.4 0.4 0.9\n"
NAMES = "names: [cat]\n"


def annotated(name):
    box = "<bndbox><xmin>30</xmin><ymin>30</ymin><xmax>70</xmax><ymax>70</ymax></bndbox>"
    size = "<size><width>100</width><height>100</height><depth>3</depth></size>"
    thing = f"<object><name>cat</name>{box}</object>"
    return f"<annotation><filename>{name}.jpg</filename>{size}{thing}</annotation>"


def coco(split):
    images = [{"id": i, "file_name": f"{split}{i}.jpg", "width": 100, "height": 100} for i in (1, 2)]
    things = [thing(1, [30, 30, 40, 40], image=i, id=i, area=400, iscrowd=0) for i in (1, 2)]
    return json.dumps({"images": images, "annotations": things, "categories": [{"id": 1, "name": "cat"}]})


def yolo(*splits):
    return {f"labels/{split}/{split}{i}.txt": LABEL for split in splits for i in (1, 2)}


def found_on(layout, *names):
    """Predictions of a set, one an image: texts for labels in shares of the image, else JSON in pixels."""
    if layout not in {"COCO", "VOC"}:
        return {f"runs/val/labels/{name}.txt": FOUND for name in names}
    more = {"category_id": 1, "category_name": "cat", "bbox": [30, 30, 40, 40], "score": 0.9}
    records = [{"image_id": name, "file_name": f"{name}.jpg", **more} for name in names]
    return {"runs/val/predictions.json": json.dumps(records)}


LISTS = {f"ImageSets/Main/{split}.txt": f"{split}1\n{split}2\n" for split in ("val", "train")}
SETS = {
    "data.yaml": yolo("val", "train") | {"data.yaml": f"train: images/train\nval: images/val\n{NAMES}"},
    "folders": yolo("val", "train"),
    "Roboflow": {f"{split}/labels/{split}{i}.txt": LABEL for split in ("val", "train") for i in (1, 2)},
    "lists of images": {f"labels/{split}{i}.txt": LABEL for split in ("val", "train") for i in (1, 2)}
    | {f"{split}.txt": f"./images/{split}1.jpg\n./images/{split}2.jpg\n" for split in ("val", "train")}
    | {"data.yaml": f"train: train.txt\nval: val.txt\n{NAMES}"},
    "COCO": {f"annotations/instances_{split}2017.json": coco(split) for split in ("val", "train")},
    "VOC": {f"Annotations/{s}{i}.xml": annotated(f"{s}{i}") for s in ("val", "train") for i in (1, 2)}
    | LISTS,
}


def split_of(evaluation):
    [found] = [one for one in evaluation.interpretation.decisions if one.key == "split"]
    return found


@pytest.mark.parametrize("split", ["val", "train"])
@pytest.mark.parametrize("layout", SETS)
def test_the_part_that_predictions_are_of_is_listed_with_the_others_and_can_be_told(folder, layout, split):
    path = folder({**SETS[layout], **found_on(layout, f"{split}1")})
    for options, origins in (
        ({}, {Origin.FILE, Origin.EVIDENCE}),
        ({"told": (told("split", split),)}, {Origin.TOLD}),
    ):
        evaluation = opened(path, **options)
        found = split_of(evaluation)
        assert (found.taken, found.origin in origins) == (split, True)
        assert {found.taken, *(one.value for one in found.alternatives)} == {"val", "train"}
        said = "training-images-judged" in {one.code for one in evaluation.problems}
        assert said == (split == "train" and not options), "and predictions of training images are said"
        assert len(evaluation.images) == 2
        assert sorted(counted(evaluation).values()) == [1, 1]


@pytest.mark.parametrize("layout", SETS)
def test_a_part_that_there_is_not_is_refused_with_those_that_there_are(folder, layout):
    path = folder({**SETS[layout], **found_on(layout, "val1", "val2")})
    problem = refusal(path, told=(told("split", "minival"),)).problems[0]
    assert (problem.code, problem.decision) == ("reading-impossible", "split")
    assert set(problem.readings) == {"val", "train"}


def test_of_a_data_set_that_is_named_the_part_is_taken_that_the_predictions_are_of(folder):
    path = folder({**SETS["data.yaml"], **found_on("data.yaml", "train1", "train2")})
    evaluation = opened(path / "runs", truth=path / "data.yaml")
    assert split_of(evaluation).taken == "train"
    assert counted(evaluation) == {("cat", "cat"): 2}


FOLDS = {f"labels/{name}.txt": LABEL for name in "abcdef"}
KFOLD = {
    "a list of lists": {
        "data.yaml": f"train: [fold_2.txt]\nval: [fold_1.txt, fold_3.txt]\n{NAMES}",
        "fold_1.txt": "./images/a.jpg\n./images/b.jpg\n",
        "fold_2.txt": "./images/c.jpg\n./images/d.jpg\n",
        "fold_3.txt": "./images/e.jpg\n",
    },
    "a file a fold": {
        f"data_fold{i}.yaml": f"train: train_{i}.txt\nval: val_{i}.txt\n{NAMES}" for i in (1, 2)
    }
    | {
        "val_1.txt": "./images/a.jpg\n./images/b.jpg\n./images/e.jpg\n",
        "train_1.txt": "./images/c.jpg\n./images/d.jpg\n./images/f.jpg\n",
    }
    | {
        "val_2.txt": "./images/c.jpg\n./images/d.jpg\n./images/f.jpg\n",
        "train_2.txt": "./images/a.jpg\n./images/b.jpg\n./images/e.jpg\n",
    },
    "lists alone": {
        "folds/fold_1.txt": "images/a.jpg\nimages/b.jpg\nimages/e.jpg\n",
        "folds/fold_2.txt": "images/c.jpg\nimages/d.jpg\nimages/f.jpg\n",
    },
}


@pytest.mark.parametrize("form", KFOLD)
def test_the_judged_images_are_those_of_the_fold_that_the_predictions_are_of(folder, form):
    path = folder({**FOLDS, **KFOLD[form], "runs/val/labels/a.txt": FOUND, "runs/val/labels/b.txt": FOUND})
    evaluation = opened(path)
    assert sorted(evaluation.images.name(i) for i in range(len(evaluation.images))) == ["a", "b", "e"]
    assert counted(evaluation) == {
        ("0" if form == "lists alone" else "cat",) * 2: 2,
        (("0" if form == "lists alone" else "cat"), "background"): 1,
    }


def test_the_data_set_of_one_fold_that_is_named_says_its_images_alone(folder):
    path = folder({**FOLDS, **KFOLD["a file a fold"], "runs/val/labels/c.txt": FOUND})
    evaluation = opened(path / "runs", truth=path / "data_fold2.yaml")
    assert sorted(evaluation.images.name(i) for i in range(len(evaluation.images))) == ["c", "d", "f"]


def test_a_list_of_images_that_is_named_as_the_truth_says_the_images(folder):
    path = folder({**FOLDS, **KFOLD["lists alone"], "runs/val/labels/c.txt": FOUND})
    evaluation = opened(path / "runs", truth=path / "folds/fold_2.txt")
    assert sorted(evaluation.images.name(i) for i in range(len(evaluation.images))) == ["c", "d", "f"]


def test_one_of_several_truths_is_told_and_the_others_are_listed(folder):
    path = folder({"one.json": coco("val"), "two.json": coco("val"), **found_on("COCO", "val1")})
    evaluation = opened(path, told=(told("truth", str(path / "two.json")),), truth=path / "two.json")
    [truth] = [one for one in evaluation.interpretation.decisions if one.key == "truth"]
    assert (truth.taken, truth.origin) == (str(path / "two.json"), Origin.TOLD)
    assert [one.value for one in truth.alternatives] == [str(path / "one.json")]
    [chosen] = [one for one in opened(path).interpretation.decisions if one.key == "truth"]
    assert {chosen.taken, *(one.value for one in chosen.alternatives)} == {
        str(path / n) for n in ("one.json", "two.json")
    }


def alike(folder, boxes):
    """Two splits whose images are numbered alike; the predictions lie on truths of the second alone."""
    sides = {}
    for split, down in (("train", 60), ("valid", 0)):
        images = [{"id": 1, "file_name": f"{split}.jpg", "width": 100, "height": 100}]
        things = [thing(1, [30, 30 + down, 20, 20], id=1)]
        sides[f"{split}/_annotations.coco.json"] = truth(*things, images=images)
    return folder({**sides, "r.json": results(*(thing(1, place, score=0.9) for place in boxes))})


def test_one_box_tells_as_it_is_written_which_of_several_splits_predictions_are_of(folder):
    evaluation = opened(alike(folder, [[31, 30, 20, 20]]))
    assert ("split", "valid") in {(one.key, one.taken) for one in evaluation.interpretation.decisions}


def test_one_box_does_not_tell_the_split_in_another_format(folder):
    """As centre and size it lies on the truth of the second."""
    path = alike(folder, [[40, 40, 20, 20]])
    assert {one.decision for one in refusal(path).problems} == {"split"}


def test_a_split_without_a_true_box_in_the_predicted_images_may_be_that_of_the_predictions(folder):
    images = [{"id": n, "file_name": f"{n}.jpg", "width": 100, "height": 100} for n in (1, 2)]
    sides = {
        f"{split}/_annotations.coco.json": truth(
            thing(1, [70, 70, 20, 20], image=image, id=1),
            images=[one | {"file_name": f"{split}-{one['file_name']}"} for one in images],
        )
        for split, image in (("train", 1), ("valid", 2))
    }
    path = folder({**sides, "r.json": results(thing(1, [10, 10, 20, 20], score=0.9))})
    (problem,) = refusal(path).problems
    assert (problem.decision, set(problem.readings)) == ("split", {"train", "valid"})
