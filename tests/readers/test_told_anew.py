"""Decisions of a request are told anew, of one path or of all, and taken back."""

import pytest

from cmviewer.evaluation import Task
from cmviewer.readers import Columns, OpenRequest
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.request import with_told
from cmviewer.readers.telling import taken_back, told_anew, told_keys

TOLD = (
    ("task", "detection"),
    ("boxes.prediction", "ltwh"),
    ("ignore", "0,7"),
    ("positive", "dog"),
    ("prediction", "y hat"),
    ("join", "stem"),
    ("truth", "label"),
    ("classes", "none"),
)


@pytest.mark.parametrize(("key", "value"), TOLD)
def test_what_was_told_is_taken_back_whole(tmp_path, key, value):
    request = OpenRequest(path=tmp_path, images=tmp_path)
    told = told_anew(request, key, value)
    assert told_keys(told) == {"images", key}
    assert taken_back(told, [key]) == request


def test_a_decision_that_is_told_anew_holds_alone(tmp_path):
    request = told_anew(OpenRequest(path=tmp_path), "boxes.prediction", "ltwh")
    request = told_anew(request, "boxes.prediction", "cxcywh")
    assert request.boxes is BoxFormat.CXCYWH
    assert request.told == (Told("boxes.prediction", "cxcywh"),)


def test_an_option_gives_way_to_what_is_told_in_its_place(tmp_path):
    request = OpenRequest(path=tmp_path, task=Task.DETECTION, columns=Columns(truth="a", prediction="b"))
    request = told_anew(told_anew(request, "task", "classification"), "truth", "c")
    assert request.task is Task.CLASSIFICATION
    assert request.columns == Columns(truth="c", prediction="b")


def test_a_file_is_told_as_a_file_and_has_to_be_there(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("cat\n")
    request = told_anew(OpenRequest(path=tmp_path), "classes", str(names))
    assert request.classes == names
    assert told_anew(request, "truth", str(names)).truth == names
    for key in ("classes", "images", "predictions"):
        with pytest.raises(ValueError, match="no file or folder"):
            told_anew(request, key, str(tmp_path / "nowhere"))


def test_one_path_is_told_and_taken_back_alone(tmp_path):
    everywhere = with_told(OpenRequest(path=tmp_path), [Told("join", "stem")])
    request = told_anew(everywhere, "join@epoch_1", "name")
    assert told_keys(request) == {"join", "join@epoch_1"}
    assert taken_back(request, ["join@epoch_1"]) == everywhere
    assert told_keys(taken_back(request, ["join"])) == set()
