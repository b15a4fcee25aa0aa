"""Which numbers the boxes of predictions are written in, where they may be meant otherwise than is usual."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import WORDS, reread, share_inside, unit_of
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart, ObjectSource, Unit
from cmviewer.readers.objects.sample import TruthSample
from cmviewer.readers.objects.written_formats import tried_formats

_LOOKED_AT: Final = 10_000
"""Of more boxes, some all over the file are looked at."""
_FEW: Final = 5
"""From so many boxes on their places in the image tell something without a truth."""
_HALF: Final = 0.5
_DOUBTFUL: Final = 0.8
_SURE: Final = 0.95
"""Of boxes read as they are meant nearly all lie in their images; set by hand, not measured."""


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
    usual_support = sample.support(part, position)
    if usual_support.cannot_be_beaten:
        decisions.take(
            "boxes.prediction", usual.value, Origin.EVIDENCE, str(usual_support), about=source.path
        )
        return None
    supports = {one: sample.support(part, position, one) for one in others}
    best = max(others, key=lambda one: supports[one].agreeing)
    rest = [Alternative(one.value, str(supports[one])) for one in others]
    if supports[best].clearly_beats(usual_support):
        left = [
            Alternative(usual.value, str(usual_support)),
            *(one for one in rest if one.value != best.value),
        ]
        decisions.take(
            "boxes.prediction", best.value, Origin.EVIDENCE, str(supports[best]), left, source.path
        )
        problems.append(_read_as(usual, best, str(supports[best]), source.path))
        return best
    if usual_support.is_enough:
        decisions.take(
            "boxes.prediction", usual.value, Origin.EVIDENCE, str(usual_support), rest, source.path
        )
        return None
    return _by_place(sample, source, part, position, decisions, problems)


def _by_place(
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    decisions: Decisions,
    problems: list[Problem],
) -> BoxFormat | None:
    """Decide by whether boxes lie in their images, where truths do not tell."""
    others = tried_formats(source, part)
    usual = part.box_format
    if unit_of(others[0]) is not unit_of(usual) and unit_of(usual) is Unit.PIXELS:
        best = max(others, key=lambda one: share_inside(reread(part, one).box))
        decisions.take(
            "boxes.prediction", best.value, Origin.EVIDENCE, "no number is above 1", about=source.path
        )
        problems.append(_read_as(usual, best, "no number is above 1", source.path))
        return best
    written, inside = _shares_inside(sample, part, position, others)
    if inside:
        best = max(inside, key=lambda one: inside[one])
        evidence = f"{inside[best]:.0%} of the boxes lie in their images, else {written:.0%}"
        if written < _HALF and inside[best] >= _SURE:
            decisions.take("boxes.prediction", best.value, Origin.EVIDENCE, evidence, about=source.path)
            problems.append(_read_as(usual, best, evidence, source.path))
            return best
        if written < _DOUBTFUL and inside[best] >= _SURE:
            problems.append(_doubtful(written, best, inside[best], source.path))
    decisions.take("boxes.prediction", usual.value, Origin.CONVENTION, about=source.path)
    return None


def _shares_inside(
    sample: TruthSample, part: ObjectPart, position: NDArray[np.int64], others: tuple[BoxFormat, ...]
) -> tuple[float, dict[BoxFormat, float]]:
    """The share of boxes that lie in their images as they were read, and in each other format in pixels."""
    if part.unit is not Unit.PIXELS:
        return 1.0, {}
    image = np.append(position, -1)[part.image]
    known = np.vstack((sample.sizes.known, [(UNKNOWN_SIZE, UNKNOWN_SIZE)]))  # of no image
    size = known[np.where(image >= 0, image, -1)]
    rows = np.flatnonzero((size != UNKNOWN_SIZE).all(axis=1))
    rows = rows[:: -(-len(rows) // _LOOKED_AT) or 1]
    if len(rows) < _FEW:
        return 1.0, {}
    tile = np.tile(size[rows], 2)
    looked_at = np.zeros(len(part), np.bool_)
    looked_at[rows] = True
    some = kept_of(replace(part, region=None), looked_at)
    inside = {one: share_inside(reread(some, one).box / tile) for one in others}
    return share_inside(some.box / tile), inside


def _read_as(usual: BoxFormat, best: BoxFormat, evidence: str, file: Path) -> Problem:
    what = f"the boxes are not {WORDS[usual]}; they were read as {WORDS[best]}: so {evidence}"
    mend = "write boxes as their format has them, or tell how they are meant"
    return Problem(
        "boxes-read-otherwise", what, mend, file, decision="boxes.prediction", readings=(usual.value,)
    )


def _doubtful(written: float, best: BoxFormat, inside: float, file: Path) -> Problem:
    what = (
        f"only {written:.0%} of the boxes lie in their images; read as {WORDS[best]} it would be {inside:.0%}"
    )
    return Problem(
        "boxes-doubtful",
        what,
        "look whether the boxes lie on the objects, and tell how they are meant",
        file,
        decision="boxes.prediction",
        readings=(best.value,),
    )
