"""Bundles of boxes and of label maps: all of the work in one process, and on two workers.

With `--scale 5` these are 10,000,000 boxes in each of two checkpoints, and 2,000 maps.
"""

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

from cmviewer.cluster.connecting import connected
from cmviewer.cluster.counting import ClusterCounter
from cmviewer.evaluation import Elsewhere
from cmviewer.readers import OpenRequest, open_evaluation
from tests.benchmarks.masks import made_pair
from tests.benchmarks.measuring import Row, check_equal, seconds, within
from tests.benchmarks.scenes import CLASSES, make_scene, records
from tests.bundle.bundles import write_bundle

IMAGES = 20_000
"""Images of 100 boxes each, of each of two checkpoints."""
MAPS = 400
WORKERS = 2
_BLOCK = 1000
_WIDTH, _HEIGHT, _MAP_CLASSES = 683, 512, 150


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processor: of this process, and of all workers together."""

    clock: float
    here: float
    workers: float = 0.0


def write_boxes(folder: Path, images: int, checkpoints: int = 2) -> int:
    """Write truth and results as COCO does, block by block; return how many boxes a checkpoint has."""
    folder.mkdir()
    block = make_scene(min(_BLOCK, images))
    truth, found = records(block.truth), records(block.predictions)
    scores = block.predictions.score.astype(float).tolist()
    found = [record | {"score": score} for record, score in zip(found, scores, strict=True)]
    with (folder / "instances_val.json").open("w") as file:
        heads = {
            "images": [{"id": image + 1} for image in range(images)],
            "categories": [{"id": label + 1, "name": str(label)} for label in range(CLASSES)],
        }
        file.write(json.dumps(heads)[:-1] + ', "annotations": [')
        for number, record in enumerate(_repeated(truth, images)):
            area = record["bbox"][2] * record["bbox"][3]
            more = record | {"id": number + 1, "iscrowd": 0, "area": area}
            file.write((", " if number else "") + json.dumps(more))
        file.write("]}")
    for epoch in range(checkpoints):
        (folder / f"epoch_{epoch}").mkdir()
        boxes = 0
        with (folder / f"epoch_{epoch}" / "predictions.json").open("w") as file:
            file.write("[")
            for record in _repeated(found, images):
                file.write((", " if boxes else "") + json.dumps(record))
                boxes += 1
            file.write("]")
    return boxes


def _repeated(block: list[dict[str, Any]], images: int) -> Iterator[dict[str, Any]]:
    """The records of a block, of ever other images and a little further on, until there are so many."""
    for first in range(0, images, _BLOCK):
        for record in block:
            if first + record["image_id"] <= images:
                box = [number + first * 1e-6 for number in record["bbox"]]
                yield record | {"image_id": first + record["image_id"], "bbox": box}


def boxes_rows(folder: Path, boxes: int) -> Iterator[Row]:
    """A bundle of two checkpoints of boxes."""
    yield from _rows(folder, f"two checkpoints of {boxes:,} boxes")


def maps_rows(scale: float) -> Iterator[Row]:
    """A bundle of pairs of label maps."""
    count = max(4, int(MAPS * scale))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "results"
        for side in ("truth", "predictions"):
            (folder / side).mkdir(parents=True)
        for place in range(count):
            pair = made_pair(place % 10, _WIDTH, _HEIGHT, _MAP_CLASSES)
            for side, values in zip(("truth", "predictions"), pair, strict=True):
                Image.fromarray(values).save(folder / side / f"{place:05}.png", compress_level=1)
        yield from _rows(folder, f"{count:,} pairs of maps, {_WIDTH} x {_HEIGHT}, {_MAP_CLASSES} classes")


def _rows(folder: Path, called: str) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as temporary:
        one, many = (Path(temporary) / name for name in ("one", "many"))
        alone, shared = _alone(folder, one), _shared(folder, many)
        check_equal(
            *(json.loads((place / "matrix.json").read_text())["counts"] for place in (one, many)), "both"
        )
    processor = "s of the processor"
    beside = f"by the clock {seconds(alone.clock)}"
    yield within(f"{called}: a bundle in one process", alone.here, processor, None, beside)
    beside = f"by the clock {seconds(shared.clock)}, {alone.clock / shared.clock:.3g} x as fast"
    yield within(f"{called}: on {WORKERS} workers, here", shared.here, processor, None, beside)
    over = shared.here + shared.workers - alone.here
    beside = f"in all {over / alone.here:+.0%} of one process"
    yield within(f"{called}: on {WORKERS} workers, all of them", shared.workers, processor, None, beside)


def _alone(folder: Path, bundle: Path) -> Spent:
    clock, here = time.perf_counter(), time.process_time()
    write_bundle(open_evaluation(OpenRequest(folder)), bundle)
    return Spent(time.perf_counter() - clock, time.process_time() - here)


def _shared(folder: Path, bundle: Path) -> Spent:
    """The same on workers that are there already."""
    from distributed import LocalCluster

    with (
        LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        connected(cluster.scheduler_address, []) as client,
    ):
        for module in ("cmviewer.bundle.packed", "cmviewer.readers.opening.read"):
            client.run(import_module, module)  # a cluster that is there has them once
        before = sum(client.run(time.process_time).values())
        clock, here = time.perf_counter(), time.process_time()
        counter = ClusterCounter(client)
        evaluation = open_evaluation(OpenRequest(folder), elsewhere=Elsewhere(counter.look, print))
        write_bundle(evaluation, bundle, counter=counter, look=counter.look)
        spent = Spent(time.perf_counter() - clock, time.process_time() - here)
        workers = sum(client.run(time.process_time).values()) - before
    return Spent(spent.clock, spent.here, workers)
