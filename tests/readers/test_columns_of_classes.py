"""Columns a class, and columns that only look so: ranks, marks, single letters."""

from collections import Counter
from random import Random

import numpy as np
import pytest
from opening import NONE, opened, pairs, refusal

NAMES = ("cat", "dog", "owl")
RANDOM = Random(5)
TRUE = [RANDOM.choice(NAMES) for _ in range(30)]
SAID = [RANDOM.choice(NAMES) for _ in range(30)]
IMAGES = [f"{i:03}.png" for i in range(30)]
SCORES = [[0.8 - i / 500 if one == said else 0.1 + i / 1000 for one in NAMES] for i, said in enumerate(SAID)]
RANKED = np.array([sorted(row, reverse=True) for row in SCORES]) * 0.9
RIGHT = Counter(zip(TRUE, SAID, strict=True))
NUMBERS = np.array([NAMES.index(one) for one in TRUE])


def table(header, *columns):
    rows = zip(*columns, strict=True)
    return "\n".join([",".join(header), *(",".join(map(str, row)) for row in rows)]) + "\n"


def marks(labels):
    return [[int(one == label) for label in labels] for one in NAMES]


def columns_of(rows):
    return list(zip(*rows, strict=True))


@pytest.mark.parametrize("called", ["prob_{}", "score{}", "p{}", "conf_top{}"])
@pytest.mark.parametrize("first", [0, 1])
def test_the_best_scores_without_their_classes_are_no_scores_of_classes(folder, called, first):
    header = ["image", "truth", *(called.format(first + i) for i in range(3))]
    top = folder({"results.csv": table(header, IMAGES, TRUE, *columns_of(RANKED))})
    assert {one.code for one in refusal(top).problems} == {"prediction-missing"}


def test_the_best_scores_in_an_array_are_no_scores_of_classes(folder):
    top = folder({"results.npz": {"labels": NUMBERS, "probs": RANKED}})
    [problem] = refusal(top).problems
    assert problem.code == "prediction-missing"


def test_the_best_scores_beside_a_prediction_are_its_scores(folder):
    header = ["image", "truth", "prediction", "score_1", "score_2", "score_3"]
    evaluation = opened(folder({"results.csv": table(header, IMAGES, TRUE, SAID, *columns_of(RANKED))}))
    assert Counter(pairs(evaluation)) == RIGHT
    assert evaluation.checkpoints[0].load().score[0] == np.float32(RANKED[0, 0])


@pytest.mark.parametrize(("label", "score"), [("class", "score"), ("pred_", "conf_"), ("label", "prob")])
def test_of_labels_with_their_scores_by_rank_the_first_is_the_prediction(folder, label, score):
    second = [next(one for one in NAMES if one != said) for said in SAID]
    header = ["image", "truth", f"{label}1", f"{score}1", f"{label}2", f"{score}2"]
    ranks = columns_of(RANKED)
    evaluation = opened(
        folder({"results.csv": table(header, IMAGES, TRUE, SAID, ranks[0], second, ranks[1])})
    )
    assert Counter(pairs(evaluation)) == RIGHT


@pytest.mark.parametrize("names", ["abc", "pro", "sco", "bpr"])
@pytest.mark.parametrize("called", ["prob_{}", "{}_prob", "score_{}", "p({})"])
def test_classes_of_a_single_letter_have_scores(folder, names, called):
    renamed = dict(zip(NAMES, names, strict=True))
    header = ["image", "truth", *(called.format(name) for name in names)]
    true = [renamed[one] for one in TRUE]
    evaluation = opened(folder({"results.csv": table(header, IMAGES, true, *columns_of(SCORES))}))
    assert Counter(pairs(evaluation)) == {(renamed[t], renamed[p]): n for (t, p), n in RIGHT.items()}


@pytest.mark.parametrize("values", [("0", "1"), ("0.0", "1.0"), ("False", "True")])
def test_a_table_that_marks_the_class_of_each_image_is_a_truth(folder, values):
    marked = [[values[one] for one in column] for column in marks(TRUE)]
    files = {
        "ground_truth.csv": table(["image", *NAMES], IMAGES, *marked),
        "predictions.csv": table(["image", *NAMES], IMAGES, *columns_of(SCORES)),
    }
    assert Counter(pairs(opened(folder(files)))) == RIGHT


def test_marks_of_both_sides_are_labels_by_the_names_of_their_files(folder):
    files = {
        "truth.csv": table(["image", *NAMES], IMAGES, *marks(TRUE)),
        "pred.csv": table(["image", *NAMES], IMAGES, *marks(SAID)),
    }
    assert Counter(pairs(opened(folder(files)))) == RIGHT


def test_flags_of_an_image_are_no_classes(folder):
    flags = ["01"[i % 2] for i in range(30)]
    text = table(["image", "blurred", "dark"], IMAGES, flags, flags)
    [problem] = refusal(folder({"predictions.csv": text})).problems
    assert problem.code in {"nothing-known", "file-not-recognised", "truth-nowhere"}


@pytest.mark.parametrize("names", [NAMES, NAMES[:2]])
@pytest.mark.parametrize("said", ["some of each", "always the first"])
def test_marks_of_both_sides_in_one_table_are_labels(folder, names, said):
    """Of two classes too, and of a model that always says one of them: its other column is never set."""
    true = [names[i % len(names)] for i in range(30)]
    found = [names[(i // 3) % len(names) if said == "some of each" else 0] for i in range(30)]
    flags = [[int(one == name) for one in side] for side in (true, found) for name in names]
    header = ["image", *(f"true_{name}" for name in names), *(f"pred_{name}" for name in names)]
    evaluation = opened(folder({"results.csv": table(header, IMAGES, *flags)}))
    assert Counter(pairs(evaluation)) == Counter(zip(true, found, strict=True))


def test_two_marks_that_may_both_be_set_are_no_classes(folder):
    """`hat` and `dark` are two questions of an image, and no classes of which it has one."""
    flags = [[int(i % n == 0) for i in range(30)] for n in (2, 3, 4, 5)]
    header = ["image", "true_hat", "true_dark", "pred_hat", "pred_dark"]
    path = folder({"results.csv": table(header, IMAGES, *flags)})
    assert refusal(path).problems


ONE_SET = ([0, 1, 0], [0, 0, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0])
TRUTHS = ("cat", "dog", "cat", "owl", "owl")


@pytest.mark.parametrize("head", ["truth,cat,dog,owl", "truth,prob_cat,prob_dog,prob_owl"])
def test_a_row_over_whose_threshold_no_class_lies_has_no_prediction(folder, head):
    rows = [f"{truth},{','.join(map(str, marks))}" for truth, marks in zip(TRUTHS, ONE_SET, strict=True)]
    evaluation = opened(folder({"r.csv": "\n".join([head, *rows]) + "\n"}))
    assert pairs(evaluation) == list(zip(TRUTHS, ("dog", NONE, "cat", "owl", NONE), strict=True))


def test_a_row_over_whose_threshold_several_classes_lie_is_several_labels(folder):
    rows = ["cat,1,1,0", "dog,0,1,0", "owl,0,0,1", "owl,1,0,1"]
    path = folder({"r.csv": "\n".join(["truth,cat,dog,owl", *rows]) + "\n"})
    assert refusal(path).problems[0].code == "labels-several"


def test_images_in_a_single_folder_say_nothing_of_what_columns_of_scores_are(folder):
    names = [f"images/{i}.jpg" for i in range(6)]
    truth = [("cat", "dog", "owl")[i % 3] for i in range(6)]
    scores = [("0.7", "0.2", "0.1"), ("0.1", "0.6", "0.3")] * 3
    files = {
        "test.csv": "image,label\n" + "".join(f"{a},{b}\n" for a, b in zip(names, truth, strict=True)),
        "probabilities.csv": "image,cat,dog,owl\n"
        + "".join(f"{a},{','.join(b)}\n" for a, b in zip(names, scores, strict=True)),
    }
    assert pairs(opened(folder(files))) == list(zip(truth, ("cat", "dog") * 3, strict=True))
