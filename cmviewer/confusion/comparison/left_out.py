"""What of two runs is not compared: the other one does not have it, or says that something else is true."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.joining import NOT_IN_A, Joining
from cmviewer.confusion.comparison.pixels import ComparedPixels
from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations, Evaluation, TruthLabels
from cmviewer.problems.comparing import PARTLY_IN_COMMON, PIXELS_IN_COMMON

_NAMED: Final = 5
"""Most images that are named."""


def left_out(a: Counted, b: Counted, joining: Joining, common: int) -> tuple[Problem, ...]:
    """Say how much is compared, where images or truths are of one side alone."""
    if a.evaluation is b.evaluation:
        return ()
    images = int((joining.image_of_b != NOT_IN_A).sum())
    counts = [_truth_count(one.result) for one in (a, b)]
    sizes = len(a.evaluation.images), len(b.evaluation.images)
    if (images, images) == sizes and counts == [common, common]:
        return ()
    return (
        PARTLY_IN_COMMON.of(
            b.evaluation.source,
            images=images,
            images_a=sizes[0],
            images_b=sizes[1],
            truths=common,
            truths_a=counts[0],
            truths_b=counts[1],
            differ=_differing(a.evaluation, _unlike_images(a.evaluation, b.evaluation, joining)),
        ),
    )


def _truth_count(result: CheckpointResult) -> int:
    """Truths that count."""
    return int(np.count_nonzero(result.outcomes.truth_row >= 0))


def left_out_of_maps(a: Counted, b: Counted, found: ComparedPixels) -> tuple[Problem, ...]:
    """Say how much is compared, where images or pixels are of one side alone, or true of one."""
    if a.evaluation is b.evaluation:
        return ()
    counted = [int(one.result.matrix.total) for one in (a, b)]
    common = int(found.changes.count.sum())
    sizes = [one.result.counts.totals.images_counted for one in (a, b)]
    if sizes == [len(found.images)] * 2 and counted == [common, common]:
        return ()
    return (
        PIXELS_IN_COMMON.of(
            b.evaluation.source,
            images=len(found.images),
            images_a=sizes[0],
            images_b=sizes[1],
            pixels=common,
            pixels_a=counted[0],
            pixels_b=counted[1],
            differ=_differing(a.evaluation, found.unlike),
        ),
    )


def _unlike_images(a: Evaluation, b: Evaluation, joining: Joining) -> NDArray[np.int64]:
    """Images of A, ascending, that both have, with a truth that only one of them has."""
    true_a, true_b = a.truth, b.truth
    if not isinstance(true_a, Annotations | TruthLabels) or not isinstance(true_b, Annotations | TruthLabels):
        return np.empty(0, np.int64)
    alone_a = np.ones(len(true_a), np.bool_)
    alone_a[joining.truth_of_b[joining.truth_of_b != NOT_IN_A]] = False
    of_b = joining.image_of_b[true_b.image[joining.truth_of_b == NOT_IN_A]]
    both = np.intersect1d(true_a.image[alone_a], joining.image_of_b)
    return np.union1d(both, of_b[of_b != NOT_IN_A]).astype(np.int64)


def _differing(a: Evaluation, images: NDArray[np.int64]) -> str:
    """Name the images of which the truths differ; empty where there are none."""
    if not len(images):
        return ""
    names = ", ".join(repr(a.images.name(image)) for image in images[:_NAMED].tolist())
    if len(images) == 1:
        return f"; the truths differ in {names}"
    more = ", …" if len(images) > _NAMED else ""
    return f"; the truths differ in {len(images):,} images: {names}{more}"
