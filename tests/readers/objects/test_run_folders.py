"""A run folder as its trainer left it: `args.yaml` leads to the data set, which lies outside of it."""

import json

import numpy as np
import pytest
from coco_files import counted
from opening import codes, opened, pairs, refusal
from PIL import Image
from pycocotools import mask as rle

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

GONE = "/home/somebody/project"
CENTRES = {"a": (0.3, 0.3), "b": (0.4, 0.6), "c": (0.7, 0.5), "d": (0.6, 0.4)}
CLASSES = {"a": 0, "b": 1, "c": 0, "d": 1}
FOUND = {"a": 0, "b": 0, "d": 1}
"""One right, one of the other class, one missed, one right."""
RIGHT = {("cat", "cat"): 1, ("dog", "cat"): 1, ("cat", "background"): 1, ("dog", "dog"): 1}
YAML = "path: {path}\ntrain: images/train\nval: images/val\ntest: images/test\nnames: [cat, dog]\n"


def corners(x, y):
    return [(x - 0.1, y - 0.1), (x + 0.1, y - 0.1), (x + 0.1, y + 0.1), (x - 0.1, y + 0.1)]


def shape(task, x, y):
    """Words of a label behind its class."""
    points = {
        "detect": [],
        "segment": [*corners(x, y), (x - 0.12, y)],
        "obb": corners(x, y),
        "pose": [(x - 0.05, y), (x + 0.05, y), (x, y + 0.05), (x, y), (x, y - 0.05)],
    }[task]
    box = [] if task in {"segment", "obb"} else [x, y, 0.2, 0.2]
    return " ".join(f"{number:g}" for number in [*box, *(number for point in points for number in point)])


def labels(task="detect", split="val", below="labels"):
    return {
        f"{below}/{split}/{name}.txt": f"{CLASSES[name]} {shape(task, *CENTRES[name])}\n" for name in CENTRES
    }


def data_set(place, task="detect", *splits):
    """Labels and images below a folder."""
    made = {}
    for split in splits or ("val",):
        made |= {f"{place}/{name}": text for name, text in labels(task, split).items()}
        made |= {f"{place}/images/{split}/{name}.png": "" for name in CENTRES}
    return made


def texts(run, task="detect"):
    return {
        f"{run}/labels/{name}.txt": f"{number} {shape(task, *CENTRES[name])} 0.9\n"
        for name, number in FOUND.items()
    }


def in_json(run, task="detect"):
    """`predictions.json` of images of 100 by 100 pixels; classes count from 1."""
    records = []
    for name, number in FOUND.items():
        x, y = (value * 100 for value in CENTRES[name])
        record = {"image_id": name, "file_name": f"{name}.png", "category_id": number + 1, "score": 0.9}
        if task == "obb":
            record |= {
                "rbox": [x, y, 20, 20, 0.0],
                "poly": [n * 100 for p in corners(*CENTRES[name]) for n in p],
            }
        else:
            record["bbox"] = [x - 10, y - 10, 20, 20]
        if task == "pose":
            record["keypoints"] = [x, y, 1.0] * 5
        if task == "segment":
            mask = np.zeros((100, 100), np.uint8, order="F")
            mask[round(y - 10) : round(y + 10), round(x - 10) : round(x + 10)] = 1
            record["segmentation"] = {"size": [100, 100], "counts": rle.encode(mask)["counts"].decode()}
        records.append(record)
    return {f"{run}/predictions.json": json.dumps(records)}


def arguments(run, data, task="detect", split="val", saved=f"{GONE}/runs/detect/train"):
    text = f"task: {task}\nmode: train\ndata: {data}\nsplit: {split}\nsave_json: true\nsave_dir: {saved}\n"
    return {f"{run}/args.yaml": text, f"{run}/results.csv": "epoch,train/loss\n1,2\n"}


RUN = "project/runs/detect/train"
PLACES = {
    "relative, from where the training was started": (
        "data.yaml",
        {"project/data.yaml": YAML.format(path="shapes"), **data_set("project/shapes")},
    ),
    "of another machine, beside the run as it was there": (
        f"{GONE}/cfg/shapes.yaml",
        {"project/cfg/shapes.yaml": YAML.format(path=f"{GONE}/shapes"), **data_set("project/shapes")},
    ),
    "of another machine, in the data set itself": (
        "/content/datasets/shapes/data.yaml",
        {
            "project/datasets/shapes/data.yaml": YAML.format(path="/content/datasets/shapes"),
            **data_set("project/datasets/shapes"),
        },
    ),
    "of another system": (
        "C:\\\\work\\\\shapes\\\\data.yaml",
        {"shapes/data.yaml": YAML.format(path="C:\\\\work\\\\shapes"), **data_set("shapes")},
    ),
    "with the data in a folder of data sets beside the project": (
        "cfg/shapes.yaml",
        {"project/cfg/shapes.yaml": YAML.format(path="../datasets/shapes"), **data_set("datasets/shapes")},
    ),
    "of the tool itself, with a folder of its name": ("shapes.yaml", data_set("project/datasets/shapes")),
    "called otherwise": (
        "/content/of_monday.yaml",
        {"project/data.yaml": YAML.format(path="shapes"), **data_set("project/shapes")},
    ),
}
MOVED = {
    "of another machine, beside the run as it was there",
    "of another machine, in the data set itself",
    "of another system",
    "of the tool itself, with a folder of its name",
    "called otherwise",
}


@pytest.mark.parametrize("place", PLACES)
def test_the_data_set_of_a_run_is_found_and_where_it_has_moved_that_is_said(folder, place):
    data, files = PLACES[place]
    top = folder({**files, **texts(RUN), **arguments(RUN, f'"{data}"')})
    evaluation = opened(top / RUN)
    cells = {
        tuple(name.replace("0", "cat").replace("1", "dog") for name in pair): n
        for pair, n in counted(evaluation).items()
    }
    assert cells == RIGHT
    assert ("data-set-moved" in codes(evaluation)) == (place in MOVED)
    [truth] = [one for one in evaluation.interpretation.decisions if one.key == "truth"]
    assert truth.origin is Origin.FILE


@pytest.mark.parametrize("form", [texts, in_json], ids=["text", "JSON"])
@pytest.mark.parametrize("task", ["detect", "segment", "obb", "pose"])
def test_a_run_of_each_task_counts_against_its_data_set(folder, task, form):
    files = {**data_set("project/shapes", task), **form(RUN, task), **arguments(RUN, "data.yaml", task)}
    files["project/data.yaml"] = YAML.format(path="shapes") + (
        "kpt_shape: [5, 2]\n" if task == "pose" else ""
    )
    top = folder(files)
    for file in (top / "project/shapes/images/val").iterdir():
        Image.new("L", (100, 100)).save(file)
    assert counted(opened(top / RUN)) == RIGHT


def test_a_run_of_a_classification_counts_against_the_folders_of_its_split(folder):
    run = "project/runs/classify/train"
    files = dict.fromkeys(
        [f"project/flags/val/{kind}/{kind}{i}.png" for kind in ("cat", "dog") for i in "12"], ""
    )
    files |= {f"project/flags/train/{kind}/{kind}9.png": "" for kind in ("cat", "dog")}
    files |= {f"{run}/labels/{kind}{i}.txt": "0.9 cat\n0.1 dog\n" for kind in ("cat", "dog") for i in "12"}
    files |= arguments(run, "flags", "classify")
    top = folder(files)
    evaluation = opened(top / run)
    assert sorted(pairs(evaluation)) == [("cat", "cat")] * 2 + [("dog", "cat")] * 2
    assert "file-not-recognised" not in codes(evaluation)  # results.csv is the log of the training


def test_the_part_that_a_run_was_validated_on_is_judged_and_another_can_be_told(folder):
    files = {**data_set("project/shapes", "detect", "val", "test", "train"), **texts(RUN)}
    files |= {"project/data.yaml": YAML.format(path="shapes"), **arguments(RUN, "data.yaml", split="test")}
    top = folder(files)
    evaluation = opened(top / RUN)
    [split] = [one for one in evaluation.interpretation.decisions if one.key == "split"]
    assert (split.taken, split.origin) == ("test", Origin.FILE)
    assert {one.value for one in split.alternatives} == {"val", "train"}
    [again] = [
        one
        for one in opened(top / RUN, told=(told("split", "train"),)).interpretation.decisions
        if one.key == "split"
    ]
    assert (again.taken, again.origin) == ("train", Origin.TOLD)
    problem = refusal(top / RUN, told=(told("split", "minival"),)).problems[0]
    assert set(problem.readings) == {"val", "test", "train"}


def test_labels_and_results_opened_alone_lead_to_the_same(folder):
    files = {"project/data.yaml": YAML.format(path="shapes"), **data_set("project/shapes")}
    top = folder({**files, **texts(RUN), **arguments(RUN, "data.yaml")})
    assert counted(opened(top / RUN / "labels")) == RIGHT
    assert counted(opened(top / "project/runs")) == RIGHT


def test_a_data_set_that_is_not_there_is_said_with_where_it_was_looked_for(folder):
    top = folder({**texts(RUN), **arguments(RUN, f"{GONE}/shapes.yaml")})
    [problem] = refusal(top / RUN).problems
    assert (problem.code, problem.decision, problem.file) == (
        "data-set-missing",
        "truth",
        top / RUN / "args.yaml",
    )
    assert f"{GONE}/shapes.yaml" in problem.what
    assert str(top / "project" / "shapes.yaml") in problem.what


def test_labels_that_are_not_there_are_said_with_where_they_were_looked_for(folder):
    top = folder(
        {**texts(RUN), **arguments(RUN, "data.yaml"), "project/data.yaml": YAML.format(path="shapes")}
    )
    [problem] = refusal(top / RUN).problems
    assert (problem.code, problem.file) == ("truth-nowhere", top / "project/data.yaml")
    assert str(top / "project/shapes/labels/val") in problem.what


def test_runs_of_two_data_sets_are_asked_about(folder):
    files = {"project/a.yaml": YAML.format(path="a"), "project/b.yaml": YAML.format(path="b")}
    files |= {**data_set("project/a"), **data_set("project/b"), **texts(RUN), **texts(f"{RUN}2")}
    top = folder({**files, **arguments(RUN, "a.yaml"), **arguments(f"{RUN}2", "b.yaml")})
    [problem] = refusal(top / "project/runs").problems
    assert problem.decision == "truth"
    assert set(problem.readings) == {str(top / "project/a.yaml"), str(top / "project/b.yaml")}
    assert counted(opened(top / RUN)) == RIGHT


def test_what_lies_in_the_folder_goes_before_what_a_run_says(folder):
    files = {f"results/{name}": text for name, text in labels().items()}
    files |= {**texts(f"results/{RUN}"), **arguments(f"results/{RUN}", "elsewhere.yaml")}
    files["results/data.yaml"] = YAML.format(path=".")
    assert counted(opened(folder(files) / "results")) == RIGHT


def test_what_validation_leaves_alone_names_the_data_set_of_the_training_beside_it(folder):
    files = {"project/data.yaml": YAML.format(path="shapes"), **data_set("project/shapes")}
    files |= {**arguments(RUN, "data.yaml"), **in_json("project/runs/detect/val")}
    top = folder(files)
    [problem] = refusal(top / "project/runs/detect/val").problems
    assert (problem.code, problem.decision) == ("truth-nowhere", "truth")
    assert problem.readings == (str(top / "project/data.yaml"),)


def test_submissions_beside_the_results_of_oriented_boxes_are_no_checkpoints(folder):
    run = "project/runs/obb/train"
    files = {**data_set("project/shapes", "obb"), **in_json(run, "obb"), **arguments(run, "data.yaml", "obb")}
    files["project/data.yaml"] = YAML.format(path="shapes")
    for place in ("predictions_txt", "predictions_merged_txt"):
        files[f"{run}/{place}/Task1_cat.txt"] = "a 0.9 20 20 40 20 40 40 20 40\n"
    top = folder(files)
    for file in (top / "project/shapes/images/val").iterdir():
        Image.new("L", (100, 100)).save(file)
    evaluation = opened(top / run)
    assert len(evaluation.checkpoints) == 1
    assert counted(evaluation) == RIGHT
