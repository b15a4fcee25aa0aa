"""Lists of outcomes as files: they hold exactly what was counted, and read back to it in other tools."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml
from list_making import SIZE, listed_of, same_objects, scenes, written
from making import make_evaluation, make_random_detection
from PIL import Image
from pycocotools.coco import COCO

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images, frozen
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.readers.files.pictures import load_picture
from cmviewer.readers.request import PredictionSource
from cmviewer.resources import sample
from cmviewer.writers.lists.formats import FORMATS, format_named
from cmviewer.writers.lists.listed import Writing
from cmviewer.writers.lists.place import write_list
from cmviewer.writers.lists.table import COLUMNS, csv_blocks, json_blocks


def lines_of(listed):
    return list(csv.DictReader(io.StringIO("".join(csv_blocks(listed, block=7)), newline="")))


@pytest.mark.parametrize("name", ["digits", "digit-scenes", "digit-maps"])
def test_counts_of_a_list_add_up_to_its_cells_for_every_task(name):
    evaluation = open_evaluation(OpenRequest(sample(name)))
    listed = listed_of(evaluation)
    summed = Counter()
    for line in lines_of(listed):
        summed[line["truth"], line["prediction"]] += int(line["count"])
    matrix, called = listed.counted.matrix, evaluation.classes.name
    cells = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    assert summed == {(called(truth), called(said)): total for truth, said, total in cells}
    assert listed.amount == matrix.total


def test_a_line_of_a_list_has_both_boxes_and_its_checkpoint_and_json_the_same():
    made = scenes()
    listed = listed_of(made, "0 <-> 0 | errors")
    lines, records = lines_of(listed), json.loads("".join(json_blocks(listed, block=5)))
    assert tuple(lines[0]) == COLUMNS == tuple(records[0])
    outcomes = listed.counted.outcomes
    said = listed.counted.predictions
    for line, record, row in zip(lines, records, listed.rows.tolist(), strict=True):
        boxes = ((made.truth, outcomes.truth_row[row]), (said, outcomes.prediction_row[row]))
        for name, (side, at) in zip(("truth_box", "prediction_box"), boxes, strict=True):
            box = [] if at < 0 else side.box[at].tolist()
            assert list(map(float, line[name].split())) == box == (record[name] or [])
        assert line["checkpoint"] == record["checkpoint"] == "epoch 0"
        assert [float(line["score"] or "nan")] == pytest.approx([outcomes.score[row]], nan_ok=True)
        assert record["count"] == int(line["count"]) == 1
        assert record["cause"] == line["cause"]
        assert line["mark"] == line["note"] == ""
    assert any(line["cause"] for line in lines)


def test_texts_of_a_list_run_in_no_spreadsheet():
    made = make_evaluation([0, 1], {"=last": [1, 1]}, names=("=a", "b,c"), images=("-x.png", '+"y.png'))
    text = "".join(csv_blocks(listed_of(made)))
    assert "\n'=" not in text
    assert text.splitlines()[1] == "'-x.png,'=a,\"b,c\",,,1,0,0,,,,'=last,,,,,,"


@pytest.mark.parametrize("masks", [False, True])
def test_a_list_as_coco_is_read_by_pycocotools_and_by_cmviewer_to_the_same_objects(tmp_path, masks):
    made = scenes(masks=masks)
    listed = listed_of(made, rule=CountingRule(score=0))
    assert not written(listed, "coco", tmp_path / "list.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.json", "list.predictions.json"]
    truth = COCO(str(tmp_path / "list.json"))
    found = truth.loadRes(str(tmp_path / "list.predictions.json"))
    said = listed.counted.predictions
    for coco, side in ((truth, made.truth), (found, said)):
        assert len(coco.anns) == len(side)
        by_image = Counter((one["image_id"] - 1, one["category_id"] - 1) for one in coco.anns.values())
        assert by_image == Counter(zip(side.image.tolist(), side.label.tolist(), strict=True))
        if masks:
            area = sum(int(coco.annToMask(one).sum()) for one in coco.anns.values())
            assert area == pytest.approx(side.known_area.sum())
    again = open_evaluation(OpenRequest(tmp_path))
    assert again.task is made.task
    assert same_objects(again, made)


@pytest.mark.parametrize("masks", [False, True])
def test_a_list_as_yolo_is_read_back_to_the_same_objects(tmp_path, masks):
    """Outlines of masks run along the edges of their pixels, so that nothing of them is lost."""
    made = scenes(masks=masks)
    for name in made.images.names:
        file = tmp_path / "images" / Path(name).name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", SIZE).save(file)
    assert not written(listed_of(made, rule=CountingRule(score=0)), "yolo", tmp_path / "list")
    place = tmp_path / "list"
    assert yaml.safe_load((place / "data.yaml").read_text())["names"] == {0: "0", 1: "1", 2: "2"}
    assert (place / "labels/scene 2.txt").is_file()
    request = OpenRequest(
        truth=place / "labels",
        predictions=(PredictionSource(place / "predictions"),),
        images=tmp_path / "images",
        classes=place / "data.yaml",
    )
    again = open_evaluation(request)
    assert again.task is made.task
    if masks:
        sides = [(each.truth, each.checkpoints[0].load()) for each in (again, made)]
        for one, other in zip(*sides, strict=True):
            assert areas_of(one) == areas_of(other)
    else:
        assert same_objects(again, made)


def areas_of(side):
    """Image, class and pixels of every object."""
    return sorted(zip(side.image.tolist(), side.label.tolist(), side.region.area.round(6), strict=True))


def test_a_list_of_objects_as_csv_is_read_back_to_the_same_objects(tmp_path):
    made = scenes()
    listed = listed_of(made, rule=CountingRule(score=0))
    written(listed, "csv", tmp_path / "list.csv")
    again = open_evaluation(OpenRequest(tmp_path))
    assert again.checkpoint_names == ("list",)
    assert same_objects(again, made)
    assert sorted(again.truth.identity.tolist()) == list(range(len(made.truth)))
    assert same_objects(open_evaluation(OpenRequest(tmp_path / "list.csv")), made)
    (tmp_path / "list.csv").unlink()
    written(listed_of(made, "* -> background"), "csv", tmp_path / "misses.csv")
    assert len(open_evaluation(OpenRequest(tmp_path)).checkpoints[0].load()) == 0


def test_paths_of_images_are_listed_once_each_and_names_where_no_file_is_found(tmp_path):
    Image.new("L", (4, 4)).save(tmp_path / "b.png")
    made = make_evaluation([0, 0, 1], {"last": [1, 1, 1]}, images=("a.png", "b.png", "c.png"), root=tmp_path)
    written(listed_of(made, "errors"), "images", tmp_path / "list.txt")
    assert (tmp_path / "list.txt").read_text().splitlines() == ["a.png", str(tmp_path / "b.png")]


def test_crops_stand_in_a_folder_of_their_cell_and_show_their_object(tmp_path):
    made = make_random_detection(seed=1, images=3, class_count=2)
    names = tuple(f"{i}.png" for i in range(3))
    grey = np.arange(200 * 210, dtype=np.uint32).reshape(200, 210) % 251
    for name in names[:2]:
        Image.fromarray(grey.astype(np.uint8)).save(tmp_path / name)
    sizes = frozen([(210, 200)] * 3, np.int32)
    made = replace(
        made, images=Images(3, names, made.images.finder.with_root(tmp_path), lambda _images: sizes)
    )
    listed = listed_of(made, "errors")
    problems = written(listed, "crops", tmp_path / "crops")
    there = list((tmp_path / "crops").rglob("*.png"))
    assert len(there) == int((listed.image < 2).sum())
    assert sum(one.left_out for one in problems) == int((listed.image == 2).sum())
    truth, said = listed.labels
    called = made.classes.name
    cells = Counter(
        (called(t), called(p)) for t, p, i in zip(truth, said, listed.image, strict=True) if i < 2
    )
    assert Counter(file.relative_to(tmp_path / "crops").parts[:2] for file in there) == cells
    assert all(min(load_picture(file).shape[:2]) >= 48 for file in there)


def test_the_crop_of_a_sample_is_its_whole_image(tmp_path):
    Image.new("RGB", (7, 5), "red").save(tmp_path / "a.png")
    made = make_evaluation([0], {"last": [1]}, names=("x/y", "b"), images=("a.png",), root=tmp_path)
    written(listed_of(made), "crops", tmp_path / "out")
    [file] = (tmp_path / "out").rglob("*.png")
    assert file.relative_to(tmp_path / "out").as_posix() == "x_y/b/a_1.png"
    assert load_picture(file).shape[:2] == (5, 7)


def test_the_crop_of_pixels_is_around_them(tmp_path):
    evaluation = open_evaluation(OpenRequest(sample("digit-maps")))
    listed = listed_of(evaluation, "errors")
    listed = replace(listed, rows=listed.rows[:6])
    assert not written(listed, "crops", tmp_path / "out")
    assert len(list((tmp_path / "out").rglob("*.png"))) == 6
    [truth, said] = (side[0] for side in listed.labels)
    image = int(listed.image[0])
    pixels = evaluation.truth.labels(image) == truth
    pixels &= listed.counted.predictions.labels(image) == said
    y, x = np.nonzero(pixels)
    names = [evaluation.classes.name(int(label)) for label in (truth, said)]
    [crop] = (tmp_path / "out" / names[0] / names[1]).glob("*_1.png")
    height, width = load_picture(crop).shape[:2]
    assert width >= min(np.ptp(x) + 1, pixels.shape[1])
    assert height >= min(np.ptp(y) + 1, pixels.shape[0])


def test_formats_of_objects_are_refused_for_other_tasks():
    labels = make_evaluation([0], {"last": [0]})
    with pytest.raises(CmviewerError, match="choose one of csv, json, label-studio, images, crops") as caught:
        format_named("coco", labels)
    assert caught.value.problems[0].code == "list-format-other-task"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_nothing_that_stands_there_is_replaced_unasked_and_nothing_is_written_half(tmp_path, form):
    listed = listed_of(scenes())
    place = tmp_path / "place"
    if form.is_folder:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
        (place / "labels").mkdir()
        (place / "labels" / "old.txt").write_text("old")
    else:
        place.write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(CmviewerError, match="stands here already") as caught:
        written(listed, form.name, place)
    assert caught.value.problems[0].code == "not-ours"
    assert contents(tmp_path) == before
    stopped = Cancel()
    stopped.set()
    if form.name != "images":
        with pytest.raises(Cancelled):
            write_list(listed, form, place, Writing(load_photo, [], cancel=stopped), overwrite=True)
        assert contents(tmp_path) == before
    if form.name == "crops":
        with pytest.raises(CmviewerError, match="no file of the image") as caught:
            written(listed, form.name, place, overwrite=True)
        assert caught.value.problems[0].code == "list-without-picture"
        assert contents(tmp_path) == before
        return
    written(listed, form.name, place, overwrite=True)
    after = contents(tmp_path)
    assert after != before
    assert "place/labels/old.txt" not in after
    if form.is_folder:
        assert after["place/mine.txt"] == b"mine"


def contents(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_shares_of_images_of_unknown_size_are_not_written(tmp_path):
    made = make_random_detection(seed=1, images=3)
    with pytest.raises(CmviewerError, match="how large an image is") as caught:
        written(listed_of(made), "yolo", tmp_path / "list")
    assert caught.value.problems[0].code == "list-without-sizes"
    assert not (tmp_path / "list").exists()


@pytest.mark.parametrize(
    ("names", "files", "left_out"),
    [
        (("frame.0001", "frame.0002", "v1.2.JPG"), ("frame.0001", "frame.0002", "v1.2"), 0),
        (("x/1.jpg", "y/1.png", "x/2.jpg"), ("x/1", "x/2", "y/1"), 0),
        (("C:\\x\\1.jpg", "//dev/null/1.jpg", "../1.jpg"), ("1", "dev/null/1", "x/1"), 0),
        (("x/1.jpg", "x/1.png", "x/2.jpg"), ("x/1", "x/2"), 1),
    ],
)
def test_no_labels_of_an_image_take_the_place_of_those_of_another(tmp_path, names, files, left_out):
    made = make_random_detection(seed=7, images=3, class_count=2)
    sizes = frozen([SIZE] * 3, np.int32)
    made = replace(made, images=Images(3, names, made.images.finder, lambda _images: sizes))
    listed = listed_of(made, rule=CountingRule(score=0))
    problems = written(listed, "yolo", tmp_path)
    for folder in ("labels", "predictions"):
        there = (tmp_path / folder).rglob("*.txt")
        assert sorted(str(file.relative_to(tmp_path / folder))[:-4] for file in there) == list(files)
    assert [(one.code, one.left_out) for one in problems] == [("list-name-repeats", 1)] * left_out
    if left_out:
        first = next(image for image in listed.images.tolist() if names[image].startswith("x/1"))
        lines = (tmp_path / "labels" / "x" / "1.txt").read_text().splitlines()
        assert len(lines) == int((made.truth.image == first).sum())


def test_a_list_never_takes_the_place_of_what_was_opened(tmp_path):
    (tmp_path / "results.csv").write_text("image,truth,prediction\na.png,cat,dog\n")
    evaluation = open_evaluation(OpenRequest(tmp_path))
    for name, place in (("csv", tmp_path / "results.csv"), ("crops", tmp_path)):
        with pytest.raises(CmviewerError, match="opened"):
            written(listed_of(evaluation), name, place, overwrite=True)
