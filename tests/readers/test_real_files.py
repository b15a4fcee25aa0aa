"""Files that others have made, where they are there."""

import csv
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from opening import opened, pairs
from sklearn.metrics import confusion_matrix

from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("CMVIEWER_REAL_DATA", ROOT / ".." / "shared" / "data")).resolve()
SILHOUETTE = REAL / "cls_humans_silhouette"
MNIST = REAL / "cls_mnist_pyx"

needs_silhouette = pytest.mark.skipif(not SILHOUETTE.is_dir(), reason=f"{SILHOUETTE} is not there")
needs_mnist = pytest.mark.skipif(not MNIST.is_dir(), reason=f"{MNIST} is not there")


@needs_silhouette
def test_ten_people_are_ten_checkpoints_of_160_answers():
    evaluation = opened(SILHOUETTE)
    assert evaluation.checkpoint_names == tuple(f"silhouette_subject-{n:02}_session_1" for n in range(1, 11))
    assert [len(one.load()) for one in evaluation.checkpoints] == [160] * 10
    assert len(evaluation.images) == 1600
    assert len(evaluation.classes) == 17
    assert evaluation.classes.names[-1] == "na"
    assert [problem.code for problem in evaluation.problems] == ["samples-differ"]


@needs_silhouette
def test_every_answer_is_the_one_in_the_file():
    evaluation = opened(SILHOUETTE)
    for number, file in enumerate(sorted(SILHOUETTE.glob("*.csv"))):
        with file.open(newline="") as lines:
            rows = [(row["category"], row["object_response"]) for row in csv.DictReader(lines)]
        assert pairs(evaluation, number) == rows
    assert sum(truth == answer for truth, answer in pairs(evaluation, 0)) / 160 == 0.8


@needs_mnist
def test_arrays_give_the_counts_of_scikit_learn():
    evaluation = opened(MNIST)
    assert evaluation.classes.names == tuple("0123456789")
    assert len(evaluation.images) == 10_000
    assert len(evaluation.checkpoints) == 1
    truth = np.load(MNIST / "mnist_test_set_original_labels.npy")
    scores = np.load(MNIST / "mnist_test_set_pyx.npy")
    expected = confusion_matrix(truth, scores.argmax(axis=1), labels=range(10))
    outcomes = count(evaluation, 0, CountingRule()).outcomes
    cells = zip(outcomes.cell_truth.tolist(), outcomes.cell_prediction.tolist(), strict=True)
    found = Counter(dict(zip(cells, outcomes.cell_count.tolist(), strict=True)))
    assert {cell: n for cell, n in np.ndenumerate(expected) if n} == found
    read = evaluation.checkpoints[0].load().class_scores
    assert np.allclose(read(), scores, atol=1e-5)


OTHERS = ["formats"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_classification_is_not_taken_for_one(name):
    from opening import refusal

    if not (REAL / name).is_dir():
        pytest.skip(f"{REAL / name} is not there")
    assert refusal(REAL / name).problems
