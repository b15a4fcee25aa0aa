"""Two checkpoints at COCO's scale, both counted: what changed, its difference, its lists, its verdict."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from cmviewer.confusion.arranged_result import ArrangedResult, show
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair, paired
from cmviewer.confusion.count import count
from cmviewer.confusion.intervals import intervals_of
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Annotations, Checkpoint, Classes, Evaluation, Images, Task, frozen
from cmviewer.matching import default_rule
from tests.benchmarks.measuring import Row, medians, within
from tests.benchmarks.scenes import CLASSES, make_scene
from tests.making import FolderFinder

COCO_IMAGES = 5_000


def rows(scale: float) -> Iterator[Row]:
    """What a person waits for, and the verdict and the intervals, which come later."""
    made = two_checkpoints(max(4, int(COCO_IMAGES * scale)))
    state = ViewState(checkpoint=1, rule=default_rule(made), background=True)
    shown, other = show(made, state), count(made, 0, default_rule(made))
    compare = partial(compared, shown, other)
    what = f"{made.images.count:,} images, {len(shown.counted.outcomes):,} outcomes, two checkpoints compared"
    wall, worked = medians(compare)[0], processor(compare)
    yield within(
        f"{what}: matrix and changes", 1e3 * wall, "ms", 300, f"of the processor {1e3 * worked:.0f} ms"
    )
    pair = compare()
    verdict = partial(judged, pair)
    yield within(
        f"{what}: the verdict", median_of(verdict), "s", None, f"of the processor {processor(verdict):.2g} s"
    )
    drawn = partial(intervals_of, made, shown.counted)
    wall = median_of(drawn)
    yield within(
        f"{what}: intervals of all metrics", wall, "s", None, f"of the processor {processor(drawn):.2g} s"
    )


def two_checkpoints(images: int) -> Evaluation:
    """A detection whose second checkpoint places and scores its boxes a little otherwise."""
    scene, random = make_scene(images), np.random.default_rng(1)
    one = scene.predictions
    label = np.where(random.random(len(one)) < 0.9, one.label, random.integers(0, CLASSES, len(one)))
    score = np.clip(one.score + random.normal(0, 0.05, len(one)), 0, 1)
    box = one.box + random.normal(0, 3, one.box.shape)
    box[:, 2:] = np.maximum(box[:, 2:], box[:, :2] + 1)
    other = replace(
        one, label=frozen(label, np.int32), score=frozen(score, np.float32), box=frozen(box, np.float64)
    )
    return Evaluation(
        task=Task.DETECTION,
        name="made",
        source=Path("made"),
        files=(),
        recognised="made",
        classes=Classes.numbered(CLASSES),
        images=Images(images, None, FolderFinder()),
        truth=scene.truth,
        checkpoints=(_checkpoint("a", one), _checkpoint("b", other)),
    )


def _checkpoint(name: str, predictions: Annotations) -> Checkpoint:
    return Checkpoint(name, (), lambda: predictions)


def compared(shown: ArrangedResult, other: object) -> ComparedPair:
    """Compare, arrange the difference, and count what became of everything."""
    pair = paired(shown, shown.evaluation, 0, Letter.A, known=other)
    drawn_view(pair.comparison, shown.view, Letter.B, Drawn.DIFFERENCE)
    assert pair.beside is not None
    pair.beside.counts(None, shown.seen)
    return pair


def judged(pair: ComparedPair) -> None:
    """Draw the verdict anew."""
    assert isinstance(pair.shown, Counted)
    pair.comparison.judge()


def processor(work: Callable[[], object]) -> float:
    """Seconds of processor that a work takes, in all threads: others that run beside do not count."""
    spent = []
    for _ in range(3):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return median(spent)


def median_of(work: Callable[[], object]) -> float:
    """Median seconds of a slow work."""
    return medians(work, rounds=3)[0]
