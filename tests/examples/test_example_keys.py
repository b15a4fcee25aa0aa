"""An example keeps its key across checkpoints, rules, reordered files, mended labels and moved folders."""

import json
import shutil

import pytest

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.examples.examples import examples_of
from cmviewer.examples.keys import KeyKind, image_key, key_of, place_near_key, place_of_key
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import CountingRule, default_rule
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest, open_evaluation

TRUTHS = [(1, 1, (10, 10, 20, 20)), (1, 2, (60, 10, 20, 20)), (2, 1, (10, 10, 20, 20))]
"""Image, category, box as left, top, width, height."""
FOUND = [
    (1, 1, (11, 10, 20, 20)),
    (1, 2, (60, 60, 20, 20)),
    (2, 2, (10, 11, 20, 20)),
    (2, 1, (70, 70, 20, 20)),
]


def write(folder, truths=TRUTHS, found=None, prefix=""):
    """Write a COCO truth and a file of results for each checkpoint."""
    folder.mkdir(exist_ok=True)
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    images = [
        {"id": image, "file_name": f"{prefix}{image}.png", "width": 100, "height": 100} for image in (1, 2)
    ]
    annotations = [
        {"id": place, "image_id": image, "category_id": label, "bbox": box, "area": 400, "iscrowd": 0}
        for place, (image, label, box) in enumerate(truths, 1)
    ]
    truth = {"images": images, "categories": categories, "annotations": annotations}
    (folder / "truth.json").write_text(json.dumps(truth))
    for name, boxes in (found or {"epoch_1": FOUND, "epoch_2": FOUND}).items():
        results = [
            {"image_id": image, "category_id": label, "bbox": box, "score": 0.9}
            for image, label, box in boxes
        ]
        (folder / f"{name}.json").write_text(json.dumps(results))
    return folder


def listed(folder, checkpoint=0, rule=None, task=None):
    """Every example of a checkpoint, right and wrong."""
    evaluation = open_evaluation(OpenRequest(path=folder, truth=folder / "truth.json", task=task))
    counted = count(evaluation, checkpoint, rule or default_rule(evaluation))
    state = ViewState(background=True)
    everything = Selection(which=Which.ALL)
    return examples_of(evaluation, counted, everything, state, ExampleQuery(), Cancel())


def keys(examples):
    return [key_of(examples.evaluation, one) for one in examples]


def what(example):
    """Image and boxes, which tell an example apart in these small sets."""
    crop = example.crop
    return (example.name.rpartition("/")[2], crop.truth, crop.prediction)


def found(examples, key):
    place = place_of_key(examples, key)
    return None if place is None else what(examples[place])


@pytest.fixture
def examples(tmp_path):
    return listed(write(tmp_path / "run"))


def test_every_example_is_found_by_its_own_key(examples):
    assert len(set(keys(examples))) == len(examples)
    for one, key in zip(examples, keys(examples), strict=True):
        assert found(examples, key) == what(one)
    assert {key.kind for key in keys(examples)} == {KeyKind.TRUTH, KeyKind.FALSE_ALARM}


def test_another_rule_keeps_the_keys_of_truths(examples, tmp_path):
    strict = listed(tmp_path / "run", rule=CountingRule(0.25, iou=0.99))
    for one, key in zip(examples, keys(examples), strict=True):
        if key.kind is KeyKind.TRUTH:
            assert found(strict, key)[:2] == what(one)[:2]


def test_files_in_another_order_keep_every_key(examples, tmp_path):
    turned = listed(write(tmp_path / "turned", TRUTHS[::-1], {"epoch_1": FOUND[::-1], "epoch_2": FOUND}))
    assert set(keys(turned)) == set(keys(examples))


def test_a_moved_folder_keeps_every_key(tmp_path):
    before = keys(listed(write(tmp_path / "run", prefix="/data/here/pictures/")))
    shutil.rmtree(tmp_path / "run")
    after = keys(listed(write(tmp_path / "run", prefix="/mnt/elsewhere/")))
    assert set(before) == set(after)
    windows = keys(listed(write(tmp_path / "other", prefix="C:\\data\\")))
    assert {key.image for key in windows} == {"1.png", "2.png"}


def test_a_truth_is_the_same_example_in_another_checkpoint(examples, tmp_path):
    other = listed(write(tmp_path / "two", found={"epoch_1": FOUND, "epoch_2": []}), checkpoint=1)
    for one, key in zip(examples, keys(examples), strict=True):
        if key.kind is KeyKind.TRUTH:
            assert found(other, key)[1] == what(one)[1]


def test_a_false_alarm_is_followed_to_the_one_of_its_class_that_overlaps_it(examples, tmp_path):
    moved = [(2, 1, (72, 70, 20, 20)), (2, 2, (70, 70, 20, 20)), (2, 1, (80, 70, 20, 20))]
    other = listed(write(tmp_path / "two", found={"epoch_1": FOUND, "epoch_2": moved}), checkpoint=1)
    alarm = next(key for key in keys(examples) if key.image == "2.png" and key.kind is KeyKind.FALSE_ALARM)
    assert alarm.box == (70, 70, 90, 90)
    assert found(other, alarm) == ("2.png", None, (72, 70, 92, 90))


def test_a_false_alarm_that_another_checkpoint_has_not_is_not_there(examples, tmp_path):
    far = [(2, 1, (70, 10, 20, 20)), (2, 2, (70, 70, 20, 20))]
    other = listed(write(tmp_path / "two", found={"epoch_1": FOUND, "epoch_2": far}), checkpoint=1)
    alarm = next(key for key in keys(examples) if key.image == "2.png" and key.kind is KeyKind.FALSE_ALARM)
    assert found(other, alarm) is None
    assert other[place_near_key(other, alarm)].name == "2.png"


def test_a_mended_label_is_found_where_it_was(examples, tmp_path):
    mended = [(image, 3 - label if box[0] == 60 else label, box) for image, label, box in TRUTHS]
    after = listed(write(tmp_path / "mended", mended))
    key = next(key for key in keys(examples) if key.box == (60, 10, 80, 30))
    assert key not in keys(after)
    assert found(after, key)[:2] == ("1.png", (60, 10, 80, 30))
    assert after[place_of_key(after, key)].truth == "cat"


def test_a_sample_is_found_by_its_image_whatever_it_is_predicted_as(tmp_path):
    for epoch, predicted in (("1", "cat"), ("2", "dog")):
        rows = f"a/1.png,cat,{predicted}\nb/1.png,dog,cat\n"
        (tmp_path / f"epoch_{epoch}.csv").write_text("image,truth,prediction\n" + rows)
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    lists = [
        examples_of(
            evaluation,
            count(evaluation, place, CountingRule()),
            Selection(),
            ViewState(),
            ExampleQuery(),
            Cancel(),
        )
        for place in (0, 1)
    ]
    for one, key in zip(lists[0], keys(lists[0]), strict=True):
        place = place_of_key(lists[1], key)
        assert lists[1][place].name == one.name
    assert {image_key(evaluation.images, image) for image in (0, 1)} == {"a/1.png", "b/1.png"}


def test_the_pixels_of_a_cell_are_named_by_image_and_cell():
    from cmviewer.resources import sample

    evaluation = open_evaluation(OpenRequest(path=sample("digit-maps")))
    counted = [count(evaluation, place, default_rule(evaluation)) for place in (0, 1)]
    errors = Selection(which=Which.ERRORS)
    first, second = (
        examples_of(evaluation, one, errors, ViewState(), ExampleQuery(), Cancel()) for one in counted
    )
    key = key_of(evaluation, first[0])
    assert (key.kind, key.checkpoint) == (KeyKind.PIXELS, None)
    place = place_of_key(second, key)
    if place is not None:
        assert (second[place].name, second[place].truth, second[place].prediction) == (
            first[0].name,
            first[0].truth,
            first[0].prediction,
        )
    assert place_of_key(first, key) == 0
