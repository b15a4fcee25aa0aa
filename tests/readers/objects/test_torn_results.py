"""A checkpoint whose writing was ended before its first object is named, and not passed over."""

import json

import pytest

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, open_evaluation

BOX = {"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9]}


@pytest.fixture
def run(tmp_path):
    truth = {"images": [{"id": 1}], "categories": [{"id": 1, "name": "a"}], "annotations": [BOX | {"id": 1}]}
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for name in ("epoch_1", "epoch_3"):
        (tmp_path / f"{name}.json").write_text(json.dumps([BOX | {"score": 0.9}]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "is empty"), (" \n", "is empty"), ("[", "cut off"), ('[\n {"image_id": 1, "bbo', "cut off")],
)
def test_it_is_a_checkpoint_that_says_why_it_cannot_be_read(run, text, said):
    (run / "epoch_2.json").write_text(text, encoding="utf-8")
    evaluation = open_evaluation(OpenRequest(run))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_2", "epoch_3")
    with pytest.raises(CmviewerError, match=said):
        evaluation.checkpoints[1].load()


@pytest.mark.parametrize(
    ("name", "text"),
    [("epoch_2.json", '{"loss": 0.3}'), ("epoch_2.json", "[0.3, 0.2]"), ("log.json", ""), ("log.json", "[")],
)
def test_what_is_something_else_or_called_otherwise_is_none(run, name, text):
    (run / name).write_text(text, encoding="utf-8")
    assert open_evaluation(OpenRequest(run)).checkpoint_names == ("epoch_1", "epoch_3")
