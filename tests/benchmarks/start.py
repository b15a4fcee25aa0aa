"""How long until the window is painted, a sample is counted, and training code has imported what it calls."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import Row, at_most, medians, seconds

ROOT = Path(__file__).parents[2]
IMPORTS = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, numpy"
LOG = "from cmviewer import log_checkpoint"
SAMPLE = "digits"
LONGEST = 1.2
"""Seconds from the start of the process until the matrix of a sample is painted."""
UNTIL = """
import logging
from cmviewer.cli import main
from cmviewer.log import LOG

class EndsThere(logging.Handler):
    def emit(self, record):
        if record.getMessage() == {line!r}:
            os._exit(0)

LOG.addHandler(EndsThere())
main({words!r})
"""
"""Works the program until its log says that something is painted."""


def rows(scale: float) -> Iterator[Row]:
    """Fresh processes in turn: the window, a sample, and the imports that they cannot do without."""
    rounds = max(1, int(9 * scale))
    works = (until("window shown"), until("counted", "--sample", SAMPLE), IMPORTS)
    window, sample, imports = medians(*(partial(run_alone, work) for work in works), rounds=rounds)
    beside = f"importing PySide6 and NumPy alone {seconds(imports)}"
    yield at_most("start: the window is painted", seconds(window), beside, window / imports, 1.8)
    reached = sample <= LONGEST
    ratio, goal = f"{sample / imports:.3g} x", f"≤ {LONGEST} s"
    yield Row("start: the matrix of a sample is painted", seconds(sample), beside, ratio, goal, reached)
    ours, pandas = medians(lambda: run_alone(LOG), lambda: run_alone("import pandas"), rounds=rounds)
    what = "training code: import log_checkpoint"
    yield at_most(what, seconds(ours), f"importing pandas {seconds(pandas)}", ours / pandas, 1)


def until(line: str, *words: str) -> str:
    """Code of a process that starts the program with some words, and ends at a line of its log."""
    return UNTIL.format(line=line, words=list(words))


def run_alone(code: str) -> None:
    """Run code in a process of its own, which ends at once when it is done."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", f"import os\n{code}\nos._exit(0)"], cwd=ROOT, env=environment, check=True
    )
