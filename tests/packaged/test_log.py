"""A packaged program has no console: its problems and its crashes are in its log file."""

import re
import shutil
import signal

import pytest

from tests.packaged.conftest import BUILD, CHECKOUT
from tests.packaged.program import CRASHES, LOG, Program
from tests.packaged.screen import PATIENCE, wait_for

BROKEN = CHECKOUT / "tests" / "data" / "broken"
BY_OPTIONS = {"column-missing", "positive-unused"}
"""Folders that are wrong only with an option."""
FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir() and path.name not in BY_OPTIONS)[3::9]


@pytest.fixture
def damaged(unpacked, tmp_path, home):
    """A copy of the program with one library taken out, as a failed update leaves it."""

    def damage(library):
        copy = tmp_path / "damaged"
        shutil.copytree(unpacked, copy, symlinks=True)
        found = list((copy / "_internal").glob(library))
        assert found
        for path in found:
            path.unlink()
        return Program(copy / BUILD.EXECUTABLE, home)

    return damage


OPTION = re.compile(r" \(--[a-z].*\)$")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_problem_that_check_prints_is_in_the_log_of_check_and_of_the_window(program, screen, folder):
    printed = program.run("check", folder).stderr.splitlines()
    problems = [line.removeprefix("warning: ") for line in printed]
    log = program.home / LOG
    assert problems
    assert [problem for problem in problems if problem not in log.read_text("utf-8")] == []
    log.unlink()
    with program.on(screen).started("--tell-in-window", folder) as running:
        running.wait_for_log("WARNING|ERROR")
        for problem in problems:
            running.wait_for_log(re.escape(OPTION.sub("", problem)))  # a window has no options


def test_a_fault_of_ours_is_in_the_log_and_the_window_stays(damaged, screen):
    program = damaged("pandas/_libs/parsers*")
    with program.on(screen).started("--sample", "digits") as running:
        running.wait_for_log("Error: ")
        assert "Traceback" in running.log
        screen.wait_for_window("^cmviewer$")
        assert running.process.poll() is None


def test_a_fault_while_the_window_is_made_is_told_in_it_and_in_the_log(damaged, screen):
    program = damaged("numpy/_core/_multiarray_umath*")
    with program.on(screen).started() as running:
        running.wait_for_log("Error: ")
        assert "Traceback" in running.log
        wait_for(lambda: len(screen.windows("^cmviewer$")) > 1, "what went wrong, on the screen")
        screen.press("Escape")
        assert running.process.wait(PATIENCE) == 1


def test_a_crash_of_a_library_leaves_where_it_was_and_the_next_start_says_so(program, screen):
    with program.on(screen).started() as running:
        running.wait_for_log("window shown")
        running.process.send_signal(signal.SIGSEGV)
        assert running.process.wait(30) == -signal.SIGSEGV
    trace = (program.home / CRASHES).read_text("utf-8")
    assert "Segmentation fault" in trace
    assert "run_window" in trace
    with program.on(screen).started() as running:
        running.wait_for_log("crash")
        running.wait_for_log("window shown", times=2)
