"""Maps of truth and predictions → rows of pixels, some images at a time, by several threads."""

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import LabelMaps
from cmviewer.matching.pixels import PixelRows, count_pixels, joined, labelled
from cmviewer.problems.maps import MAPS_ACROSS, SIZES_DIFFER
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said

THREADS: Final = 2
"""Decoding a file gives other threads their turn; the images in memory are as many as the threads."""
_ASKED_FOR: Final = 3 * THREADS
"""Images that are asked for at once, so that no thread waits for the one before it to be taken."""


@dataclass(frozen=True, eq=False)
class CountedMaps:
    """Images of one checkpoint as far as they are counted.

    rows: of the images that are. done: how many images were looked at, of `total`. problems: why some of
    these are left out; left_out: how many.
    """

    rows: PixelRows
    done: int
    total: int
    left_out: int
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every image was looked at."""
        return self.done == self.total

    @property
    def is_useless(self) -> bool:
        """Whether every image was looked at, and each is left out."""
        return self.is_whole and self.total > 0 and self.left_out == self.total


def count_maps(
    truth: LabelMaps,
    predictions: LabelMaps,
    *,
    known: CountedMaps | None = None,
    patience: float = float("inf"),
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> CountedMaps:
    """Count the images that have both maps, from where `known` ends, for about `patience` seconds.

    An image whose maps cannot be read, or differ in size, is left out, and said. Raises `Cancelled`.
    """
    images = np.flatnonzero(truth.has_map & predictions.has_map).tolist()
    done = 0 if known is None else known.done
    parts = [] if known is None else [known.rows]
    problems = [] if known is None else list(known.problems)
    left_out = 0 if known is None else known.left_out
    end = time.monotonic() + patience
    for counted in _counted(truth, predictions, images[done:], cancel or Cancel(), end):
        done += 1
        progress(said("Counting images"), done, len(images))
        if isinstance(counted, PixelRows):
            parts.append(counted)
        else:
            left_out += 1
            problems += counted.problems
    return CountedMaps(joined(parts), done, len(images), left_out, tuple(problems))


def _counted(
    truth: LabelMaps, predictions: LabelMaps, images: list[int], cancel: Cancel, end: float
) -> Iterator[PixelRows | CmviewerError]:
    """Rows of each image in their order, or why it is left out; after `end` only the first is begun."""
    waiting, running = deque(images), deque[Future[PixelRows | CmviewerError]]()
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            is_first = True
            while running or (waiting and (is_first or time.monotonic() < end)):
                cancel.check()
                while waiting and len(running) < _ASKED_FOR and (is_first or time.monotonic() < end):
                    running.append(threads.submit(_count_image, truth, predictions, waiting.popleft()))
                    is_first = False
                yield running.popleft().result()
        finally:
            threads.shutdown(wait=True, cancel_futures=True)


def _count_image(truth: LabelMaps, predictions: LabelMaps, image: int) -> PixelRows | CmviewerError:
    try:
        true, predicted = truth.load(image), predictions.load(image)
        check_sizes(true, predicted, predictions.file(image))
    except CmviewerError as error:
        return error
    return labelled(image, count_pixels(true, predicted), truth, predictions)


def check_sizes(truth: NDArray[Any], prediction: NDArray[Any], file: Path | None) -> None:
    """Raise `CmviewerError` where two maps of an image differ in size; `file` is that of the prediction.

    Where one is as wide as the other is high, only one may be of a photograph as it is seen: said so, for to
    resize it would spoil it.
    """
    if truth.shape == prediction.shape:
        return
    sizes = " and ".join(f"{width} x {height}" for height, width in (truth.shape, prediction.shape))
    kind = MAPS_ACROSS if truth.shape == prediction.shape[::-1] else SIZES_DIFFER
    raise CmviewerError(kind.of(file, left_out=1, sizes=sizes))
