"""Which class a column of scores is of: headings that tools cut short or change, and ranks of any class."""

from random import Random

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told

ROWS = 30


def table(
    columns: list[str], truths: list[str], *, ranked: bool = False
) -> tuple[str, list[tuple[str, str]]]:
    """Scores that add up to 1, and the pairs that they mean where column i is of class i."""
    draw, lines, expected = Random(5), ["image,truth," + ",".join(columns)], []
    for i in range(ROWS):
        values = [draw.random() for _ in columns]
        shares = sorted((value / sum(values) for value in values), reverse=ranked)
        if not ranked:
            draw.shuffle(shares)
        truth = truths[i % len(truths)]
        best = truths[max(range(len(columns)), key=shares.__getitem__)] if len(truths) == len(columns) else ""
        lines.append(f"{i}.jpg,{truth}," + ",".join(f"{share:.5f}" for share in shares))
        expected.append((truth, best))
    return "\n".join(lines) + "\n", expected


HEADINGS = {
    "cut at ten letters": (
        ["golden_ret", "tabby_cat", "great_horn"],
        ["golden_retriever", "tabby_cat", "great_horned_owl"],
    ),
    "an X of R before a number": (["X1st", "X2nd", "other"], ["1st", "2nd", "other"]),
    "R's dots too": (["golden.retriever", "X7.up", "cat"], ["golden retriever", "7 up", "cat"]),
    "only numbers": (["X0", "X1", "X2"], ["0", "1", "2"]),
    "a prompt before": (["a photo of a cat", "a photo of a dog", "a photo of a owl"], ["cat", "dog", "owl"]),
    "words around": (["what cat is like", "what dog is like"], ["cat", "dog"]),
    "a slash as a stroke": (["car_van", "bus", "n_a"], ["car/van", "bus", "n/a"]),
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_headings_that_tools_have_changed_are_the_classes_and_that_is_said(folder, kind):
    columns, classes = HEADINGS[kind]
    text, expected = table(columns, classes)
    evaluation = opened(folder({"r.csv": text}))
    assert pairs(evaluation) == expected
    assert set(evaluation.classes.names) == set(classes)
    assert codes(evaluation) == {"names-folded"}
    [decision] = [one for one in evaluation.interpretation.decisions if one.key == "names"]
    assert (decision.taken, decision.origin) == ("folded", Origin.EVIDENCE)


OTHERS = {
    "the beginning of two classes": (["car", "carpe", "bik"], ["cargo", "carpet", "bike"]),
    "an X before a letter, which R leaves alone": (["Xcat", "Xdog", "Xowl"], ["cat", "dog", "owl"]),
    "a class without a column": (["golden_ret", "tabby_cat"], ["golden_retriever", "tabby_cat", "owl"]),
    "two letters": (["go", "ta", "gr"], ["golden", "tabby", "great"]),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_headings_are_no_classes(folder, kind):
    text, _ = table(*OTHERS[kind])
    assert refusal(folder({"r.csv": text})).problems[0].code == "prediction-missing"


RANKS = {
    "score_1 to score_5": [f"score_{i}" for i in range(1, 6)],
    "prob_0 to prob_4": [f"prob_{i}" for i in range(5)],
}
NAMES = ["cat", "dog", "owl", "fox", "hen"]


@pytest.mark.parametrize("kind", RANKS)
def test_ranked_scores_of_every_class_are_no_scores_of_classes(folder, kind):
    text, _ = table(RANKS[kind], NAMES, ranked=True)
    [problem] = refusal(folder({"r.csv": text})).problems
    assert problem.code == "prediction-missing"
    assert "of which classes" in problem.what


def test_scores_that_happen_to_fall_are_of_classes_where_names_or_places_are_these(folder):
    text, expected = table(NAMES, NAMES, ranked=True)
    assert pairs(opened(folder({"r.csv": text}))) == expected
    numbers = [str(i) for i in range(5)]
    text, expected = table([f"prob_{i}" for i in numbers], numbers, ranked=True)
    assert pairs(opened(folder({"r.csv": text}))) == expected


def test_scores_that_fall_are_of_classes_where_that_is_told(folder):
    text, expected = table(RANKS["prob_0 to prob_4"], sorted(NAMES), ranked=True)
    columns = ", ".join(RANKS["prob_0 to prob_4"])
    assert pairs(opened(folder({"r.csv": text}), told=(told("score", columns),))) == expected
