"""Columns of models, folds and splits: each part a checkpoint, or asked; never pooled, never dropped."""

from collections import Counter
from random import Random

import pytest
from opening import opened, pairs, refusal

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

RANDOM = Random(7)
NAMES = ("cat", "dog", "owl")
TRUE = [RANDOM.choice(NAMES) for _ in range(24)]
SAID = [RANDOM.choice(NAMES) for _ in range(24)]
FIRST = Counter(zip(TRUE, SAID, strict=True))
ROWS = [(f"{i}.png", truth, said) for i, (truth, said) in enumerate(zip(TRUE, SAID, strict=True))]


def table(column, *parts):
    lines = [",".join(("image", "truth", "prediction", column))]
    return {
        "results.csv": "\n".join([*lines, *(",".join(map(str, row)) for part in parts for row in part)])
        + "\n"
    }


def two(column, names=("a", "b")):
    """The same images twice: the second part is always right."""
    first = [(*row, names[0]) for row in ROWS]
    return table(column, first, [(image, truth, truth, names[1]) for image, truth, _ in ROWS])


CALLED = (
    "model", "Modell", "modèle", "modelo", "fold", "cv_fold", "seed", "run", "method", "backbone",
    "algorithm", "version", "config", "reader", "trial", "repeat",
)  # fmt: skip


@pytest.mark.parametrize("column", CALLED)
def test_a_column_of_whose_values_each_has_every_image_makes_checkpoints(folder, column):
    evaluation = opened(folder(two(column)))
    assert evaluation.checkpoint_names == ("a", "b")
    assert (Counter(pairs(evaluation, 0)), evaluation.problems) == (FIRST, ())


def test_that_no_name_says_it_is_a_decision(folder):
    [decision] = [
        one for one in opened(folder(two("backbone"))).interpretation.decisions if one.key == "checkpoint"
    ]
    assert (decision.taken, decision.origin) == ("backbone", Origin.EVIDENCE)
    assert [one.value for one in decision.alternatives] == ["none"]


def test_frames_of_drives_that_are_called_alike_are_no_checkpoints(folder):
    first = [(*row, "a") for row in ROWS]
    other = RANDOM.sample(ROWS, len(ROWS))
    second = [(row[0], *one[1:], "b") for row, one in zip(ROWS, other, strict=True)]
    assert len(opened(folder(table("drive", first, second))).checkpoints) == 1


SPLITS = (
    ("split", "train", "val"), ("subset", "train", "test"), ("mode", "train", "val"),
    ("stage", "Train", "Test"), ("Menge", "Training", "Test"), ("data", "train", "val"), ("split", "0", "1"),
    ("is_train", "True", "False"), ("is_test", "0", "1"), ("train", "yes", "no"), ("partition", "a", "b"),
)  # fmt: skip


@pytest.mark.parametrize(("column", "one", "other"), SPLITS)
def test_a_column_of_splits_is_asked(folder, column, one, other):
    rows = [(*row, one if i % 2 else other) for i, row in enumerate(ROWS)]
    [problem] = refusal(folder(table(column, rows))).problems
    assert (problem.code, problem.decision) == ("split-uncertain", "split")
    assert set(problem.readings) == {one, other}


@pytest.mark.parametrize("column", ["fold", "kfold", "cv_fold", "seed", "model"])
def test_parts_of_different_images_are_asked(folder, column):
    rows = [(*row, str(i % 3)) for i, row in enumerate(ROWS)]
    [problem] = refusal(folder(table(column, rows))).problems
    assert problem.readings == (column, "none")


def test_of_a_column_of_splits_only_those_with_labels_are_offered(folder):
    rows = "a,train,cat,cat\nb,val,cat,dog\nc,test,,cat\nd,test,,dog\n"
    path = folder({"results.csv": f"image,split,truth,prediction\n{rows}"})
    [problem] = refusal(path).problems
    assert (problem.code, problem.readings) == ("split-uncertain", ("train", "val"))
    assert refusal(path, told=(told("split", "test"),)).problems[0].readings == ("train", "val")
    assert pairs(opened(path, told=(told("split", "val"),))) == [("cat", "dog")]
