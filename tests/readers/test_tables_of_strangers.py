"""Tables as tools and people write them: which column is what, by its name, its values, or by asking."""

import json
from collections import Counter
from random import Random

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.cli.options import with_option
from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

NAMES = ("cat", "dog", "owl")
ROWS = 30


def samples(names=NAMES):
    """Draw images, truths, predictions, and scores of which those are the best."""
    draw = Random(7)
    truth = [names[i % len(names)] for i in range(ROWS)]
    said = [one if draw.random() < 0.7 else draw.choice(names) for one in truth]
    rest = [[round(draw.uniform(0.01, 0.2), 3) for _ in names] for _ in said]
    scores = []
    for one, row in zip(said, rest, strict=True):
        row[names.index(one)] = 0.0
        row[names.index(one)] = round(1 - sum(row), 3)
        scores.append(row)
    return [f"{i}.jpg" for i in range(ROWS)], truth, said, scores


def lines(header, *columns):
    rows = zip(*columns, strict=True)
    return "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"


IMAGES, TRUTH, SAID, SCORES = samples()
EXPECTED = list(zip(TRUTH, SAID, strict=True))
OF_CLASS = [[row[i] for row in SCORES] for i in range(3)]

HEADINGS = {
    "numbers and a word of scores behind": (("class_0_prob", "class_1_prob", "class_2_prob"), True),
    "predictions by number": (("pred_0_score", "pred_1_score", "pred_2_score"), True),
    "SAS": (("P_speciescat", "P_speciesdog", "P_speciesowl"), False),
    "Weka": (("distribution_cat", "distribution_dog", "distribution_owl"), False),
    "y_pred and the class": (("y_pred_cat", "y_pred_dog", "y_pred_owl"), False),
    "y_hat and the class": (("y_hat_cat", "y_hat_dog", "y_hat_owl"), False),
    "layers of a network": (("neuron_0", "neuron_1", "neuron_2"), True),
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_headings_of_scores_name_the_classes(folder, kind):
    headings, numbered = HEADINGS[kind]
    truth = [str(NAMES.index(one)) for one in TRUTH] if numbered else TRUTH
    said = [str(NAMES.index(one)) for one in SAID] if numbered else SAID
    text = lines("image,y_true," + ",".join(headings), IMAGES, truth, *OF_CLASS)
    evaluation = opened(folder({"r.csv": text}))
    assert pairs(evaluation) == list(zip(truth, said, strict=True))
    assert len(evaluation.classes.names) == 3


def test_scores_in_per_cent_are_those_of_the_classes_in_their_headings(folder):
    per_cent = [[round(100 * one, 1) for one in column] for column in OF_CLASS]
    text = lines("image,label,cat (%),dog (%),owl (%)", IMAGES, TRUTH, *per_cent)
    evaluation = opened(folder({"r.csv": text}))
    assert pairs(evaluation) == EXPECTED
    assert codes(evaluation) == {"score-percent", "names-folded"}


def test_what_names_the_classes_that_have_scores_is_the_label(folder):
    evaluation = opened(folder({"r.csv": lines("image,obs,cat,dog,owl", IMAGES, TRUTH, *OF_CLASS)}))
    assert pairs(evaluation) == EXPECTED
    assert not evaluation.problems


def test_class_codes_in_a_header_do_not_make_a_row_of_it(folder):
    named = {"cat": "10", "dog": "20", "owl": "35"}
    truth = [named[one] for one in TRUTH]
    evaluation = opened(folder({"r.csv": lines("file,label,10,20,35", IMAGES, truth, *OF_CLASS)}))
    assert pairs(evaluation) == [(named[one], named[other]) for one, other in EXPECTED]


def test_a_time_of_inference_is_no_score(folder):
    times = [12.25 + i for i in range(ROWS)]
    text = lines("image,label,prediction,inference_time_ms", IMAGES, TRUTH, SAID, times)
    evaluation = opened(folder({"r.csv": text}))
    assert pairs(evaluation) == EXPECTED
    assert not evaluation.problems


def test_lower_ranks_are_no_truths(folder):
    ranks = [sorted(NAMES, key=lambda name: -row[NAMES.index(name)]) for row in SCORES]
    columns = [
        column
        for i in range(3)
        for column in ([rank[i] for rank in ranks], [sorted(row)[::-1][i] for row in SCORES])
    ]
    paths = [f"val/{one}/{image}" for one, image in zip(TRUTH, IMAGES, strict=True)]
    header = "file,class_1,prob_1,class_2,prob_2,class_3,prob_3"
    assert pairs(opened(folder({"r.csv": lines(header, paths, *columns)}))) == EXPECTED


def test_scores_in_lists_are_named_by_what_is_predicted(folder):
    text = lines("image;label;prediction;probs", IMAGES, TRUTH, SAID, SCORES).replace(", ", "|")
    text = text.replace(",", ";").replace("|", ", ")
    evaluation = opened(folder({"r.csv": text}))
    assert pairs(evaluation) == EXPECTED
    assert evaluation.classes.names == NAMES, "and not in text order"
    assert not evaluation.problems


@pytest.mark.parametrize("said", ["assigned class", "detected_label", "map"])
def test_what_says_a_prediction_beside_a_truth_is_one(folder, said):
    evaluation = opened(folder({"r.csv": lines(f"image,reference,{said}", IMAGES, TRUTH, SAID)}))
    assert pairs(evaluation) == EXPECTED


UNKNOWN = {
    "Arabic": ("الفئة الحقيقية", "الفئة المتوقعة"),
    "Vietnamese": ("nhãn thật", "nhãn dự đoán"),
    "who says it": ("pathologist", "network"),
    "Orange": ("iris", "Random Forest"),
    "two labels": ("expert label", "ai label"),
}


@pytest.mark.parametrize("kind", UNKNOWN)
@pytest.mark.parametrize("image", [True, False])
def test_two_columns_of_the_same_labels_are_asked_and_one_answer_is_enough(folder, kind, image):
    one, other = UNKNOWN[kind]
    header, columns = (
        (f"file,{one},{other}", (IMAGES, TRUTH, SAID)) if image else (f"{one},{other}", (TRUTH, SAID))
    )
    path = folder({"r.csv": lines(header, *columns)})
    [problem] = refusal(path).problems
    assert (problem.code, problem.decision, problem.readings) == ("columns-uncertain", "truth", (one, other))
    assert pairs(opened(path, told=(told("truth", one, Origin.TOLD),))) == EXPECTED
    turned = [(said, true) for true, said in EXPECTED]
    assert pairs(opened(path, told=(told("truth", other, Origin.TOLD),))) == turned


def test_a_table_of_something_else_beside_results_is_not_asked_about(folder):
    other = lines("file,country,born in", IMAGES, TRUTH, SAID)
    path = folder({"r.csv": lines("image,truth,prediction", IMAGES, TRUTH, SAID), "people.csv": other})
    assert pairs(opened(path)) == EXPECTED


def test_an_option_that_a_shell_would_part_stands_in_quotes(folder):
    path = folder({"r.csv": lines("file,nhãn thật,nhãn dự đoán", IMAGES, TRUTH, SAID)})
    [problem] = refusal(path).problems
    mend = with_option(problem).mend
    assert mend.endswith('(--read "truth=nhãn thật" or --read "truth=nhãn dự đoán")')


ENCODED = {
    "gb18030": ("图片", "真实标签", "预测标签"),
    "cp1251": ("файл", "истинный класс", "предсказанный класс"),
    "shift_jis": ("画像名", "正解ラベル", "予測ラベル"),
    "cp949": ("파일명", "정답", "예측"),
    "cp1252": ("fichier", "étiquette réelle", "étiquette prédite"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_short_table_is_read_in_the_encoding_in_which_its_headings_are_words(folder, encoding):
    text = lines(",".join(ENCODED[encoding]), IMAGES, TRUTH, SAID)
    evaluation = opened(folder({"r.csv": text.encode(encoding)}))
    assert pairs(evaluation) == EXPECTED
    assert codes(evaluation) == {"encoding-guessed"}
    assert f"read as {encoding}" in evaluation.problems[0].what


RECORDS = {
    "objects of both sides": [
        {"image": i, "target": {"label": t}, "prediction": {"label": p, "score": 0.9}}
        for i, t, p in zip(IMAGES, TRUTH, SAID, strict=True)
    ],
    "with ids and names": [
        {
            "image": i,
            "gt": {"id": NAMES.index(t), "name": t},
            "pred": {"id": NAMES.index(p), "name": p, "conf": 0.5},
        }
        for i, t, p in zip(IMAGES, TRUTH, SAID, strict=True)
    ],
    "below a key, with a list of classes beside": {
        "classes": list(NAMES),
        "accuracy": 0.7,
        "predictions": [
            {"file": i, "true": t, "pred": p} for i, t, p in zip(IMAGES, TRUTH, SAID, strict=True)
        ],
    },
}


@pytest.mark.parametrize("kind", RECORDS)
def test_records_of_json_are_found_where_they_lie(folder, kind):
    evaluation = opened(folder({"r.json": json.dumps(RECORDS[kind])}))
    assert Counter(pairs(evaluation)) == Counter(EXPECTED)
    assert set(evaluation.classes.names) == set(NAMES)
    assert not evaluation.problems
