"""Random COCO truths and results: plain ones, and such with something odd in one checkpoint."""

import json
from functools import partial

import numpy as np
import pytest
from pycocotools import mask as coco_masks

from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.objects import coco_results as layout
from cmviewer.readers.objects.coco_pieces import CocoPieces

IMAGES = 12
CLASSES = 3


def boxes(random, count):
    corner = random.integers(0, 4, (count, 2)) * 10
    return np.concatenate((corner, random.integers(1, 3, (count, 2)) * 10), axis=1).astype(float).tolist()


def coco_truth(random, images=IMAGES):
    count = 3 * images
    owner = random.integers(0, images, count).tolist()
    return {
        "images": [
            {"id": n + 1, "file_name": f"{n + 1:03}.jpg", "width": 60, "height": 60} for n in range(images)
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


def in_order(_random, records):
    return sorted(records, key=lambda record: record["image_id"])


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
    "with files": each(file_name=lambda record, _n: f"{record['image_id']:03}.jpg"),
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


def write_coco(folder, random, change, *, mixed=False, checkpoints=3, shaped=None):
    """Write truth and checkpoints, of which the second is changed."""
    truth = coco_truth(random)
    if shaped is not None:
        truth["annotations"] = [shaped(one, n) for n, one in enumerate(truth["annotations"])]
    (folder / "instances_val.json").write_text(json.dumps(truth))
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


def outlined(record, n):
    """A square as a polygon, a mask, or its box alone."""
    x, y, width, height = record["bbox"]
    if n % 3 == 0:
        return record | {"segmentation": [[x, y, x + width, y, x + width, y + height, x, y + height]]}
    if n % 3 == 1:
        mask = np.zeros((60, 60), np.uint8, order="F")
        mask[int(y) : int(y + height), int(x) : int(x + width)] = 1
        runs = coco_masks.encode(mask)
        return record | {"segmentation": {"size": runs["size"], "counts": runs["counts"].decode()}}
    return record
