"""What counting in shards costs by part: reading, matching, sending, writing; and what a worker holds.

Of boxes in seconds of the processor for each million: first as the process reads the checkpoint that decides,
and cuts it; then as workers read every other one themselves. `workers.py` has what all of it comes to.
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
from cmviewer.bundle.packed import packed
from cmviewer.bundle.ranges import ROWS, ranges_of, ranges_of_amounts
from cmviewer.bundle.shards import CountedShard, Shard, count_shard, shards_apart, shards_of
from cmviewer.evaluation import Evaluation
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.inputs import input_file
from tests.benchmarks import workers
from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, within
from tests.benchmarks.memory import PROCESS

ROOT = Path(__file__).parents[2]
MILLION = 1_000_000
WORKER = """
import pathlib, pickle, sys
import cmviewer.bundle.packed
def most():
    return 1024 * int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
before = most()
counted = cmviewer.bundle.packed.packed_shard(pickle.loads(pathlib.Path(sys.argv[1]).read_bytes()))
print(before, most())
"""
"""Counts a shard as a worker does, and says the most that it held before and after."""


def rows(scale: float) -> Iterator[Row]:
    """Two checkpoints of boxes by part, then what bundles of boxes and maps cost in all."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "results"
        boxes = workers.write_boxes(folder, max(2, int(workers.IMAGES * scale)))
        yield from _parts(Path(temporary), folder, boxes)
        yield from workers.boxes_rows(folder, boxes)
    yield from workers.maps_rows(scale)


def _parts(temporary: Path, folder: Path, boxes: int) -> Iterator[Row]:
    def read() -> Any:
        opened = open_evaluation(OpenRequest(folder))
        return opened, opened.checkpoints[-1].load()

    (evaluation, predictions), reading = _timed(read)
    file = folder / "epoch_1" / "predictions.json"
    _, hashing = _timed(lambda: input_file(file))
    size = file.stat().st_size
    rule = default_rule(evaluation)
    cut = ranges_of(evaluation, predictions, rows=min(ROWS, boxes))
    shard, cutting = _timed(lambda: next(shards_of(evaluation, 1, predictions, cut, rule)))
    sent, packing = _timed(lambda: pickle.dumps(shard, protocol=5))
    counted, matching = _timed(lambda: count_shard(shard))
    inside = len(shard.evaluation.checkpoints[0].load())
    called = f"{boxes:,} boxes, each million"
    for what, seconds, of in (
        ("reading, here", reading, boxes),
        ("hashing the file, here", hashing, boxes),
        ("matching a shard, a worker", matching, inside),
        ("cutting and sending a shard, here", cutting + packing, inside),
    ):
        yield within(f"{called}: {what}", seconds * MILLION / of, "s of the processor", None)
    yield within(f"{called}: the file", size / MIB * MILLION / boxes, "MiB", None)
    yield within(f"{called}: what is sent", len(sent) / MIB * MILLION / inside, "MiB", None)
    yield from _back(temporary, shard, counted, inside, called)
    yield from _most(temporary, sent, f"a worker with a shard of {inside:,} boxes")
    yield from _apart(temporary, evaluation, boxes, called)


def _apart(temporary: Path, evaluation: Evaluation, boxes: int, called: str) -> Iterator[Row]:
    """The same where workers read."""
    apart, rule = evaluation.checkpoints[0].apart, default_rule(evaluation)
    assert apart is not None
    looked, looking = _timed(lambda: [look() for look in apart.looks()])
    index, indexing = _timed(lambda: apart.index(looked))
    cut, cutting = _timed(lambda: ranges_of_amounts(evaluation, index.amount, rows=min(ROWS, boxes)))
    (shard, inside), taking = _timed(
        lambda: (
            next(shards_apart(evaluation, 0, index, rule, cut)),
            int(index.amount[cut[0].start : cut[0].end].sum()),
        )
    )
    sent, packing = _timed(lambda: pickle.dumps(shard, protocol=5))
    _, reading = _timed(shard.evaluation.checkpoints[0].load)
    for what, seconds, of in (
        ("looking through the file, workers", looking, boxes),
        ("making the index, here", indexing + cutting, boxes),
        ("cutting and sending a shard that is read there, here", taking + packing, inside),
        ("reading a shard, a worker", reading, inside),
    ):
        yield within(f"{called}: {what}", seconds * MILLION / of, "s of the processor", None)
    sizes = len(pickle.dumps(looked, protocol=5)) / boxes, len(sent) / inside
    for what, size in zip(("what looking sends back", "what is sent to be read there"), sizes, strict=True):
        yield within(f"{called}: {what}", size / MIB * MILLION, "MiB", None)
    yield from _most(temporary, sent, f"a worker that reads a shard of {inside:,} boxes")


def _back(temporary: Path, shard: Shard, counted: CountedShard, inside: int, called: str) -> Iterator[Row]:
    """What comes back, and is written."""
    files, making = _timed(lambda: packed(shard, counted))
    back, packing = _timed(lambda: pickle.dumps(files, protocol=5))
    written = temporary / Path(outcome_name(0, 0)).name
    _, writing = _timed(lambda: written.write_bytes(files.outcomes))
    for what, seconds in (
        ("making the file of a shard, a worker", making),
        ("sending back, a worker", packing),
        ("writing, here", writing),
    ):
        yield within(f"{called}: {what}", seconds * MILLION / inside, "s of the processor", None)
    for what, size in (("what comes back", len(back)), ("what is written", written.stat().st_size)):
        yield within(f"{called}: {what}", size / MIB * MILLION / inside, "MiB", None)


def _most(temporary: Path, sent: bytes, called: str) -> Iterator[Row]:
    if PROCESS.exists():
        (temporary / "shard").write_bytes(sent)
        command = [sys.executable, "-c", WORKER, str(temporary / "shard")]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        before, most = map(int, done.stdout.split())
        yield within(f"{called}: the most", most / MIB, "MiB", None, f"before it {before / MIB:.3g} MiB")


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came out, and seconds of the processor."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began
