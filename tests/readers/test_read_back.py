"""A manifest written from how a folder was read leads to the same matrices of the same checkpoints."""

from pathlib import Path

import pytest
from small_sets import SETS, matrices, put
from thinning import some_now

from cmviewer.evaluation import Origin, Role
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.request import PredictionSource
from cmviewer.resources import sample, sample_names
from cmviewer.writers.manifest_toml import manifest_toml


def check_that_it_reads_back(request: OpenRequest, folder: Path):
    """A manifest in `folder`, written from how a request was read, gives its matrices and says no more."""
    evaluation = open_evaluation(request)
    folder.mkdir(exist_ok=True)
    (folder / "cmviewer.toml").write_text(manifest_toml(evaluation, folder), encoding="utf-8")
    again = open_evaluation(OpenRequest(folder))
    assert matrices(again) == matrices(evaluation)
    assert {one.code for one in again.problems} <= {one.code for one in evaluation.problems}


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_reads_back_from_its_manifest(name: str, tmp_path: Path):
    check_that_it_reads_back(OpenRequest(sample(name)), tmp_path)


@pytest.mark.parametrize("name", some_now(SETS, every=4))
def test_a_set_reads_back_from_a_manifest_in_its_folder(name: str, tmp_path: Path):
    request = put(SETS[name], tmp_path / "set")
    check_that_it_reads_back(request, tmp_path / "set")


@pytest.mark.parametrize("name", list(SETS)[::4])
def test_a_set_reads_back_from_a_manifest_in_another_folder(name: str, tmp_path: Path):
    check_that_it_reads_back(put(SETS[name], tmp_path / "set"), tmp_path / "other")


def test_named_checkpoints_are_named_again(tmp_path: Path):
    content = "image,truth,prediction\n1.png,cat,cat\n2.png,dog,cat\n"
    for name in ("a.csv", "b [1].csv"):
        (tmp_path / name).write_text(content, encoding="utf-8")
    sources = (PredictionSource(tmp_path / "a.csv", "first"), PredictionSource(tmp_path / "b [1].csv"))
    check_that_it_reads_back(OpenRequest(None, predictions=sources), tmp_path)


def test_what_a_manifest_tells_comes_back_as_told_by_it(tmp_path: Path):
    (tmp_path / "results.csv").write_text("image,a,b\n1.png,cat,cat\n2.png,dog,cat\n", encoding="utf-8")
    manifest = tmp_path / "cmviewer.toml"
    manifest.write_text('predictions = "results.csv"\n[columns]\ntruth = "a"\nprediction = "b"\n', "utf-8")
    evaluation = open_evaluation(OpenRequest(tmp_path))
    origins = {one.key: one.origin for one in evaluation.interpretation.decisions}
    assert (origins["truth"], origins["prediction"]) == (Origin.MANIFEST, Origin.MANIFEST)
    assert (manifest, Role.MANIFEST) in {(one.path, one.role) for one in evaluation.interpretation.files}
