"""Bundles written of evaluations, and what both sides of a comparison hold."""

from dataclasses import asdict, replace

import numpy as np

from cmviewer.bundle.outcome_columns import columns_of
from cmviewer.bundle.shards import Keeps
from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Task
from cmviewer.matching import Match, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.bundles.counting import count_checkpoint, count_here, plan_of
from cmviewer.writers.bundles.cutting import ShardSize
from cmviewer.writers.bundles.finishing import finish
from cmviewer.writers.bundles.work import begin
from tests.making import make_annotations, make_detection, make_evaluation, make_maps, make_regions


def write_bundle(
    evaluation,
    folder,
    rule=None,
    *,
    size=None,
    counter=count_here,
    look=None,
    resume=False,
    keeps=Keeps.OUTCOMES,
):
    """Write a bundle as the command does."""
    rule = default_rule(evaluation) if rule is None else rule
    work = begin(folder, plan_of(evaluation, rule, (), keeps=keeps), resume=resume)
    numbers = range(len(evaluation.checkpoints))
    counted = [
        count_checkpoint(evaluation, n, rule, work, counter, look, size=size, keeps=keeps) for n in numbers
    ]
    finish(folder, work, evaluation, rule, counted, (), keeps=keeps)


def bundled(evaluation, folder, rule=None, *, rows=1000, maps=100, keeps=Keeps.OUTCOMES):
    """Write a bundle in shards of so many rows or maps, and open it."""
    write_bundle(evaluation, folder, rule, size=ShardSize(rows, maps), keeps=keeps)
    return open_evaluation(OpenRequest(path=folder))


def held(evaluation, checkpoint, rule, subset=""):
    """Everything that a checkpoint comes to, outcome by outcome in their order, as plain values."""
    counted = count(evaluation, checkpoint, rule, subset=subset)
    matrix = counted.matrix
    columns = columns_of(evaluation, counted, has_areas=evaluation.task.has_objects)
    return {
        "cells": list(
            zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
        ),
        "totals": asdict(counted.counts.totals),
        "has_scores": counted.counts.has_scores,
        **{
            name: np.where(np.isnan(np.asarray(values, float)), -1.0, values).tolist()
            for name, values in columns.values.items()
        },
    }


def random_samples(random, *, checkpoints=2):
    """A classification in which some samples have no answer, some a score under the threshold."""
    truth = random.integers(0, 3, int(random.integers(1, 30))).tolist()
    labels = {
        f"epoch {n}": [None if random.random() < 0.2 else int(random.integers(0, 3)) for _ in truth]
        for n in range(checkpoints)
    }
    scores = {name: random.random(len(truth)).round(1).tolist() for name in labels}
    made = make_evaluation(truth, labels, scores=scores, images=[f"{n}.png" for n in range(len(truth))])
    weight = random.integers(1, 4, len(truth))
    weighted = replace(made.checkpoints[-1].load(), weight=weight)
    last = Checkpoint("weighted", (), lambda: weighted)
    return replace(made, checkpoints=(*made.checkpoints, last) if random.random() < 0.5 else made.checkpoints)


def random_objects(random, *, checkpoints=2, names=True):
    """Objects on a coarse grid, so that many pairs are tied; some truths are crowds, some are difficult."""

    def boxes(count):
        corner = random.integers(0, 4, (count, 2)) * 10
        return np.concatenate((corner, corner + random.integers(1, 3, (count, 2)) * 10), axis=1).tolist()

    def rows(count, *, scored):
        score = random.choice((0.1, 0.25, 0.5, 0.9), count).tolist()
        image, label = (random.integers(0, high, count).tolist() for high in (5, 3))
        return [
            (i, k, *((s,) if scored else ()), *box)
            for i, k, s, box in zip(image, label, score, boxes(count), strict=True)
        ]

    truth, predicted = rows(int(random.integers(1, 25)), scored=False), {}
    for n in range(checkpoints):
        predicted[f"epoch {n}"] = rows(int(random.integers(0, 40)), scored=True)
    truth += [(4, 2, 0, 0, 10, 10)]
    images = [f"image {n}.jpg" for n in range(5)] if names else None
    made = make_detection(truth, predicted, images=images)
    marks = {name: random.random(len(truth)) < 0.2 for name in ("crowd", "difficult")}
    ids = random.permutation(1000)[: len(truth)].astype(np.int64)
    return replace(made, truth=replace(made.truth, identity=ids, **marks))


def random_shapes(random):
    """Instance segmentation: a triangle, a mask or a box for each object."""

    def side(count, *, scored):
        shapes = []
        for _ in range(count):
            x, y = random.integers(0, 3, 2) * 8
            mask = np.zeros((32, 32), bool)
            mask[y : y + 9, x : x + 7] = True
            box = (float(x), float(y), float(x + 8), float(y + 8))
            outline = [[(x, y), (x + 9, y), (x, y + 8)]]
            shapes.append((mask, box, outline)[int(random.integers(0, 3))])
        regions, bounds = make_regions(shapes)
        image = np.sort(random.integers(0, 3, count))
        rows = [
            (int(i), int(random.integers(0, 2)), *((float(random.random()),) if scored else ()), *box)
            for i, box in zip(image, bounds.tolist(), strict=True)
        ]
        return make_annotations(rows, scored=scored, region=regions)

    truth, said = side(8, scored=False), side(10, scored=True)
    made = make_detection([(2, 1, 0, 0, 9, 9)], {"one": []}, images=["a", "b", "c"])
    checkpoint = Checkpoint("one", (), lambda: said)
    return replace(made, task=Task.INSTANCE_SEGMENTATION, truth=truth, checkpoints=(checkpoint,))


def random_maps(random, *, checkpoints=2):
    """Label maps with an ignore label, values outside the classes, and images without a prediction."""
    base = make_evaluation([0, 1, 2], {}, images=None)
    count = int(random.integers(1, 8))

    def maps(*, outside, odd):
        values = random.choice((0, 1, 2, odd), (count, 6, 5)).astype(np.uint8)
        return list(values), outside

    truth = make_maps(maps(outside=-1, odd=255)[0], 3)
    has = np.ones(count, bool)
    has[1:] = random.random(count - 1) < 0.8
    said = [make_maps(maps(outside=3, odd=9)[0], 3, outside=3, has=has) for _ in range(checkpoints)]
    names = [f"{n}.png" for n in range(count)]
    return replace(
        base,
        task=Task.SEMANTIC_SEGMENTATION,
        images=replace(base.images, count=count, names=names),
        truth=truth,
        checkpoints=tuple(Checkpoint(f"epoch {n}", (), lambda one=one: one) for n, one in enumerate(said)),
    )


RULES = tuple(Match)
KINDS = {
    "samples": random_samples,
    "objects": random_objects,
    "shapes": random_shapes,
    "maps": random_maps,
}
