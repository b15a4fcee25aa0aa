"""Masks of photographs that are stored turned lie, once they are read, where Pillow shows them."""

import json

import numpy as np
import pytest
from coco_files import counted
from opening import opened
from PIL import Image, ImageOps
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Task
from cmviewer.readers.decision_keys import told


def runs_of(pixels):
    written = coco_masks.encode(np.asfortranarray(pixels))
    return {"size": list(map(int, written["size"])), "counts": written["counts"].decode()}


def bounds_of(pixels):
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    x, y = int(columns[0]), int(rows[0])
    return [x, y, int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y]


@pytest.mark.parametrize("mark", range(1, 9))
def test_a_mask_as_stored_lies_on_the_truth_as_seen_to_the_pixel(tmp_path, mark):
    stored = np.zeros((40, 64), np.uint8)
    stored[3:15, 8:30] = stored[3:30, 8:12] = 1  # of no symmetry
    (tmp_path / "images").mkdir()
    exif = Image.Exif()
    exif[0x0112] = mark
    photograph = Image.fromarray(stored * 255)
    photograph.save(tmp_path / "images" / "a.png", exif=exif)
    photograph.getexif()[0x0112] = mark
    seen = (np.asarray(ImageOps.exif_transpose(photograph)) > 0).astype(np.uint8)
    height, width = seen.shape
    image = {"id": 1, "file_name": "a.png", "width": width, "height": height}
    thing = {"image_id": 1, "category_id": 1}
    true = thing | {"id": 1, "bbox": bounds_of(seen), "segmentation": runs_of(seen), "iscrowd": 0}
    said = thing | {"bbox": bounds_of(stored), "segmentation": runs_of(stored), "score": 0.9}
    category = {"id": 1, "name": "cat"}
    sides = {"truth.json": {"images": [image], "annotations": [true], "categories": [category]}}
    for name, value in (sides | {"results.json": [said]}).items():
        (tmp_path / name).write_text(json.dumps(value))
    evaluation = opened(tmp_path, told=(told("exif.prediction", "stored"),) if mark > 1 else ())
    assert evaluation.task is Task.INSTANCE_SEGMENTATION
    found = evaluation.checkpoints[0].load()
    runs, size = found.region.mask(0)
    assert (coco_masks.decode({"size": list(size), "counts": runs}) == seen).all()
    assert counted(evaluation) == {("cat", "cat"): 1}
