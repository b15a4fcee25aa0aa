"""Results of counting are kept while nothing that they depend on is another."""

import json
import os
import zipfile

import pytest
from making import make_evaluation
from PIL import Image

from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.request import Columns
from cmviewer.workspace.fingerprints import fingerprints_of

ROWS = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\nc.png,dog,dog\n"


NEVER = 1 << 62
"""When opening began: long after everything was written."""


def known(folder, began=NEVER, **told):
    evaluation = open_evaluation(OpenRequest(path=folder, **told))
    return dict(zip(evaluation.checkpoint_names, fingerprints_of(evaluation, began), strict=True))


@pytest.fixture
def folder(tmp_path):
    for epoch in (1, 2):
        (tmp_path / f"epoch_{epoch}.csv").write_text(ROWS)
    return tmp_path


def test_what_is_opened_again_is_known(folder):
    first = known(folder)
    assert len(set(first.values())) == 2
    assert known(folder) == first


def test_a_checkpoint_that_is_added_changes_no_other(folder):
    first = known(folder)
    (folder / "epoch_0.csv").write_text(ROWS)
    later = known(folder)
    assert {name: later[name] for name in first} == first
    assert len(set(later.values())) == 3


def test_a_checkpoint_that_is_written_anew_is_another_and_the_rest_are_not(folder):
    first, file = known(folder), folder / "epoch_2.csv"
    before = file.stat()
    file.write_text(ROWS.replace("b.png,dog,cat", "b.png,dog,dog"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))  # of equal size, and hardly later
    later = known(folder)
    assert later["epoch_1"] == first["epoch_1"]
    assert later["epoch_2"] != first["epoch_2"]


def test_a_class_more_changes_all_for_labels_mean_something_else(folder):
    first = known(folder)
    (folder / "epoch_3.csv").write_text(ROWS.replace("cat", "ant"))
    later = known(folder)
    assert not set(first.values()) & set(later.values())


def test_the_same_files_read_in_another_way_are_others(folder):
    first = known(folder)
    other = known(folder, columns=Columns(truth="prediction", prediction="truth"))
    assert not set(first.values()) & set(other.values())


def test_what_comes_of_no_file_is_never_taken_for_the_same():
    evaluation = make_evaluation([0, 1], {"a": [0, 1], "b": [0, 1]})
    first, second = fingerprints_of(evaluation, NEVER), fingerprints_of(evaluation, NEVER)
    assert len({*first, *second}) == 4


def test_boxes_that_lie_elsewhere_since_their_image_has_another_size_are_others(tmp_path):
    """Shares of an image are pixels once its size is known; no file of labels has changed."""
    for folder in ("images", "labels", "run/labels"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data.yaml").write_text("path: .\nval: images\nnames: [cat, dog]\n")
    (tmp_path / "labels" / "a.txt").write_text("0 0.5 0.5 0.2 0.2\n")
    (tmp_path / "run" / "labels" / "a.txt").write_text("0 0.5 0.5 0.2 0.2 0.9\n")
    Image.new("RGB", (64, 48)).save(tmp_path / "images" / "a.png")
    first = known(tmp_path)
    assert known(tmp_path) == first
    Image.new("RGB", (128, 48)).save(tmp_path / "images" / "a.png")
    assert not set(first.values()) & set(known(tmp_path).values())


def test_a_file_that_changed_since_opening_began_is_never_taken_for_the_same(folder):
    began = (folder / "epoch_2.csv").stat().st_mtime_ns
    first, second = known(folder, began), known(folder, began)
    assert first["epoch_1"] == second["epoch_1"]  # which was written before
    assert first["epoch_2"] != second["epoch_2"]


def test_what_was_decided_of_one_checkpoint_for_all_of_them_is_a_part_of_each(tmp_path):
    boxes = {"images": [{"id": 1, "file_name": "a.png", "width": 99, "height": 99}]}
    boxes["categories"] = [{"id": 1, "name": "cat"}]
    boxes["annotations"] = [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 30, 30]}]
    (tmp_path / "instances_val.json").write_text(json.dumps(boxes))
    found = [{"image_id": 1, "category_id": 1, "bbox": [10, 10, 30, 30], "score": 0.9}]
    for epoch in (1, 2):
        (tmp_path / f"epoch_{epoch}").mkdir()
        (tmp_path / f"epoch_{epoch}" / "predictions.json").write_text(json.dumps(found))
    first = known(tmp_path)
    assert known(tmp_path) == first
    told = known(tmp_path, told=(Told("boxes.prediction", "ltrb"),))
    assert len(told) == len(first) == 2
    assert not set(told.values()) & set(first.values())


def test_what_lies_in_an_archive_is_known_by_the_archive(folder, tmp_path_factory):
    file = tmp_path_factory.mktemp("packed") / "run.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for one in folder.iterdir():
            archive.write(one, f"run/{one.name}")
    first = known(file)
    assert len(first) == 2
    assert known(file) == first
