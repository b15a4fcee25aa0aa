"""A person starts the program, clicks and types: a real window, real mouse and key events."""

import csv
import subprocess
import sys

import pytest

from cmviewer.resources import sample
from tests.packaged.screen import wait_for
from tests.packaged.start import positions


@pytest.fixture
def hands(screen, program, tmp_path):
    """The program with its sample opened by a click, and where things are on the screen."""
    places = positions(screen, tmp_path)
    with program.on(screen).started() as running:
        running.wait_for_log("window shown")
        corner = screen.place_of(screen.wait_for_window("^cmviewer$"))
        at = {name: (corner[0] + place[0], corner[1] + place[1]) for name, place in places.items()}
        screen.click(at["sample"])
        running.wait_for_log("counted")
        yield running, at


def test_a_click_on_a_number_shows_its_images(hands, screen):
    running, at = hands
    before = screen.picture()
    screen.click(at["cell"])
    running.wait_for_log("first image shown")
    x, y = at["image"]
    area = (x - 60, y - 60, x + 60, y + 60)
    assert before.crop(area).getcolors(20_000) != screen.picture().crop(area).getcolors(20_000)


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
    assert file.read_text("utf-8") == theirs
    assert sum(int(field) for row in list(csv.reader(theirs.splitlines()))[1:] for field in row[1:]) > 0


def test_closing_the_window_ends_the_program(hands, screen):
    running, _ = hands
    screen.press("ctrl+q")
    assert running.process.wait(30) == 0
