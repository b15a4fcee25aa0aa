"""Objects that nothing can be done with are left out, and each kind of them is said once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.problems.scores import BOX_SCORE_OUT_OF_RANGE, BOX_SCORES_LOGITS, BOX_SCORES_PERCENT
from cmviewer.problems.shapes import BOX_NEGATIVE, BOX_NOT_A_NUMBER, POLYGON_TOO_SHORT
from cmviewer.readers.objects.parts import ObjectPart
from cmviewer.readers.objects.rings import open_rings
from cmviewer.readers.tables.scores import sigmoid

Place = Callable[[int], tuple[Path, int | None]]
"""The file, and the line where there are lines, of the object in a row."""

_SHOWN: Final = 3
"""How many places a problem names beside the first."""
_LOOKED_AT: Final = 100
_NOT_A_NUMBER: Final = BOX_NOT_A_NUMBER.of(left_out=1)
_NEGATIVE: Final = BOX_NEGATIVE.of(left_out=1)
_FLAT: Final = POLYGON_TOO_SHORT.of(left_out=1)
_PERCENT: Final = BOX_SCORES_PERCENT.of()
_WHOLE: Final = 100
_ABOVE_ONE: Final = 0.05
"""The share of scores above 1 that makes them percent: where boxes fill a quota, most are under 1 %; set by
hand, not measured."""
_SURELY: Final = 10.0
"""A single score of 7 is more likely a slip than 7 %; the surest of all predictions has more than 10 %."""
_BELOW_ZERO: Final = 0.05
"""The share of scores below 0 that makes them logits; set by hand, not measured."""
_LOGITS: Final = BOX_SCORES_LOGITS.of()
_ODD_SCORE: Final = BOX_SCORE_OUT_OF_RANGE.of()


def usable(part: ObjectPart, place: Place, problems: list[Problem]) -> ObjectPart:
    """Leave out objects whose box is no box, or whose polygons are none; a box of size zero stays.

    A score that is not from 0 to 1 becomes unknown; an infinite one stays. `place` knows the
    rows of `part` as it comes in.
    """
    part = _with_known_scores(part, place, problems)
    whole = np.ones(len(part), np.bool_)
    left, top, right, bottom = part.box.T
    unknown = ~(np.isfinite(left) & np.isfinite(top) & np.isfinite(right) & np.isfinite(bottom))
    negative = ~unknown & ((right < left) | (bottom < top))
    region, flat = (None, ~whole) if part.region is None else open_rings(part.region)
    flat = flat & ~unknown & ~negative
    say(problems, np.flatnonzero(unknown), place, _NOT_A_NUMBER)
    say(problems, np.flatnonzero(negative), place, _NEGATIVE)
    say(problems, np.flatnonzero(flat), place, _FLAT)
    return kept_of(replace(part, region=region), ~(unknown | negative | flat))


def _with_known_scores(part: ObjectPart, place: Place, problems: list[Problem]) -> ObjectPart:
    if part.score is None:
        return part
    if _are_percent(part.score):
        say(problems, np.flatnonzero((part.score > 1) & np.isfinite(part.score))[:1], place, _PERCENT)
        return replace(part, score=frozen(part.score / _WHOLE, np.float32))
    if _are_logits(part.score):
        say(problems, np.flatnonzero(part.score < 0)[:1], place, _LOGITS)
        return replace(part, score=frozen(sigmoid(part.score), np.float32))
    odd = ~((part.score >= 0) & (part.score <= 1)) & np.isfinite(part.score)
    say(problems, np.flatnonzero(odd), place, _ODD_SCORE)
    return replace(part, score=frozen(np.where(odd, np.nan, part.score), np.float32))


def _are_percent(score: NDArray[np.float32]) -> bool:
    known = score[np.isfinite(score)]
    if not len(known) or known.min() < 0 or not _SURELY < known.max() <= _WHOLE:
        return False
    return bool((known > 1).mean() >= _ABOVE_ONE)


def _are_logits(score: NDArray[np.float32]) -> bool:
    """Whether scores have no bounds: several are below 0, where one, such as -1, may stand for none."""
    known = score[np.isfinite(score)]
    below = known[known < 0]
    return len(np.unique(below)) > 1 and len(below) >= _BELOW_ZERO * len(known)


def kept_of(part: ObjectPart, kept: NDArray[np.bool_]) -> ObjectPart:
    """Return a part with some of its objects; `kept`, bool (M,)."""
    if kept.all():
        return part
    return replace(
        part,
        image=frozen(part.image[kept], np.int32),
        label=frozen(part.label[kept], np.int32),
        box=frozen(part.box[kept], np.float64),
        score=None if part.score is None else frozen(part.score[kept], np.float32),
        region=None if part.region is None else part.region.take(np.flatnonzero(kept)),
        crowd=None if part.crowd is None else frozen(part.crowd[kept], np.bool_),
        difficult=None if part.difficult is None else frozen(part.difficult[kept], np.bool_),
        identity=None if part.identity is None else frozen(part.identity[kept], np.int64),
        area=None if part.area is None else frozen(part.area[kept], np.float64),
        fields=None if part.fields is None else part.fields.take(np.flatnonzero(kept)),
    )


def say(problems: list[Problem], rows: NDArray[np.int64], place: Place, problem: Problem) -> None:
    """Add a problem once for all these rows, with the first place and some more; not where there are none.

    One that has cost a record, `left_out` of 1, has cost one in each row.
    """
    if not len(rows):
        return
    places = list(dict.fromkeys(place(int(row)) for row in rows[:_LOOKED_AT]))
    (file, line), more = places[0], places[1 : _SHOWN + 1]
    also = ", ".join(at.name if number is None else f"{at.name}:{number}" for at, number in more)
    also += ", …" if len(places) > _SHOWN + 1 else ""
    what = f"{problem.what} (also {also})" if also else problem.what
    left_out = problem.left_out * len(rows)
    problems.append(replace(problem, what=what, file=file, line=line, times=len(rows), left_out=left_out))
