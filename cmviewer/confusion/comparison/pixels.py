"""Semantic segmentation: what two checkpoints say of the same pixels."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.changes import Changes, kinds_of
from cmviewer.confusion.comparison.joining import NOT_IN_A, Joining
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import NO_ROW, NOT_COUNTED, LabelMaps
from cmviewer.matching import check_sizes
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said

_THREADS: Final = 2
_Labels = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class ComparedPixels:
    """changes: a row for each image, truth class and pair of predicted classes.

    images: int32 (N,), those that both judge. unlike: int64, those of them whose truths differ in a pixel
    that both judge. problems: why images are left out.
    """

    changes: Changes
    images: NDArray[np.int32]
    unlike: NDArray[np.int64]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, eq=False)
class MapsOfBoth:
    """Truths and predictions of A and B; `truth_b` is `truth_a` where both are of one evaluation.

    judged_a, judged_b: bool (N,), images of which anything is counted.
    """

    truth_a: LabelMaps
    truth_b: LabelMaps
    predictions_a: LabelMaps
    predictions_b: LabelMaps
    joining: Joining
    judged_a: NDArray[np.bool_]
    judged_b: NDArray[np.bool_]


def compared_pixels(
    maps: MapsOfBoth, *, progress: Progress = silent, cancel: Cancel | None = None
) -> ComparedPixels:
    """Look at the images for which all maps are there. Raises `Cancelled` where `cancel` was set."""
    cancel = cancel or Cancel()
    pairs = _images_of_both(maps)
    found: list[tuple[int, _Triples]] = []
    problems: list[Problem] = []
    with ThreadPoolExecutor(_THREADS) as threads:
        for start in range(0, len(pairs), _THREADS):
            cancel.check()
            some = list(islice(pairs, start, start + _THREADS))
            for (image, _), triples in zip(
                some, threads.map(lambda pair: _triples(maps, *pair), some), strict=True
            ):
                if isinstance(triples, CmviewerError):
                    problems += triples.problems
                else:
                    found.append((image, triples))
            progress(said("Comparing images"), min(start + _THREADS, len(pairs)), len(pairs))
    images = np.array([image for image, _ in found], np.int32)
    unlike = images[np.array([one.is_unlike for _, one in found], np.bool_)].astype(np.int64)
    return ComparedPixels(_changes(found), images, unlike, tuple(problems))


@dataclass(frozen=True, eq=False)
class _Triples:
    """truth, a, b: int32 (n,), labels of the comparison; count: int64 (n,), pixels.

    is_unlike: whether other pixels are one thing in the truth of A and another in that of B.
    """

    truth: _Labels
    a: _Labels
    b: _Labels
    count: NDArray[np.int64]
    is_unlike: bool


def _images_of_both(maps: MapsOfBoth) -> list[tuple[int, int]]:
    """Images of A and B that both have truth and prediction of, and count."""
    in_b = np.flatnonzero(maps.truth_b.has_map & maps.predictions_b.has_map & maps.judged_b)
    in_a = maps.joining.image_of_b[in_b]
    has_a = np.append(maps.truth_a.has_map & maps.predictions_a.has_map & maps.judged_a, False)
    both = (in_a != NOT_IN_A) & has_a[in_a]
    order = np.argsort(in_a[both], kind="stable")
    return list(zip(in_a[both][order].tolist(), in_b[both][order].tolist(), strict=True))


def _triples(maps: MapsOfBoth, image_a: int, image_b: int) -> _Triples | CmviewerError:
    joining = maps.joining
    try:
        truth = _labels(maps.truth_a, image_a, joining.label_of_a)
        other = truth if maps.truth_b is maps.truth_a else _labels(maps.truth_b, image_b, joining.label_of_b)
        a = _labels(maps.predictions_a, image_a, joining.label_of_a)
        b = _labels(maps.predictions_b, image_b, joining.label_of_b)
        check_sizes(truth, other, maps.truth_b.file(image_b))
        check_sizes(truth, a, maps.predictions_a.file(image_a))
        check_sizes(truth, b, maps.predictions_b.file(image_b))
    except CmviewerError as error:
        return error
    return _counted(truth, other, a, b, len(joining.classes) + 1)


def _labels(maps: LabelMaps, image: int, labels: _Labels) -> _Labels:
    """Labels of the comparison, int32 (H, W); `NOT_COUNTED` stays."""
    of_value = np.append(labels, np.int32(NOT_COUNTED))[maps.label_of_value]
    found: _Labels = of_value[maps.load(image)]
    return found


def _counted(truth: _Labels, other: _Labels, a: _Labels, b: _Labels, base: int) -> _Triples:
    """Count triples; a run of equal ones is looked at once."""
    judged = (truth != NOT_COUNTED) & (other != NOT_COUNTED)
    like = judged & (truth == other)
    code = ((truth[like].astype(np.int64) * base) + a[like]) * base + b[like]
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    length = np.diff(starts, append=len(code))
    value, place = np.unique(code[starts], return_inverse=True)
    count = np.bincount(place.reshape(-1), weights=length, minlength=len(value)).astype(np.int64)
    rest, of_b = np.divmod(value, base)
    of_truth, of_a = np.divmod(rest, base)
    of_truth, of_a, of_b = (labels.astype(np.int32) for labels in (of_truth, of_a, of_b))
    return _Triples(of_truth, of_a, of_b, count, bool((judged & ~like).any()))


def _changes(found: list[tuple[int, _Triples]]) -> Changes:
    nothing = np.empty(0, np.int32)
    image = np.repeat([image for image, _ in found], [len(one.count) for _, one in found]).astype(np.int32)
    truth, a, b = (
        np.concatenate((nothing, *(getattr(one, name) for _, one in found))) for name in ("truth", "a", "b")
    )
    count = np.concatenate((np.empty(0, np.int64), *(one.count for _, one in found)))
    none = np.full(len(image), NO_ROW, np.int64)
    return Changes(image, truth, a, b, none, none, count, kinds_of(truth, a, b))
