"""What reading takes, beside the size of what is read."""

import json
import tracemalloc

import numpy as np
import pytest
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import Spelling
from cmviewer.readers.objects.run_lengths import run_totals
from tests.benchmarks.object_files import most_of_reading


def most_of(work):
    """The most bytes that the objects of some work took together."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_run_lengths_are_checked_in_a_few_times_their_size():
    texts = np.full(4_000_000, ord("0"), np.uint8)
    start = np.arange(0, len(texts) + 1, 100)
    assert most_of(lambda: run_totals(texts, start)) < 6 * len(texts)


SIDE = 4000
RUNS = [300] * 27_000
RUNS.append(SIDE * SIDE - sum(RUNS))
MASK = coco_masks.frPyObjects({"counts": RUNS, "size": [SIDE, SIDE]}, SIDE, SIDE)["counts"]
SPELLINGS = {"text": MASK.decode(), "printed": str(MASK), "numbers": RUNS}
"""One mask of many runs, as COCO writes it. Each number of Python takes ten times the room of its digits."""


def masks(folder, counts, images):
    """Write a truth with a mask an image, and a prediction; return how many bytes the masks take."""
    segmentation = {"size": [SIDE, SIDE], "counts": counts}
    truth = {
        "images": [{"id": i, "file_name": f"{i}.jpg", "width": SIDE, "height": SIDE} for i in range(images)],
        "categories": [{"id": 1, "name": "cat"}],
        "annotations": [
            {"id": i + 1, "image_id": i, "category_id": 1, "segmentation": segmentation}
            for i in range(images)
        ],
    }
    found = [{"image_id": 0, "category_id": 1, "segmentation": segmentation, "score": 0.9}]
    folder.mkdir()
    (folder / "truth.json").write_text(json.dumps(truth, separators=(",", ":")))
    (folder / "results.json").write_text(json.dumps(found))
    return (folder / "truth.json").stat().st_size


@pytest.mark.long
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_process_that_reads_masks_takes_at_most_six_times_their_file(tmp_path, spelling):
    """Measured as a whole, C code and what Python keeps back included, beside one that reads few masks."""
    counts = SPELLINGS[spelling]
    images = 60 if spelling == "numbers" else 220
    few, many = masks(tmp_path / "few", counts, 1), masks(tmp_path / "many", counts, images)
    spent = most_of_reading(tmp_path / "many") - most_of_reading(tmp_path / "few")
    assert many - few > 5_000_000
    assert spent < 6 * (many - few)


def test_taking_some_regions_takes_little_more_than_they_do():
    rows = 2000
    masks = np.full((rows, 2000), 48, np.uint8)
    regions = Regions(
        point=np.zeros((0, 2)),
        ring_start=np.zeros(1, np.int64),
        first_ring=np.zeros(rows + 1, np.int64),
        runs=masks.ravel(),
        runs_start=np.arange(rows + 1) * masks.shape[1],
        runs_size=np.ones((rows, 2), np.int32),
    )
    assert most_of(lambda: regions.take(np.arange(rows)[::-1])) < 2 * masks.size + 4_000_000


def test_classes_are_found_by_name_in_one_look_each():
    compared = 0

    class Name(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other):
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    names = [f"class {i}" for i in range(3000)]
    space = ClassSpace(tuple(map(Name, names)), {}, len(names), (), Spelling())

    class Part:
        named = True
        class_names = tuple(map(Name, names))

    assert space.labels(Part.class_names).tolist() == list(range(3000))
    assert compared < 10 * len(names)
