"""COCO files → first matrix; and what a process holds that has opened them, or read run-length masks."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cmviewer.confusion.checkpoint_result import CheckpointResult, Purpose
from cmviewer.confusion.count import count
from cmviewer.evaluation import Annotations
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from tests.benchmarks.labels import MIB
from tests.benchmarks.measuring import Row, at_most, check_equal, medians, seconds, within
from tests.benchmarks.memory import PROCESS, ROOT, memory_of
from tests.benchmarks.objects import COCO_IMAGES, dense, first_matrix
from tests.benchmarks.scenes import CLASSES, Scene, make_scene, polygon_scene, records

MASK_IMAGES = 1000
READ = """
import pathlib, sys
from cmviewer.readers import OpenRequest
from cmviewer.readers import open_evaluation

open_evaluation(OpenRequest(path=pathlib.Path(sys.argv[1]))).checkpoints[0].load()
print(1024 * int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]))
"""
"""Reads truth and predictions, and says the most that the process ever had."""


def rows(scale: float) -> Iterator[Row]:
    """Time, then memory of one checkpoint and of many."""
    images = max(2, int(COCO_IMAGES * scale))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        scene = make_scene(images)
        yield from _first_matrix(folder, scene)
        if PROCESS.exists():
            yield from _memory(folder, max(2, images // 5))
            yield masks_row(folder, max(20, int(MASK_IMAGES * scale)))


def guarded_rows(scale: float) -> Iterator[Row]:
    """Time alone: memory needs fresh processes."""
    with tempfile.TemporaryDirectory() as temporary:
        yield from _first_matrix(Path(temporary), make_scene(max(2, int(COCO_IMAGES * scale))))


def write_scene(folder: Path, scene: Scene, checkpoints: int = 1) -> Path:
    """Write truth and results as COCO does; return the last results."""
    folder.mkdir()
    (folder / "instances_val.json").write_text(json.dumps(scene.coco_truth()))
    results = json.dumps(scene.coco_results())
    for epoch in range(checkpoints):
        (folder / f"epoch_{epoch}").mkdir()
        (folder / f"epoch_{epoch}" / "predictions.json").write_text(results)
    return folder / f"epoch_{checkpoints - 1}" / "predictions.json"


def _first_matrix(folder: Path, scene: Scene) -> Iterator[Row]:
    results = write_scene(folder / "time", scene)

    def ours() -> CheckpointResult:
        evaluation = open_evaluation(OpenRequest(folder / "time"))
        return count(evaluation, 0, default_rule(evaluation), purpose=Purpose.SHOW)

    check_equal(dense(ours().matrix), dense(first_matrix(scene, 0.25)), "the files and the scene")
    mine, bare = medians(ours, lambda: json.loads(results.read_bytes()))
    size = f"{results.stat().st_size / MIB:.0f} MiB"
    yield at_most(
        f"COCO results of {size} and their truth: first matrix",
        seconds(mine),
        f"json.load of the results alone {seconds(bare)}",
        mine / bare,
        0.35,
    )


def _memory(folder: Path, images: int) -> Iterator[Row]:
    small, large = make_scene(2), make_scene(images)
    count = len(large.predictions)
    write_scene(folder / "small", small)
    size = write_scene(folder / "large", large).stat().st_size
    for figure, limit in (("kept", 64), ("most", 100)):
        spent = memory_of(folder / "large", figure) - memory_of(folder / "small", figure)
        beside = f"the file {size / MIB:.3g} MiB, in all {spent / MIB:.3g} MiB"
        what = f"memory a prediction beyond the file, boxes: {figure}"
        yield within(what, (spent - size) / count, "bytes", limit, beside)


def masks_row(folder: Path, images: int) -> Row:
    """The most memory that reading run-length masks takes, beside the size of their files."""
    spent = most_of_reading(write_masks(folder / "masks", images))
    spent -= most_of_reading(write_masks(folder / "few-masks", 2))
    size = sum(file.stat().st_size for file in (folder / "masks").iterdir())
    beside = f"the files {size / MIB:.3g} MiB"
    return at_most(
        "run-length masks: the most while reading", f"{spent / MIB:.3g} MiB", beside, spent / size, 6
    )


def most_of_reading(folder: Path) -> int:
    """Bytes that a fresh process has at most, which reads a folder and its first checkpoint."""
    command = [sys.executable, "-c", READ, str(folder)]
    return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def write_masks(folder: Path, images: int) -> Path:
    """Write truth and results as COCO does, each object with a run-length mask."""
    folder.mkdir()
    truth, results = (_mask_records(side) for side in polygon_scene(images, "masks"))
    whole = {
        "images": [{"id": image + 1} for image in range(images)],
        "categories": [{"id": label + 1, "name": str(label)} for label in range(CLASSES)],
        "annotations": truth,
    }
    (folder / "instances_val.json").write_text(json.dumps(whole))
    (folder / "segm.json").write_text(json.dumps([record | {"score": 0.5} for record in results]))
    return folder


def _mask_records(side: Annotations) -> list[dict[str, object]]:
    found = [side.region.mask(row) for row in range(len(side))]
    shapes = [{"counts": runs.decode(), "size": list(size)} for runs, size in found]
    return [record | {"segmentation": shape} for record, shape in zip(records(side), shapes, strict=True)]
