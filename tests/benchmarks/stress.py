"""Scenes as large as they come: time to the first matrix, the worst wait of a person, and the most memory.

Each scene is opened in a fresh window of a process of its own, which prints what came out.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cmviewer.gui.main_window import MainWindow
from cmviewer.readers import OpenRequest
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.labels import MIB
from tests.benchmarks.masks import SETS, write_pairs
from tests.benchmarks.measuring import Row, at_most, within
from tests.benchmarks.memory import PROCESS
from tests.benchmarks.object_files import write_masks, write_scene
from tests.benchmarks.scenes import make_scene
from tests.benchmarks.tour import cell_places, write_labels
from tests.benchmarks.windows import PATIENCE, bare_window, off_screen_application, wait_until

ROOT = Path(__file__).parents[2]
WAIT = 100
"""Milliseconds that a person waits without being told how far it is."""
MOST = 8
"""Times the size of the files that memory may grow by."""
CLICKS = 8
DIFFERENT_MAPS = 10


def rows(scale: float) -> Iterator[Row]:
    """All scenes, one after the other."""
    for what, make in SCENES.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "results"
            make(folder, scale)
            size = sum(_size(file) for file in folder.rglob("*") if file.is_file())
            command = [sys.executable, "-m", "tests.benchmarks.stress", str(folder)]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
            yield from _rows_of(what, json.loads(done.stdout.splitlines()[-1]), size)


def _size(file: Path) -> int:
    """Bytes of a file; of a picture, which is packed, of its pixels."""
    if file.suffix != ".png":
        return file.stat().st_size
    with Image.open(file) as picture:
        return picture.width * picture.height


def _rows_of(what: str, told: dict[str, list[float]], size: int) -> Iterator[Row]:
    yield within(f"{what}: first matrix", told["first"][0], "s", None)
    for step in ("click", "checkpoint", "threshold"):
        if step not in told:
            continue
        longest, silent, frozen, computed = (1e3 * seconds for seconds in told[step])
        beside = (
            f"answered after {longest:.3g} ms; the window still for {frozen:.3g}, computing {computed:.3g}"
        )
        yield within(f"{what}: the longest of a {step} without a sign", silent, "ms", WAIT, beside)
    if told["memory"][0] > 0:
        grown, files = told["memory"][0] / MIB, size / MIB
        called = f"{what}: the most memory"
        yield at_most(called, f"{grown:.3g} MiB", f"the files {files:.3g} MiB", grown / files, MOST)


def _coco(folder: Path, scale: float) -> None:
    write_scene(folder, make_scene(max(4, int(5_000 * scale))), checkpoints=12)


def _masks(folder: Path, scale: float) -> None:
    write_masks(folder, max(20, int(5_000 * scale)))


def _maps(folder: Path, scale: float) -> None:
    """A few different maps, under as many names as are wanted."""
    count, (_, width, height, classes, _) = max(4, int(1_000 * scale)), SETS[0]
    for side in ("truth", "epoch_1"):
        (folder / side).mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        sides = write_pairs(Path(made), width, height, classes, min(count, DIFFERENT_MAPS))
        for side, files in zip(("truth", "epoch_1"), sides, strict=True):
            for place in range(count):
                shutil.copy(files[place % len(files)], folder / side / f"{place:04}.png")
    told = 'task = "semantic-segmentation"\ntruth = "truth"\npredictions = "epoch_*"\n'
    (folder / "cmviewer.toml").write_text(told)


def _labels(folder: Path, scale: float) -> None:
    write_labels(folder, max(4, int(1_000 * scale)), max(200, int(50_000 * scale)))


SCENES: dict[str, Callable[[Path, float], None]] = {
    "objects of COCO's size, 12 checkpoints": _coco,
    "masks of 5,000 images": _masks,
    "1,000 maps of 2 Mpx": _maps,
    "1,000 classes, 50,000 samples, 10 checkpoints": _labels,
}


def measured(folder: Path) -> dict[str, list[float]]:
    """Open results in a window, and do what a person does. Seconds and bytes, by what was done."""
    with tempfile.TemporaryDirectory() as store, bare_window(Path(store) / "store.ini") as window:
        before, began = most_memory(), time.perf_counter()
        session = window.session
        session.open(OpenRequest(path=folder))
        wait_until(lambda: session.shown is not None)
        told = {"first": [time.perf_counter() - began]}
        wait_until(lambda: window.jobs.is_idle)
        told["click"] = _worst(window, _clicks(window))
        if len(session.evaluation.checkpoints) > 1:
            told["checkpoint"] = _worst(window, _checkpoints(window))
        if window.page.numbers.score.isEnabled() and session.evaluation.profile.thresholds:
            told["threshold"] = _worst(window, _thresholds(window))
        wait_until(lambda: window.jobs.is_idle)
        told["memory"] = [most_memory() - before]
    return told


Act = tuple[Callable[[], object], Callable[[], bool]]
"""What is done, and whether it was answered."""


def _worst(window: MainWindow, acts: Iterator[Act]) -> list[float]:
    """The longest until an answer, and until a sign; how long the window was still, and computed."""
    heart, longest, silent = Heartbeat(), 0.0, 0.0
    for act, is_answered in acts:
        with heart.doing("it"):
            began = time.perf_counter()
            act()
            told = None
            while not is_answered():
                off_screen_application().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
                if told is None and _tells(window):
                    told = time.perf_counter() - began
                if time.perf_counter() - began > PATIENCE:
                    raise SystemExit("the window did not answer")
            spent = time.perf_counter() - began
        longest, silent = max(longest, spent), max(silent, spent if told is None else told)
        wait_until(lambda: window.jobs.is_idle)
    return [longest, silent, heart.freeze[0], max(heart.computed.values(), default=0.0)]


def _tells(window: MainWindow) -> bool:
    """Whether the window shows that something is being done: progress, or a matrix that is dimmed."""
    return window.progress.isVisible() or window.page.matrix.opacity < 1


def _clicks(window: MainWindow) -> Iterator[Act]:
    """Click some cells; the answer is their list."""
    viewport = window.page.matrix.cells_viewport
    for place in cell_places(CLICKS):
        yield (lambda place=place: _click(viewport, place)), lambda: not window.jobs.is_running("examples")


def _click(viewport: QWidget, place: QPoint) -> None:
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def _checkpoints(window: MainWindow) -> Iterator[Act]:
    """Go to every checkpoint, the last ones first; the answer is its matrix."""
    session = window.session
    for place in reversed(range(len(session.evaluation.checkpoints) - 1)):
        yield (
            lambda place=place: window.page.checkpoints.slider.setValue(place),
            lambda place=place: session.shown.state.checkpoint == place,
        )


def _thresholds(window: MainWindow) -> Iterator[Act]:
    """Move the score threshold; the answer is the matrix of it."""
    session = window.session
    rule = session.state.rule
    for step in range(1, 13):
        other = replace(rule, score=0.05 * step)
        yield (
            lambda other=other: session.change(rule=other),
            lambda other=other: session.shown.state.rule == other,
        )


def most_memory() -> int:
    """Bytes that this process had at most; 0 where the system does not say."""
    if not PROCESS.exists():
        return 0
    return 1024 * int(PROCESS.read_text().split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]))))
