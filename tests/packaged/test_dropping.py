"""A folder or a file that is dropped is opened: on the window, and on the program."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from cmviewer.resources import sample
from tests.packaged.conftest import CHECKOUT

PLACES = {
    "a folder": sample("digit-maps"),
    "a file": sample("digits") / "cmviewer.toml",
}


@contextmanager
def drag_source(screen, path, corner):
    environment = os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    script = CHECKOUT / "tests" / "packaged" / "drag_source.py"
    command = [sys.executable, script, path, *map(str, corner)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            screen.wait_for_window("^drag source$")
            yield process.stdout
        finally:
            process.kill()


@pytest.mark.parametrize("what", PLACES)
def test_what_is_dropped_on_the_window_is_opened(program, screen, what):
    path = PLACES[what]
    with program.on(screen).started() as running:
        running.wait_for_log("window shown")
        screen.wait_for_window("^cmviewer$")
        with drag_source(screen, path, (1480, 500)) as told:
            screen.move((1520, 530))
            screen.hold()
            assert told.readline() == "dragging\n"
            screen.carry((1520, 530), (700, 700))
            assert told.readline() == "welcome\n"
            screen.let_go()
            running.wait_for_log(" opened ")
        running.wait_for_log("counted")


@pytest.mark.parametrize("what", PLACES)
def test_what_is_dropped_on_the_program_is_opened(program, screen, what):
    with program.on(screen).started("--tell-in-window", PLACES[what]) as running:
        running.wait_for_log("counted")


def test_a_window_stays_that_was_given_what_cannot_be_opened(program, screen, tmp_path):
    with program.on(screen).started("--tell-in-window", tmp_path / "not there") as running:
        running.wait_for_log("ERROR")
        running.wait_for_log("window shown")
        assert running.process.poll() is None
        assert str(tmp_path / "not there") in running.log
