"""An infinite score is unknown and said, in every layout of samples; the label beside it counts."""

import json

import fastparquet
import numpy as np
import pandas as pd
import pytest
from opening import class_scores, opened

from cmviewer.evaluation import NO_PREDICTION
from tests.fuzz.case import PHOTO

COUNT = 12
BAD = 5
TRUE = np.arange(COUNT) % 2
SURE = np.linspace(0.55, 0.95, COUNT)
NAMES = np.array(["dog", "cat"])


def lines(odd, row):
    return "".join(row(i, odd if i == BAD else f"{SURE[i]:.3f}") + "\n" for i in range(COUNT))


def record(i, score):
    return f'{{"image": "{i}.png", "truth": "{NAMES[TRUE[i]]}", "prediction": "cat", "score": {score}}}'


def parquet(folder, odd):
    score = np.where(np.arange(COUNT) == BAD, float(odd), SURE)
    frame = pd.DataFrame({"truth": NAMES[TRUE], "prediction": "cat", "score": score})
    top = folder({"readme.md": ""})
    fastparquet.write(str(top / "results.parquet"), frame)
    return top


LABELLED = {
    "table": lambda folder, odd: folder(
        {
            "results.csv": "image,truth,prediction,score\n"
            + lines(odd, lambda i, score: f"{i}.png,{NAMES[TRUE[i]]},cat,{score}")
        }
    ),
    "JSON": lambda folder, odd: folder(
        {"results.json": "[" + lines(json.dumps(float(odd)), record).strip().replace("}\n{", "},\n{") + "]"}
    ),
    "JSON lines": lambda folder, odd: folder({"results.jsonl": lines(json.dumps(float(odd)), record)}),
    "JSON text": lambda folder, odd: folder({"results.jsonl": lines(f'"{odd}"', record)}),
    "Parquet": parquet,
    "timm": lambda folder, odd: folder(
        {
            **{f"images/{NAMES[TRUE[i]]}/{i}.png": PHOTO for i in range(COUNT)},
            "resnet.csv": "filename,index,prob\n"
            + lines(odd, lambda i, score: f"{NAMES[TRUE[i]]}/{i}.png,1,{score}"),
        }
    ),
}


@pytest.mark.parametrize("odd", ["inf", "-inf"])
@pytest.mark.parametrize("layout", LABELLED)
def test_a_label_counts_and_its_infinite_score_is_unknown(folder, layout, odd):
    evaluation = opened(LABELLED[layout](folder, odd))
    predictions = evaluation.checkpoints[0].load()
    assert (predictions.label != NO_PREDICTION).all()
    assert len(predictions) == COUNT
    known = np.arange(COUNT) != BAD
    assert predictions.score[known] == pytest.approx(SURE[known], abs=1e-3)
    assert np.isnan(predictions.score[BAD])
    [problem] = [one for one in evaluation.problems if one.code == "score-out-of-range"]
    assert problem.times == 1
    assert "infinite" in problem.what


def two(values):
    return np.column_stack([1 - values, values])


def of_classes(odd, logits):
    values = two(SURE) * (9 if logits else 1)
    values[BAD] = [0.4, odd]
    return values


def as_table(values):
    rows = [f"{i}.png,{NAMES[TRUE[i]]},{row[0]},{row[1]}\n" for i, row in enumerate(values)]
    return {"results.csv": "image,truth,score_dog,score_cat\n" + "".join(rows)}


OF_CLASSES = {
    "table": as_table,
    "NPY": lambda values: {"labels.npy": TRUE, "probabilities.npy": values},
    "NPZ": lambda values: {"results.npz": {"y_true": TRUE, "probs": values}},
}


@pytest.mark.parametrize("logits", [False, True])
@pytest.mark.parametrize("layout", OF_CLASSES)
def test_scores_of_classes_of_which_one_is_infinite_predict_nothing(folder, layout, logits):
    evaluation = opened(folder(OF_CLASSES[layout](of_classes(np.inf, logits))))
    label = evaluation.checkpoints[0].load().label
    said = int(np.delete(label, BAD)[0])
    assert evaluation.classes.names[said] in {"cat", "1"}
    assert label.tolist() == [NO_PREDICTION if i == BAD else said for i in range(COUNT)]
    assert np.isnan(class_scores(evaluation)[BAD]).all()
    codes = [problem.code for problem in evaluation.problems]
    assert codes.count("score-out-of-range") == 1
    assert ("logits-softmaxed" in codes) is logits


@pytest.mark.parametrize("layout", ["NPY", "NPZ"])
def test_an_array_that_holds_no_number_predicts_nothing_there(folder, layout):
    evaluation = opened(folder(OF_CLASSES[layout](of_classes(np.nan, logits=False))))
    assert evaluation.checkpoints[0].load().label[BAD] == NO_PREDICTION
    assert [one.code for one in evaluation.problems if one.code.startswith("score")] == ["score-out-of-range"]


@pytest.mark.parametrize("share", [0.1, 1.0])
def test_a_logit_of_minus_infinity_rules_a_class_out(folder, share):
    values = two(SURE) * 9
    ruled_out = np.arange(COUNT) < share * COUNT
    values[ruled_out, 1] = -np.inf
    evaluation = opened(folder({"labels.npy": TRUE, "logits.npy": values}))
    assert evaluation.checkpoints[0].load().label.tolist() == np.where(ruled_out, 0, 1).tolist()


@pytest.mark.parametrize("odd", ["inf", "-inf"])
def test_an_infinite_score_makes_no_logits_of_the_others(folder, odd):
    rows = lines(odd, lambda i, score: f"{i}.png,{NAMES[TRUE[i]]},{score}")
    top = folder({"results.csv": "image,truth,score_cat\n" + rows})
    score = opened(top, positive="cat").checkpoints[0].load().score
    known = np.arange(COUNT) != BAD
    assert np.isnan(score[BAD])
    assert score[known] == pytest.approx(SURE[known], abs=1e-3)
