"""Tables of boxes of which a column says whose, or of which split, each row is: never counted together."""

import json

import pytest
from coco_files import counted
from opening import opened, refusal

from cmviewer.readers.decision_keys import told

IMAGES = ("a.jpg", "b.jpg", "c.jpg", "d.jpg")
HEADER = "image,xmin,ymin,xmax,ymax,label"


def row(image, label, *more):
    return ",".join(map(str, (*more[:1], image, 10, 10, 60, 60, label, *more[1:])))


def table(*rows, first, last="score"):
    return "\n".join([f"{first},{HEADER},{last}" if last else f"{first},{HEADER}", *rows]) + "\n"


TRUTH = {"truth.csv": "\n".join([HEADER, *(row(image, "cat") for image in IMAGES)]) + "\n"}
RIGHT, WRONG = [row(image, "cat", "good", 0.9) for image in IMAGES], [row(IMAGES[0], "dog", "bad", 0.8)]
WRONG += [row(image, "dog", "bad", 0.7) for image in IMAGES[1:3]]


@pytest.mark.parametrize("name", ["model", "seed", "epoch", "run_id"])
def test_values_that_have_the_same_images_are_checkpoints(folder, name):
    evaluation = opened(folder(TRUTH | {"predictions.csv": table(*WRONG, *RIGHT, first=name)}))
    assert evaluation.checkpoint_names == ("bad", "good")
    assert counted(evaluation, 0) == {("cat", "dog"): 3, ("cat", "background"): 1}
    assert counted(evaluation, 1) == {("cat", "cat"): 4}
    [decision] = [one for one in evaluation.interpretation.decisions if one.key == "checkpoint"]
    assert (decision.taken, [one.value for one in decision.alternatives]) == (name, ["none"])


def test_records_of_json_are_parted_too_and_all_rows_are_one_checkpoint_where_that_is_told(folder):
    keys = ("model", *HEADER.split(","), "score")
    records = [dict(zip(keys, one.split(","), strict=True)) for one in (*RIGHT, *WRONG)]
    path = folder(TRUTH | {"predictions.json": json.dumps(records)})
    assert opened(path).checkpoint_names == ("bad", "good")
    evaluation = opened(path, told=(told("checkpoint", "none"),))
    assert counted(evaluation) == {("cat", "cat"): 4, ("background", "dog"): 3}


def test_folds_of_different_images_are_asked(folder):
    rows = [row(image, "cat", i // 2, 0.9) for i, image in enumerate(IMAGES)]
    path = folder(TRUTH | {"predictions.csv": table(*rows, first="fold")})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("checkpoint", ("fold", "none"))
    assert counted(opened(path, told=(told("checkpoint", "none"),))) == {("cat", "cat"): 4}
    folds = opened(path, told=(told("checkpoint", "fold"),))
    assert counted(folds, ["0", "1"].index("1")) == {("cat", "cat"): 2, ("cat", "background"): 2}


def test_a_single_model_is_one_checkpoint(folder):
    evaluation = opened(folder(TRUTH | {"predictions.csv": table(*RIGHT, first="model")}))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert len(evaluation.checkpoints) == 1


SPLIT = {
    "truth.csv": table(
        *(row(one, "cat", ["val", "train"][one > IMAGES[1]]) for one in IMAGES), first="split", last=""
    )
}


def test_of_a_column_of_splits_the_one_is_judged_that_predictions_are_of(folder):
    found = f"{HEADER},score\n" + "".join(f"{one.partition(',')[2]}\n" for one in RIGHT[2:])
    evaluation = opened(folder(SPLIT | {"predictions.csv": found}))
    assert counted(evaluation) == {("cat", "cat"): 2}
    [decision] = [one for one in evaluation.interpretation.decisions if one.key == "split"]
    assert (decision.taken, [one.value for one in decision.alternatives]) == ("train", ["val"])


def test_predictions_of_several_splits_of_a_column_are_asked(folder):
    found = f"{HEADER},score\n" + "".join(f"{one.partition(',')[2]}\n" for one in RIGHT)
    path = folder(SPLIT | {"predictions.csv": found})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("split", ("val", "train"))
    assert counted(opened(path, told=(told("split", "val"),))) == {("cat", "cat"): 2}
