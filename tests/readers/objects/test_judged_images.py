"""Which images are judged: those of the split, with a file of labels or without it."""

import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened, refusal

from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.decision_keys import told

CAT = "0 0.5 0.5 0.4 0.4\n"
FOUND = "0 0.5 0.5 0.4 0.4 0.9\n"
YAML = "path: .\ntrain: {train}\nval: {val}\nnames: [cat]\n"


def picture(*names):
    return dict.fromkeys(names, "")


def test_images_without_a_file_of_labels_are_background_images(folder):
    files = picture("images/val/a.jpg", "images/val/b.jpg", "images/val/c.jpg")
    files |= {"labels/val/a.txt": CAT, "runs/val/labels/a.txt": FOUND, "runs/val/labels/b.txt": FOUND}
    files["data.yaml"] = YAML.format(train="images/train", val="images/val")
    evaluation = opened(folder(files))
    assert len(evaluation.images) == 3
    assert counted(evaluation) == {("cat", "cat"): 1, ("background", "cat"): 1}


@pytest.mark.parametrize("lists", ["val.txt", "[one.txt, two.txt]"])
def test_a_list_of_images_is_the_split_that_is_judged(folder, lists):
    files = picture(*(f"images/{name}.jpg" for name in "abcd"))
    files |= {f"labels/{name}.txt": CAT for name in "abcd"}
    files |= {"val.txt": "./images/a.jpg\n./images/b.jpg\n", "train.txt": "./images/c.jpg\n./images/d.jpg\n"}
    files |= {"one.txt": "./images/a.jpg\n", "two.txt": "images/b.jpg\n"}
    files |= {"runs/val/labels/a.txt": FOUND, "data.yaml": YAML.format(train="train.txt", val=lists)}
    path = folder(files)
    assert counted(opened(path)) == {("cat", "cat"): 1, ("cat", "background"): 1}
    assert refusal(path, told=(told("split", "train"),)).problems[0].code == "images-disjoint"


def test_a_list_in_which_predictions_do_not_lie_is_not_the_split(folder):
    files = {f"labels/{name}.txt": CAT for name in "abcd"}
    files |= {"val.txt": "./images/a.jpg\n", "train.txt": "./images/b.jpg\n./images/c.jpg\n./images/d.jpg\n"}
    files |= {f"runs/val/labels/{name}.txt": FOUND for name in "bcd"}
    files["data.yaml"] = YAML.format(train="train.txt", val="val.txt")
    assert counted(opened(folder(files))) == {("cat", "cat"): 3}


def test_a_split_that_several_named_folders_leave_out_is_not_judged_and_nothing_to_speak_of(folder):
    """`labels` is above them all; what is found on pictures of `train` is of no judged image."""
    files = picture(*(f"images/{name}.jpg" for name in ("north/a", "south/b", "south/c", "train/d")))
    files |= {f"labels/{name}.txt": CAT for name in ("north/a", "south/b", "train/d")}
    files |= {f"runs/val/labels/{name}.txt": FOUND for name in "abcd"}
    files["data.yaml"] = YAML.format(train="images/train", val="[images/north, images/south]")
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("cat", "cat"): 2, ("background", "cat"): 1}
    assert codes(evaluation) == {"image-unknown"}


def test_the_list_of_names_beside_told_labels_is_theirs(folder):
    """As Label Studio exports them: `classes.txt` beside `labels`."""
    path = folder({"set/labels/a.txt": CAT, "set/classes.txt": "owl\n", "found/a.txt": FOUND})
    request = OpenRequest(
        None, truth=path / "set" / "labels", predictions=(PredictionSource(path / "found"),)
    )
    assert counted(open_evaluation(request)) == {("owl", "owl"): 1}


def test_the_list_of_a_darknet_data_file_is_the_split(folder):
    files = {f"data/obj/{name}.txt": CAT for name in "abcd"}
    files |= {"data/obj.data": "classes = 1\nvalid = data/test.txt\nnames = data/obj.names\n"}
    files |= {"data/obj.names": "cat\n", "data/test.txt": "data/obj/a.jpg\ndata/obj/b.jpg\n"}
    files |= {"predictions/a.txt": FOUND}
    assert counted(opened(folder(files))) == {("cat", "cat"): 1, ("cat", "background"): 1}


def test_folders_below_those_of_labels_belong_to_them(folder):
    files = {"labels/val/north/a.txt": CAT, "labels/val/south/b.txt": CAT}
    files |= {"runs/val/labels/a.txt": FOUND, "runs/val/labels/b.txt": FOUND}
    files |= picture("images/val/north/a.jpg", "images/val/south/b.jpg", "images/val/south/c.jpg")
    files["data.yaml"] = YAML.format(train="images/train", val="images/val")
    evaluation = opened(folder(files))
    assert len(evaluation.images) == 3
    assert counted(evaluation) == {("cat", "cat"): 2}
    assert evaluation.problems == ()


def test_images_called_alike_that_predictions_do_not_tell_apart_are_left_out_and_said(folder):
    files = {"labels/val/north/a.txt": CAT, "labels/val/south/a.txt": CAT, "labels/val/south/b.txt": CAT}
    files |= {"runs/val/labels/a.txt": FOUND, "runs/val/labels/b.txt": FOUND}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("0", "0"): 1}
    assert codes(evaluation) == {"image-ambiguous"}
    assert sum(problem.left_out for problem in evaluation.problems) == 3


def cameras(*roots, cat="0 0.5 0.5 0.4 0.4", score=""):
    """A file of each of two cameras, called alike: what is in the south is elsewhere."""
    south = cat.replace("0.5 0.5", "0.2 0.2")
    return {
        f"{root}/{camera}/kiosk.txt": f"{box}{score}\n"
        for root in roots
        for camera, box in (("north", cat), ("south", south))
    }


@pytest.mark.parametrize("predicted", ["predictions", "out/labels", "runs/detect/val/labels", "epoch_3"])
@pytest.mark.parametrize("labels", ["labels", "labels/val"])
def test_folders_that_are_called_as_those_of_the_truth_are_parts_and_no_checkpoints(
    folder, labels, predicted
):
    """Images of two cameras that are called alike are different images, on both sides."""
    files = cameras(labels) | cameras(predicted, score=" 0.9")
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("0", "0"): 2}
    assert len(evaluation.checkpoints) == 1
    assert codes(evaluation) <= {"boxes-uncertain"}


@pytest.mark.parametrize("predicted", ["predictions", "out", "runs/val/labels"])
@pytest.mark.parametrize("truth_folder", ["labels", "labels/val"])
def test_folders_of_told_predictions_that_are_called_as_those_of_the_truth_are_parts(
    folder, truth_folder, predicted
):
    """However the truth is found: told beside them, or in what was opened."""
    top = folder(cameras(truth_folder) | cameras(predicted, score=" 0.9"))
    said = (PredictionSource(top / predicted),)
    for request in (
        OpenRequest(truth=top / truth_folder, predictions=said),
        OpenRequest(top, predictions=said),
    ):
        evaluation = open_evaluation(request)
        assert counted(evaluation) == {("0", "0"): 2}
        assert len(evaluation.checkpoints) == 1


def test_predictions_of_one_camera_are_of_its_images(folder):
    files = cameras("labels") | cameras("predictions", score=" 0.9")
    del files["predictions/north/kiosk.txt"]
    assert counted(opened(folder(files))) == {("0", "0"): 1, ("0", "background"): 1}


def test_a_run_of_one_camera_is_one_checkpoint(folder):
    """Its labels lie below an empty folder, which is no checkpoint that found nothing."""
    files = {"labels/val/north/kiosk.txt": CAT, "runs/detect/val/labels/north/kiosk.txt": FOUND}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("0", "0"): 1}
    assert len(evaluation.checkpoints) == 1


def test_folders_that_are_called_otherwise_are_checkpoints(folder):
    files = {"labels/a.txt": CAT, "predictions/north/a.txt": FOUND, "predictions/south/a.txt": FOUND}
    assert opened(folder(files)).checkpoint_names == ("north", "south")


def test_predictions_of_few_images_are_said(folder):
    images = [{"id": i, "file_name": f"{i}.jpg", "width": 100, "height": 100} for i in range(30)]
    whole = truth(*(thing(1, image=i) for i in range(30)), images=images)
    evaluation = opened(
        folder({"t.json": whole, "r.json": results(*(thing(1, image=i, score=1) for i in range(4)))})
    )
    (problem,) = evaluation.problems
    assert problem.code == "images-not-predicted"
    assert "26 of 30 images" in problem.what


def test_a_data_yaml_is_a_truth_and_its_path_may_be_of_another_machine(folder):
    files = picture("set/images/val/a.jpg") | {"set/labels/val/a.txt": CAT, "set/labels/train/a.txt": CAT * 2}
    files["set/data.yaml"] = "path: /home/user/set\ntrain: images/train\nval: images/val\nnames: [cat]\n"
    files["out/a.txt"] = FOUND
    path = folder(files)
    evaluation = opened(path / "out", truth=path / "set" / "data.yaml")
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert evaluation.images.find(0) == path / "set" / "images" / "val" / "a.jpg"


def test_pictures_with_boxes_drawn_in_are_not_the_images(folder):
    files = picture("set/images/val/a.jpg", "run/a.jpg") | {
        "set/labels/val/a.txt": CAT,
        "run/labels/a.txt": FOUND,
    }
    path = folder(files)
    evaluation = opened(path / "run", truth=path / "set")
    assert evaluation.images.find(0) == path / "set" / "images" / "val" / "a.jpg"


def test_names_of_folders_above_the_opened_one_say_nothing(folder):
    files = {"runs/predict/labels/a.txt": CAT, "runs/predict/found/a.txt": FOUND}
    assert counted(opened(folder(files) / "runs" / "predict")) == {("0", "0"): 1}


def test_classes_that_were_not_looked_for_in_an_image_are_not_judged(folder):
    images = [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100, "neg_category_ids": [2]}]
    three = [{"id": i, "name": name} for i, name in enumerate(("cat", "dog", "owl"), 1)]
    found = [thing(1, score=1), thing(2, [60, 60, 20, 20], score=1), thing(3, [60, 10, 20, 20], score=1)]
    files = {"t.json": truth(thing(1), images=images, categories=three), "r.json": results(*found)}
    assert counted(opened(folder(files))) == {("cat", "cat"): 1, ("background", "dog"): 1}


def test_of_a_class_that_is_not_marked_throughout_what_no_truth_takes_is_left_out(folder):
    """LVIS: a cat that nobody marked may be there; one that was marked is found, missed or confused."""
    images = [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}]
    images = [images[0] | {"not_exhaustive_category_ids": [1]}, images[0] | {"id": 2, "file_name": "b.jpg"}]
    true = [thing(1), thing(2, [60, 60, 20, 20]), thing(1, [60, 10, 20, 20])]
    far = [10, 60, 20, 20]
    found = [thing(1, score=1), thing(1, [60, 60, 20, 20], score=1), thing(1, far, score=1)]
    found += [thing(2, [10, 80, 15, 15], score=1), thing(1, far, image=2, score=1)]
    evaluation = opened(folder({"t.json": truth(*true, images=images), "r.json": results(*found)}))
    assert counted(evaluation) == {
        ("cat", "cat"): 1,
        ("dog", "cat"): 1,
        ("cat", "background"): 1,
        ("background", "dog"): 1,
        ("background", "cat"): 1,
    }


@pytest.mark.parametrize("names", [("Cat", "cat"), ("cat ", "cat"), ("traffic-light", "Traffic light")])
def test_names_that_differ_in_case_blanks_and_signs_are_one_class_unless_told_otherwise(folder, names):
    whole = truth(thing(1), categories=[{"id": 1, "name": names[0]}])
    found = truth(thing(1, score=0.9), categories=[{"id": 1, "name": names[1]}])
    path = folder({"t.json": whole, "r.json": found})
    assert list(counted(opened(path)).values()) == [1]
    assert codes(opened(path)) == {"category-names-folded"}
    assert counted(opened(path, told=(told("names", "exact"),))) == {(names[0], names[1]): 1}


def test_names_that_both_sides_tell_apart_are_two_classes(folder):
    two = [{"id": 1, "name": "US"}, {"id": 2, "name": "us"}]
    found = truth(thing(2, score=0.9), categories=two)
    evaluation = opened(folder({"t.json": truth(thing(1), categories=two), "r.json": found}))
    assert counted(evaluation) == {("US", "us"): 1}
    assert evaluation.problems == ()
