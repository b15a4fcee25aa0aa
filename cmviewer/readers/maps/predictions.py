"""How the maps of all checkpoints are meant: decided once, when they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Origin
from cmviewer.evaluation.interpretation import Alternative
from cmviewer.problems.maps import MAP_NUMBERS_READ, MAP_NUMBERS_UNTOLD
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.maps.map_reading import MapReading, labels_of
from cmviewer.readers.maps.number_readings import (
    CLEARLY,
    NUMBERS,
    VALUES,
    NumberReading,
    TrueNumbers,
    Weighed,
    readings,
    weigh,
)
from cmviewer.readers.maps.palettes import renumbered
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import Sample
from cmviewer.readers.maps.value_pairs import (
    Agreement,
    BothMaps,
    ValuePairs,
    agreement,
    by_chance,
    value_pairs,
)
from cmviewer.said import said

_COLOURS: Final = "colours"
_PLAIN: Final = "plain"


@dataclass(frozen=True, eq=False)
class PredictedSet:
    """The maps of a checkpoint. meant: as their layout reads them. both: sampled files of both sides."""

    name: str
    maps: MapSet
    sample: Sample
    meant: MapReading
    both: Sequence[BothMaps]
    pairs: ValuePairs

    @property
    def values(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """The values that were seen, in order."""
        return np.union1d(self.sample.numbers, self.pairs.predicted_values)


@dataclass(frozen=True, eq=False)
class _Checkpoint:
    """What one checkpoint's numbers stand for, as far as it tells alone."""

    one: PredictedSet
    weighed: Weighed
    by_colour: MapReading | None = None
    clearly_colour: bool = False


def checkpoint_readings(
    sets: Sequence[PredictedSet],
    declared: Mapping[str, tuple[str, ...]],
    truth: TrueNumbers,
    true_reading: MapReading,
    decisions: Decisions,
    problems: list[Problem],
) -> list[MapReading]:
    """Say how each checkpoint is meant, of those whose values are numbers.

    declared: the readings of the truth's layout, by key.
    What is told is followed. Else each for which evidence decides is read so, and the others as these are,
    where they all are read alike; the rest by convention, and that is said where it matters.
    Raises `CmviewerError` where what is told does not fit.
    """
    checkpoints = [_checkpoint(one, declared, truth, true_reading) for one in sets]
    told = [_told(checkpoint, checkpoints, decisions) for checkpoint in checkpoints]
    clear = {_value(checkpoint) for checkpoint in checkpoints} - {None}
    shared = clear.pop() if len(clear) == 1 else None
    return [
        _decided(checkpoint, shared, decisions, problems)
        if one is None
        else _as_told(checkpoint, truth, *one, decisions)
        for checkpoint, one in zip(checkpoints, told, strict=True)
    ]


def _checkpoint(
    one: PredictedSet,
    declared: Mapping[str, tuple[str, ...]],
    truth: TrueNumbers,
    true_reading: MapReading,
) -> _Checkpoint:
    weighed = weigh(readings(truth, one.values, declared), truth, one.pairs)
    may_be_colours = _COLOURS in declared.get(VALUES, ())
    by_colour = renumbered(truth.table, [both.prediction for both in one.both]) if may_be_colours else None
    if by_colour is None:
        return _Checkpoint(one, weighed)
    agreed = _agreement_of_colours(one, truth, true_reading, by_colour)
    is_clear = agreed.kappa >= max(0.0, *(other.kappa for other in weighed.agreements)) + max(
        CLEARLY, by_chance(one.pairs)
    )
    found = NumberReading(VALUES, _COLOURS, truth.table)
    both = Weighed(
        (*weighed.readings, found),
        (*weighed.agreements, agreed),
        found if is_clear else weighed.clear,
        differ=True,  # or there would be no reading by colours
        is_doubted=True,
    )
    return _Checkpoint(one, both, by_colour, is_clear)


def _agreement_of_colours(
    one: PredictedSet, truth: TrueNumbers, true_reading: MapReading, by_colour: MapReading
) -> Agreement:
    pairs = value_pairs(true_reading, by_colour, one.both)
    classes = ClassSpace.of_names(truth.table.names)
    of_truth = labels_of(truth.table, classes, truth.void, -1)
    return agreement(pairs, of_truth, labels_of(truth.table, classes, frozenset(), len(classes.names)))


def _told(
    checkpoint: _Checkpoint, checkpoints: Sequence[_Checkpoint], decisions: Decisions
) -> tuple[str, Told] | None:
    """What was told of a checkpoint's numbers. Raises `CmviewerError` where no checkpoint can be read so.

    Class numbers may have been told of the truth alone, which has taken them already.
    """
    every = [one for other in checkpoints for one in other.weighed.readings]
    of_truth = {(one.key, one.origin) for one in decisions.taken}
    for key in (VALUES, NUMBERS):
        fitting = {one.value for one in every if one.key == key}
        told = decisions.look_up(key, (checkpoint.one.maps.path,))
        if not fitting or told is None:
            continue
        fitting.add(_PLAIN)
        if told.value in fitting or (key, told.origin) not in of_truth:
            decisions.told_for(key, sorted(fitting), checkpoint.one.maps.path)
            return key, told
    return None


def _as_told(
    checkpoint: _Checkpoint, truth: TrueNumbers, key: str, told: Told, decisions: Decisions
) -> MapReading:
    both = zip(checkpoint.weighed.readings, checkpoint.weighed.agreements, strict=True)
    fitting = [(one, agreed) for one, agreed in both if one.value == told.value and _fits(one, key)]
    path = checkpoint.one.maps.path
    if not fitting:
        evidence = said("{} is no reading of it", told.value)
        decisions.take(VALUES, _PLAIN, Origin.CONVENTION, evidence, (), path)
        return replace(checkpoint.one.meant, table=truth.table)
    best, agreed = max(fitting, key=lambda both: both[1].kappa)
    decisions.take(key, told.value, told.origin, str(agreed), _others(checkpoint, best, key), path)
    return _reading(checkpoint, best)


def _fits(reading: NumberReading, key: str) -> bool:
    """Whether a reading can be told by a key; the plain one can by each."""
    return reading.key == key or reading.value == _PLAIN


def _decided(
    checkpoint: _Checkpoint, shared: tuple[str, str] | None, decisions: Decisions, problems: list[Problem]
) -> MapReading:
    weighed = checkpoint.weighed
    first = weighed.readings[0]
    taken, origin = weighed.clear, Origin.EVIDENCE
    if taken is None and shared is not None:
        taken = next((one for one in weighed.readings if (one.key, one.value) == shared), None)
    if taken is None:
        taken, origin = first, Origin.CONVENTION
    agreed = weighed.agreements[weighed.readings.index(taken)]
    if len(weighed.readings) == 1:
        origin = Origin.CONVENTION
    for key in dict.fromkeys(one.key for one in weighed.readings):
        if _fits(taken, key):
            others = _others(checkpoint, taken, key)
            decisions.take(key, taken.value, origin, str(agreed), others, checkpoint.one.maps.path)
    if taken.value != _PLAIN:
        problems.append(_read_otherwise(checkpoint, taken, agreed))
    elif weighed.differ and (origin is Origin.CONVENTION or weighed.is_doubted):
        problems.append(_untold(checkpoint))
    return _reading(checkpoint, taken)


def _value(checkpoint: _Checkpoint) -> tuple[str, str] | None:
    clear = checkpoint.weighed.clear
    return None if clear is None else (clear.key, clear.value)


def _reading(checkpoint: _Checkpoint, taken: NumberReading) -> MapReading:
    if taken.value == _COLOURS and checkpoint.by_colour is not None:
        return checkpoint.by_colour
    return replace(checkpoint.one.meant, table=taken.table)


def _others(checkpoint: _Checkpoint, taken: NumberReading, key: str) -> list[Alternative]:
    """Readings besides the one that is taken, as far as a key tells them."""
    both = zip(checkpoint.weighed.readings, checkpoint.weighed.agreements, strict=True)
    return [
        Alternative(one.value, str(agreed)) for one, agreed in both if one is not taken and _fits(one, key)
    ]


def _read_otherwise(checkpoint: _Checkpoint, taken: NumberReading, agreed: Agreement) -> Problem:
    first = checkpoint.weighed.agreements[0]
    how = {
        "colours": "values were numbered anew, so the colours of the palette are the classes",
        "binary": "the one value above 0 is the second class",
    }.get(taken.value, f"predictions {taken.table.origin}; classes are joined by name")
    so = f"so {agreed.share:.1%} of the sampled pixels agree, else {first.share:.1%}"
    file = checkpoint.one.maps.path
    return MAP_NUMBERS_READ.of(
        file, readings=("plain",), decision=taken.key, name=checkpoint.one.name, how=how, so=so
    )


def _untold(checkpoint: _Checkpoint) -> Problem:
    weighed = checkpoint.weighed
    agreed = ", ".join(
        f"{one.value} {other.share:.1%}"
        for one, other in zip(weighed.readings, weighed.agreements, strict=True)
    )
    key = weighed.readings[-1].key
    others = tuple(one.value for one in weighed.readings[1:] if one.key == key)
    return MAP_NUMBERS_UNTOLD.of(
        checkpoint.one.maps.path, readings=others, decision=key, name=checkpoint.one.name, agreed=agreed
    )
