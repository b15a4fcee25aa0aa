"""Opening a bundle of ten million outcomes: the first matrix, clicks on cells, and memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cmviewer.readers import OpenRequest
from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, within
from tests.benchmarks.stress import most_memory
from tests.benchmarks.windows import bare_window, wait_until
from tests.benchmarks.workers import write_boxes

ROOT = Path(__file__).parents[2]
IMAGES = 100_000
"""With a hundred predictions each, all of which are counted: ten million outcomes and more."""


def rows(scale: float) -> Iterator[Row]:
    """Count boxes into a bundle as the command line does, and open it in a process that has nothing else."""
    with tempfile.TemporaryDirectory() as temporary:
        results, bundle = (Path(temporary) / name for name in ("results", "bundle"))
        boxes = write_boxes(results, max(2, int(IMAGES * scale)), checkpoints=1)
        program = [sys.executable, "-m", "cmviewer", "count", str(results), "--out", str(bundle)]
        subprocess.run([*program, "--score", "0"], cwd=ROOT, check=True, capture_output=True)
        yield from _opened(bundle, boxes)


def _opened(bundle: Path, boxes: int) -> Iterator[Row]:
    command = [sys.executable, "-m", "tests.benchmarks.bundles", str(bundle)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    called = f"a bundle of {told['outcomes']:,} outcomes"
    yield within(f"{called}: first matrix", told["first"], "s", 1)
    yield within(f"{called}: a click, the list", 1e3 * told["click"], "ms", None, f"of {told['count']:,}")
    yield within(f"{called}: the most memory", told["memory"] / MIB, "MiB", None, f"{boxes:,} boxes")


def measured(bundle: Path) -> dict[str, float]:
    """Open a bundle in a window, and click its fullest cells but for those of the background."""
    with tempfile.TemporaryDirectory() as store, bare_window(Path(store) / "store.ini") as window:
        before, began = most_memory(), time.perf_counter()
        session = window.session
        session.open(OpenRequest(path=bundle))
        wait_until(lambda: session.shown is not None)
        first = time.perf_counter() - began
        wait_until(lambda: window.jobs.is_idle)
        slowest = 0.0
        for step in range(8):
            place = QPoint(20 + 23 * step, 20 + 17 * step)
            began = time.perf_counter()
            QTest.mouseClick(window.page.matrix.cells_viewport, Qt.MouseButton.LeftButton, pos=place)
            wait_until(lambda: not window.jobs.is_running("examples"))
            slowest = max(slowest, time.perf_counter() - began)
            wait_until(lambda: window.jobs.is_idle)
        matrix = session.shown.matrix
        return {
            "first": first,
            "click": slowest,
            "count": int(matrix.count.max()),
            "outcomes": matrix.total,
            "memory": most_memory() - before,
        }


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]))))
