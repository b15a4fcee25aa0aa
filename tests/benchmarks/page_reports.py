"""The report of a data set as large as COCO's val with its photographs: all of it, and the page alone."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from cmviewer import open as open_results
from tests.benchmarks.measuring import Row, within
from tests.benchmarks.memory import ROOT
from tests.benchmarks.objects import COCO_IMAGES
from tests.benchmarks.scenes import HEIGHT, SEED, WIDTH, Scene, make_scene

GROUND = 1_600
"""Pixels of a side of what the photographs are cut out of."""
QUALITY = 95
CHECKPOINTS = 4
"""Of the set whose page lets choose among several."""
MB = 1_000_000


def rows(scale: float) -> Iterator[Row]:
    """The whole command, of several checkpoints too, then what most of it is, then half the size."""
    images = max(4, int(COCO_IMAGES * scale))
    with tempfile.TemporaryDirectory() as temporary:
        folder = write_photographed(Path(temporary) / "results", make_scene(images))
        what = f"{images:,} photographs of {WIDTH} x {HEIGHT}, {100 * images:,} boxes"
        seconds, worked = command(["report", str(folder), "--out", str(folder.parent / "report")])
        size = (folder.parent / "report" / "report.html").stat().st_size
        beside = f"by the clock {seconds:.3g} s"
        yield within(f"{what}: the whole report, of the processor", worked, "s", 20, beside)
        yield within(f"{what}: its page", size / MB, "MB", 10)
        several = write_checkpoints(folder, Path(temporary) / "several")
        _, worked = command(["report", str(several), "--out", str(folder.parent / "switching")])
        size = (folder.parent / "switching" / "report.html").stat().st_size
        beside = f"its page {size / MB:.3g} MB, with examples of each"
        yield within(
            f"{what}, {CHECKPOINTS} checkpoints: the same, of the processor", worked, "s", 20, beside
        )
        counted, spent = timed(lambda: open_results(folder))
        beside = f"by the clock {spent[0]:.2g} s"
        yield within(f"{what}: read and count, of the processor", spent[1], "s", None, beside)
        page, spent = timed(counted.html)
        beside = f"by the clock {spent[0]:.3g} s, {examples_in(page):,} examples"
        yield within(f"{what}: the page alone, of the processor", spent[1], "s", None, beside)
        page, _ = timed(lambda: counted.html(size=5))
        yield within(f"{what}: a page with {examples_in(page):,} examples", len(page.encode()) / MB, "MB", 5)


def write_photographed(folder: Path, scene: Scene) -> Path:
    """Write truth and results as COCO does, and photographs that weigh about as much as COCO's."""
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(SEED)
    ground = _noise(random)
    truth = scene.coco_truth()
    for record in truth["images"]:
        name = f"{record['id']:012d}.jpg"
        record |= {"file_name": name, "width": WIDTH, "height": HEIGHT}
        top, left = random.integers(0, GROUND - HEIGHT), random.integers(0, GROUND - WIDTH)
        picture = Image.fromarray(ground[top : top + HEIGHT, left : left + WIDTH])
        picture.save(folder / "images" / name, quality=QUALITY)
    (folder / "instances_val.json").write_text(json.dumps(truth))
    (folder / "predictions.json").write_text(json.dumps(scene.coco_results()))
    return folder


def write_checkpoints(folder: Path, several: Path) -> Path:
    """Write the same data set with checkpoints, each with more of the predictions than the one before."""
    shutil.copytree(folder, several, copy_function=os.link, ignore=shutil.ignore_patterns("predictions.json"))
    found, random = json.loads((folder / "predictions.json").read_text()), np.random.default_rng(SEED)
    for number in range(1, CHECKPOINTS + 1):
        kept = random.random(len(found)) < 0.5 + 0.5 * number / CHECKPOINTS
        place = several / f"epoch_{number}"
        place.mkdir()
        some = [one for one, is_kept in zip(found, kept.tolist(), strict=True) if is_kept]
        (place / "predictions.json").write_text(json.dumps(some))
    return several


def _noise(random: np.random.Generator) -> np.ndarray:
    """Noise of which the coarse is stronger than the fine, as of photographs, uint8 (GROUND, GROUND, 3)."""
    ground = np.zeros((GROUND, GROUND, 3))
    for octave in range(8):
        side = GROUND >> octave
        for channel in range(3):
            grains = Image.fromarray(random.normal(0, 1, (side, side)).astype(np.float32))
            smooth = grains.resize((GROUND, GROUND), Image.Resampling.BICUBIC)
            ground[..., channel] += 6 * 1.6**octave * np.asarray(smooth)
    return np.clip(ground + 128, 0, 255).astype(np.uint8)


def command(words: list[str]) -> tuple[float, float]:
    """Run the program; return its seconds, and those of the processor."""
    before, began = os.times(), time.perf_counter()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-m", "cmviewer", *words]
    subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, check=True)
    seconds, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, used


def timed(work: Callable[[], object]):
    """What a work returns, with its seconds and those of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    made = work()
    return made, (time.perf_counter() - began, time.process_time() - worked)


def examples_in(page: str) -> int:
    """How many examples a page holds."""
    return page.count('"caption":')
