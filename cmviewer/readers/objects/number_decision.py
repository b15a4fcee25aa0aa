"""What class numbers of predictions stand for: ids of the truth, places in its list, or counted otherwise."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Annotations, Origin
from cmviewer.problems.objects import CLASS_NUMBERS_READ_OTHERWISE
from cmviewer.problems.whole import CLASS_NUMBERS_UNCERTAIN, CLASS_NUMBERS_UNNAMED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_space import WAYS, ClassSpace
from cmviewer.readers.objects.class_pairs import class_pairs
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.number_readings import NumberReadings
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.said import said

_NAMED: Final = "named"
_WORDS: Final = {
    "plain": "ids of the truth's classes",
    "from-1": "counted from 1",
    "position": "positions in the list of classes",
    "rank": "positions in the list of classes, by their ids",
}

_UNCOUNTED: Final = {
    "plain": "places in the order in which they come",
    "position": "places in the order in which they come",
    "rank": "places in the order of their names",
}
"""What ways come to where nothing numbers the truth's classes."""


def decide_numbers(
    space: ClassSpace,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    truth: Annotations,
    found: Annotations,
    decisions: Decisions,
    problems: list[Problem],
) -> str:
    """Decide how class numbers are read.

    position: int64 (n,), of the part's images in the truth; other images tell nothing. truth: of the sample.
    found: predictions there, with the labels of the part. Readings that know fewer of the predicted objects
    than another are none. Raises `CmviewerError` where what was told does not fit, and where one side has
    nothing but names, the other nothing but numbers, and objects do not tell.
    """
    told = decisions.told_for("class-numbers", (*WAYS, _NAMED) if part.named else WAYS, source.path)
    if told is not None:
        decisions.take("class-numbers", told.value, told.origin, about=source.path)
        return told.value
    if part.named:
        if source.numbered:
            decisions.take(
                "class-numbers", _NAMED, Origin.FILE, said("names stand beside them"), about=source.path
            )
        return _NAMED
    usual, *others = _ways(space, source)
    readings = {way: space.numbered(way, part.class_ids) for way in (usual, *others)}
    judged = part.label[np.append(position, -1)[part.image] >= 0]
    objects = np.bincount(judged, minlength=len(part.class_ids))
    tried = NumberReadings(readings, objects, class_pairs(truth, found), np.unique(truth.label))
    best = tried.best(usual)
    alike = not tried.differ(best, usual)
    taken = usual if alike else best
    origin = _origin(tried.support(best), is_usual=alike, fits_alone=usual not in tried.known_most)
    rest = [Alternative(way, str(tried.support(way))) for way in readings if way != best]
    if not space.is_counted and not tried.is_sure(best):
        raise CmviewerError(_unnamed(tried, source.path))
    decisions.take("class-numbers", taken, origin, str(tried.support(best)), rest, source.path)
    if not alike:
        problems.append(_read_otherwise(tried, taken, usual, source.path))
    elif not tried.is_told(best):
        problems.append(_uncertain(tried, usual, source.path))
    return taken


def _read_otherwise(tried: NumberReadings, taken: str, usual: str, file: Path) -> Problem:
    others = [way for way in tried.known_most if way not in {taken, usual}]
    return CLASS_NUMBERS_READ_OTHERWISE.of(
        file,
        readings=(usual, *others),
        way=_WORDS[taken],
        support=tried.support(taken),
        usual=_WORDS[usual],
        agreeing=tried.support(usual).agreeing,
    )


def _unnamed(tried: NumberReadings, file: Path) -> Problem:
    words = _WORDS | _UNCOUNTED
    ways = "; ".join(f"{words[way]}: {tried.support(way)}" for way in tried.known_most)
    return CLASS_NUMBERS_UNNAMED.of(file, readings=tried.known_most, ways=ways)


def _uncertain(tried: NumberReadings, usual: str, file: Path) -> Problem:
    may = [way for way in tried.known_most if way != usual]
    words = " or ".join(_WORDS[way] for way in may)
    return CLASS_NUMBERS_UNCERTAIN.of(file, readings=may, usual=_WORDS[usual], others=words)


def _ways(space: ClassSpace, source: ObjectSource) -> tuple[str, ...]:
    """Readings that tools write in a layout, the usual one first.

    Where the truth counts from 0, and no class is declared above the others, numbers are those of the truth.
    Where it has nothing but numbers they have no places: those that occur are not all that there are.
    """
    written = source.layout.facts.readings.get("class-numbers", ("plain",))
    if space.only_numbers:
        return ("plain", *(one for one in written if one == "from-1"))
    if 0 in space.by_number and not space.has_superclass:
        return tuple(dict.fromkeys(("plain", *written)))
    return written


def _origin(support: Support, *, is_usual: bool, fits_alone: bool) -> Origin:
    if support.is_enough or not is_usual:
        return Origin.EVIDENCE
    return Origin.FILE if fits_alone else Origin.CONVENTION
