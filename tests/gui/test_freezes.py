"""The window answers during a whole tour of it; `python -m tests.benchmarks tour` has the figures."""

import pytest

from tests.benchmarks.heartbeat import Heartbeat, spent_on, worst
from tests.benchmarks.tour import STEPS, tour, write_labels
from tests.gui.conftest import open_path

LONGEST = 2.0
OWN = 0.7
"""Seconds, and without those for which other programs kept the processors: ten times what it is."""


@pytest.mark.long
def test_nothing_in_a_tour_of_the_window_keeps_it_from_answering(qtbot, empty_window, tmp_path):
    write_labels(tmp_path / "labels", 60, 3_000)
    open_path(qtbot, empty_window, tmp_path / "labels")
    heart = Heartbeat()
    frames = tour(empty_window, heart)
    assert set(heart.longest) == set(STEPS)
    assert heart.freeze[0] < LONGEST, heart.longest
    assert worst(heart.own)[0] < OWN, heart.own
    assert {"move over cells", "scroll the examples", "slide counted checkpoints"} <= set(frames)


def test_the_heartbeat_notices_a_freeze_and_in_what_it_was(qtbot):
    import time

    heart = Heartbeat()
    with heart.doing("something quick"):
        qtbot.wait(30)
    with heart.doing("something slow"):
        time.sleep(0.15)
        qtbot.wait(20)
    assert heart.own["something slow"] <= heart.longest["something slow"]
    assert heart.freeze[1] == "something slow"
    assert 0.15 <= heart.freeze[0] < 1.0


def test_what_was_spent_is_told_by_clock_and_by_processor():
    import time

    asleep, at_work = spent_on(lambda: time.sleep(0.05)), spent_on(lambda: sum(range(2_000_000)))
    assert asleep.clock >= 0.05 > asleep.computed
    assert 0 < at_work.computed <= at_work.own <= at_work.clock + 1e-3
