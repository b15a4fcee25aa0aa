"""Which numbers the boxes of predictions are written in, where they may be meant otherwise than is usual."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Frame, Origin
from cmviewer.problems.shapes import BOXES_DOUBTFUL, BOXES_READ_OTHERWISE, BOXES_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.objects.box_formats import WORDS, reread, share_inside, unit_of
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.exif import size_in_frame
from cmviewer.readers.objects.frame_decision import possible_frames
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart, ObjectSource
from cmviewer.readers.objects.sample import PredictionSample, TruthSample
from cmviewer.readers.objects.written_formats import tried_formats
from cmviewer.said import said

_LOOKED_AT: Final = 10_000
"""Of more boxes, some all over the file are looked at."""
_FEW: Final = 5
"""From so many boxes on their places in the image tell something without a truth."""
_MANY: Final = 100
"""Of so many boxes a share is known to 5 in 100 (√(0.25/100)): no other is tried where most fit."""
_HALF: Final = 0.5
_DOUBTFUL: Final = 0.8
_SURE: Final = 0.95
"""Of boxes read as they are meant nearly all lie in their images; set by hand, not measured."""


@dataclass(frozen=True, eq=False)
class _Tried:
    """Formats that boxes may be in, the usual one first, and how well they lie on truths in each."""

    usual: BoxFormat
    supports: dict[BoxFormat, Support]

    @property
    def others(self) -> list[BoxFormat]:
        """All but the usual one, the best first."""
        rest = [one for one in self.supports if one is not self.usual]
        return sorted(rest, key=lambda one: -self.supports[one].agreeing)

    def but(self, taken: BoxFormat) -> list[Alternative]:
        return [Alternative(one.value, str(own)) for one, own in self.supports.items() if one is not taken]


def decide_boxes(
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    decisions: Decisions,
    problems: list[Problem],
) -> BoxFormat | None:
    """Decide how boxes of predictions are meant; None for as they were read.

    position: int64 (n,), of the part's images in the truth.
    """
    told = decisions.told_for("boxes.prediction", about=source.path)
    if told is not None:
        decisions.take("boxes.prediction", told.value, told.origin, about=source.path)
        return BoxFormat(told.value)
    others = tried_formats(source, part)
    usual = part.box_format
    if not others:
        decisions.take("boxes.prediction", usual.value, Origin.FILE, about=source.path)
        return None
    chosen = sample.surest(part, position)
    frames = possible_frames(sample, source, decisions)
    support = _support(chosen, None, frames)
    if support.total >= _MANY and support.cannot_be_beaten:
        decisions.take("boxes.prediction", usual.value, Origin.EVIDENCE, str(support), about=source.path)
        return None
    tried = _Tried(usual, {usual: support, **{one: _support(chosen, one, frames) for one in others}})
    if unit_of(usual) is BoxUnit.PIXELS and unit_of(others[0]) is BoxUnit.IMAGE:
        return _in_shares(tried, part, source, decisions, problems)
    best = tried.others[0]
    if not support.cannot_be_beaten and tried.supports[best].clearly_beats(support):
        return _take(tried, best, str(tried.supports[best]), source, decisions, problems)
    if support.is_enough:
        rest = tried.but(usual)
        decisions.take("boxes.prediction", usual.value, Origin.EVIDENCE, str(support), rest, source.path)
    else:
        placed = _by_place(sample, source, part, position, tried, frames, decisions, problems)
        if placed is not None:
            return placed
    if _is_open(sample, tried, part, position, frames):
        problems.append(_uncertain(tried, source.path))
    return None


def _support(chosen: PredictionSample, written: BoxFormat | None, frames: Sequence[Frame]) -> Support:
    """How well boxes lie on truths in a format, about photographs as stored or as seen, the better one."""
    return max((chosen.support(written, frame) for frame in frames), key=lambda one: one.agreeing)


def _in_shares(
    tried: _Tried, part: ObjectPart, source: ObjectSource, decisions: Decisions, problems: list[Problem]
) -> BoxFormat:
    """Take the format of shares in which most boxes lie on truths, else in their images."""

    def fit(one: BoxFormat) -> tuple[int, float]:
        return tried.supports[one].agreeing, share_inside(reread(part, one).box)

    best = max(tried.others, key=fit)
    return _take(tried, best, "no number is above 1", source, decisions, problems)


def _take(
    tried: _Tried,
    best: BoxFormat,
    evidence: str,
    source: ObjectSource,
    decisions: Decisions,
    problems: list[Problem],
) -> BoxFormat:
    rest = tried.but(best)
    decisions.take("boxes.prediction", best.value, Origin.EVIDENCE, evidence, rest, source.path)
    problems.append(_read_as(tried, best, evidence, source.path))
    return best


def _is_open(
    sample: TruthSample,
    tried: _Tried,
    part: ObjectPart,
    position: NDArray[np.int64],
    frames: Sequence[Frame],
) -> bool:
    """Whether boxes lie on truths nearly as well, or as badly, in another format.

    Where none lies on any, however sure the model is of it, all formats give one matrix.
    """
    usual, best = tried.supports[tried.usual], tried.supports[tried.others[0]]
    if usual.agreeing == usual.total or usual.clearly_beats(best):
        return False
    if best.agreeing or usual.agreeing:
        return True
    every = sample.surest(replace(part, score=None), position)
    return any(_support(every, one, frames).agreeing for one in tried.supports)


def _by_place(
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    tried: _Tried,
    frames: Sequence[Frame],
    decisions: Decisions,
    problems: list[Problem],
) -> BoxFormat | None:
    """Decide by whether boxes lie in their images, where truths do not tell."""
    written, inside = _shares_inside(sample, part, position, tried.others, frames)
    if inside:
        best = max(inside, key=lambda one: inside[one])
        evidence = said("{:.0%} of the boxes lie in their images, else {:.0%}", inside[best], written)
        if written < _HALF and inside[best] >= _SURE:
            return _take(tried, best, evidence, source, decisions, problems)
        if written < _DOUBTFUL and inside[best] >= _SURE:
            problems.append(
                BOXES_DOUBTFUL.of(
                    source.path,
                    readings=(best.value,),
                    written=written,
                    best=WORDS[best],
                    inside=inside[best],
                )
            )
    rest = tried.but(tried.usual)
    decisions.take("boxes.prediction", tried.usual.value, Origin.CONVENTION, "", rest, source.path)
    return None


def _shares_inside(
    sample: TruthSample,
    part: ObjectPart,
    position: NDArray[np.int64],
    others: Sequence[BoxFormat],
    frames: Sequence[Frame],
) -> tuple[float, dict[BoxFormat, float]]:
    """The share of boxes that lie in their images as they were read, and in each other format in pixels."""
    if part.unit is not BoxUnit.PIXELS:
        return 1.0, {}
    image = np.append(position, -1)[part.image]
    known = np.vstack((sample.sizes.known, [(UNKNOWN_SIZE, UNKNOWN_SIZE)]))  # of no image
    size = known[np.where(image >= 0, image, -1)]
    rows = np.flatnonzero((size != UNKNOWN_SIZE).all(axis=1))
    rows = rows[:: -(-len(rows) // _LOOKED_AT) or 1]
    if len(rows) < _FEW:
        return 1.0, {}
    tiles = [
        np.tile(size_in_frame(size[rows], sample.sizes.orientation[image[rows]], frame), 2)
        for frame in frames
    ]
    looked_at = np.zeros(len(part), np.bool_)
    looked_at[rows] = True
    some = kept_of(replace(part, region=None), looked_at)

    def inside(box: NDArray[np.float64]) -> float:
        return max(share_inside(box / tile) for tile in tiles)

    return inside(some.box), {one: inside(reread(some, one).box) for one in others}


def _read_as(tried: _Tried, best: BoxFormat, evidence: str, file: Path) -> Problem:
    readings = tuple(one.value for one in (tried.usual, *tried.others) if one is not best)
    return BOXES_READ_OTHERWISE.of(
        file, readings=readings, usual=WORDS[tried.usual], best=WORDS[best], evidence=evidence
    )


def _uncertain(tried: _Tried, file: Path) -> Problem:
    best = tried.others[0]
    readings = tuple(one.value for one in tried.others)
    return BOXES_UNCERTAIN.of(
        file,
        readings=readings,
        usual=WORDS[tried.usual],
        support=tried.supports[tried.usual],
        best=WORDS[best],
        agreeing=tried.supports[best].agreeing,
    )
