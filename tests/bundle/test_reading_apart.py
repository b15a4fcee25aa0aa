"""Predictions that shards read by themselves are those that one process reads, whatever the files hold."""

import json
import pickle
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.objects import coco_results as layout
from cmviewer.readers.objects.coco_pieces import CocoPieces
from cmviewer.writers.bundles.counting import ShardSize, count_here, look_here
from tests.bundle.bundles import write_bundle

IMAGES = 12
CLASSES = 3


def content(folder):
    """Every file of a bundle, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sent(counter=count_here):
    """Count shards that were packed and unpacked, as if another process did."""
    return lambda shards: counter((number, pickle.loads(pickle.dumps(shard))) for number, shard in shards)


def look_elsewhere(looks):
    return look_here(pickle.loads(pickle.dumps(list(looks))))


def boxes(random, count):
    corner = random.integers(0, 4, (count, 2)) * 10
    return np.concatenate((corner, random.integers(1, 3, (count, 2)) * 10), axis=1).astype(float).tolist()


def coco_truth(random, images=IMAGES):
    count = 3 * images
    owner = random.integers(0, images, count).tolist()
    return {
        "images": [
            {"id": n + 1, "file_name": f"{n:03}.jpg", "width": 60, "height": 60} for n in range(images)
        ],
        "categories": [{"id": n + 1, "name": f"class {n}"} for n in range(CLASSES)],
        "annotations": [
            {
                "id": n + 1,
                "image_id": owner[n] + 1,
                "category_id": int(random.integers(1, CLASSES + 1)),
                "bbox": box,
                "iscrowd": int(random.random() < 0.1),
            }
            for n, box in enumerate(boxes(random, count))
        ],
    }


def coco_results(random, *, images=IMAGES, mixed=False):
    """Results, image after image in any order, or mixed."""
    count = int(random.integers(1, 8 * images))
    owner = random.permutation(images)[np.sort(random.integers(0, images, count))]
    if mixed:
        random.shuffle(owner)
    return [
        {
            "image_id": int(image) + 1,
            "category_id": int(random.integers(1, CLASSES + 1)),
            "bbox": box,
            "score": float(random.random()),
        }
        for image, box in zip(owner.tolist(), boxes(random, count), strict=True)
    ]


def plain(_random, records):
    return records


def each(**more):
    return lambda _random, records: [
        record | {key: value(record, n) for key, value in more.items()} for n, record in enumerate(records)
    ]


def one(**more):
    """Change one record."""

    def changed(random, records):
        place = int(random.integers(len(records)))
        return [record | more if n == place else record for n, record in enumerate(records)]

    return changed


def without(key):
    def changed(random, records):
        place = int(random.integers(len(records)))
        return [
            {name: value for name, value in record.items() if name != key or n != place}
            for n, record in enumerate(records)
        ]

    return changed


CLEAN = {
    "plain": plain,
    "with ids": each(id=lambda _record, n: 10 * n + 3),
    "with files": each(file_name=lambda record, _n: f"{record['image_id'] - 1:03}.jpg"),
    "with names": each(category_name=lambda record, _n: f"class {record['category_id'] - 1}"),
    "ids as text": each(image_id=lambda record, _n: str(record["image_id"])),
}
ODD = {
    "an image of no truth": one(image_id=999),
    "a class of no truth": one(category_id=77),
    "a score above 1": one(score=1.5),
    "a score that is text": one(score="high"),
    "no score": without("score"),
    "no box": without("bbox"),
    "an id": one(id=5),
    "a file": one(file_name="005.jpg"),
    "a name": one(category_name="class 1"),
    "a box far outside": one(bbox=[900.0, 900.0, 5.0, 5.0]),
    "a box that ends before it begins": one(bbox=[20.0, 20.0, -5.0, 5.0]),
    "an area": one(area=77.0),
    "records in a record": one(attributes=[{"a": 1}, {"a": 2}]),
    "all of it twice": lambda _random, records: records + records,
    "an image of text": one(image_id="3"),
    "falling ids": each(id=lambda _record, n: 1000 - n),
    "scores in percent": each(score=lambda record, _n: 100 * record["score"]),
}


def write_coco(folder, random, change, *, mixed=False, checkpoints=3):
    """Write truth and checkpoints, of which the second is changed."""
    (folder / "instances_val.json").write_text(json.dumps(coco_truth(random)))
    for epoch in range(checkpoints):
        records = coco_results(random, mixed=mixed)
        records = change(random, records) if epoch == 1 else records
        (folder / f"epoch_{epoch}").mkdir()
        text = json.dumps(records, indent=1 - epoch or None)
        (folder / f"epoch_{epoch}" / "predictions.json").write_text(text)
    return folder


def opened(folder, span, piece):
    """Open results whose pieces are small."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "CocoPieces", partial(CocoPieces, span=span, piece=piece))
        return open_evaluation(OpenRequest(path=folder))


def noting(checkpoint, read):
    """Load a checkpoint, and note that it was."""

    def load():
        read.append(checkpoint.name)
        return checkpoint.load()

    return load


def bundles(folder, place, rows, span, piece):
    """Both bundles, or why there is none."""
    found = []
    for name, how in (
        ("here", {}),
        ("there", {"counter": sent(), "look": look_elsewhere}),
    ):
        try:
            write_bundle(opened(folder, span, piece), place / name, size=ShardSize(rows, 1), **how)
            found.append(content(place / name))
        except CmviewerError as error:
            found.append(error.problems)
    return found


@pytest.mark.parametrize("change", [*CLEAN, *ODD])
@settings(max_examples=6, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    rows=st.integers(1, 60),
    span=st.integers(40, 3000),
    piece=st.integers(1, 1000),
    mixed=st.booleans(),
)
def test_coco_results_are_counted_as_in_one_process(change, seed, rows, span, piece, mixed, tmp_path_factory):
    folder, place = tmp_path_factory.mktemp("results"), tmp_path_factory.mktemp("bundles")
    write_coco(folder, np.random.default_rng(seed), (CLEAN | ODD)[change], mixed=mixed)
    here, there = bundles(folder, place, rows, span, piece)
    assert there == here


@pytest.mark.parametrize("change", CLEAN)
def test_this_process_reads_no_checkpoint_but_the_one_that_decides(change, tmp_path):
    write_coco(tmp_path, np.random.default_rng(5), CLEAN[change])
    evaluation = opened(tmp_path, 500, 100)
    read = []
    checkpoints = [replace(one, load=noting(one, read)) for one in evaluation.checkpoints]
    evaluation = replace(evaluation, checkpoints=tuple(checkpoints))
    size = ShardSize(20, 1)
    write_bundle(evaluation, tmp_path.parent / "there", size=size, counter=sent(), look=look_elsewhere)
    assert read == ["epoch_2"]
