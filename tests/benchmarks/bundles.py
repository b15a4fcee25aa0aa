"""Counting into a bundle, in one process and on two workers; and opening a bundle of many outcomes.

Each count is the command line's, in a process of its own: by the clock, of the processor with all workers,
and the most memory of any one process.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cmviewer.readers import OpenRequest
from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, check_equal, within
from tests.benchmarks.scenes import Scene, make_scene, records
from tests.benchmarks.stress import most_memory, write_maps
from tests.benchmarks.windows import bare_window, wait_until

ROOT = Path(__file__).parents[2]
IMAGES = 100_000
"""With a hundred predictions each: ten million boxes."""
MAPS = 2_000
PIECE = 500_000
WAYS = {"in one process": (), "on the workers of this machine": ("--scheduler", "local")}


@dataclass(frozen=True)
class _Cost:
    """Seconds by the clock and of the processor; bytes of the process that had most."""

    clock: float
    processor: float
    memory: int


def rows(scale: float) -> Iterator[Row]:
    """Boxes, whose bundle is opened as well, then label maps."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        boxes = _write_scene(folder / "boxes", make_scene(max(2, int(IMAGES * scale))))
        bundle = folder / "one"
        yield from _counted(f"{boxes:,} boxes", folder / "boxes", bundle, "--score", "0")
        yield from _opened(bundle, boxes)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        maps = max(4, int(MAPS * scale))
        write_maps(folder / "maps", maps)
        yield from _counted(f"{maps:,} maps of 2 Mpx", folder / "maps", folder / "one")


def _write_scene(folder: Path, scene: Scene) -> int:
    """Write truth and results as COCO does, the results in pieces, for so many records need much room."""
    (folder / "epoch_0").mkdir(parents=True)
    (folder / "instances_val.json").write_text(json.dumps(scene.coco_truth()))
    predictions = scene.predictions
    with (folder / "epoch_0" / "predictions.json").open("w") as out:
        for begin in range(0, len(predictions), PIECE):
            some = predictions.take(np.arange(begin, min(begin + PIECE, len(predictions))))
            scores = some.score.astype(float).tolist()
            found = [one | {"score": score} for one, score in zip(records(some), scores, strict=True)]
            out.write(("," if begin else "[") + json.dumps(found)[1:-1])
        out.write("]")
    return len(predictions)


def _counted(what: str, results: Path, bundle: Path, *options: str) -> Iterator[Row]:
    matrices = []
    for way, scheduler in WAYS.items():
        place = bundle if not scheduler else bundle.with_name("workers")
        cost = _count(results, place, *options, *scheduler)
        matrices.append(json.loads((place / "matrix.json").read_text())["checkpoints"])
        beside = f"of the processor {cost.processor:.3g} s, the largest process {cost.memory / MIB:.4g} MiB"
        yield within(f"{what} into a bundle, {way}", cost.clock, "s", None, beside)
    check_equal(matrices[0], matrices[1], "one process and workers")


def _count(results: Path, bundle: Path, *options: str) -> _Cost:
    command = [sys.executable, "-m", "cmviewer", "count", str(results), "--out", str(bundle), *options]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    with process.stderr as said:
        errors = said.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(errors)
    return _Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, 1024 * used.ru_maxrss)


def _opened(bundle: Path, boxes: int) -> Iterator[Row]:
    """In a process of its own, which has nothing else in memory."""
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
