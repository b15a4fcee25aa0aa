"""A person starts the program, clicks and types: a real window, real mouse and key events."""

import csv
import subprocess
import sys
from contextlib import contextmanager

import pytest

from cmviewer.resources import sample
from tests.packaged.program import LOG
from tests.packaged.screen import wait_for
from tests.packaged.start import positions


@pytest.fixture
def at(screen, tmp_path):
    """Where things are, in pixels of a window."""
    return positions(screen, tmp_path)


@contextmanager
def window(program, screen, at):
    """Start the program; where things are on the screen."""
    with program.on(screen).started() as running:
        running.wait_for_log("window shown")
        x, y = screen.place_of(screen.wait_for_window("^cmviewer$"))
        yield running, {name: (x + place[0], y + place[1]) for name, place in at.items()}


@pytest.fixture
def hands(screen, program, at):
    """The program with its sample opened by a click, and where things are on the screen."""
    with window(program, screen, at) as (running, places):
        screen.click(places["sample"])
        running.wait_for_log("counted")
        yield running, places


def test_one_click_opens_the_log_folder_and_its_opener_inherits_nothing(program, screen, at, tmp_path):
    """PyInstaller points variables into the program, which would break a file manager."""
    opener, told = tmp_path / "bin" / "xdg-open", tmp_path / "told"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\n(echo "$1"; env) > "{told}.part"; mv "{told}.part" "{told}"\n')
    opener.chmod(0o755)
    with window(program.knowing(PATH=f"{opener.parent}:/usr/bin:/bin"), screen, at) as (_, places):
        screen.click(places["log folder"])
        wait_for(told.exists, "xdg-open")
    folder, *variables = told.read_text("utf-8").splitlines()
    assert folder.removeprefix("file://").replace("%20", " ") == str((program.home / LOG).parent)
    inside = str(program.executable.parent / "_internal")
    assert [
        variable for variable in variables if inside in variable and not variable.startswith("_PYI")
    ] == []


def test_a_click_on_a_number_shows_its_images(hands, screen):
    running, places = hands
    before = screen.picture()
    screen.click(places["cell"])
    running.wait_for_log("first image shown")
    x, y = places["image"]
    area = (x - 60, y - 60, x + 60, y + 60)
    colours = before.crop(area).getcolors(20_000)
    wait_for(lambda: screen.picture().crop(area).getcolors(20_000) != colours, "the image on the screen")


@pytest.mark.usefixtures("hands")
def test_the_counts_that_keys_export_are_those_of_the_command_line(screen, source, tmp_path):
    file = tmp_path / "by hand.csv"
    screen.press("ctrl+shift+e")
    screen.wait_for_window("CSV|[Ee]xport|[Ss]ave")
    screen.press("ctrl+a")
    screen.write(str(file))
    screen.press("Return")
    wait_for(file.exists, "the exported counts")
    report = tmp_path / "report"
    subprocess.run([sys.executable, source, "report", sample("digits"), "--out", report], check=True)
    theirs = (report / "confusion_matrix.csv").read_text("utf-8")
    corner, _, counts = file.read_text("utf-8").partition(",")
    assert corner.startswith("truth \\ prediction: epoch_12")  # by what they were counted
    assert counts == theirs.partition(",")[2]
    assert sum(int(field) for row in list(csv.reader(theirs.splitlines()))[1:] for field in row[1:]) > 0


def test_closing_the_window_ends_the_program(hands, screen):
    running, _ = hands
    screen.press("ctrl+q")
    assert running.process.wait(30) == 0
