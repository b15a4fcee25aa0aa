"""Memory of fresh processes that open results and count them."""

import json
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
CHECKPOINTS = 100
OPEN = """
import json, pathlib, sys
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation

evaluation = open_evaluation(OpenRequest(path=pathlib.Path(sys.argv[1])))
rule = default_rule(evaluation)
counted = [count(evaluation, place, rule) for place in range(len(evaluation.checkpoints))]
status = pathlib.Path("/proc/self/status").read_text()
print(json.dumps([1024 * int(status.split(word)[1].split()[0]) for word in ("VmRSS:", "VmHWM:")]))
"""


def rows(scale: float) -> Iterator[Row]:
    """One long table, then many checkpoints. Linux alone says what a process holds."""
    if not Path("/proc/self/status").exists():
        yield Row("memory", "", "skipped: measured on Linux only", "", "", None)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        count = int(COUNT * scale)
        for what, write in (("labels", write_labels), ("images, labels and scores", write_samples)):
            yield from _a_prediction(folder, what, write, count)
        yield _checkpoints(folder, max(10, count // 20))


def _a_prediction(folder: Path, what: str, write, count: int) -> Iterator[Row]:
    small, large = folder / "small" / "a.csv", folder / "large" / "a.csv"
    for file, size in ((small, 10), (large, count)):
        file.parent.mkdir(exist_ok=True)
        write(file, size)
    before, after = (memory_of(file) for file in (small, large))
    size = large.stat().st_size
    for word, start, end in zip(("kept", "at most"), before, after, strict=True):
        beyond = (end - start - size) / count
        beside = f"the file {size / MIB:.3g} MiB, in all {(end - start) / MIB:.3g} MiB"
        yield within(f"memory a prediction beyond the file, {what}: {word}", beyond, "bytes", 64, beside)


def _checkpoints(folder: Path, count: int) -> Row:
    one, many = folder / "one", folder / "many"
    for place, size in ((one, 1), (many, CHECKPOINTS)):
        place.mkdir()
        write_samples(place / "epoch_0.csv", count)
        for epoch in range(1, size):
            os.link(place / "epoch_0.csv", place / f"epoch_{epoch}.csv")
    (folder / "none").mkdir()
    write_samples(folder / "none" / "epoch_0.csv", 10)
    empty, single, all_of_them = (memory_of(place)[0] for place in (folder / "none", one, many))
    single, all_of_them = max(1, single - empty), all_of_them - empty
    beside = f"one {single / MIB:.3g} MiB"
    what = f"memory of {CHECKPOINTS} checkpoints of {count:,} predictions, all counted"
    return at_most(what, f"{all_of_them / MIB:.3g} MiB", beside, all_of_them / single, CHECKPOINTS / 2)


def memory_of(path: Path) -> list[int]:
    """Bytes that a process keeps when all is counted, and the most that it had."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)
