"""Truth and predictions of objects, joined: images, classes, checkpoints, and what is said of them."""

import json

import numpy as np
import pytest
from coco_files import CATEGORIES, IMAGES, SQUARE, counted, results, thing, truth
from naive_objects import cells, walk
from opening import codes, opened, refusal
from real_data import real_data

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule, Crowd
from cmviewer.readers import PredictionSource
from cmviewer.readers.files.box_format import BoxFormat

OTHER = [60, 60, 30, 30]


def images(*names):
    return [{"id": i + 1, "file_name": name, "width": 100, "height": 100} for i, name in enumerate(names)]


def test_classes_are_joined_by_name_whatever_their_order(folder):
    other = [{"id": 1, "name": "dog"}, {"id": 2, "name": "cat"}, {"id": 3, "name": "owl"}]
    predictions = truth(thing(2, score=0.9), thing(3, OTHER, score=0.9), categories=other)
    evaluation = opened(folder({"truth.json": truth(thing(1)), "epoch_1.json": predictions}))
    assert evaluation.task is Task.DETECTION
    assert evaluation.classes.names == ("cat", "dog", "owl")
    assert counted(evaluation) == {("cat", "cat"): 1, ("background", "owl"): 1}
    assert evaluation.problems == ()


def test_ids_with_gaps_are_ids(folder):
    gaps = [{"id": 3, "name": "cat"}, {"id": 90, "name": "dog"}]
    files = {"t.json": truth(thing(90), categories=gaps), "r.json": results(thing(90, score=1))}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("dog", "dog"): 1}
    assert evaluation.problems == ()


def test_a_number_that_no_class_has_is_left_out_and_said(folder):
    found = results(thing(1, score=1), thing(7, OTHER, score=1))
    evaluation = opened(folder({"t.json": truth(thing(1)), "r.json": found}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert codes(evaluation) == {"category-unknown"}


ZERO = [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}, {"id": 2, "name": "owl"}]


def test_ids_counted_from_1_where_the_truth_counts_from_0_are_noticed(folder):
    whole = truth(thing(2), thing(0, OTHER), categories=ZERO)
    found = results(thing(3, score=1), thing(1, OTHER, score=1))
    evaluation = opened(folder({"t.json": whole, "r.json": found}))
    assert counted(evaluation) == {("owl", "owl"): 1, ("cat", "cat"): 1}
    assert codes(evaluation) == {"class-numbers-shifted"}


def test_where_both_readings_know_all_ids_the_boxes_of_the_last_decide_for_all(folder):
    """Six boxes of six are no luck."""
    places = [[2 + 12 * n, 2, 10, 10] for n in range(6)]
    whole = truth(*(thing(n % 2, place, id=n) for n, place in enumerate(places)), categories=ZERO)
    shifted = results(*(thing(n % 2 + 1, place, score=1) for n, place in enumerate(places)))
    plain = results(*(thing(2 - n % 2, place, score=1) for n, place in enumerate(places)))
    evaluation = opened(folder({"t.json": whole, "epoch_1.json": plain, "epoch_2.json": shifted}))
    assert counted(evaluation, 0) == {("cat", "dog"): 3, ("dog", "cat"): 3}
    assert counted(evaluation, 1) == {("cat", "cat"): 3, ("dog", "dog"): 3}
    assert [problem.code for problem in evaluation.problems] == ["class-numbers-shifted"]


GAPS = [{"id": 1, "name": "cat"}, {"id": 3, "name": "dog"}, {"id": 90, "name": "owl"}]


@pytest.mark.parametrize("categories", [GAPS, [{**one, "id": i} for i, one in enumerate(GAPS, 1)]])
def test_yolo_numbers_are_positions_among_the_categories_and_nothing_is_said_of_it(folder, categories):
    cat, owl = categories[0]["id"], categories[2]["id"]
    whole = truth(thing(cat), thing(owl, OTHER), categories=categories)
    rows = "0 0.2 0.2 0.2 0.2 0.9\n2 0.75 0.75 0.3 0.3 0.9\n"
    evaluation = opened(folder({"t.json": whole, "epoch_1/a.txt": rows}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("owl", "owl"): 1}
    assert evaluation.problems == ()


def test_yolo_numbers_beyond_the_categories_are_said(folder):
    whole = truth(thing(1), thing(90, OTHER), categories=GAPS)
    rows = "0 0.2 0.2 0.2 0.2 0.9\n2 0.75 0.75 0.3 0.3 0.9\n7 0.5 0.5 0.1 0.1 0.9\n"
    evaluation = opened(folder({"t.json": whole, "epoch_1/a.txt": rows}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("owl", "owl"): 1}
    assert codes(evaluation) == {"category-unknown"}


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("val/a.jpg", "a.jpg"),
        ("a.jpg", "/data/val/a.jpg"),
        ("a.jpg", "C:\\data\\a.png"),
        ("000042.jpg", "42"),
        ("a.b.jpg", "a.b"),
    ],
)
def test_images_are_the_same_by_path_name_stem_or_number(folder, listed, named):
    whole = truth(thing(1), thing(1, image=2), images=images(listed, "other.jpg"))
    found = {"categories": CATEGORIES, "images": [{"id": 77, "file_name": named}]}
    found["annotations"] = [thing(1, image=77, score=0.9)]
    evaluation = opened(folder({"t.json": whole, "r.json": json.dumps(found)}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("cat", "background"): 1}


def test_image_ids_of_results_may_be_stems_or_the_numbers_in_them(folder):
    whole = truth(thing(1), thing(2, image=2), images=images("000007.jpg", "000042.jpg"))
    by_number = results(thing(1, image=7, score=1), thing(2, image=42, score=1))
    by_stem = results(thing(1, image="000007", score=1), thing(2, image="000042", score=1))
    evaluation = opened(folder({"t.json": whole, "e1.json": by_number, "e2.json": by_stem}))
    for checkpoint in (0, 1):
        assert counted(evaluation, checkpoint) == {("cat", "cat"): 1, ("dog", "dog"): 1}


def test_of_two_images_with_one_stem_the_path_decides_and_without_it_none_is_meant(folder):
    whole = truth(thing(1), thing(2, image=2), images=images("left/a.jpg", "right/a.jpg"))
    clear = {"categories": CATEGORIES, "images": [{"id": 5, "file_name": "right/a.jpg"}]}
    clear["annotations"] = [thing(2, image=5, score=1)]
    vague = {**clear, "images": [{"id": 5, "file_name": "a.jpg"}, {"id": 6, "file_name": "left/a.jpg"}]}
    vague["annotations"] = [*clear["annotations"], thing(1, image=6, score=1)]
    files = {"t.json": whole, "e1.json": json.dumps(clear), "e2.json": json.dumps(vague)}
    evaluation = opened(folder(files))
    assert counted(evaluation, 0) == {("cat", "background"): 1, ("background", "dog"): 1}
    assert counted(evaluation, 1) == {("cat", "cat"): 1}
    assert codes(evaluation) == {"image-ambiguous"}
    assert sum(problem.left_out for problem in evaluation.problems) == 2


def test_predictions_on_images_that_the_truth_does_not_list_are_left_out_with_their_number(folder):
    found = results(thing(1, score=1), thing(1, image=8, score=1), thing(1, image=9, score=1))
    evaluation = opened(folder({"t.json": truth(thing(1)), "r.json": found}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    (problem,) = evaluation.problems
    assert problem.code == "image-unknown"
    assert "2 images" in problem.what
    assert "2 objects there were left out" in problem.what


def test_one_object_on_an_unknown_image_is_said_in_the_singular(folder):
    found = results(thing(1, score=1), thing(1, image=8, score=1))
    (problem,) = opened(folder({"t.json": truth(thing(1)), "r.json": found})).problems
    assert problem.what.endswith("; 1 object there was left out")


def test_an_unknown_image_without_an_object_is_said_without_a_number(folder):
    found = json.loads(truth(thing(1, score=1), images=images("a.jpg", "c.jpg")))
    (problem,) = opened(folder({"t.json": truth(thing(1)), "r.json": json.dumps(found)})).problems
    assert problem.code == "image-unknown"
    assert problem.what.endswith("image 'c.jpg'; nothing was predicted there")


def test_an_image_without_a_truth_counts_its_false_alarms(folder):
    whole = truth(thing(1), images=images("a.jpg", "b.jpg"))
    evaluation = opened(folder({"t.json": whole, "r.json": results(thing(1, image=2, score=1))}))
    assert len(evaluation.images) == 2
    assert counted(evaluation) == {("cat", "background"): 1, ("background", "cat"): 1}


def test_predictions_for_another_data_set_are_refused(folder):
    files = {"t.json": truth(thing(1)), "r.json": results(thing(1, image=99, score=1))}
    (problem,) = refusal(folder(files)).problems
    assert problem.code == "images-disjoint"
    evaluation = opened(folder({"e.json": results(thing(1, score=1))}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    with pytest.raises(CmviewerError, match="another data set"):
        evaluation.checkpoints[1].load()


def test_what_was_left_out_of_the_truth_is_said_where_no_image_is_left_in_common(folder):
    files = {"Annotations/a.xml": VOC[:-20], "Annotations/b.xml": VOC, "preds/a.txt": "cat 0.9 10 10 30 30\n"}
    problems = refusal(folder(files)).problems
    assert [problem.code for problem in problems] == ["images-disjoint", "file-unreadable"]


def test_predictions_without_scores_count_as_1_and_it_is_said(folder):
    found = json.dumps([thing(1), thing(2, OTHER, score=0.1)])
    evaluation = opened(folder({"t.json": truth(thing(1)), "r.json": found}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert {(one.code, one.times) for one in evaluation.problems} == {("score-missing", 1)}


def test_an_empty_list_is_a_checkpoint_that_misses_everything(folder):
    files = {"t.json": truth(thing(1)), "predictions.json": "[]"}
    assert counted(opened(folder(files))) == {("cat", "background"): 1}


@pytest.mark.parametrize("path", ["epoch_{}.json", "epoch_{}/out.json"])
def test_an_empty_list_beside_the_results_of_other_checkpoints_is_one(folder, path):
    files = {path.format(2): "[]", path.format(10): results(thing(1, score=1)), "notes.json": "[]"}
    evaluation = opened(folder({"truth.json": truth(thing(1)), **files}))
    assert evaluation.checkpoint_names == ("epoch_2", "epoch_10")
    assert counted(evaluation, 0) == {("cat", "background"): 1}
    assert counted(evaluation, 1) == {("cat", "cat"): 1}


def test_ids_that_are_numbers_of_some_stems_and_others_whole_are_all_found(folder):
    whole = truth(thing(1, image=1), thing(1, image=2), images=images("000042.jpg", "street b.jpg"))
    found = results(thing(1, image=42, score=1), thing(1, image="street b", score=1))
    evaluation = opened(folder({"truth.json": whole, "epoch_1.json": found}))
    assert counted(evaluation) == {("cat", "cat"): 2}
    assert evaluation.problems == ()


def test_checkpoints_are_named_after_their_runs_in_natural_order(folder):
    found = results(thing(1, score=1))
    runs = {f"out/epoch_{n}/coco_instances_results.json": found for n in (10, 9, 1)}
    evaluation = opened(folder({"t.json": truth(thing(1)), **runs}))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_9", "epoch_10")


def test_problems_of_a_checkpoint_are_said_when_it_is_read(folder):
    files = {"t.json": truth(thing(1)), "e1.json": results(thing(1)), "e2.json": results(thing(1, score=1))}
    evaluation = opened(folder(files))
    assert evaluation.problems == ()
    first = evaluation.checkpoints[0]
    first.load()
    assert [problem.code for problem in first.problems()] == ["score-missing"]


def test_detectron2_writes_its_own_truth_with_ids_from_0(folder):
    whole = {"images": images("a.jpg"), "licenses": None, "categories": ZERO}
    whole["annotations"] = [{**thing(0), "area": 400.0, "iscrowd": 0}]
    files = {
        "inference/shop_coco_format.json": json.dumps(whole),
        "inference/coco_instances_results.json": results(thing(0, score=1)),
        "inference/instances_predictions.pth": b"pickled",
    }
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert evaluation.problems == ()


POLYGON = [[10, 10, 30, 10, 30, 30, 10, 30]]
TRIANGLE = [[10, 10, 30, 10, 30, 30]]


def test_boxes_and_regions_of_mmdetection_are_one_checkpoint(folder):
    boxes, regions = thing(1, score=0.9), thing(1, score=0.9, segmentation=POLYGON)
    files = {"t.json": truth(thing(1, segmentation=POLYGON))}
    files |= {"work/val.bbox.json": results(boxes), "work/val.segm.json": results(regions)}
    evaluation = opened(folder(files))
    assert evaluation.task is Task.INSTANCE_SEGMENTATION
    assert [file.name for file in evaluation.checkpoints[0].files] == ["val.segm.json"]
    assert len(evaluation.checkpoints) == 1
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_regions_are_compared_where_both_sides_have_some_unless_boxes_are_asked_for(folder):
    files = {
        "t.json": truth(thing(1, segmentation=POLYGON)),
        "r.json": results(thing(1, segmentation=TRIANGLE, score=1)),
    }
    path = folder(files)
    rule = CountingRule(score=0.25, iou=0.9)
    assert counted(opened(path), rule=rule) == {("cat", "background"): 1, ("background", "cat"): 1}
    assert counted(opened(path, task=Task.DETECTION), rule=rule) == {("cat", "cat"): 1}


def test_the_box_of_an_object_with_a_region_is_its_bounds(folder):
    wide = thing(1, [0, 0, 90, 90], segmentation=POLYGON)
    evaluation = opened(folder({"t.json": truth(wide), "r.json": results({**wide, "score": 1})}))
    assert evaluation.truth.box.tolist() == [[10, 10, 30, 30]]


def test_a_ring_that_crosses_itself_is_said(folder):
    bow = thing(1, segmentation=[[10, 10, 30, 30, 30, 10, 10, 30]])
    evaluation = opened(folder({"t.json": truth(bow), "r.json": results({**bow, "score": 1})}))
    assert codes(evaluation) == {"ring-crossing"}
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_a_mask_of_another_size_than_its_image_is_left_out(folder):
    mask = {"counts": [10, 10, 80], "size": [10, 10]}
    whole = thing(1, segmentation=POLYGON)
    found = results(thing(1, segmentation=mask, score=1), thing(2, OTHER, score=1))
    evaluation = opened(folder({"t.json": truth(whole), "r.json": found}))
    assert codes(evaluation) == {"mask-size"}
    assert counted(evaluation) == {("cat", "background"): 1, ("background", "dog"): 1}


def spread(count=20):
    draw = np.random.default_rng(5)
    start, size = draw.uniform(0, 60, (count, 2)), draw.uniform(5, 35, (count, 2))
    return np.hstack((start, size))


@pytest.mark.parametrize(
    "written",
    [
        lambda box: [*box[:2], *(box[:2] + box[2:])],
        lambda box: [value / 100 for value in box],
        lambda box: [value / 100 for value in (*(box[:2] + box[2:] / 2), *box[2:])],
    ],
    ids=["corners", "shares", "centres in shares"],
)
def test_boxes_that_cannot_be_what_their_format_says_are_read_as_they_fit_and_it_is_said(folder, written):
    boxes = spread()
    boxes[:, :2] += 20 * (boxes[:, :2] > 30)
    boxes = boxes[(boxes[:, :2] + boxes[:, 2:] <= 100).all(axis=1)]
    files = {
        "t.json": truth(*(thing(1, box) for box in boxes.tolist())),
        "r.json": results(*(thing(1, written(box), score=1) for box in boxes)),
    }
    evaluation = opened(folder(files))
    assert codes(evaluation) == {"boxes-read-otherwise"}
    assert counted(evaluation) == {("cat", "cat"): len(boxes)}


def test_told_boxes_are_not_guessed(folder):
    files = {
        "t.json": truth(*(thing(1, box) for box in spread().tolist())),
        "r.json": results(*(thing(1, (box / 100).tolist(), score=1) for box in spread())),
    }
    evaluation = opened(folder(files), boxes=BoxFormat.LTWH)
    assert "boxes-read-otherwise" not in codes(evaluation)


VOC = """<annotation><object><name>cat</name><bndbox>
<xmin>10</xmin><ymin>10</ymin><xmax>30</xmax><ymax>30</ymax></bndbox></object></annotation>"""


@pytest.mark.parametrize(
    "files", [{"truth.json": truth(thing(1))}, {"Annotations/1.xml": VOC, "classes.txt": "none\ncat\n"}]
)
def test_told_boxes_are_about_predictions_where_the_truth_has_a_layout_of_its_own(folder, files):
    centred = results(thing(1, [20, 20, 20, 20], score=1))
    evaluation = opened(folder({**files, "epoch_1.json": centred}), boxes=BoxFormat.CXCYWH)
    assert evaluation.truth.box.tolist() == [[10, 10, 30, 30]]
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_names_in_another_order_are_noticed(folder):
    boxes = spread(40).tolist()
    categories = [{"id": i, "name": name} for i, name in enumerate(("cat", "dog", "owl"), 1)]
    turned = [{"id": i, "name": name} for i, name in enumerate(("owl", "cat", "dog"), 1)]
    many = images(*(f"{i}.jpg" for i in range(40)))
    whole = [thing(1 + i % 3, box, image=i + 1) for i, box in enumerate(boxes)]
    found = [{**one, "score": 0.9} for one in whole]
    evaluation = opened(
        folder(
            {
                "t.json": truth(*whole, images=many, categories=categories),
                "r.json": truth(*found, images=many, categories=turned),
            }
        )
    )
    assert codes(evaluation) == {"classes-in-other-order"}


def test_sides_that_were_swapped_are_noticed(folder):
    path = folder({"a.json": truth(thing(1)), "b.json": truth(thing(1, score=0.9))})
    evaluation = opened(path, truth=path / "b.json", predictions=(PredictionSource(path / "a.json"),))
    assert codes(evaluation) == {"sides-swapped", "score-missing"}
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_of_several_truths_the_preferred_one_is_taken_and_the_choice_is_said(folder):
    xml = "<annotation><filename>a.jpg</filename><object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin>"
    xml += "<xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>"
    files = {"t.json": truth(thing(1)), "Annotations/a.xml": xml, "r.json": results(thing(1, score=1))}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert codes(evaluation) == {"truth-several"}


def test_the_truth_that_knows_the_images_is_taken(folder):
    train = truth(thing(1, image=5), images=[{**IMAGES[0], "id": 5, "file_name": "z.jpg"}])
    files = {"instances_train.json": train, "instances_val.json": truth(thing(1))}
    evaluation = opened(folder({**files, "r.json": results(thing(1, score=1))}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert evaluation.problems == ()


def test_a_truth_alone_says_what_is_missing(folder):
    error = refusal(folder({"t.json": truth(thing(1))}))
    assert [problem.code for problem in error.problems] == ["predictions-missing"]


def test_predictions_alone_say_what_is_missing(folder):
    error = refusal(folder({"r.json": results(thing(1, score=1)), "all.pkl": b"pickled"}))
    assert [problem.code for problem in error.problems] == ["truth-nowhere", "pickle-refused"]


@pytest.mark.parametrize("name", ["results.pkl", "instances_predictions.pth", "r.pt"])
def test_pickles_are_never_read(folder, name):
    path = folder({name: b"pickled", "t.json": truth(thing(1))})
    assert refusal(path / name).problems[0].code == "pickle-refused"
    told = (PredictionSource(path / name),)
    assert refusal(path, predictions=told).problems[0].code == "pickle-refused"


def test_files_that_are_named_are_read_alone(folder):
    path = folder({"t.json": truth(thing(1)), "e1.json": results(), "e2.json": results(thing(1, score=1))})
    evaluation = opened(
        None, truth=path / "t.json", predictions=(PredictionSource(path / "e2.json", "last"),)
    )
    assert evaluation.checkpoint_names == ("last",)
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_images_are_found_below_the_folder(folder):
    files = {"annotations/t.json": truth(thing(1), images=images("b.png")), "pictures/val/b.png": ""}
    path = folder({**files, "r.json": results(thing(1, score=1))})
    assert opened(path).images.find(0) == path / "pictures" / "val" / "b.png"


def test_real_results_count_as_a_count_by_hand():
    top = real_data("det_coco_val2014_100")
    rule = CountingRule(score=0.25, crowd=Crowd.COUNT)
    whole = json.loads((top / "instances_val2014_100.json").read_text())
    found = json.loads((top / "instances_val2014_fakebbox100_results.json").read_text())
    names = {one["id"]: one["name"] for one in whole["categories"]}
    expected = {}
    for image in whole["images"]:
        true = [(names[o["category_id"]], corners(o)) for o in whole["annotations"] if of(o, image)]
        said = [(names[o["category_id"]], o["score"], corners(o)) for o in found if of(o, image)]
        matches = walk(true, said, rule, lambda pair: (pair["t"], pair["p"]))
        for cell in cells(true, said, rule, matches, "background"):
            expected[cell] = expected.get(cell, 0) + 1
    assert counted(opened(top), rule=rule) == expected


def corners(one):
    x, y, width, height = one["bbox"]
    return x, y, x + width, y + height


def of(one, image):
    return one["image_id"] == image["id"]


def test_real_shapes_are_matched_by_their_regions():
    evaluation = opened(real_data("seg_shapes"))
    assert evaluation.task is Task.INSTANCE_SEGMENTATION
    assert sum(counted(evaluation).values()) >= 9
    assert SQUARE == [10, 10, 20, 20]


def test_a_folder_of_two_tasks_is_refused_until_one_is_told(folder):
    table = "image,truth,prediction\na.jpg,cat,dog\nb.jpg,dog,dog\n"
    path = folder({"t.json": truth(thing(1)), "r.json": results(thing(1, score=1)), "labels.csv": table})
    assert [problem.code for problem in refusal(path).problems] == ["task-uncertain"]
    assert counted(opened(path, task=Task.DETECTION)) == {("cat", "cat"): 1}
    assert opened(path, task=Task.CLASSIFICATION).task is Task.CLASSIFICATION


def test_a_single_file_is_the_only_checkpoint(folder):
    path = folder({"t.json": truth(thing(1)), "e1.json": results(), "e2.json": results(thing(1, score=1))})
    assert opened(path / "e2.json").checkpoint_names == ("e2",)


def test_metrics_of_a_training_are_no_other_task(folder):
    files = {"t.json": truth(thing(1)), "r.json": results(thing(1, score=1))}
    evaluation = opened(folder({**files, "results.csv": "epoch,loss,metrics/mAP50(B)\n1,0.5,0.7\n"}))
    assert counted(evaluation) == {("cat", "cat"): 1}


def test_a_manifest_names_truth_and_checkpoints(folder):
    manifest = 'task = "detection"\ntruth = "labels/t.json"\npredictions = "run_*/r.json"\n'
    found = results(thing(1, score=1))
    files = {"labels/t.json": truth(thing(1)), "run_2/r.json": found, "run_10/r.json": results()}
    path = folder({**files, "other.json": truth(thing(2)), "cmviewer.toml": manifest})
    for opened_path in (path, path / "cmviewer.toml"):
        evaluation = opened(opened_path)
        assert evaluation.checkpoint_names == ("run_2", "run_10")
        assert counted(evaluation) == {("cat", "cat"): 1}
