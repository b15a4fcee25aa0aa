"""`yolo classify predict save_txt=True`: a text file an image; the folder of the image tells the truth."""

import zipfile

import numpy as np
import pytest
from opening import class_scores, opened, refusal, said

FILES = {
    "predict/labels/a.txt": "0.81 hot dog\n0.17 cat\n",
    "predict/labels/b.txt": "0.60 cat\n0.40 hot dog\n",
    "predict/labels/c.txt": "0.90 hot dog\n0.05 cat\n",
}
IMAGES = {"val/cat/a.png": "", "val/cat/b.png": "", "val/hot dog/c.png": ""}


def test_the_first_class_is_the_prediction_and_folders_tell_the_truth(folder):
    path = folder(FILES | IMAGES)
    evaluation = opened(path / "predict", images=path / "val")
    by_image = {image.rsplit("/")[-1]: (truth, prediction) for image, truth, prediction in said(evaluation)}
    assert by_image == {"a.png": ("cat", "hot dog"), "b.png": ("cat", "cat"), "c.png": ("hot dog", "hot dog")}
    assert np.nansum(class_scores(evaluation)) == pytest.approx(0.98 + 1 + 0.95)
    assert evaluation.interpretation.files[0].layout == "Ultralytics classify texts"


def test_without_a_truth_that_is_said(folder):
    assert "truth-nowhere" in {problem.code for problem in refusal(folder(FILES)).problems}


def test_a_file_that_is_no_ranking_is_left_out_and_said(folder):
    path = folder(FILES | IMAGES | {f"predict/labels/x{i}.txt": "0.5 cat\n" for i in range(30)})
    (path / "predict/labels/x1.txt").write_text("0.2 cat\n0.9 hot dog\n")
    evaluation = opened(path / "predict", images=path / "val")
    [problem] = [one for one in evaluation.problems if one.code == "record-unreadable"]
    assert problem.left_out == 1


def test_boxes_are_no_rankings(folder):
    path = folder({"labels/a.txt": "0 0.5 0.5 0.1 0.1\n", "labels/b.txt": "1 0.5 0.5 0.1 0.1\n"})
    assert "Ultralytics" not in str(refusal(path))


TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,cat,dog\n"


def test_a_results_folder_is_read_in_its_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "results.zip", "w") as archive:
        archive.writestr("run/preds.csv", TABLE)
        archive.writestr("__MACOSX/run/._preds.csv", "x")
    assert said(opened(tmp_path / "results.zip")) == [("a.png", "cat", "cat"), ("b.png", "cat", "dog")]


def test_a_packed_table_that_unpacks_to_far_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("cmviewer.archives.ROOM", 1000)
    with zipfile.ZipFile(tmp_path / "preds.csv.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("preds.csv", TABLE + "c.png,cat,cat\n" * 1000)
    [problem] = refusal(tmp_path / "preds.csv.zip").problems
    assert "unpacks to more than" in problem.what


def test_a_damaged_archive_and_two_files_in_one_are_refused(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(b"no gzip")
    (tmp_path / "results.zip").write_bytes(b"no zip")
    for name in ("a.csv.gz", "results.zip"):
        assert refusal(tmp_path / name).problems[0].code == "file-unreadable"
    with zipfile.ZipFile(tmp_path / "b.csv.zip", "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("b.csv", TABLE)
    assert "2 files" in refusal(tmp_path / "b.csv.zip").problems[0].what
