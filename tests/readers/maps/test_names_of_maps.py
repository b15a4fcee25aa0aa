"""Classes that both sides of maps name, in other ways."""

import json

import numpy as np
from opening import codes

from cmviewer.confusion.count import count
from cmviewer.evaluation import Origin
from cmviewer.matching.rule import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import told_in
from cmviewer.readers.request import with_told
from tests.fuzz.case import as_picture

IDS = (1 + np.arange(6 * 4).reshape(4, 6) // 12).astype(np.uint8)
"""Segments 1 and 2, twelve pixels of each."""


def panoptic(*names):
    segments = [{"id": number, "category_id": number, "area": 12, "iscrowd": 0} for number in (1, 2)]
    return json.dumps(
        {
            "images": [{"id": 1, "file_name": "1.jpg", "width": 6, "height": 4}],
            "annotations": [{"image_id": 1, "file_name": "1.png", "segments_info": segments}],
            "categories": [{"id": 1 + number, "name": name} for number, name in enumerate(names)],
        }
    )


def read(folder, *words):
    picture = as_picture(np.dstack([IDS, 0 * IDS, 0 * IDS]))
    top = folder(
        {
            "panoptic_val/1.png": picture,
            "panoptic_val.json": panoptic("Traffic Light", "sky"),
            "results/1.png": picture,
            "results.json": panoptic("traffic_light", "sky"),
        }
    )
    return open_evaluation(with_told(OpenRequest(top), [told_in(one) for one in words]))


def right(evaluation):
    matrix = count(evaluation, 0, default_rule(evaluation)).matrix
    return int(matrix.count[matrix.truth == matrix.prediction].sum())


def names_taken(evaluation):
    return [(one.taken, one.origin) for one in evaluation.interpretation.decisions if one.key == "names"]


def test_names_that_differ_in_case_and_signs_are_one_class_and_it_is_said(folder):
    evaluation = read(folder)
    assert right(evaluation) == 24
    assert "names-folded" in codes(evaluation)
    assert names_taken(evaluation) == [("folded", Origin.EVIDENCE)]


def test_names_that_are_told_to_be_exact_are_two_classes(folder):
    evaluation = read(folder, "names=exact")
    assert right(evaluation) == 12
    assert names_taken(evaluation) == [("exact", Origin.TOLD)]


def test_names_that_are_told_to_be_folded_are_not_said(folder):
    evaluation = read(folder, "names=folded")
    assert right(evaluation) == 24
    assert "names-folded" not in codes(evaluation)
