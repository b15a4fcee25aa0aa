"""The window answers during a whole tour of it; `python -m tests.benchmarks tour` has the figures."""

import pytest

from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.tour import STEPS, tour, write_labels
from tests.gui.conftest import open_path

LONGEST = 2.0
"""Seconds; on a machine of its own it is a twentieth of that."""


@pytest.mark.long
def test_nothing_in_a_tour_of_the_window_keeps_it_from_answering(qtbot, empty_window, tmp_path):
    write_labels(tmp_path / "labels", 60, 3_000)
    open_path(qtbot, empty_window, tmp_path / "labels")
    heart = Heartbeat()
    frames = tour(empty_window, heart)
    assert set(heart.longest) == set(STEPS)
    assert heart.freeze[0] < LONGEST, heart.longest
    assert {"move over cells", "scroll the examples", "slide counted checkpoints"} <= set(frames)


def test_the_heartbeat_notices_a_freeze_and_in_what_it_was(qtbot):
    import time

    heart = Heartbeat()
    with heart.doing("something quick"):
        qtbot.wait(30)
    with heart.doing("something slow"):
        time.sleep(0.15)
        qtbot.wait(20)
    assert heart.freeze[1] == "something slow"
    assert 0.15 <= heart.freeze[0] < 1.0
