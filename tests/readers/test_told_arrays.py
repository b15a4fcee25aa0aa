"""Arrays that are named as truth and predictions are a classification, unless they can be maps."""

from pathlib import Path

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation

TRUE = np.array([0, 1, 2, 2, 1, 0, 2])
PREDICTED = np.array([0, 1, 1, 2, 2, 0, 2])
PROBABILITIES = np.full((7, 3), 0.1)
PROBABILITIES[np.arange(7), PREDICTED] = 0.8
EXPECTED = {(0, 0): 2, (1, 1): 1, (1, 2): 1, (2, 1): 1, (2, 2): 2}

TRUTHS = {
    "labels.npy": TRUE,
    "column.npy": TRUE[:, np.newaxis],
    "floats.npy": TRUE.astype(np.float32),
    "bytes.npy": TRUE.astype(np.uint8),
    "truth.npz": {"labels": TRUE},
    "truth.csv": "truth\n" + "".join(f"{label}\n" for label in TRUE),
    "y_true.txt": "".join(f"{label}\n" for label in TRUE),
}
PREDICTIONS = {
    "probabilities.npy": PROBABILITIES,
    "model.npy": PROBABILITIES.astype(np.float32),
    "predicted.npy": PREDICTED,
    "second.npy": PREDICTED[:, np.newaxis].astype(np.uint8),
    "probs.npz": {"probs": PROBABILITIES},
}


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("predictions", PREDICTIONS)
@pytest.mark.parametrize("inside", [False, True])
def test_named_arrays_are_a_classification(folder, truth, predictions, inside, monkeypatch):
    top = folder({truth: TRUTHS[truth], predictions: PREDICTIONS[predictions]})
    monkeypatch.chdir(top)
    place = Path() if inside else top
    told = OpenRequest(truth=place / truth, predictions=(PredictionSource(place / predictions),))
    evaluation = open_evaluation(told)
    assert evaluation.task is Task.CLASSIFICATION
    matrix = count(evaluation, 0, CountingRule()).matrix
    cells = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    assert {(t, p): n for t, p, n in cells} == EXPECTED
    assert evaluation.problems == ()


def test_named_arrays_of_whole_numbers_with_a_value_a_pixel_stay_maps(folder):
    maps = np.arange(12).reshape(3, 4) % 3
    top = folder({"gt/a.npy": maps, "pred/a.npy": maps})
    told = OpenRequest(truth=top / "gt" / "a.npy", predictions=(PredictionSource(top / "pred" / "a.npy"),))
    assert open_evaluation(told).task is Task.SEMANTIC_SEGMENTATION


def test_scores_of_every_pixel_are_no_classification(folder):
    maps = np.arange(12).reshape(3, 4) % 3
    top = folder({"gt/a.npy": maps, "pred/a.npy": np.zeros((3, 3, 4))})
    told = OpenRequest(truth=top / "gt" / "a.npy", predictions=(PredictionSource(top / "pred" / "a.npy"),))
    try:
        task = open_evaluation(told).task
    except CmviewerError as error:
        task, said = None, {problem.code for problem in error.problems}
    assert task is Task.SEMANTIC_SEGMENTATION or "map-not-labels" in said
