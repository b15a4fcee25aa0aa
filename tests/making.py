"""Small evaluations made by hand, for tests."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pycocotools import mask as coco_masks

from cmviewer.evaluation import (
    NO_PREDICTION,
    NOT_COUNTED,
    Annotations,
    Checkpoint,
    Classes,
    Evaluation,
    Images,
    LabelMaps,
    PredictedLabels,
    Regions,
    Task,
    TruthLabels,
    frozen,
)


@dataclass(frozen=True)
class FolderFinder:
    """Finds images by their names in one folder."""

    root: Path = Path("nowhere")

    def find(self, name):
        return next(filter(Path.is_file, self.candidates(name)), None)

    def candidates(self, name):
        return (self.root / name,)

    def with_root(self, root):
        return FolderFinder(root)


def make_predictions(labels, *, scores=None, rows=None):
    """Predictions for `rows` of the truth, by default the first; a label None is no prediction.

    `labels` itself None: only `scores` of the positive class are known.
    """
    count = len(scores if labels is None else labels)
    known = None if labels is None else [NO_PREDICTION if label is None else label for label in labels]
    return PredictedLabels(
        row=frozen(np.arange(count) if rows is None else rows, np.int32),
        label=None if known is None else frozen(known, np.int32),
        score=frozen(np.full(count, np.nan) if scores is None else scores, np.float32),
    )


def make_evaluation(truth, predicted, *, names=None, scores=None, positive=None, images=None, root=None):
    """A classification of the truth labels, with a checkpoint for each item of `predicted`.

    predicted: name → labels, or None with `positive`. scores: name → scores. images: image names.
    """
    scores = scores or {}
    given = [label for labels in predicted.values() if labels is not None for label in labels]
    count = 1 + max([*truth, *(label for label in given if label is not None)], default=-1)
    predictions = {
        name: make_predictions(labels, scores=scores.get(name)) for name, labels in predicted.items()
    }
    return Evaluation(
        task=Task.CLASSIFICATION,
        name="made by hand",
        source=Path("made"),
        files=(),
        recognised="made by hand",
        classes=Classes.numbered(count) if names is None else Classes(tuple(names)),
        images=Images(len(truth), images, FolderFinder() if root is None else FolderFinder(root)),
        truth=TruthLabels(frozen(np.arange(len(truth)), np.int32), frozen(truth, np.int32)),
        checkpoints=tuple(Checkpoint(name, (), lambda made=made: made) for name, made in predictions.items()),
        positive=positive,
    )


def make_annotations(rows, *, scored=False, **more):
    """Objects of rows (image, label, x0, y0, x1, y1), with a score after the label where `scored`."""
    rows = sorted(rows, key=lambda row: row[0])
    box = np.array([row[-4:] for row in rows], np.float64).reshape(-1, 4)
    return Annotations(
        image=frozen([row[0] for row in rows], np.int32),
        label=frozen([row[1] for row in rows], np.int32),
        box=frozen(box, np.float64),
        score=frozen([row[2] for row in rows], np.float32) if scored else None,
        **more,
    )


def make_detection(truth, predicted, *, names=None, images=None, root=None):
    """A detection of rows (image, label, x0, y0, x1, y1), with a checkpoint for each item of `predicted`.

    predicted: name → rows (image, label, score, x0, y0, x1, y1).
    """
    rows = [*truth, *(row for rows in predicted.values() for row in rows)]
    count = 1 + max((row[1] for row in rows), default=-1)
    image_count = 1 + max((row[0] for row in rows), default=-1)
    checkpoints = {name: make_annotations(rows, scored=True) for name, rows in predicted.items()}
    return Evaluation(
        task=Task.DETECTION,
        name="made by hand",
        source=Path("made"),
        files=(),
        recognised="made by hand",
        classes=Classes.numbered(count) if names is None else Classes(tuple(names)),
        images=Images(image_count, images, FolderFinder() if root is None else FolderFinder(root)),
        truth=make_annotations(truth),
        checkpoints=tuple(Checkpoint(name, (), lambda made=made: made) for name, made in checkpoints.items()),
    )


def make_regions(shapes):
    """Regions and bounds (n, 4): a shape is a list of rings, a mask of pixels, or a box x0 y0 x1 y1."""
    rings, first_ring, runs, sizes, boxes = [], [0], [], [], []
    for shape in shapes:
        mask = shape if isinstance(shape, np.ndarray) else None
        parts = shape if isinstance(shape, list) else []
        rings += [np.asarray(part, np.float64) for part in parts]
        first_ring.append(len(rings))
        encoded = None if mask is None else coco_masks.encode(np.asfortranarray(mask.astype(np.uint8)))
        runs.append(b"" if encoded is None else encoded["counts"])
        sizes.append((0, 0) if mask is None else mask.shape)
        if mask is not None:
            x, y, width, height = coco_masks.toBbox(encoded)
            boxes.append((x, y, x + width, y + height))
        elif parts:
            points = np.concatenate(rings[first_ring[-2] :])
            boxes.append((*points.min(axis=0), *points.max(axis=0)))
        else:
            boxes.append(shape)
    return Regions(
        point=frozen(np.concatenate([np.empty((0, 2)), *rings]), np.float64),
        ring_start=frozen(np.cumsum([0, *map(len, rings)]), np.int64),
        first_ring=frozen(first_ring, np.int64),
        runs=frozen(np.frombuffer(b"".join(runs), np.uint8), np.uint8),
        runs_start=frozen(np.cumsum([0, *map(len, runs)]), np.int64),
        runs_size=frozen(sizes, np.int32),
    ), np.array(boxes, np.float64)


def make_maps(maps, classes, *, table=None, outside=NOT_COUNTED, has=None, load=None):
    """Label maps of images; values from `classes` on are `outside`, and `table` gives others."""
    labels = np.full(65536, outside, np.int32)
    labels[:classes] = np.arange(classes)
    for value, label in (table or {}).items():
        labels[value] = label
    return LabelMaps(
        load=maps.__getitem__ if load is None else load,
        label_of_value=frozen(labels, np.int32),
        has_map=frozen(np.ones(len(maps)) if has is None else has, np.bool_),
        file=lambda image: Path(f"maps/{image}.png"),
    )


def make_random_detection(*, seed=0, images=8, class_count=3, checkpoints=1, per_image=8):
    """A detection in which most predictions lie on a truth, more or less, and some do not."""
    random = np.random.default_rng(seed)

    def boxes(count):
        corner = random.integers(0, 60, (count, 2))
        return np.concatenate((corner, corner + random.integers(10, 40, (count, 2))), axis=1)

    truth, predicted = [], {f"epoch {place}": [] for place in range(checkpoints)}
    for image in range(images):
        true = boxes(int(random.integers(1, per_image)))
        labels = random.integers(0, class_count, len(true))
        truth += [(image, int(label), *box) for label, box in zip(labels, true.tolist(), strict=True)]
        for rows in predicted.values():
            moved = (true + random.integers(-4, 5, true.shape)).clip(0)
            moved[:, 2:] = np.maximum(moved[:, 2:], moved[:, :2] + 1)
            said = np.where(
                random.random(len(true)) < 0.7, labels, random.integers(0, class_count, len(true))
            )
            others = boxes(int(random.integers(0, 4)))
            every = np.concatenate((moved, others)).tolist()
            said = np.concatenate((said, random.integers(0, class_count, len(others))))
            score = random.random(len(every)).round(2)
            rows += [(image, int(s), float(c), *box) for s, c, box in zip(said, score, every, strict=True)]
    return make_detection(truth, predicted)
