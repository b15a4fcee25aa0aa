"""What is odd about a whole evaluation is said; a bad model is not odd."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import numpy as np
import pytest
from opening import codes, opened, refusal

from cmviewer.problems import ProblemKind
from cmviewer.readers import OF_THE_WHOLE
from cmviewer.readers.decision_keys import told
from cmviewer.readers.opening import sense as checks

BROKEN = Path(__file__).parent.parent / "data" / "broken"


def table(true, predicted):
    rows = (f"{i}.png,{a},{b}\n" for i, (a, b) in enumerate(zip(true, predicted, strict=True)))
    return "image,truth,prediction\n" + "".join(rows)


def draw(count, classes):
    return np.random.default_rng(count + classes).integers(0, classes, count)


def sense(evaluation):
    return codes(evaluation) & OF_THE_WHOLE


def only(evaluation, code):
    (problem,) = [one for one in evaluation.problems if one.code == code]
    return problem


def good(true, classes):
    """Nine of ten right."""
    return np.where(np.arange(len(true)) % 10 == 3, (true + 1) % classes, true)


def in_words(labels):
    return [f"class {label}" for label in labels]


MODELS = {
    "good": good,
    "random": lambda true, classes: np.random.default_rng(5).integers(0, classes, len(true)),
    "turned round": lambda true, classes: (true + 1) % classes,
    "swapped": lambda true, _: np.where(true < 2, 1 - true, true),
    "untrained": lambda true, _: np.zeros_like(true),
}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("classes", [2, 5, 20])
@pytest.mark.parametrize("written", [in_words, list], ids=["names", "numbers"])
def test_good_and_bad_models_are_nothing_to_speak_of(folder, model, classes, written):
    true = draw(600, classes)
    predicted = MODELS[model](true, classes)
    evaluation = opened(folder({"results.csv": table(written(true), written(predicted))}))
    assert sense(evaluation) == set()


def test_everything_right_is_asked_for_a_copy_of_the_truth(folder):
    true = in_words(draw(600, 5))
    problem = only(opened(folder({"results.csv": table(true, true)})), "everything-right")
    assert "600" in problem.what
    assert problem.decision == "truth"


def test_a_few_right_ones_and_scores_that_differ_are_no_copy(folder):
    few, many = in_words(draw(100, 5)), in_words(draw(600, 5))
    assert sense(opened(folder({"few.csv": table(few, few)}))) == set()
    scored = [f"{i}.png,{label},{label},0.{900 + i % 90}\n" for i, label in enumerate(many)]
    path = folder({"results.csv": "image,truth,prediction,score\n" + "".join(scored)})
    (path / "few.csv").unlink(missing_ok=True)
    assert sense(opened(path / "results.csv")) == set()


def test_classes_of_two_lists_that_share_a_few_names_are_said(folder):
    true = draw(600, 10)
    mine = ["both" if label == 0 else f"mine {label}" for label in true]
    yours = ["both" if label == 0 else f"yours {label}" for label in true]
    problem = only(opened(folder({"results.csv": table(mine, yours)})), "classes-one-sided")
    assert "9 classes of the truth are never predicted" in problem.what


def test_samples_without_a_prediction_are_counted(folder):
    truth = "image,truth\n" + "".join(f"{i}.png,{'cat' if i % 2 else 'dog'}\n" for i in range(30))
    predicted = "image,prediction\n" + "".join(f"{i}.png,cat\n" for i in range(4))
    problem = only(opened(folder({"truth.csv": truth, "predicted.csv": predicted})), "images-not-predicted")
    assert problem.what.startswith("26 of 30 ")
    assert problem.decision == "split"


SIDE = 400


def objects(count, images, classes):
    """Boxes that do not overlap, two an image."""
    return [
        (i % images, i % classes, [20 + 150 * (i // images % 2), 20 + i % 7, 90, 70]) for i in range(count)
    ]


def coco(folder, true, found, images=30, classes=3):
    categories = [{"id": i + 1, "name": f"class {i}"} for i in range(classes)]
    listed = [{"id": i + 1, "file_name": f"{i}.jpg", "width": SIDE, "height": SIDE} for i in range(images)]
    things = [{"image_id": i + 1, "category_id": label + 1, "bbox": box} for i, label, box in true]
    annotations = [{**one, "id": n + 1, "area": 1, "iscrowd": 0} for n, one in enumerate(things)]
    said = [
        {"image_id": i + 1, "category_id": label + 1, "bbox": box, "score": 0.9} for i, label, box in found
    ]
    whole = {"images": listed, "categories": categories, "annotations": annotations}
    return folder({"truth.json": json.dumps(whole), "results.json": json.dumps(said)})


def moved(true, by):
    return [(image, label, [box[0] + by, box[1], *box[2:]]) for image, label, box in true]


def test_boxes_a_little_beside_the_truth_are_nothing_to_speak_of(folder):
    true = objects(60, 30, 3)
    assert sense(opened(coco(folder, true, moved(true, 2)))) == set()


def test_boxes_that_are_the_truth_to_the_letter_are_said(folder):
    true = objects(60, 30, 3)
    problem = only(opened(coco(folder, true, true)), "everything-right")
    assert "60 boxes" in problem.what


def test_boxes_that_lie_on_nothing_are_said_with_the_decision(folder):
    true = objects(30, 30, 3)
    problem = only(opened(coco(folder, true, moved(true, 200))), "boxes-on-nothing")
    assert problem.decision in {"join", "boxes.prediction"}


def test_boxes_of_which_hardly_any_lies_on_a_truth_are_said(folder):
    """As where ids of images are counted from another number: some boxes lie so by chance."""
    true = objects(60, 30, 3)
    found = [*moved(true[:5], 2), *moved(true[5:], 200)]
    problem = only(opened(coco(folder, true, found)), "boxes-on-nothing")
    assert "only 5 of 60 predicted boxes" in problem.what
    assert problem.decision in {"join", "boxes.prediction"}


def test_a_weak_detector_is_nothing_to_speak_of(folder):
    true = objects(60, 30, 3)
    assert sense(opened(coco(folder, true, [*moved(true[:12], 2), *moved(true[12:], 200)]))) == set()


def test_predictions_on_few_images_are_counted(folder):
    true = objects(60, 30, 3)
    some = [one for one in moved(true, 2) if one[0] < 4]
    problem = only(opened(coco(folder, true, some)), "images-not-predicted")
    assert problem.what.startswith("26 of 30 ")


def half(folder, broken):
    true = objects(60, 30, 3)
    flawed = [
        (image, label, [box[0], box[1], -5, -5] if i < broken else box)
        for i, (image, label, box) in enumerate(true)
    ]
    return coco(folder, flawed, moved(true, 2))


def test_a_truth_of_which_more_than_half_is_left_out_is_said(folder):
    problem = only(opened(half(folder, 40)), "source-half-read")
    assert problem.what == "40 of 60 records of the truth were left out"


def test_a_truth_of_which_some_is_left_out_is_said_once(folder):
    assert "source-half-read" not in codes(opened(half(folder, 20)))


def test_a_truth_of_which_less_than_one_in_twenty_is_usable_is_refused(folder):
    assert refusal(half(folder, 58)).problems[0].code == "source-unusable"


def test_a_told_numbering_that_another_would_lift_is_said(folder):
    true = draw(200, 9)
    path = folder({"results.csv": table(true + 1, good(true, 9))})
    problem = only(opened(path, told=(told("class-numbers", "plain"),)), "agreement-near-chance")
    assert problem.decision == "class-numbers"
    assert problem.readings == ("from-1",)


def test_what_a_checkpoint_that_is_read_later_has_is_said_when_it_is_read(folder):
    true = objects(60, 30, 3)
    path = coco(folder, true, moved(true, 2))
    said = json.loads((path / "results.json").read_text())
    (path / "results.json").unlink()
    (path / "epoch_1.json").write_text(json.dumps(said[:3]))
    (path / "epoch_2.json").write_text(json.dumps(said))
    evaluation = opened(path)
    assert sense(evaluation) == set()
    evaluation.checkpoints[0].load()
    assert "images-not-predicted" in codes(replace(evaluation, problems=evaluation.problems_with(0)))


@pytest.mark.parametrize(
    ("code", "file", "said"),
    [
        ("agreement-near-chance", "results.csv", (told("class-numbers", "plain"),)),
        ("classes-one-sided", "results.csv", ()),
        ("everything-right", "results.json", ()),
        ("source-half-read", "truth.json", ()),
    ],
)
def test_each_has_a_small_example(code, file, said):
    problem = only(opened(BROKEN / code, told=said), code)
    assert problem.file == BROKEN / code / file
    assert sense(opened(BROKEN / code, told=said)) == {code}


def test_a_source_of_which_nearly_nothing_is_usable_has_a_small_example():
    problem = refusal(BROKEN / "source-unusable").problems[0]
    assert (problem.code, problem.file) == ("source-unusable", BROKEN / "source-unusable" / "truth.json")


def test_the_codes_that_stand_above_the_matrix_are_those_of_the_checks():
    modules = [import_module(f"{checks.__name__}.{module.name}") for module in iter_modules(checks.__path__)]
    values = [value for module in modules for value in vars(module).values()]
    assert {value.code for value in values if isinstance(value, ProblemKind)} == OF_THE_WHOLE


def test_an_untrained_model_of_many_classes_is_no_other_list_of_names(folder):
    """Its one class need not be true; twelve random predictions of a hundred classes need not be either."""
    true = [f"class {label}" for label in range(12)]
    untrained = table(true, ["class 40"] * 12)
    assert sense(opened(folder({"results.csv": untrained}))) == set()
    by_chance = table(true, [f"class {label}" for label in range(50, 62)])
    assert sense(opened(folder({"results.csv": by_chance}))) == set()


def test_names_of_two_languages_share_no_class(folder):
    true = ["cat", "dog", "owl"] * 4
    other = table(true, ["Katze", "Hund", "Eule"] * 4)
    assert sense(opened(folder({"results.csv": other}))) == {"classes-disjoint"}


def test_boxes_drawn_anywhere_that_come_near_truths_are_a_bad_model(folder):
    """Nineteen boxes half beside their truths: IoU 0.17."""
    true = objects(19, 10, 3)
    assert sense(opened(coco(folder, true, moved(true, 65), images=10))) == set()


def test_low_scores_do_not_hide_that_boxes_lie_on_nothing(folder):
    true = objects(30, 30, 3)
    path = coco(folder, true, moved(true, 200))
    said = json.loads((path / "results.json").read_text())
    wanted = json.loads((path / "truth.json").read_text())["annotations"]
    junk = [
        {"image_id": one["image_id"], "category_id": 1, "bbox": one["bbox"], "score": 0.01} for one in wanted
    ]
    (path / "results.json").write_text(json.dumps([*said, *junk]))
    assert "boxes-on-nothing" in codes(opened(path))
