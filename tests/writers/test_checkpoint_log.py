"""What training code logs opens to what it logged."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

import cmviewer
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation

NAMES = ["zebra", "=ape", 'the "big", cat']


def dense(evaluation, checkpoint):
    matrix = count(evaluation, checkpoint, CountingRule()).matrix
    size = len(evaluation.classes)
    return [[matrix.count_at(row, column) for column in range(size)] for row in range(size)]


def naive(truth, prediction, size):
    counts = [[0] * size for _ in range(size)]
    for row, column in zip(truth, prediction, strict=True):
        counts[row][column] += 1
    return counts


def test_checkpoints_are_logged_one_by_one_and_open_in_their_order(tmp_path):
    random = np.random.default_rng(3)
    truth = random.integers(0, 3, 50)
    predicted = [random.integers(0, 3, 50) for _ in range(3)]
    images = [f"images/{place}.png" for place in range(50)]
    for epoch, labels in zip((1, 2, 10), predicted, strict=True):
        name = f"epoch {epoch}"
        cmviewer.log_checkpoint(tmp_path, name, truth, prediction=labels, images=images, classes=NAMES)
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    assert evaluation.checkpoint_names == ("epoch 1", "epoch 2", "epoch 10")
    assert evaluation.classes.names == tuple(NAMES)
    assert evaluation.images.name(7) == "images/7.png"
    for place, labels in enumerate(predicted):
        assert dense(evaluation, place) == naive(truth, labels, 3)


def test_scores_of_every_class_decide_where_nothing_is_predicted(tmp_path):
    random = np.random.default_rng(4)
    truth, scores = random.integers(0, 3, 40), random.dirichlet(np.ones(3), 40)
    cmviewer.log_checkpoint(tmp_path, "a", truth, scores=scores, classes=NAMES)
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    assert dense(evaluation, 0) == naive(truth, scores.argmax(1), 3)
    read = evaluation.checkpoints[0].load().class_scores()
    assert np.allclose(read, scores, atol=1e-6)


def test_names_and_numbers_are_labels_too(tmp_path):
    cmviewer.log_checkpoint(
        tmp_path, "a", ["x", "y", "y"], prediction=["x", "x", "y"], scores=[0.9, 0.6, 0.7]
    )
    cmviewer.log_checkpoint(tmp_path / "numbers", "a", [0, 1, 1], prediction=[0, 0, 1])
    assert dense(open_evaluation(OpenRequest(path=tmp_path / "a.csv")), 0) == [[1, 0], [1, 1]]
    assert dense(open_evaluation(OpenRequest(path=tmp_path / "numbers")), 0) == [[1, 0], [1, 1]]


def test_one_hot_rows_are_labels(tmp_path):
    rows = np.eye(3, dtype=np.float32)[[2, 0, 1, 1]]
    cmviewer.log_checkpoint(tmp_path, "a", rows, prediction=[2, 0, 0, 1], classes=NAMES)
    assert dense(open_evaluation(OpenRequest(path=tmp_path)), 0) == naive([2, 0, 1, 1], [2, 0, 0, 1], 3)


@pytest.mark.parametrize(
    "turned",
    [
        lambda pixels: pixels,
        list,
        lambda pixels: pixels.astype(np.float32) / 255,
        lambda pixels: np.moveaxis(pixels, -1, 1),
    ],
    ids=["uint8", "a list", "fractions", "channels first"],
)
def test_images_that_are_arrays_are_found_again_as_the_same_pixels(tmp_path, turned):
    pixels = np.random.default_rng(5).integers(0, 256, (3, 6, 5, 3), dtype=np.uint8)
    cmviewer.log_checkpoint(tmp_path, "a", [0, 1, 1], prediction=[0, 1, 0], images=turned(pixels))
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    for place in range(3):
        with Image.open(evaluation.images.find(place)) as image:
            assert np.array_equal(np.asarray(image), pixels[place])


def test_an_image_of_several_checkpoints_is_written_once(tmp_path):
    grey = np.random.default_rng(6).integers(0, 256, (4, 5, 5), dtype=np.uint8)
    cmviewer.log_checkpoint(tmp_path, "epoch 1", [0, 1, 0, 1], prediction=[0, 1, 1, 1], images=grey)
    written = {file: file.stat().st_mtime_ns for file in (tmp_path / "images").iterdir()}
    cmviewer.log_checkpoint(tmp_path, "epoch 2", [1, 0, 1, 0], prediction=[1, 1, 1, 0], images=grey[::-1])
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "images").iterdir()} == written
    assert len(written) == 4
    assert open_evaluation(OpenRequest(path=tmp_path)).checkpoint_names == ("epoch 1", "epoch 2")


def test_the_same_name_writes_the_checkpoint_anew(tmp_path):
    for predicted in ([0, 0], [0, 1]):
        cmviewer.log_checkpoint(tmp_path, "a", [0, 1], prediction=predicted)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert dense(open_evaluation(OpenRequest(path=tmp_path)), 0) == [[1, 0], [0, 1]]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({"prediction": [0]}, "prediction has 1 values, but truth has 2"),
        ({"prediction": [0, 3], "classes": ["a", "b"]}, "class 3, but there are 2 classes"),
        ({"scores": [[0.1, 0.2, 0.7]] * 2, "classes": ["a", "b"]}, "shape"),
        ({"prediction": [[0.2, 0.8], [1.0, 0.0]]}, "one label a sample"),
        ({"prediction": [[1, 1], [1, 0]]}, "several ones"),
        ({"prediction": [0, 1], "images": np.full((2, 4, 4), 300)}, "from 0 to 255"),
        ({"prediction": [0, 1], "images": np.full((2, 4, 4), -0.5)}, "turned back"),
        ({"prediction": [0, 1], "images": np.zeros((2, 2, 2, 2, 2))}, "shape"),
        ({}, "needs a prediction, or scores"),
        ({"images": ["a.png", "b.png"]}, "needs a prediction, or scores"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(tmp_path, named, words):
    with pytest.raises(ValueError, match=words):
        cmviewer.log_checkpoint(tmp_path / "log", "a", [0, 1], **named)
    assert not (tmp_path / "log").exists()


def test_where_nothing_can_be_written_it_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CmviewerError):
        cmviewer.log_checkpoint(tmp_path / "file", "a", [0, 1], prediction=[0, 1])


def test_logging_imports_neither_qt_nor_a_framework():
    code = (
        "import sys, cmviewer; cmviewer.log_checkpoint; "
        "print([name for name in ('PySide6', 'pyqtgraph', 'pandas', 'torch', 'PIL') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
