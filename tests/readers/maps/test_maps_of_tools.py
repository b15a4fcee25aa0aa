"""Maps as tools write them: nnU-Net's with its `dataset.json`, and scores of classes in place of a map."""

import json

import numpy as np
import pytest
from opening import opened, refusal

from cmviewer.confusion.count import count
from cmviewer.matching.rule import default_rule
from tests.fuzz.case import as_picture

TRUTH = np.repeat([0, 1, 2], 8).reshape(4, 6).astype(np.uint8)
PREDICTED = np.where(TRUTH == 2, 1, TRUTH).astype(np.uint8)
LABELS = {
    "numbers of names, in any order": {"liver": 2, "background": 0, "spleen": 1},
    "names of numbers, as the first version has it": {"0": "background", "1": "spleen", "2": "liver"},
}


def cells(evaluation):
    matrix = count(evaluation, 0, default_rule(evaluation)).matrix
    names = (*evaluation.classes.names, "background")
    triples = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(names[truth], names[prediction]): number for truth, prediction, number in triples}


@pytest.mark.parametrize("kind", LABELS)
def test_the_dataset_json_of_nnunet_names_the_classes_of_maps(folder, kind):
    description = {"channel_names": {"0": "CT"}, "labels": LABELS[kind], "file_ending": ".png"}
    files = {
        "dataset.json": json.dumps(description),
        "labelsTs/a.png": as_picture(TRUTH),
        "predictionsTs/a.png": as_picture(PREDICTED),
    }
    counted = cells(opened(folder(files)))
    assert counted == {("background", "background"): 8, ("spleen", "spleen"): 8, ("liver", "spleen"): 8}


@pytest.mark.parametrize("shape", [(3, 4, 6), (4, 6, 3), (1, 3, 4, 6)])
def test_scores_of_every_class_in_place_of_a_map_are_refused_with_what_to_do(folder, shape):
    logits = np.linspace(-3, 3, 72, dtype=np.float32).reshape(shape)
    error = refusal(folder({"truth/a.png": as_picture(TRUTH), "predictions/a.npy": logits}))
    assert any("arg-max over the classes" in one.mend for one in error.problems)
