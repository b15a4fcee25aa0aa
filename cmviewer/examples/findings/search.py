"""All subsets by one or two properties: which are worse than the rest, beyond chance."""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.adjusted import adjusted
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_IMAGE, Evaluation, Unit
from cmviewer.examples.findings.chance import exchanged_probabilities, tail_probabilities
from cmviewer.examples.findings.image_sums import ImageSums, SubsetSums, image_sums, joined, subset_sums
from cmviewer.examples.findings.properties import MOST_LOOKED_AT, Part, parts_of
from cmviewer.progress import Cancel, Progress
from cmviewer.query import AllOf, Asked, Term, asked_of, written
from cmviewer.said import said

LEVEL: Final = 0.05
"""Adjusted probability up to which a subset is found: of all that are found so many are chance."""
FEWEST_IMAGES: Final = 10
FEWEST_OUTCOMES: Final = 20
MOST_EXCHANGED: Final = 200
"""Subsets, the least likely ones by their moments, for which images are exchanged."""
_AT_ONCE: Final = 64


@dataclass(frozen=True)
class Finding:
    """A subset that is worse than the rest.

    query: what it is. rate, rest: errors in it and in all others, as shares. images, outcomes: how many are
    in it. errors: how many of these are wrong; of pixels their sum of shares. chance: probability to be as
    bad by chance; adjusted: the same, corrected for how many subsets were tried.
    """

    query: str
    rate: float
    rest: float
    images: int
    outcomes: int
    errors: float
    chance: float
    adjusted: float


@dataclass(frozen=True)
class Findings:
    """found: the worst first. tried: how many subsets were. properties: by which they were made."""

    found: tuple[Finding, ...]
    tried: int
    properties: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Rows:
    """Which outcomes are looked at, int64 (n,), by image; those of pixels are whole images."""

    rows: NDArray[np.int64]
    sums: ImageSums


@dataclass(frozen=True, eq=False)
class _Tried:
    """m subsets, as parts that they are made of, and what they came to."""

    parts: tuple[tuple[Part, ...], ...]
    sums: SubsetSums
    chance: NDArray[np.float64]


def findings_of(
    evaluation: Evaluation, counted: CheckpointResult, progress: Progress, cancel: Cancel
) -> Findings:
    """Try all subsets of what is counted. Touches the disk.

    Raises `Cancelled`, and `CmviewerError` where a file of columns is gone or has changed.
    """
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes)
    if len(evaluation.images) <= MOST_LOOKED_AT:
        evaluation.images.looks(progress, cancel)
    looked = _rows_of(evaluation, counted, asked)
    parts = tuple(Part(part.property, part.term, part.mask[looked.rows]) for part in parts_of(asked))
    whole = evaluation.task.profile.unit is not Unit.PIXEL
    return search(looked.sums, parts, progress, cancel, whole_errors=whole)


def search(
    sums: ImageSums, parts: tuple[Part, ...], progress: Progress, cancel: Cancel, *, whole_errors: bool
) -> Findings:
    """Try all parts of outcomes, and all pairs of parts by two properties."""
    names = tuple(dict.fromkeys(part.property for part in parts))
    tried = _tried(sums, parts, progress, cancel, whole_errors=whole_errors)
    if tried is None:
        return Findings((), 0, names)
    chance = tried.chance.copy()
    likely = np.argsort(chance, kind="stable")[:MOST_EXCHANGED]
    likely = likely[chance[likely] <= LEVEL]
    if len(likely):
        masks = np.stack([_mask(tried.parts[place]) for place in likely.tolist()])
        excess = tried.sums.excess[likely]
        chance[likely] = exchanged_probabilities(sums, masks, excess, chance[likely], progress, cancel)
    corrected = adjusted(chance)
    places = _telling(tried.parts, chance, np.flatnonzero(corrected <= LEVEL).tolist())
    found = [_finding(sums, tried, place, chance[place], corrected[place]) for place in places]
    found.sort(key=lambda one: (one.adjusted, -(one.rate - one.rest) * one.outcomes))
    return Findings(tuple(found), len(tried.parts), names)


def _rows_of(evaluation: Evaluation, counted: CheckpointResult, asked: Asked) -> _Rows:
    assert asked.outcome is not None
    wrong = (asked.outcome.truth != asked.outcome.prediction).astype(np.float64)
    rows = np.flatnonzero(asked.image != NO_IMAGE)
    rows = rows[np.argsort(asked.image[rows], kind="stable")]
    _, first, image = np.unique(asked.image[rows], return_index=True, return_inverse=True)
    if evaluation.task.profile.unit is not Unit.PIXEL:
        return _Rows(rows, image_sums(image.astype(np.int64), wrong[rows]))
    weight = counted.outcomes.weight[rows].astype(np.float64)
    share = np.bincount(image, weight * wrong[rows]) / np.bincount(image, weight)
    return _Rows(rows[first], image_sums(np.arange(len(first)), share))


def _tried(
    sums: ImageSums, parts: tuple[Part, ...], progress: Progress, cancel: Cancel, *, whole_errors: bool
) -> _Tried | None:
    """What every subset that is large enough came to, and how likely that is by chance; None: none is."""
    subsets: list[tuple[Part, ...]] = [(part,) for part in parts]
    subsets += [pair for pair in combinations(parts, 2) if pair[0].property != pair[1].property]
    kept: list[tuple[Part, ...]] = []
    found: list[SubsetSums] = []
    for done in range(0, len(subsets), _AT_ONCE):
        cancel.check()
        progress(said("trying subsets"), done, len(subsets))
        some = subsets[done : done + _AT_ONCE]
        one = subset_sums(sums, np.stack([_mask(subset) for subset in some]))
        large = np.flatnonzero(_is_large(one, sums))
        kept += [some[place] for place in large.tolist()]
        found.append(one.take(large))
    if not kept:
        return None
    sums_of_all = joined(found)
    return _Tried(tuple(kept), sums_of_all, tail_probabilities(sums_of_all, whole_errors=whole_errors))


def _is_large(subsets: SubsetSums, sums: ImageSums) -> NDArray[np.bool_]:
    """Whether a subset, and the rest, is large enough to say anything of, bool (m,)."""
    outcomes, images = len(sums.image), len(sums.size)
    least = min(FEWEST_OUTCOMES, max(FEWEST_IMAGES, outcomes // 20))
    return (
        (subsets.images >= FEWEST_IMAGES)
        & (images >= 2 * FEWEST_IMAGES)
        & (subsets.size >= least)
        & (outcomes - subsets.size >= least)
    )


def _mask(subset: tuple[Part, ...]) -> NDArray[np.bool_]:
    mask = subset[0].mask
    for part in subset[1:]:
        mask = mask & part.mask
    return mask


def _telling(parts: tuple[tuple[Part, ...], ...], chance: NDArray[np.float64], found: list[int]) -> list[int]:
    """Leave out pairs that are no less likely than one half of them alone that was found too."""
    alone = {id(parts[place][0]): chance[place] for place in found if len(parts[place]) == 1}
    return [
        place
        for place in found
        if len(parts[place]) == 1 or all(chance[place] < alone.get(id(part), 1.0) for part in parts[place])
    ]


def _finding(sums: ImageSums, tried: _Tried, place: int, chance: float, corrected: float) -> Finding:
    size, errors = float(tried.sums.size[place]), float(tried.sums.errors[place])
    return Finding(
        written(_query(tried.parts[place])),
        errors / size,
        (float(sums.errors.sum()) - errors) / (len(sums.image) - size),
        int(tried.sums.images[place]),
        int(size),
        errors,
        float(chance),
        float(corrected),
    )


def _query(subset: tuple[Part, ...]) -> Term:
    """One query of all terms, side by side."""
    terms: list[Term] = []
    for part in subset:
        terms += part.term.terms if isinstance(part.term, AllOf) else [part.term]
    return terms[0] if len(terms) == 1 else AllOf(tuple(terms))
