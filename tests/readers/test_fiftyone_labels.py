"""Labels by image beside the list of their classes, as FiftyOne exports a classification."""

import json

import pytest
from opening import opened, refusal, said

TRUTH = {"classes": ["dog", "cat"], "labels": {"000001": 1, "000002": 0, "3": 0}}
PREDICTION = {
    "classes": None,
    "labels": {
        "000001": {"label": "cat", "confidence": 0.7},
        "000002": {"label": "cat", "confidence": 0.9},
        "3": {"label": "dog", "confidence": 0.6},
    },
}
NUMBERS = {"classes": ["cat", "dog"], "labels": {"000001": 0, "000002": 0, "3": 1}}
COUNTED = [("000001", "cat", "cat"), ("000002", "dog", "cat"), ("3", "dog", "dog")]
FOLDERS = {
    "called by what they are": ("ground_truth.json", "predictions.json", PREDICTION),
    "a folder each, as it exports them": ("ground_truth/labels.json", "predictions/labels.json", NUMBERS),
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_labels_of_fiftyone_are_read_by_the_names_of_their_classes(folder, kind):
    truth, prediction, content = FOLDERS[kind]
    evaluation = opened(folder({truth: json.dumps(TRUTH), prediction: json.dumps(content)}))
    assert said(evaluation) == COUNTED


def test_labels_of_fiftyone_alone_tell_a_truth_and_no_list_of_names(folder):
    [problem] = refusal(folder({"labels.json": json.dumps(TRUTH)})).problems
    assert problem.code == "prediction-missing"
