"""How long until the window is on screen, and until training code has imported what it calls."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Row, at_most, medians, seconds

ROOT = Path(__file__).parents[2]
IMPORTS = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, numpy"
LOG = "from cmviewer import log_checkpoint"
WINDOW = """
import gc
gc.disable()  # as main does before it imports the window, in this order
from cmviewer.cli import main, window
from PySide6.QtCore import QTimer
from cmviewer.gui.main_window import MainWindow

def show_then_close(window, event, shown=MainWindow.showEvent):
    shown(window, event)
    QTimer.singleShot(0, lambda: (window.repaint(), os._exit(0)))

MainWindow.showEvent = show_then_close
main([])
"""


def rows(scale: float) -> Iterator[Row]:
    """Fresh processes in turn: the window, and the imports that it cannot do without."""
    rounds = max(1, int(9 * scale))
    window, imports = medians(lambda: run_alone(WINDOW), lambda: run_alone(IMPORTS), rounds=rounds)
    beside = f"importing PySide6 and NumPy alone {seconds(imports)}"
    yield at_most("start: the window is painted", seconds(window), beside, window / imports, 1.8)
    ours, pandas = medians(lambda: run_alone(LOG), lambda: run_alone("import pandas"), rounds=rounds)
    what = "training code: import log_checkpoint"
    yield at_most(what, seconds(ours), f"importing pandas {seconds(pandas)}", ours / pandas, 1)


def run_alone(code: str) -> None:
    """Run code in a process of its own, which ends at once when it is done."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", f"import os\n{code}\nos._exit(0)"], cwd=ROOT, env=environment, check=True
    )
