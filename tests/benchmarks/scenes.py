"""Scenes full of boxes, polygons and masks, made from a fixed seed."""

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Annotations, Regions, frozen

CLASSES = 80
SEED = 0
TRUTHS_AN_IMAGE = 7.267
HEIGHT, WIDTH = 480, 640


@dataclass(frozen=True, eq=False)
class Scene:
    """Truth and predictions of some images."""

    image_count: int
    truth: Annotations
    predictions: Annotations

    def coco_truth(self):
        """The truth as COCO writes it."""
        truth = self.truth
        return {
            "images": [{"id": image + 1} for image in range(self.image_count)],
            "categories": [{"id": label + 1, "name": str(label)} for label in range(CLASSES)],
            "annotations": [
                record | {"id": row + 1, "iscrowd": 0, "area": record["bbox"][2] * record["bbox"][3]}
                for row, record in enumerate(records(truth))
            ],
        }

    def coco_results(self):
        """The predictions as a list of COCO results."""
        scores = self.predictions.score.astype(float).tolist()
        return [
            record | {"score": score} for record, score in zip(records(self.predictions), scores, strict=True)
        ]


def records(objects: Annotations):
    corner, size = objects.box[:, :2], objects.box[:, 2:] - objects.box[:, :2]
    rows = zip(
        objects.image.tolist(),
        objects.label.tolist(),
        np.concatenate((corner, size), axis=1).tolist(),
        strict=True,
    )
    return [{"image_id": image + 1, "category_id": label + 1, "bbox": box} for image, label, box in rows]


def make_scene(images: int, predictions: int = 100) -> Scene:
    """As many truths as COCO has; three of ten predictions lie about a truth, most of its class."""
    random = np.random.default_rng(SEED)
    truth_image = np.sort(random.integers(0, images, int(images * TRUTHS_AN_IMAGE)))
    truth_box = _boxes(random, len(truth_image))
    truth_label = random.integers(0, CLASSES, len(truth_image))
    image = np.repeat(np.arange(images), predictions)
    box, label = _boxes(random, len(image)), random.integers(0, CLASSES, len(image))
    first = np.searchsorted(truth_image, np.arange(images))
    count = np.bincount(truth_image, minlength=images)
    about = np.flatnonzero((count[image] > 0) & (random.random(len(image)) < 0.3))
    near = first[image[about]] + (random.random(len(about)) * count[image[about]]).astype(int)
    box[about] = truth_box[near] + random.normal(0, 6, (len(about), 4))
    box[:, 2:] = np.maximum(box[:, 2:], box[:, :2] + 1)
    label[about] = np.where(random.random(len(about)) < 0.8, truth_label[near], label[about])
    score = random.random(len(image)) ** 4
    score[about] = random.random(len(about))
    return Scene(
        images,
        Annotations(
            frozen(truth_image, np.int32), frozen(truth_label, np.int32), frozen(truth_box, np.float64)
        ),
        Annotations(
            frozen(image, np.int32),
            frozen(label, np.int32),
            frozen(box, np.float64),
            frozen(score, np.float32),
        ),
    )


def _boxes(random: np.random.Generator, count: int):
    size = np.exp(random.normal(4, 0.8, (count, 2)))
    corner = random.uniform(0, 600, (count, 2))
    return np.concatenate((corner, corner + size), axis=1)


def polygon_scene(images: int, kind: str, truths: int = 10, predictions: int = 100):
    """Truth and predictions that are round polygons of 24 corners, or the masks that they make."""
    random = np.random.default_rng(SEED)
    sides = []
    centres = random.uniform((60, 60), (WIDTH - 60, HEIGHT - 60), (images, truths, 2))
    for count, spread in ((truths, 0.0), (predictions, 12.0)):
        centre = centres[:, np.arange(count) % truths] + random.normal(0, 1, (images, count, 2)) * spread
        radius = random.uniform(15, 45, (images, count, 1)) * random.uniform(0.8, 1.2, (images, count, 24))
        angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        rings = np.stack((np.cos(angle) * radius, np.sin(angle) * radius), axis=-1) + centre[:, :, None]
        sides.append(_shaped(rings.reshape(-1, 24, 2), np.repeat(np.arange(images), count), kind, random))
    return sides


def _shaped(rings, image, kind: str, random: np.random.Generator) -> Annotations:
    count = len(rings)
    none = np.zeros(count + 1, np.int64)
    if kind == "polygons":
        region = Regions(
            rings.reshape(-1, 2),
            np.arange(count + 1) * rings.shape[1],
            np.arange(count + 1),
            np.empty(0, np.uint8),
            none,
            np.zeros((count, 2), np.int32),
        )
        box = np.concatenate((rings.min(axis=1), rings.max(axis=1)), axis=1)
    else:
        masks = coco_masks.frPyObjects(rings.reshape(count, -1).tolist(), HEIGHT, WIDTH)
        runs = [mask["counts"] for mask in masks]
        region = Regions(
            np.empty((0, 2)),
            np.zeros(1, np.int64),
            none,
            np.frombuffer(b"".join(runs), np.uint8),
            np.cumsum([0, *map(len, runs)]),
            np.tile(np.array((HEIGHT, WIDTH), np.int32), (count, 1)),
        )
        box = coco_masks.toBbox(masks)
        box[:, 2:] += box[:, :2]
    return Annotations(
        frozen(image, np.int32),
        frozen(random.integers(0, CLASSES, count), np.int32),
        frozen(box, np.float64),
        frozen(random.random(count), np.float32),
        region=region,
    )
