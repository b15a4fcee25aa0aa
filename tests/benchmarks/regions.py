"""Polygons and run-length masks → candidates → matrix, beside pycocotools."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from pycocotools import mask as coco_masks

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.evaluation import Annotations, Images, Regions
from cmviewer.matching import Candidates, CountingRule, candidates_of, match_objects, outcomes_of
from tests.benchmarks.measuring import Row, at_most, check_equal, medians
from tests.benchmarks.scenes import CLASSES, Scene, polygon_scene
from tests.making import FolderFinder

IOU = 0.5


def region_rows(images: int) -> Iterator[Row]:
    """Polygons and masks of some images beside pycocotools."""
    for kind, goal in (("polygons", None), ("masks", 1.1)):
        scene = Scene(images, *polygon_scene(images, kind))
        every = partial(candidates_of, scene.truth, scene.predictions)
        peer = _mask_iou(scene.truth, scene.predictions)
        what = f"{len(scene.predictions):,} {kind}"
        if kind == "masks":
            check_equal(int((every().pairs.overlap >= IOU).sum()), peer(), "pycocotools")
        else:
            first = partial(_first_of_outlines, scene)
            whole = _matrix_of(every(), scene)
            check_equal(_cells(first()), _cells(whole), "all candidates")
            yield _beside_mask_iou(f"{what}: first matrix at IoU {IOU:g}", first, peer, 5.0)
        yield _beside_mask_iou(f"{what}: all candidates", every, peer, goal)


def _first_of_outlines(scene: Scene) -> ConfusionMatrix:
    """What the window does before it shows something of many outlines, without a threshold of scores."""
    return _matrix_of(candidates_of(scene.truth, scene.predictions, iou=IOU, iou_floor=IOU), scene)


def _matrix_of(candidates: Candidates, scene: Scene) -> ConfusionMatrix:
    images = Images(scene.image_count, None, FolderFinder())
    matched = match_objects(candidates, CountingRule(iou=IOU), images)
    return matrix_of(outcomes_of(candidates, matched, class_count=CLASSES), CLASSES)


def _cells(matrix: ConfusionMatrix) -> list[list[int]]:
    return [matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist()]


def _beside_mask_iou(
    what: str, work: Callable[[], object], peer: Callable[[], int], goal: float | None
) -> Row:
    ours, theirs = medians(work, peer, rounds=3)
    beside = f"pycocotools mask.iou {1e3 * theirs:.0f} ms"
    return at_most(what, f"{1e3 * ours:.0f} ms", beside, ours / theirs, goal)


def _mask_iou(truth: Annotations, predictions: Annotations):
    """Pairs with IoU >= 0.5 as pycocotools finds them; its masks are ready made."""
    sides = [
        [[runs[row] for row in objects.in_image(image)] for image in range(int(truth.image.max()) + 1)]
        for objects, runs in ((truth, _runs(truth)), (predictions, _runs(predictions)))
    ]

    def run() -> int:
        found = 0
        for truths, predicted in zip(*sides, strict=True):
            if truths and predicted:
                iou = coco_masks.iou(predicted, truths, [0] * len(truths))
                found += int((iou.astype(np.float32) >= IOU).sum())
        return found

    return run


def _runs(objects: Annotations) -> list[dict[str, object]]:
    region: Regions = objects.region
    if region.is_mask.all():
        masks = [region.mask(row) for row in range(len(objects))]
        return [{"counts": counts, "size": list(size)} for counts, size in masks]
    flat = [[ring.ravel().tolist() for ring in region.rings(row)] for row in range(len(objects))]
    return [coco_masks.merge(coco_masks.frPyObjects(rings, 480, 640)) for rings in flat]
