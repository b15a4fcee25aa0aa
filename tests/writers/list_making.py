"""Lists of small evaluations, and whether two evaluations hold the same objects."""

from dataclasses import replace

import numpy as np
from making import make_random_detection, make_regions

from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.evaluation import Images, Regions, Task, frozen
from cmviewer.matching import CountingRule, default_rule
from cmviewer.query import parsed
from cmviewer.readers.files.photos import load_photo
from cmviewer.writers.lists.formats import format_named
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.place import write_list

SIZE = (120, 110)


def listed_of(evaluation, text="", rule=None):
    counted = count(evaluation, 0, rule or default_rule(evaluation))
    return Listed(evaluation, counted, queried(evaluation, counted, parsed(text)))


def scenes(*, masks=False):
    """Objects in images whose sizes are known; with masks half of them have rings and half runs."""
    made = make_random_detection(seed=7, images=6, class_count=3)
    names = tuple(f"val/{i % 2}/scene {i}.png" for i in range(6))
    sizes = frozen([SIZE] * 6, np.int32)
    made = replace(made, images=Images(6, names, made.images.finder, lambda _images: sizes))
    if not masks:
        return made
    said = made.checkpoints[0].load()
    sides = [replace(side, region=shaped(side)) for side in (made.truth, said)]
    checkpoint = replace(made.checkpoints[0], load=lambda: sides[1])
    return replace(made, task=Task.INSTANCE_SEGMENTATION, truth=sides[0], checkpoints=(checkpoint,))


def shaped(side) -> Regions:
    shapes = []
    for row, (x0, y0, x1, y1) in enumerate(side.box.astype(int).tolist()):
        if row % 2:
            mask = np.zeros(SIZE[::-1], bool)
            mask[y0:y1, x0:x1] = True
            shapes.append(mask)
        else:
            shapes.append([[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]])
    return make_regions(shapes)[0]


def written(listed, name, place, **more):
    problems = []
    write_list(listed, format_named(name, listed.evaluation), place, Writing(load_photo, problems), **more)
    return problems


def same_objects(one, other):
    """Whether two evaluations count the same and have the same boxes."""
    counted = [count(each, 0, CountingRule(score=0)) for each in (one, other)]
    for side in (lambda at: (one, other)[at].truth, lambda at: counted[at].predictions):
        boxes = [sorted(map(tuple, side(at).box.round(6).tolist())) for at in (0, 1)]
        if boxes[0] != boxes[1]:
            return False
    cells = [
        {
            (each.classes.name(int(t)), each.classes.name(int(p))): int(n)
            for t, p, n in zip(
                result.matrix.truth, result.matrix.prediction, result.matrix.count, strict=True
            )
        }
        for each, result in zip((one, other), counted, strict=True)
    ]
    return cells[0] == cells[1]
