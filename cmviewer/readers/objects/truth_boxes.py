"""Which numbers the boxes of the truth are written in, where its layout leaves that open."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.shapes import TRUE_BOXES_READ_OTHERWISE, TRUE_BOXES_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.objects.box_formats import WORDS, reread, share_inside, unit_of
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart, ObjectSource
from cmviewer.said import said

_UNKNOWN: Final = Support(0, 0)
_FEW: Final = 5
_HALF: Final = 0.5
_SURE: Final = 0.95
"""As of predictions: nearly all boxes lie in their images; set by hand, not measured."""


def by_place(
    part: ObjectPart, size: NDArray[np.int32], tried: tuple[BoxFormat, ...]
) -> tuple[BoxFormat, str] | None:
    """Return the format in which boxes of a truth lie in their images where they do not as they were read.

    size: int32 (n, 2), width and height of the part's images. tried: formats that its layout may have.
    """
    if part.unit is not BoxUnit.PIXELS or not tried:
        return None
    of_object = size[part.image]
    rows = np.flatnonzero((of_object != UNKNOWN_SIZE).all(axis=1))
    if len(rows) < _FEW:
        return None
    tile = np.tile(of_object[rows], 2)
    inside = {one: share_inside(reread(part, one).box[rows] / tile) for one in tried}
    written = share_inside(part.box[rows] / tile)
    best = max(inside, key=lambda one: inside[one])
    if written < _HALF and inside[best] >= _SURE:
        return best, f"{inside[best]:.0%} of the boxes lie in their images, else {written:.0%}"
    return None


def in_shares(
    part: ObjectPart, tried: tuple[BoxFormat, ...], support: dict[BoxFormat, Support]
) -> tuple[BoxFormat, str] | None:
    """Return the format of shares that boxes of a truth are in where no number is above 1, also of few.

    tried: as in `by_place`. support: how well predictions lie on them, in formats of which that is known.
    """
    if (
        part.unit is not BoxUnit.PIXELS
        or not tried
        or any(unit_of(one) is not BoxUnit.IMAGE for one in tried)
    ):
        return None

    def fit(one: BoxFormat) -> tuple[int, float]:
        return support.get(one, _UNKNOWN).agreeing, share_inside(reread(part, one).box)

    return max(tried, key=fit), said("no number is above 1")


def _both_may_be_corners(truth: ObjectPart, predictions: ObjectPart | None) -> bool:
    """Whether both sides were read as corners, and every box of both ends after it begins.

    Read as a corner and a size all of them grow, and overlap whatever they are of: that says nothing.
    Sizes are seldom above the corners beside them, unless objects fill their images.
    """
    if predictions is None or len(truth) + len(predictions) < _FEW:
        return False
    sides = (truth, predictions)
    return all(one.box_format is BoxFormat.LTRB for one in sides) and all(
        bool((one.box[:, 2:] > one.box[:, :2]).all()) for one in sides
    )


def decide_truth_boxes(
    source: ObjectSource,
    part: ObjectPart,
    support: dict[BoxFormat, Support],
    of_all: dict[BoxFormat, Support],
    placed: tuple[BoxFormat, str] | None,
    predictions: ObjectPart | None,
    decisions: Decisions,
    problems: list[Problem],
) -> BoxFormat | None:
    """Decide how boxes of the truth are meant; None for as they were read.

    support: how well predictions lie on them in each format that was tried, the one as read among them.
    of_all: the same of all predictions, where none of the surest lies on any.
    placed: what their places in the images say. predictions: of the last checkpoint.
    """
    usual = part.box_format
    told = decisions.told_for("boxes.truth", about=source.path)
    if told is not None:
        decisions.take("boxes.truth", told.value, told.origin, about=source.path)
        return None  # it was read so
    others = [one for one in support if one is not usual]
    best = max(others, key=lambda one: of_all[one].agreeing, default=usual)
    if placed is not None:
        best, evidence = placed
    elif (is_clear := _is_clear(support, best, usual)) and not _both_may_be_corners(part, predictions):
        evidence = str(support[best])
    else:
        problems += (
            [
                TRUE_BOXES_UNCERTAIN.of(
                    source.path,
                    readings=(best.value,),
                    usual=WORDS[usual],
                    support=of_all[usual],
                    best=WORDS[best],
                    agreeing=of_all[best].agreeing,
                )
            ]
            if is_clear
            or _fits_another_format_better(support, best, usual)
            or _unsure_boxes_differ(support, of_all, usual)
            else []
        )
        decided = usual in support and support[usual].is_enough
        rest = [Alternative(one.value, str(support[one])) for one in others]
        origin = Origin.EVIDENCE if decided else Origin.CONVENTION if others else Origin.FILE
        decisions.take("boxes.truth", usual.value, origin, str(support.get(usual, "")), rest, source.path)
        return None
    decisions.take(
        "boxes.truth", best.value, Origin.EVIDENCE, evidence, [Alternative(usual.value)], source.path
    )
    problems.append(
        TRUE_BOXES_READ_OTHERWISE.of(
            source.path, readings=(usual.value,), usual=WORDS[usual], best=WORDS[best], evidence=evidence
        )
    )
    return best


def _fits_another_format_better(support: dict[BoxFormat, Support], best: BoxFormat, usual: BoxFormat) -> bool:
    """Whether more predictions lie on true boxes in another format, and too few for the one as read.

    Of few boxes one more is enough to say so; of more as many as a model that knows nothing would not reach.
    """
    if best is usual or support[usual].is_enough:
        return False
    fits = support[best]
    return fits.agreeing > support[usual].agreeing and (fits.is_enough or fits.total < _FEW)


def _unsure_boxes_differ(
    support: dict[BoxFormat, Support], of_all: dict[BoxFormat, Support], usual: BoxFormat
) -> bool:
    """Whether none of the surest predictions lies on a truth, and others do in another format as often."""
    if any(one.agreeing for one in support.values()):
        return False
    return any(
        one.agreeing >= max(1, of_all[usual].agreeing) for form, one in of_all.items() if form is not usual
    )


def _is_clear(support: dict[BoxFormat, Support], best: BoxFormat, usual: BoxFormat) -> bool:
    """Of few objects the predictions are more likely odd than the truth."""
    if best is usual or support[usual].is_enough or support[usual].total < _FEW:
        return False
    most = support[best].agreeing >= _HALF * support[best].total
    return most and support[best].clearly_beats(support[usual])
