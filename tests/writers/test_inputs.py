"""Inputs are hashed file by file, those in an archive and in a folder that was read as one too."""

import hashlib
import pickle
import zipfile

from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers import inputs
from cmviewer.writers.inputs import input_files

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_in_an_archive_has_the_hash_of_what_it_unpacks_to(tmp_path):
    archive = tmp_path / "run.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("deep/results.csv", TABLE)
    [found] = input_files(open_evaluation(OpenRequest(archive)))
    assert (found.path, found.archive) == (archive / "deep" / "results.csv", archive)
    assert (found.size, found.sha256) == (len(TABLE), digest(TABLE))
    assert found.problem is None


def test_an_archive_that_is_gone_is_said(tmp_path):
    archive = tmp_path / "run.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("results.csv", TABLE)
    evaluation = open_evaluation(OpenRequest(archive))
    archive.write_bytes(b"no archive any more")
    [found] = input_files(evaluation)
    assert (found.sha256, found.problem.code) == (None, "input-gone")


def test_of_a_folder_with_a_text_an_image_each_file_is_hashed(tmp_path):
    for kind in ("cat", "dog"):
        (tmp_path / "images" / kind).mkdir(parents=True)
        (tmp_path / "images" / kind / f"{kind}.png").write_bytes(b"")
    labels = tmp_path / "predict" / "labels"
    labels.mkdir(parents=True)
    for kind in ("cat", "dog"):
        (labels / f"{kind}.txt").write_text(f"0.9 {kind}\n", encoding="utf-8")
    found = input_files(open_evaluation(OpenRequest(tmp_path / "predict", images=tmp_path / "images")))
    hashed = {one.path: one.sha256 for one in found if one.path.parent == labels}
    assert hashed == {labels / f"{kind}.txt": digest(f"0.9 {kind}\n") for kind in ("cat", "dog")}
    assert all(one.problem is None for one in found)


def test_other_processes_hash_the_same_and_each_file_once(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "_TOGETHER", 2 * len(TABLE))
    for number in range(5):
        (tmp_path / f"epoch_{number}.csv").write_text(TABLE)
    evaluation, taken = open_evaluation(OpenRequest(tmp_path)), []

    def look(looks, _what):
        taken.append(len(looks))
        return [pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(one))())) for one in looks]

    assert input_files(evaluation, look) == input_files(evaluation)
    assert taken == [3]
