"""Queries, subsets and changes at COCO's scale: a question is answered before anybody waits."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

import numpy as np

from cmviewer.confusion.count import count, restricted
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.queried import queried
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.evaluation import Images, frozen
from cmviewer.examples.examples import examples_of
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel
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
        yield _row(f"{what}: a query by {kind}", partial(queried, made, counted, parsed(text)))
    seen, query = ViewState(background=True), ExampleQuery(text=QUERIES["each kind of term"])
    listing = partial(examples_of, made, counted, Selection(), seen, query, Cancel())
    yield _row(f"{what}: the list of that, most confident mistakes first", listing)

    def recount() -> None:
        """Matrix, totals and metrics; curves need no more."""
        measures_of(restricted(made, counted, SUBSET).matrix, made.task)

    yield _row(f"{what}: recount a subset by folder, size and number, with its metrics", recount)
    changed, earlier = parsed('fixed since "epoch 0"'), EarlierCheckpoints()
    first = medians(partial(queried, made, counted, changed))[0]
    yield within(f"{what}: what is fixed since another checkpoint, which is counted first", first, "s", None)
    yield _row(f"{what}: the same, asked again", partial(queried, made, counted, changed, earlier=earlier))


def _row(what: str, work: Callable[[], Any]) -> Row:
    """What nobody should wait for: by the clock, and beside it what the processor needed of it."""
    wall = medians(work)[0]
    processor = median(_processor_time(work) for _ in range(5))
    return within(what, 1e3 * wall, "ms", 100, f"of the processor {1e3 * processor:.3g} ms")


def _processor_time(work: Callable[[], Any]) -> float:
    """Seconds of all threads, however many programs ran beside."""
    began = time.process_time()
    work()
    return time.process_time() - began
