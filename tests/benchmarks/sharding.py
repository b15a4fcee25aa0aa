"""What counting in shards costs by part: reading, matching, sending, writing; and what a worker holds.

Of boxes in seconds of the processor for each million, of which all but reading and writing can be shared.
"""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cmviewer.bundle.names import outcome_name
from cmviewer.bundle.outcome_files import write_outcomes
from cmviewer.bundle.ranges import ROWS, ranges_of
from cmviewer.bundle.shards import count_shard, shards_of
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, within
from tests.benchmarks.memory import PROCESS
from tests.benchmarks.object_files import write_scene
from tests.benchmarks.scenes import make_scene

ROOT = Path(__file__).parents[2]
IMAGES = 20_000
MILLION = 1_000_000
WORKER = """
import pathlib, pickle, sys
import cmviewer.bundle.shards
def most():
    return 1024 * int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
before = most()
counted = cmviewer.bundle.shards.count_shard(pickle.loads(pathlib.Path(sys.argv[1]).read_bytes()))
print(before, most())
"""
"""Counts a shard as a worker does, and says the most that it held before and after."""


def rows(scale: float) -> Iterator[Row]:
    """One checkpoint of boxes, cut into shards of the usual size, or into one that is smaller."""
    with tempfile.TemporaryDirectory() as temporary:
        yield from _rows(Path(temporary), max(2, int(IMAGES * scale)))


def _rows(folder: Path, images: int) -> Iterator[Row]:
    scene = make_scene(images)
    boxes = len(scene.predictions)
    file = write_scene(folder / "results", scene)
    del scene

    def read() -> Any:
        opened = open_evaluation(OpenRequest(folder / "results"))
        return opened, opened.checkpoints[0].load()

    (evaluation, predictions), reading = _timed(read)
    rule = default_rule(evaluation)
    ranges = ranges_of(evaluation, predictions, rows=min(ROWS, boxes))
    shard, cutting = _timed(lambda: next(shards_of(evaluation, 0, predictions, ranges, rule)))
    sent, packing = _timed(lambda: pickle.dumps(shard, protocol=5))
    counted, matching = _timed(lambda: count_shard(shard))
    back, unpacking = _timed(lambda: pickle.dumps(counted, protocol=5))
    written = folder / Path(outcome_name(0, 0)).name
    _, writing = _timed(lambda: write_outcomes(written, counted.columns, evaluation.classes, "epoch 1"))
    inside = len(shard.evaluation.checkpoints[0].load())
    called = f"{boxes:,} boxes counted in shards of {inside:,}, each million"
    for what, seconds, of in (
        ("reading, here", reading, boxes),
        ("matching", matching, inside),
        ("cutting and sending", cutting + packing, inside),
        ("sending back", unpacking, inside),
        ("writing, here", writing, inside),
    ):
        yield within(f"{called}: {what}", seconds * MILLION / of, "s of the processor", None)
    for what, size, of in (
        ("the file", file.stat().st_size, boxes),
        ("what is sent", len(sent), inside),
        ("what comes back", len(back), inside),
        ("what is written", written.stat().st_size, inside),
    ):
        yield within(f"{called}: {what}", size / MIB * MILLION / of, "MiB", None)
    if PROCESS.exists():
        (folder / "shard").write_bytes(sent)
        command = [sys.executable, "-c", WORKER, str(folder / "shard")]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        before, most = map(int, done.stdout.split())
        beside = f"before it {before / MIB:.3g} MiB"
        yield within(f"a worker with a shard of {inside:,} boxes: the most", most / MIB, "MiB", None, beside)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came out, and seconds of the processor."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began
