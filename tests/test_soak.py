"""A window that is worked at random answers and complains of nothing; `make soak` works it longer."""

import gc
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QComboBox, QScrollBar, QWidget

from tests.soak import hands, vitals
from tests.soak.growth import FILLED, growth, has_grown
from tests.soak.openable import openable
from tests.soak.vitals import Vitals

CHECKOUT = Path(__file__).resolve().parent.parent
FEW = 60
MORE = 400
MEBIBYTE = 1 << 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is asked for as POSIX tells it")


def work(before, *words):
    """Work a window in a process of its own, after some lines of Python that spoil something."""
    code = f"import sys\n{before}\nfrom tests.soak.__main__ import main\nsys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=CHECKOUT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.mark.parametrize("interactions", [FEW, pytest.param(MORE, marks=pytest.mark.long)])
def test_a_window_that_is_worked_at_random_answers_and_complains_of_nothing(interactions):
    ended = work("", "--interactions", str(interactions), "--seed", "0")
    assert (ended.returncode, ended.stderr) == (0, "")
    looks = re.findall(r"^\| ([\d,]+) \| (\d+) MiB \| (\d+) ms \|$", ended.stdout, re.MULTILINE)
    assert [int(done) for done, _, _ in looks] == [*range(0, interactions, 250), interactions]
    assert all(int(memory) > 50 for _, memory, _ in looks)


SPOILT = {
    "from cmviewer.gui.session import Session; Session.select = lambda *_: 1 / 0; "
    "from cmviewer.gui.docks import Docks; from PySide6.QtCore import qWarning; "
    "Docks.fit_soon = lambda *_: qWarning('odd')": ("ZeroDivisionError", "Qt says: odd"),
    "import tests.soak.run as run, threading; run.HANG = 2; from cmviewer.gui.docks import Docks; "
    "Docks.fit_soon = lambda *_: threading.Event().wait(99)": ("Timeout",),
}
"""What is spoilt, and what is told of it; one process shows what does not end it."""


@pytest.mark.long
@pytest.mark.parametrize("spoil", SPOILT, ids=map(" and ".join, SPOILT.values()))
def test_a_fault_a_warning_or_a_hang_is_told_with_what_was_done(spoil):
    ended = work(spoil, "--interactions", "40", "--seed", "0")
    assert ended.returncode == 1
    assert [words for words in SPOILT[spoil] if words not in ended.stderr] == []


def test_a_freeze_is_told_with_where_the_thread_stood_and_whether_it_computed(qtbot, monkeypatch):
    monkeypatch.setattr(vitals, "FROZEN", 0.4)
    told = []
    heartbeat = vitals.Heartbeat(told.append)

    def stand_still():
        threading.Event().wait(1.2)

    stand_still()
    assert heartbeat.take_longest() >= 1.2
    heartbeat.end()
    [frozen] = told
    numbers = re.match(
        r"frozen for (\S+) s, in which the GUI thread computed for (\S+) s and all threads for (\S+) s\n",
        frozen,
    )
    assert float(numbers[1]) > 1.1
    assert float(numbers[2]) <= float(numbers[3]) < 0.6 * float(numbers[1])
    assert "in stand_still" in frozen


def test_hands_leave_no_object_behind_once_a_widget_is_deleted(qtbot):
    """What `findChildren` finds of Qt's own stays for ever, and looks as if the window leaked."""
    window = QWidget()
    qtbot.addWidget(window)
    choice = QComboBox(window)
    choice.addItems(["one", "other"])
    choice.view()
    assert any(isinstance(one, QScrollBar) for one in hands.below(window))
    hands.visible(window, QWidget)
    shiboken6.delete(choice)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, QScrollBar) and not shiboken6.isValid(one)]


def test_all_that_is_opened_is_a_copy_for_readings_are_saved_beside_it(tmp_path):
    paths = openable(tmp_path)
    assert len(paths) > 100
    assert all(path.is_relative_to(tmp_path) for path in paths)
    assert all(path.exists() for path in paths[:-1])


def curve(memory):
    return [Vitals(done, int(memory(done) * MEBIBYTE), 0.0) for done in range(0, 10_001, 250)]


def test_memory_that_fills_and_stays_has_not_grown():
    assert not has_grown(curve(lambda done: 200 + min(done, FILLED) / 10 + done % 500 / 50))


def test_memory_that_leaks_a_little_each_time_has_grown():
    leaking = curve(lambda done: 200 + done / 50)
    assert has_grown(leaking)
    assert growth(leaking)[0] < growth(leaking)[1]


def test_few_interactions_say_nothing_of_growth():
    assert growth(curve(lambda done: done)[:5]) is None
