"""The best few classes of each image, in every shape; and tables that R and pandas print with blanks."""

import json
from collections import Counter

import pytest
from opening import codes, opened, pairs, refusal
from small_sets import matrices
from test_tables_of_strangers import EXPECTED, IMAGES, NAMES, SAID, SCORES, TRUTH, lines

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

RANKED = [sorted(zip(row, NAMES, strict=True), reverse=True) for row in SCORES]
CLASSES = [[name for _, name in row] for row in RANKED]
BEST = [[score for score, _ in row] for row in RANKED]
COUNTS = [[50, 3, 2], [4, 60, 1], [6, 5, 70]]
CELLS = {(t, p): COUNTS[i][j] for i, t in enumerate(NAMES) for j, p in enumerate(NAMES)}


def quoted(columns):
    return [f'"{one}"' for one in columns]


SHAPES = {
    "lists": (
        "r.csv",
        lines("image,label,top3_classes,top3_probs", IMAGES, TRUTH, quoted(CLASSES), quoted(BEST)),
    ),
    "lists of JSON": (
        "r.json",
        json.dumps(
            [
                {"image": i, "label": t, "classes": c, "scores": s}
                for i, t, c, s in zip(IMAGES, TRUTH, CLASSES, BEST, strict=True)
            ]
        ),
    ),
    "a rank in front": (
        "r.csv",
        lines(
            "image,label,rank1_label,rank1_score,rank2_label,rank2_score",
            IMAGES,
            TRUTH,
            *([row[i] for row in columns] for i in (0, 1) for columns in (CLASSES, BEST)),
        ),
    ),
    "only labels": (
        "r.csv",
        lines("image,label,pred_1,pred_2", IMAGES, TRUTH, *([row[i] for row in CLASSES] for i in (0, 1))),
    ),
}


@pytest.mark.parametrize("kind", SHAPES)
def test_the_best_class_is_the_prediction(folder, kind):
    name, content = SHAPES[kind]
    evaluation = opened(folder({name: content}))
    assert pairs(evaluation) == EXPECTED
    assert not evaluation.problems


def in_rows(scores):
    """Write a row a class of each image."""
    rows = [
        (image, truth, name, score)
        for image, truth, row in zip(IMAGES, TRUTH, scores, strict=True)
        for name, score in zip(NAMES, row, strict=True)
    ]
    return lines("image,truth,class,prob", *zip(*rows, strict=True))


def test_of_rows_of_one_image_with_other_classes_the_best_counts_and_that_is_said(folder):
    path = folder({"r.csv": in_rows(SCORES)})
    evaluation = opened(path, told=(told("prediction", "class", Origin.TOLD),))
    assert pairs(evaluation) == EXPECTED
    assert codes(evaluation) == {"only-best-of-rows"}
    assert evaluation.problems[0].times == 2 * len(IMAGES)


def test_rows_of_several_models_stay_samples(folder):
    """Their scores come to more than 1 together."""
    path = folder({"r.csv": in_rows([[0.9, 0.8, 0.7] for _ in SCORES])})
    evaluation = opened(path, told=(told("prediction", "class", Origin.TOLD),))
    assert "only-best-of-rows" not in codes(evaluation)


def records_by(names):
    return {
        name: [{"image": i, "label": t, "pred": p} for i, (t, p) in enumerate(EXPECTED)] for name in names
    }


def test_records_by_model_are_a_checkpoint_each(folder):
    evaluation = opened(folder({"r.json": json.dumps(records_by(["resnet", "vit"]))}))
    assert evaluation.checkpoint_names == ("resnet", "vit")
    assert pairs(evaluation, 0) == pairs(evaluation, 1) == EXPECTED


ONE_SCORE = {
    "p1": ("label", "p1", "0", "1"),
    "named": ("diagnosis", "probability_malignant", "benign", "malignant"),
}


@pytest.mark.parametrize("kind", ONE_SCORE)
def test_the_only_score_is_of_the_class_that_its_heading_names(folder, kind):
    label, score, negative, positive = ONE_SCORE[kind]
    values = [round(i / 40, 3) for i in range(40)]
    truth = [positive if i % 3 else negative for i in range(40)]
    path = folder({"r.csv": lines(f"file,{label},{score}", [f"{i}.png" for i in range(40)], truth, values)})
    expected = Counter((t, positive if s >= 0.5 else negative) for t, s in zip(truth, values, strict=True))
    assert matrices(opened(path))["checkpoint r"] == expected


@pytest.mark.parametrize("rows", ["numbers", "names"])
def test_a_list_that_numbers_its_names_from_one_has_no_class_0(folder, rows):
    def shown(name):
        return str(NAMES.index(name) + 1) if rows == "numbers" else name

    text = lines("image,label,pred", IMAGES, map(shown, TRUTH), map(shown, SAID))
    names = "id,name\n" + "".join(f"{i + 1},{name}\n" for i, name in enumerate(NAMES))
    evaluation = opened(folder({"r.csv": text, "classes.csv": names}))
    assert pairs(evaluation) == EXPECTED
    assert evaluation.classes.names == NAMES
    assert not evaluation.problems


PRINTED = {
    "write.table of R": " ".join(f'"{name}"' for name in NAMES)
    + "\n"
    + "".join(f'"{name}" ' + " ".join(map(str, row)) + "\n" for name, row in zip(NAMES, COUNTS, strict=True)),
    "to_string of pandas": "     cat  dog  owl\n"
    + "".join(
        f"{name}  " + "   ".join(map(str, row)) + "\n" for name, row in zip(NAMES, COUNTS, strict=True)
    ),
}


@pytest.mark.parametrize("kind", PRINTED)
@pytest.mark.parametrize("name", ["confusion_matrix.txt", "confusion_matrix.csv"])
def test_a_matrix_that_blanks_part_is_read(folder, kind, name):
    evaluation = opened(folder({name: PRINTED[kind]}))
    assert matrices(evaluation)["checkpoint confusion_matrix"] == CELLS
    assert codes(evaluation) == {"matrix-orientation"}


SAMPLES = {
    "R": '"truth" "pred"\n' + "".join(f'"{i + 1}" "{t}" "{p}"\n' for i, (t, p) in enumerate(EXPECTED)),
    "pandas": "   truth  pred\n" + "".join(f"{i}   {t}   {p}\n" for i, (t, p) in enumerate(EXPECTED)),
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_samples_that_blanks_part_are_read(folder, kind):
    assert pairs(opened(folder({"predictions.txt": SAMPLES[kind]}))) == EXPECTED


def test_texts_beside_numbers_that_are_no_scores_are_no_classes(folder):
    records = [{"image": i, "scene": ["outdoor", "street"], "size": [640, 480]} for i in IMAGES]
    assert refusal(folder({"r.json": json.dumps(records)})).problems


@pytest.mark.parametrize("label", [True, False])
def test_scores_that_are_numbered_from_one_are_of_the_classes_in_order(folder, label):
    said = [[row[i] for row in SCORES] for i in range(3)]
    header = (
        "file,truth,pred,scores_1,scores_2,scores_3" if label else "file,truth,scores_1,scores_2,scores_3"
    )
    evaluation = opened(folder({"r.csv": lines(header, IMAGES, TRUTH, *([SAID] if label else []), *said)}))
    assert pairs(evaluation) == EXPECTED
    assert evaluation.classes.names == NAMES
    assert codes(evaluation) == (set() if label else {"classes-in-text-order"})


@pytest.mark.parametrize("ending", [".jpg", ""])
def test_labels_with_their_scores_by_image_are_no_checkpoints(folder, ending):
    paths = [f"val/{t}/{i.removesuffix('.jpg')}{ending}" for i, t in zip(IMAGES, TRUTH, strict=True)]
    ranked = [[{"label": name, "score": score} for score, name in row] for row in RANKED]
    evaluation = opened(folder({"r.json": json.dumps(dict(zip(paths, ranked, strict=True)))}))
    assert pairs(evaluation) == EXPECTED
    assert len(evaluation.checkpoint_names) == 1
