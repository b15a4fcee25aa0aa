"""Lists for annotation tools: they read back to the very same objects, as the tools document them."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from list_making import SIZE, listed_of, same_objects, scenes, written
from making import make_evaluation, make_regions

from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.matching import CountingRule
from cmviewer.query import parsed
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.request import PredictionSource
from cmviewer.writers.lists.brush import brush_runs
from cmviewer.writers.lists.listed import Listed

ALL = CountingRule(score=0)


def unpacked(runs):
    """A brush as Label Studio's own converter decodes it."""
    bits, at = "".join(f"{value:08b}" for value in runs), 0

    def take(length):
        nonlocal at
        at += length
        return int(bits[at - length : at], 2)

    count, word, sizes = take(32), take(5) + 1, [take(4) + 1 for _ in range(4)]
    found = []
    while len(found) < count:
        same, length = take(1), take(sizes[take(2)]) + 1
        found += [take(word)] * length if same else [take(word) for _ in range(length)]
    return np.array(found).reshape(-1, 4)


def two_parts(evaluation):
    """The same with an outline more in each truth that has one."""
    truth = evaluation.truth
    boxes = truth.box.astype(int).tolist()
    shapes = []
    for row, (x0, y0, x1, y1) in enumerate(boxes):
        mask = np.zeros(SIZE[::-1], bool)
        mask[y0:y1, x0:x1] = True
        half = (x0 + x1) // 2
        rings = [
            [(x0, y0), (half, y0), (half, y1), (x0, y1)],
            [(half + 1, y0), (x1, y0), (x1, y1), (half + 1, y1)],
        ]
        shapes.append(mask if row % 2 else rings)
    return replace(evaluation, truth=replace(truth, region=make_regions(shapes)[0]))


@pytest.mark.parametrize("masks", [False, True])
def test_a_list_as_cvat_is_read_back_to_the_same_objects(tmp_path, masks):
    made = scenes(masks=masks)
    assert not written(listed_of(made, rule=ALL), "cvat", tmp_path / "list.xml")
    said = listed_of(made, rule=ALL).counted.predictions
    request = OpenRequest(
        truth=tmp_path / "list.xml", predictions=(PredictionSource(tmp_path / "list.predictions.xml"),)
    )
    again = open_evaluation(request)
    assert again.task is made.task
    assert same_objects(again, made)
    scored = again.checkpoints[0].load().score
    assert sorted(scored.tolist()) == pytest.approx(sorted(said.score.tolist()))
    if masks:
        assert again.truth.known_area.sum() == pytest.approx(made.truth.known_area.sum())
    scores = [
        one.findtext("attribute") for one in ElementTree.parse(tmp_path / "list.predictions.xml").iter("box")
    ]
    assert masks or sorted(map(float, scores)) == pytest.approx(sorted(said.score.tolist()))


def test_files_with_room_for_it_say_checkpoint_rule_thresholds_and_subset(tmp_path):
    made = scenes()
    counted = count(made, 0, CountingRule(iou=0.4, score=0.3), subset="area < 32x32")
    listed = Listed(made, counted, queried(made, counted, parsed("errors")))
    told = "epoch 0 · match iou, IoU ≥ 0.40, score ≥ 0.30, seed 0 · only area < 32x32"
    for form, place, file in (
        ("coco", "a/list.json", "a/list.json"),
        ("cvat", "b/list.xml", "b/list.predictions.xml"),
        ("yolo", "c", "c/data.yaml"),
    ):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        written(listed, form, tmp_path / place)
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert told in text.replace("&lt;", "<")


def test_several_outlines_are_one_mask_in_cvat(tmp_path):
    made = two_parts(scenes(masks=True))
    written(listed_of(made, rule=ALL), "cvat", tmp_path / "list.xml")
    root = ElementTree.parse(tmp_path / "list.xml").getroot()
    assert len(root.findall("image/mask")) == len(made.truth)
    assert not root.findall("image/polygon")


def test_names_that_no_xml_can_hold_are_written_all_the_same(tmp_path):
    made = scenes()
    names = ("<a&b>", "bell \x07", "\ud800 half")
    made = replace(made, classes=replace(made.classes, names=names))
    written(listed_of(made), "cvat", tmp_path / "list.xml")
    root = ElementTree.parse(tmp_path / "list.xml").getroot()
    assert root.findtext("version") == "1.1"
    assert [one.text for one in root.iterfind(".//label/name")] == ["<a&b>", "bell \ufffd", "\ufffd half"]


@pytest.mark.parametrize("masks", [False, True])
def test_a_list_for_label_studio_holds_truths_as_annotations_and_predictions_before_them(tmp_path, masks):
    made = two_parts(scenes(masks=True)) if masks else scenes()
    listed = listed_of(made, rule=ALL)
    assert not written(listed, "label-studio", tmp_path / "list.json")
    tasks = json.loads((tmp_path / "list.json").read_text())
    assert [task["data"]["image"] for task in tasks] == [made.images.name(i) for i in listed.images.tolist()]
    size = np.array(SIZE)
    for key, side in (("annotations", made.truth), ("predictions", listed.counted.predictions)):
        found = [one for task in tasks for part in task.get(key, ()) for one in part["result"]]
        assert len(found) == len(side)
        for one in found:
            row = int(one["id"][1:])
            kind, value = one["type"], one["value"]
            assert (one["from_name"], one["to_name"]) == ("label", "image")
            assert (one["original_width"], one["original_height"]) == SIZE
            assert value[kind] == [made.classes.name(int(side.label[row]))]
            if kind == "rectanglelabels":
                corner = np.array([value["x"], value["y"]])
                far = corner + np.array([value["width"], value["height"]])
                box = np.concatenate([corner * size, far * size]) / 100
            elif kind == "polygonlabels":
                points = np.array(value["points"]) * size / 100
                box = np.concatenate([points.min(0), points.max(0)])
            else:
                drawn = unpacked(value["rle"])
                assert (drawn == drawn[:, :1]).all()
                rows, columns = np.nonzero(drawn[:, 0].reshape(SIZE[::-1]))
                box = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
                assert set(np.unique(drawn)) == {0, 255}
            assert np.allclose(box, side.box[row], atol=1e-6 if kind != "brushlabels" else 1)
            assert "score" not in one or one["score"] == pytest.approx(side.score[row])
    kinds = {one["type"] for task in tasks for one in task["annotations"][0]["result"]}
    assert kinds == ({"brushlabels"} if masks else {"rectanglelabels"})
    assert {part["model_version"] for task in tasks for part in task.get("predictions", ())} == {"epoch 0"}


def test_samples_are_choices_and_what_has_no_prediction_has_none(tmp_path):
    made = make_evaluation(
        [0, 1],
        {"last": [1, None]},
        scores={"last": [0.75, 0.5]},
        names=("ant", "bee"),
        images=("a.png", "b.png"),
    )
    written(listed_of(made), "label-studio", tmp_path / "list.json")
    one, other = sorted(
        json.loads((tmp_path / "list.json").read_text()), key=lambda task: task["data"]["image"]
    )
    assert one["annotations"][0]["result"][0]["value"] == {"choices": ["ant"]}
    assert one["predictions"][0]["result"][0]["value"] == {"choices": ["bee"]}
    assert one["predictions"][0]["score"] == 0.75
    assert "predictions" not in other


def test_marks_go_with_their_objects_into_each_format(tmp_path):
    made = scenes()
    listed = listed_of(made, "errors", rule=ALL)
    examples = Examples(made, listed.counted, listed.rows, len(listed))
    keys = [key_of(made, examples[place]) for place in range(len(examples))]
    wrong = next(place for place in range(len(keys)) if examples[place].is_missed)
    alarm = next(place for place in range(len(keys)) if examples[place].is_false_alarm)
    marks = (Mark(keys[wrong], MarkKind.LABEL_WRONG, "a <pup>", "2"), Mark(keys[alarm], None, "what?"))
    listed = replace(listed, marked=marked_outcomes(made, listed.counted, marks))
    for form, ending in (("cvat", "xml"), ("coco", "json"), ("label-studio", "json")):
        written(listed, form, tmp_path / f"{form}.{ending}")
    said, told = {"mark": "label wrong", "note": "a <pup>", "right_class": "2"}, {"note": "what?"}

    def attributes(name):
        shapes = ElementTree.parse(tmp_path / name).iter("box")
        found = [{one.get("name"): one.text for one in shape.iter("attribute")} for shape in shapes]
        return [{k: v for k, v in one.items() if k != "score"} for one in found if set(one) - {"score"}]

    assert attributes("cvat.xml") == [said]
    assert attributes("cvat.predictions.xml") == [told]
    labels = ElementTree.parse(tmp_path / "cvat.xml").find("meta/task/labels")
    assert {one.text for one in labels.findall("label/attributes/attribute/name")} == set(said)
    coco = json.loads((tmp_path / "coco.json").read_text())["annotations"]
    results = json.loads((tmp_path / "coco.predictions.json").read_text())
    assert [one["attributes"] for one in coco if "attributes" in one] == [said]
    assert [one["attributes"] for one in results if "attributes" in one] == [told]
    tasks = json.loads((tmp_path / "label-studio.json").read_text())
    parts = [part for task in tasks for side in ("annotations", "predictions") for part in task.get(side, ())]
    found = [one["meta"]["text"] for part in parts for one in part["result"] if "meta" in one]
    assert sorted(found) == sorted([list(said.values()), list(told.values())])


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 64, 65, 16_384, 16_385, 70_000])
def test_a_brush_unpacks_to_its_mask(length):
    mask = np.zeros((3, length), bool)
    mask[1, : length // 2 + 1] = True
    mask[2, -1] = True
    assert np.array_equal(unpacked(brush_runs(mask))[:, 3] == 255, mask.ravel())


def test_an_image_of_unknown_size_is_left_out_for_label_studio_and_said(tmp_path):
    made = scenes()
    sizes = np.array([SIZE] * 6, np.int32)
    sizes[2] = 0
    made = replace(made, images=replace(made.images, measure=lambda _images: sizes))
    [problem] = written(listed_of(made), "label-studio", tmp_path / "list.json")
    assert (problem.code, problem.left_out) == ("list-without-sizes", 1)
    assert len(json.loads((tmp_path / "list.json").read_text())) == 5
