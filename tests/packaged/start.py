"""How long the first start takes: window on screen, sample opened, first wrong image shown.

`python -m tests.packaged.start` prints the table of packaging/README.md: the built program and the checkout
in turn, and the built program with none of its files in the system's memory, as after the machine was
started. Times are from the start of the process to what the log says was painted; the last one is from a
click on a wrong cell.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from statistics import median
from time import time

from tests.packaged.program import Program
from tests.packaged.screen import Screen, virtual_screen

CHECKOUT = Path(__file__).parents[2]
SAMPLE = "digits"
STEPS = ("window shown", "counted", "first image shown")
ROUNDS = 7


def positions(screen: Screen, folder: Path) -> dict[str, tuple[int, int]]:
    """Where things are in the window of the checkout, on this screen (see positions.py)."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.packaged.positions", folder, SAMPLE],
        cwd=CHECKOUT,
        env=os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def from_checkout(home: Path) -> tuple[Program, tuple[str, ...]]:
    """The program of the checkout, and the words that come first."""
    return Program(Path(sys.executable), home), (str(CHECKOUT / "main.py"),)


def first_start(
    program: Program, screen: Screen, cell: tuple[int, int], words: tuple[str, ...] = ()
) -> Mapping[str, float]:
    """Start it on the sample and click a wrong cell; seconds from the start to each step.

    The click is a person's: the last step counts from the click, whenever that was.
    """
    began = time()
    with program.on(screen).started(*words, "--sample", SAMPLE) as running:
        seen = {step: moment(running.wait_for_log(f" {step}$")) - began for step in STEPS[:2]}
        x, y = screen.place_of(screen.wait_for_window("cmviewer"))
        clicked = time()
        screen.click((x + cell[0], y + cell[1]))
        seen[STEPS[2]] = moment(running.wait_for_log(f" {STEPS[2]}$")) - clicked
        running.end()
    (program.home / ".local/state/cmviewer/log/cmviewer.log").unlink()
    return seen


def moment(line: str) -> float:
    """When a line of the log was written, in seconds since 1970."""
    return datetime.fromisoformat(" ".join(line.split()[:2])).timestamp()


def forget(folder: Path) -> None:
    """Have the system forget what it keeps in memory of a folder's files."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def main(built: str) -> None:
    """Measure in turn, print the medians."""
    folder = Path(built).resolve()
    with virtual_screen() as screen, tempfile.TemporaryDirectory() as place:
        home = Path(place)
        cell = positions(screen, home)["cell"]
        program = Program(folder / "cmviewer", home)
        checkout, words = from_checkout(home)
        runs: dict[str, list[Mapping[str, float]]] = {"built": [], "checkout": [], "built, cold": []}
        for _ in range(ROUNDS):
            runs["built"].append(first_start(program, screen, cell))
            runs["checkout"].append(first_start(checkout, screen, cell, words))
            forget(folder)
            runs["built, cold"].append(first_start(program, screen, cell))
    for name, each in runs.items():
        print(name, *(f"{step} {median(run[step] for run in each):.2f} s" for step in STEPS), sep=" | ")


if __name__ == "__main__":
    main(*(sys.argv[1:] or [str(CHECKOUT / "dist" / "cmviewer")]))
