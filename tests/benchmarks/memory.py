"""Memory of fresh processes that open results and count them."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, at_most, within
from tests.benchmarks.tables import write_labels, write_samples

ROOT = Path(__file__).parents[2]
COUNT = 1_000_000
PROCESS = Path("/proc/self/status")
CHECKPOINTS = 100
OPEN = """
import json, pathlib, sys, tracemalloc
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest
from cmviewer.readers import open_evaluation

if sys.argv[2] == "kept":
    tracemalloc.start()
evaluation = open_evaluation(OpenRequest(path=pathlib.Path(sys.argv[1])))
rule = default_rule(evaluation)
counted = [count(evaluation, place, rule) for place in range(len(evaluation.checkpoints))]
if sys.argv[2] == "kept":
    print(tracemalloc.get_traced_memory()[0])
else:
    print(1024 * int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]))
"""
"""Says what all objects together hold in the end, or the most that the process ever had."""


def rows(scale: float) -> Iterator[Row]:
    """One long table, then many checkpoints. Linux alone says what a process holds."""
    if not PROCESS.exists():
        yield Row("memory", "", "skipped: measured on Linux only", "", "", None)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        count = int(COUNT * scale)
        for what, write in (("labels", write_labels), ("images, labels and scores", write_samples)):
            yield from _a_prediction(folder, what, write, count)
        yield from _checkpoints(folder, max(10, count // 20))


def _a_prediction(folder: Path, what: str, write, count: int) -> Iterator[Row]:
    small, large = folder / "small" / "a.csv", folder / "large" / "a.csv"
    for file, size in ((small, 10), (large, count)):
        file.parent.mkdir(exist_ok=True)
        write(file, size)
    size = large.stat().st_size
    for figure in ("kept", "most"):
        spent = memory_of(large, figure) - memory_of(small, figure)
        beside = f"the file {size / MIB:.3g} MiB, in all {spent / MIB:.3g} MiB"
        what_of = f"memory a prediction beyond the file, {what}: {figure}"
        yield within(what_of, (spent - size) / count, "bytes", 64, beside)


def _checkpoints(folder: Path, count: int) -> Iterator[Row]:
    one, many = folder / "one", folder / "many"
    for place, size in ((one, 1), (many, CHECKPOINTS)):
        place.mkdir()
        write_samples(place / "epoch_0.csv", count)
        for epoch in range(1, size):
            os.link(place / "epoch_0.csv", place / f"epoch_{epoch}.csv")
    few = folder / "few"
    few.mkdir()
    write_samples(few / "epoch_0.csv", 10)
    for figure in ("kept", "most"):
        base = memory_of(few, figure)
        single, all_of_them = (max(1, memory_of(place, figure) - base) for place in (one, many))
        what = f"memory of {CHECKPOINTS} checkpoints of {count:,} predictions, all counted: {figure}"
        ratio = all_of_them / single
        yield at_most(
            what, f"{all_of_them / MIB:.3g} MiB", f"one {single / MIB:.3g} MiB", ratio, CHECKPOINTS / 2
        )


def memory_of(path: Path, figure: str) -> int:
    """Bytes that a process which opens and counts everything keeps in the end, or the most that it had."""
    command = [sys.executable, "-c", OPEN, str(path), figure]
    return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
