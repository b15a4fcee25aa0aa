"""A `.zip` is opened as the folder that was packed: every layout, in place, no more than is needed."""

import struct
import time
import zipfile

import numpy as np
import pytest
from coco_files import counted, results, thing, truth
from opening import opened, pairs, refusal
from PIL import Image

from cmviewer.readers.decision_keys import told

LABEL = "0 0.5 0.5 0.4 0.4\n"
FOUND = "0 0.5 0.5 0.4 0.4 0.9\n"
BOX = "<bndbox><xmin>10</xmin><ymin>10</ymin><xmax>30</xmax><ymax>30</ymax></bndbox>"
SIZE = "<size><width>100</width><height>100</height><depth>3</depth></size>"
XML = f"<annotation><filename>a.jpg</filename>{SIZE}<object><name>cat</name>{BOX}</object></annotation>"
YOLO = {
    "data.yaml": "val: images/val\nnames: [cat]\n",
    "images/val/a.png": "",
    "images/val/b.png": "",
    "labels/val/a.txt": LABEL,
    "runs/val/labels/a.txt": FOUND,
}
OBJECTS = {
    "YOLO": YOLO,
    "COCO": {"truth.json": truth(thing(1)), "predictions.json": results(thing(1, score=0.9))},
    "VOC": {
        "Annotations/a.xml": XML,
        "ImageSets/Main/val.txt": "a\n",
        "predictions.csv": "image,class,score,xmin,ymin,xmax,ymax\na.jpg,cat,0.9,10,10,30,30\n",
    },
}


def packed(top, place):
    """Pack a folder, with or without a folder of its name around it."""
    archive = top.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(top.rglob("*")):
            if file.is_file():
                out.write(file, place + file.relative_to(top).as_posix())
    return archive


@pytest.mark.parametrize("place", ["", "run/"])
@pytest.mark.parametrize("layout", OBJECTS)
def test_objects_in_an_archive_count_as_in_the_folder(folder, layout, place):
    top = folder(OBJECTS[layout])
    archive = packed(top, place)
    evaluation = opened(archive)
    assert counted(evaluation) == counted(opened(top)) == {("cat", "cat"): 1}
    assert len(evaluation.images) == len(opened(top).images)


def test_images_in_an_archive_are_found_and_the_truth_in_it_can_be_told(folder):
    archive = packed(folder(YOLO), "")
    evaluation = opened(archive)
    assert evaluation.images.find(0) == archive / "images" / "val" / "a.png"
    inside = archive / "labels" / "val"
    assert counted(opened(archive, told=(told("truth", str(inside)),), truth=inside)) == {("cat", "cat"): 1}
    problem = refusal(archive, truth=archive / "labels" / "nowhere").problems[0]
    assert problem.code == "path-missing"


def test_maps_and_arrays_in_an_archive_count_as_in_the_folder(folder):
    top = folder({"arrays/y_true.npy": np.array([0, 1, 1]), "arrays/y_pred.npy": np.array([0, 1, 0])})
    for name in ("masks/a.png", "masks/b.png", "predictions/a.png", "predictions/b.png"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.eye(4, dtype=np.uint8)).save(top / name)
    archive = packed(top / "arrays", "")
    assert pairs(opened(archive)) == pairs(opened(top / "arrays"))
    for name in ("arrays/y_true.npy", "arrays/y_pred.npy", "arrays.zip"):
        (top / name).unlink()
    assert opened(packed(top, "")).task == opened(top).task


@pytest.mark.long
def test_thousands_of_files_in_an_archive_are_listed_once(tmp_path):
    archive = tmp_path / "run.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for i in range(3000):
            out.writestr(f"labels/val/{i}.txt", LABEL)
            out.writestr(f"runs/val/labels/{i}.txt", FOUND)
    begun = time.perf_counter()
    assert counted(opened(archive)) == {("0", "0"): 3000}
    assert time.perf_counter() - begun < 60  # listed anew for each of its files it takes minutes


def _with_wrong_sum(data):
    at = data.index(b"PK\x01\x02") + 16
    return data[:at] + struct.pack("<I", 1) + data[at + 4 :]


def _encrypted(data):
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", 1) + data[at + 2 :]


@pytest.mark.parametrize("harm", [_with_wrong_sum, _encrypted], ids=["a wrong sum", "a password"])
def test_a_file_that_cannot_be_unpacked_is_said(tmp_path, harm):
    archive = tmp_path / "run.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("results.csv", "image,truth,prediction\na.png,cat,cat\n")
    archive.write_bytes(harm(archive.read_bytes()))
    assert any("unpack" in problem.what for problem in refusal(archive).problems)


def test_a_file_that_would_fill_the_memory_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("cmviewer.archives.ROOM", 1000)
    archive = tmp_path / "run.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("results.csv", "image,truth,prediction\n" + "a.png,cat,cat\n" * 1000)
    problems = refusal(archive).problems
    assert any("unpacks to more than" in problem.what for problem in problems)


def test_a_folder_with_nothing_but_an_archive_says_what_to_open(tmp_path):
    with zipfile.ZipFile(tmp_path / "run.zip", "w") as archive:
        archive.writestr("results.csv", "image,truth,prediction\na.png,cat,dog\n")
    [problem] = refusal(tmp_path).problems
    assert problem.code == "nothing-known"
    assert "open the .zip itself" in problem.mend
    assert opened(tmp_path / "run.zip").classes.names
