"""A manifest written from how a folder was read leads to the same matrices of the same checkpoints."""

from pathlib import Path

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.evaluation import Evaluation, Origin, Role
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample, sample_names
from cmviewer.writers.manifest_toml import manifest_toml


def matrices(evaluation: Evaluation) -> dict[str, np.ndarray]:
    """Return truth, prediction and count of the cells, by checkpoint."""
    found = {}
    for number, name in enumerate(evaluation.checkpoint_names):
        matrix = count(evaluation, number, CountingRule()).matrix
        found[name] = np.stack([matrix.truth, matrix.prediction, matrix.count])
    return found


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_reads_back_from_its_manifest(name: str, tmp_path: Path):
    evaluation = open_evaluation(OpenRequest(sample(name)))
    (tmp_path / "cmviewer.toml").write_text(manifest_toml(evaluation, tmp_path), encoding="utf-8")
    again = open_evaluation(OpenRequest(tmp_path))
    assert again.classes.names == evaluation.classes.names
    np.testing.assert_equal(matrices(again), matrices(evaluation))


def test_what_a_manifest_tells_comes_back_as_told_by_it(tmp_path: Path):
    (tmp_path / "results.csv").write_text("image,a,b\n1.png,cat,cat\n2.png,dog,cat\n", encoding="utf-8")
    manifest = tmp_path / "cmviewer.toml"
    manifest.write_text('predictions = "results.csv"\n[columns]\ntruth = "a"\nprediction = "b"\n', "utf-8")
    evaluation = open_evaluation(OpenRequest(tmp_path))
    origins = {one.key: one.origin for one in evaluation.interpretation.decisions}
    assert (origins["truth"], origins["prediction"]) == (Origin.MANIFEST, Origin.MANIFEST)
    assert (manifest, Role.MANIFEST) in {(one.path, one.role) for one in evaluation.interpretation.files}
