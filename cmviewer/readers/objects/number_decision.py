"""What class numbers of predictions stand for: ids of the truth, places in its list, or counted otherwise."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Annotations, Origin
from cmviewer.problems.objects import CLASS_NUMBERS_READ_OTHERWISE
from cmviewer.problems.whole import CLASS_NUMBERS_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_space import WAYS, ClassSpace
from cmviewer.readers.objects.class_pairs import ClassPairs, class_pairs
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource

_NAMED: Final = "named"
_WORDS: Final = {
    "plain": "ids of the truth's classes",
    "from-1": "counted from 1",
    "position": "positions in the list of classes",
    "rank": "positions in the list of classes, by their ids",
}
_CLASSES: Final = 2
"""Classes that have to agree before numbers that are all ids of the truth are read otherwise: a model that
always says one class agrees in some reading, as often as there are objects of that class."""
_ONE_CLASS: Final = (20, 0.8)
"""Boxes and their share from which one class alone confirms the usual reading: of two classes, one that is
always said is right of 16 of 20 boxes by chance once in 170 times."""
_AGREE: Final = "boxes that lie on a truth have its class"


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
    than another are none. Raises `CmviewerError` where what was told does not fit.
    """
    told = decisions.told_for("class-numbers", (*WAYS, _NAMED) if part.named else WAYS, source.path)
    if told is not None:
        decisions.take("class-numbers", told.value, told.origin, about=source.path)
        return told.value
    if part.named:
        if source.numbered:
            decisions.take("class-numbers", _NAMED, Origin.FILE, "names stand beside them", about=source.path)
        return _NAMED
    usual, *others = _ways(space, source)
    readings = {way: space.numbered(way, part.class_ids) for way in (usual, *others)}
    judged = part.label[np.append(position, -1)[part.image] >= 0]
    objects = np.bincount(judged, minlength=len(part.class_ids))
    known = {way: int(objects[label >= 0].sum()) for way, label in readings.items()}
    most = max(known.values())
    ways = [way for way in readings if known[way] == most]
    pairs = class_pairs(truth, found)
    supports = {way: _support(pairs, readings[way]) for way in readings}
    best = max(ways, key=lambda way: supports[way].agreeing)
    first = ways[0]
    few = known[usual] == most and pairs.classes_agreeing(readings[best]) < _CLASSES
    if best != first and (few or not supports[best].clearly_beats(supports[first])):
        best = first
    alike = (readings[best] == readings[usual])[objects > 0].all()
    rest = [Alternative(way, str(supports[way])) for way in readings if way != best]
    origin = _origin(supports[best], is_usual=bool(alike), fits_alone=known[usual] < most)
    taken = usual if alike else best
    decisions.take("class-numbers", taken, origin, str(supports[best]), rest, source.path)
    if not alike:
        others = [way for way in ways if way not in {taken, usual}]
        problems.append(
            CLASS_NUMBERS_READ_OTHERWISE.of(
                source.path,
                readings=(usual, *others),
                way=_WORDS[taken],
                support=supports[taken],
                usual=_WORDS[usual],
                agreeing=supports[usual].agreeing,
            )
        )
    elif _differ(ways, readings, objects) and (
        not _confirmed(pairs, readings[best], supports[best])
        or any(_could_be(way, best, readings, supports, objects) for way in ways)
    ):
        may = [way for way in ways if way != usual]
        words = " or ".join(_WORDS[way] for way in may)
        problems.append(
            CLASS_NUMBERS_UNCERTAIN.of(source.path, readings=may, usual=_WORDS[usual], others=words)
        )
    return taken


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


def _support(pairs: ClassPairs, reading: NDArray[np.int64]) -> Support:
    return Support(pairs.agreeing(reading), len(pairs.true), _AGREE)


def _confirmed(pairs: ClassPairs, reading: NDArray[np.int64], support: Support) -> bool:
    """Whether nothing speaks against a reading, or it is no chance that classes agree."""
    least, share = _ONE_CLASS
    one = support.total >= least and support.agreeing >= share * support.total
    no_chance = one or support.agreeing == support.total or pairs.classes_agreeing(reading) >= _CLASSES
    return support.is_enough and no_chance


def _could_be(
    way: str,
    best: str,
    readings: dict[str, NDArray[np.int64]],
    supports: dict[str, Support],
    objects: NDArray[np.int64],
) -> bool:
    """Whether another reading gives another matrix, and is right nearly as often."""
    own, other = supports[best], supports[way]
    differs = bool((readings[way] != readings[best])[objects > 0].any())
    beaten = other.agreeing < own.agreeing == own.total or own.clearly_beats(other)
    return differs and other.agreeing > 0 and not beaten


def _origin(support: Support, *, is_usual: bool, fits_alone: bool) -> Origin:
    if support.is_enough or not is_usual:
        return Origin.EVIDENCE
    return Origin.FILE if fits_alone else Origin.CONVENTION


def _differ(ways: list[str], readings: dict[str, NDArray[np.int64]], objects: NDArray[np.int64]) -> bool:
    return any((readings[way] != readings[ways[0]])[objects > 0].any() for way in ways[1:])
