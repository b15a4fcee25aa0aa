"""A folder opens as `.`, from inside, to what it opens to by its whole path.

Every folder of `tests/data`, every sample, a small folder of every layout, and real sets that are quick.
"""

import os
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from real_data import real_data
from thinning import some_now

from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from tests.fuzz.corpus import own_corpus
from tests.fuzz.folders import write

ROOT = Path(__file__).parent.parent.parent
FIXTURES = [path for path in (ROOT / "tests" / "data").iterdir() if path.is_dir()]
FOLDERS = sorted(
    path
    for top in (*FIXTURES, ROOT / "resources" / "samples")
    for path in top.iterdir()
    if path.is_dir() and path.name != "__pycache__"
)
QUICK_SETS = (
    "formats",
    "cls_mnist_pyx",
    "det_coco_val2014_100",
    "det_toy_cats",
    "seg_shapes",
    "semseg_ade20k",
)


def what_opens(path):
    """Everything that is said of a folder, without the paths to it."""
    try:
        evaluation = open_evaluation(OpenRequest(path))
    except CmviewerError as error:
        return [placed(problem, path) for problem in error.problems]
    matrices = []
    for place in sorted({0, len(evaluation.checkpoints) - 1}):
        try:
            matrix = count(evaluation, place, CountingRule()).matrix
            matrices.append((matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist()))
        except CmviewerError as error:
            matrices.append([placed(problem, path) for problem in error.problems])
    return (
        evaluation.name,
        evaluation.task,
        evaluation.recognised,
        evaluation.classes.names,
        evaluation.checkpoint_names,
        evaluation.images.names,
        [None if image is None else os.path.relpath(image, path) for image in found_images(evaluation)],
        [os.path.relpath(file, path) for file in evaluation.files],
        [placed(problem, path) for problem in evaluation.problems],
        matrices,
    )


def found_images(evaluation):
    if evaluation.images.names is None:
        return []
    return [evaluation.images.find(image) for image in range(min(3, len(evaluation.images)))]


def placed(problem, path):
    file = None if problem.file is None else os.path.relpath(problem.file, path)
    return problem.code, problem.what, file, problem.line, problem.times


@pytest.mark.parametrize("path", some_now(FOLDERS, every=8, name=attrgetter("name")))
def test_a_folder_opens_from_inside_as_from_outside(path, monkeypatch):
    expected = what_opens(path)
    monkeypatch.chdir(path)
    assert what_opens(Path()) == expected


@pytest.mark.parametrize("case", some_now(own_corpus(), every=8, name=attrgetter("name")))
def test_every_layout_opens_from_inside_as_from_outside(case, tmp_path, monkeypatch):
    write(tmp_path, case.files)
    expected = what_opens(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert what_opens(Path()) == expected


@pytest.mark.parametrize("name", QUICK_SETS)
def test_real_sets_open_from_inside_as_from_outside(name, monkeypatch):
    top = real_data(name)
    within = sorted(path for path in top.iterdir() if path.is_dir()) if name == "formats" else [top]
    for path in within:
        expected = what_opens(path)
        monkeypatch.chdir(path)
        assert what_opens(Path()) == expected


MAPS = [
    ("a_gt.png", "a_pred.png"),
    ("gt_a.png", "pred_a.png"),
    ("truth/a.png", "predictions/a.png"),
    ("semantic/a.png", "pred/semantic/a.png"),
]


@pytest.mark.parametrize(("truth", "prediction"), MAPS)
@pytest.mark.parametrize("place", [".", "below/.."])
def test_paired_maps_open_from_inside_as_from_outside(truth, prediction, place, tmp_path, monkeypatch):
    (tmp_path / "below").mkdir()
    for name in (truth, prediction):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.array([[0, 1], [1, 2]], np.uint8)).save(tmp_path / name)
    expected = what_opens(tmp_path)
    assert isinstance(expected, tuple)
    monkeypatch.chdir(tmp_path)
    assert what_opens(Path(place)) == expected


@pytest.mark.parametrize("inside", ["labels", "predict/labels"])
def test_a_folder_within_the_data_opens_from_there(inside, tmp_path, monkeypatch):
    """The names of the folders above tell what `labels` is, wherever it is opened from."""
    (tmp_path / inside).mkdir(parents=True)
    (tmp_path / inside / "a.txt").write_text("0 0.5 0.5 0.2 0.2 0.9\n")
    expected = what_opens(tmp_path / inside)
    monkeypatch.chdir(tmp_path / inside)
    assert what_opens(Path()) == expected
