"""Real files in a real window: the right classes, checkpoints and totals, and every cell opens."""

import csv
from collections import Counter

import numpy as np
import pytest

from cmviewer.confusion.view_state import Selection
from cmviewer.matching import ErrorType
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, header_count, settle
from tests.real_data import real_data


@pytest.fixture
def opened(qtbot, empty_window):
    def open_real(name):
        folder = real_data(name)
        open_path(qtbot, empty_window, folder)
        return folder, empty_window

    return open_real


def test_silhouettes_open_with_ten_observers_of_160_answers(qtbot, opened):
    folder, window = opened("cls_humans_silhouette")
    evaluation = window.session.evaluation
    with (folder / "silhouette_subject-10_session_1.csv").open(newline="") as file:
        pairs = Counter((row["category"], row["object_response"]) for row in csv.DictReader(file))
    assert len(evaluation.checkpoints) == 10
    assert evaluation.checkpoints[-1].name == "silhouette_subject-10_session_1"
    matrix = window.session.shown.counted.matrix
    assert matrix.total == 160
    named = evaluation.classes.positions
    assert "na" in named
    for (truth, prediction), count in pairs.items():
        assert matrix.count_at(named[truth], named[prediction]) == count
    window.session.select(Selection((named["keyboard"],), (named["boat"],)))
    settle(qtbot, window)
    assert header_count(window) == pairs["keyboard", "boat"]


def test_mnist_probabilities_open_as_ten_thousand_samples_of_ten_classes(opened):
    folder, window = opened("cls_mnist_pyx")
    truth = np.load(folder / "mnist_test_set_original_labels.npy")
    predicted = np.load(folder / "mnist_test_set_pyx.npy").argmax(1)
    wanted = np.zeros((10, 10), int)
    np.add.at(wanted, (truth, predicted), 1)
    shown = window.session.shown
    assert shown.evaluation.classes.names == tuple("0123456789")
    assert shown.counted.matrix.total == 10_000
    assert np.array_equal(shown.view.counts, wanted)


def test_the_first_false_alarm_of_the_last_blood_cell_checkpoint_is_found_and_explained(qtbot, opened):
    _, window = opened("det_bccd_ultralytics")
    window.named_actions["background"].trigger()
    settle(qtbot, window)
    evaluation, counted = window.session.evaluation, window.session.shown.counted
    background, red = len(evaluation.classes), evaluation.classes.positions["RBC"]
    assert counted.checkpoint == len(evaluation.checkpoints) - 1
    click_cell(window, background, red)
    settle(qtbot, window)
    alarms = list(window.examples.model.examples)
    assert len(alarms) == counted.matrix.count_at(background, red)
    assert [one.score for one in alarms] == sorted((one.score for one in alarms), reverse=True)
    first = window.examples.current
    assert first.row == alarms[0].row
    truths = evaluation.truth.box[evaluation.truth.image == first.image]
    best = max(overlap(box, first.crop.prediction) for box in truths.tolist())
    assert (best < 0.1) == (first.cause is ErrorType.NOTHING_THERE)
    assert window.image.canvas.has_image
    assert f"False alarm with score {first.score:.3f}, {first.cause.value}" in window.image.why.toPlainText()


def overlap(one, other):
    """IoU of two boxes, pair by pair."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0, width) * max(0, height)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return shared / (sum(areas) - shared)
