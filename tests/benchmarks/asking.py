"""Queries, subsets and changes at COCO's scale: a question is answered before anybody waits."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from cmviewer.confusion.count import count, restricted
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.queried import queried
from cmviewer.evaluation import Images, frozen
from cmviewer.matching import default_rule
from cmviewer.query import parsed
from tests.benchmarks.measuring import Row, medians, within
from tests.making import FolderFinder, make_random_detection

COCO_IMAGES = 5_000
TRUTHS = 16
"""One more than the most an image has, so that all together are as many as COCO's."""
QUERIES = {
    "cell, score, size and folder": "0 -> 1, score > 0.5, area < 32x32, folder = night",
    "each kind of term": "errors, not cause = duplicate, image ~ 7, width > 3, border | objects > 3, "
    "iou < 0.9 | image_width >= 100",
}
SUBSET = "folder = night, area < 32x32 | objects > 3"


def rows(scale: float) -> Iterator[Row]:
    """A query, a subset of what is counted, and what became of outcomes since another checkpoint."""
    images = max(4, int(COCO_IMAGES * scale))
    made = make_random_detection(seed=5, images=images, per_image=TRUTHS, checkpoints=2)
    names = tuple(f"{('day', 'night')[i % 2]}/{i:06}.jpg" for i in range(images))
    sizes = frozen([(100, 90)] * images, np.int32)
    made = replace(made, images=Images(images, names, FolderFinder(), lambda _images: sizes))
    counted = count(made, 1, default_rule(made))
    what = f"{len(counted.outcomes):,} outcomes"
    for kind, text in QUERIES.items():
        asked = medians(partial(queried, made, counted, parsed(text)))[0]
        yield within(f"{what}: a query by {kind}", 1e3 * asked, "ms", 100)
    recounted = medians(partial(restricted, made, counted, SUBSET))[0]
    yield within(f"{what}: recount a subset by folder, size and number", 1e3 * recounted, "ms", 100)
    changed, earlier = parsed('fixed since "epoch 0"'), EarlierCheckpoints()
    first = medians(partial(queried, made, counted, changed))[0]
    again = medians(partial(queried, made, counted, changed, earlier=earlier))[0]
    yield within(f"{what}: what is fixed since another checkpoint, which is counted first", first, "s", None)
    yield within(f"{what}: the same, asked again", 1e3 * again, "ms", 100)
