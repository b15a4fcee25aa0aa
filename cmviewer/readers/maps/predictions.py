"""How the maps of all checkpoints are meant: decided once, when they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Origin
from cmviewer.evaluation.interpretation import Alternative
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
from cmviewer.readers.maps.value_pairs import Agreement, ValuePairs, agreement, by_chance, value_pairs

_COLOURS: Final = "colours"


@dataclass(frozen=True, eq=False)
class PredictedSet:
    """The maps of a checkpoint. meant: as their layout reads them. both: sampled files of both sides."""

    name: str
    maps: MapSet
    sample: Sample
    meant: MapReading
    both: Sequence[tuple[Path, Path]]
    pairs: ValuePairs

    @property
    def values(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """The values that were seen, in order."""
        return np.union1d(self.sample.numbers, self.pairs.predicted_values)


@dataclass(frozen=True, eq=False)
class _Choice:
    """What one checkpoint's numbers stand for, as far as it tells alone."""

    one: PredictedSet
    weighed: Weighed
    by_colour: MapReading | None = None
    clearly_colour: bool = False


def meant_by(
    sets: Sequence[PredictedSet],
    declared: Mapping[str, tuple[str, ...]],
    truth: TrueNumbers,
    true_reading: MapReading,
    decisions: Decisions,
    problems: list[Problem],
) -> list[MapReading]:
    """Say how each checkpoint is meant, of those whose values are numbers.

    declared: the readings of the truth's layout, by key.
    What is told holds for all. Else each for which evidence decides is read so, and the others as these are,
    where they all are read alike; the rest by convention, and that is said where it matters.
    Raises `CmviewerError` where what is told does not fit.
    """
    choices = [_choice(one, declared, truth, true_reading) for one in sets]
    told = _told(choices, decisions)
    if told is not None:
        key, value, origin = told
        return [_as_told(choice, truth, key, value, origin, decisions) for choice in choices]
    clear = {_value(choice) for choice in choices} - {None}
    shared = clear.pop() if len(clear) == 1 else None
    return [_decided(choice, shared, decisions, problems) for choice in choices]


def _choice(
    one: PredictedSet,
    declared: Mapping[str, tuple[str, ...]],
    truth: TrueNumbers,
    true_reading: MapReading,
) -> _Choice:
    weighed = weigh(readings(truth, one.values, declared), truth, one.pairs)
    may_be_colours = _COLOURS in declared.get(VALUES, ())
    by_colour = renumbered(truth.table, [file for _, file in one.both]) if may_be_colours else None
    if by_colour is None:
        return _Choice(one, weighed)
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
    return _Choice(one, both, by_colour, is_clear)


def _agreement_of_colours(
    one: PredictedSet, truth: TrueNumbers, true_reading: MapReading, by_colour: MapReading
) -> Agreement:
    pairs = value_pairs(true_reading, by_colour, one.both)
    classes = ClassSpace.of_names(truth.table.names)
    of_truth = labels_of(truth.table, classes, truth.void, -1)
    return agreement(pairs, of_truth, labels_of(truth.table, classes, frozenset(), len(classes.names)))


def _told(choices: Sequence[_Choice], decisions: Decisions) -> tuple[str, str, Origin] | None:
    """What was told, where any checkpoint has that reading."""
    known: Mapping[str, list[str]] = {
        key: sorted({one.value for choice in choices for one in choice.weighed.readings if one.key == key})
        for key in (VALUES, NUMBERS)
    }
    for key, values in known.items():
        found = decisions.told_for(key, values) if values else None
        if found is not None:
            return key, found.value, found.origin
    return None


def _as_told(
    choice: _Choice, truth: TrueNumbers, key: str, value: str, origin: Origin, decisions: Decisions
) -> MapReading:
    fitting = [
        (one, agreed)
        for one, agreed in zip(choice.weighed.readings, choice.weighed.agreements, strict=True)
        if one.key == key and one.value == value
    ]
    if not fitting:
        decisions.take(
            VALUES, "plain", Origin.CONVENTION, f"{value} is no reading of it", (), choice.one.maps.path
        )
        return replace(choice.one.meant, table=truth.table)
    best, agreed = max(fitting, key=lambda both: both[1].kappa)
    decisions.take(key, value, origin, str(agreed), _others(choice, best), choice.one.maps.path)
    return _reading(choice, best)


def _decided(
    choice: _Choice, shared: tuple[str, str] | None, decisions: Decisions, problems: list[Problem]
) -> MapReading:
    weighed = choice.weighed
    first = weighed.readings[0]
    taken, origin = weighed.clear, Origin.EVIDENCE
    if taken is None and shared is not None:
        taken = next((one for one in weighed.readings if (one.key, one.value) == shared), None)
    if taken is None:
        taken, origin = first, Origin.CONVENTION
    agreed = weighed.agreements[weighed.readings.index(taken)]
    if len(weighed.readings) == 1:
        origin = Origin.CONVENTION
    decisions.take(taken.key, taken.value, origin, str(agreed), _others(choice, taken), choice.one.maps.path)
    if taken.value != "plain":
        problems.append(_said(choice, taken, agreed))
    elif weighed.differ and (origin is Origin.CONVENTION or weighed.is_doubted):
        problems.append(_untold(choice))
    return _reading(choice, taken)


def _value(choice: _Choice) -> tuple[str, str] | None:
    clear = choice.weighed.clear
    return None if clear is None else (clear.key, clear.value)


def _reading(choice: _Choice, taken: NumberReading) -> MapReading:
    if taken.value == _COLOURS and choice.by_colour is not None:
        return choice.by_colour
    return replace(choice.one.meant, table=taken.table)


def _others(choice: _Choice, taken: NumberReading) -> list[Alternative]:
    both = zip(choice.weighed.readings, choice.weighed.agreements, strict=True)
    return [Alternative(one.value, str(agreed)) for one, agreed in both if one is not taken]


def _said(choice: _Choice, taken: NumberReading, agreed: Agreement) -> Problem:
    first = choice.weighed.agreements[0]
    how = {
        "colours": "values were numbered anew, so the colours of the palette are the classes",
        "binary": "the one value above 0 is the second class",
    }.get(taken.value, f"predictions {taken.table.origin}; classes are joined by name")
    so = f"so {agreed.share:.1%} of the sampled pixels agree, else {first.share:.1%}"
    what = f"{choice.one.name}: {how} ({so})"
    file = choice.one.maps.path
    return Problem("map-numbers-differ", what, "say so if they are the truth's numbers", file,
                   decision=taken.key, readings=("plain",))  # fmt: skip


def _untold(choice: _Choice) -> Problem:
    weighed = choice.weighed
    agreed = ", ".join(
        f"{one.value} {other.share:.1%}"
        for one, other in zip(weighed.readings, weighed.agreements, strict=True)
    )
    what = (
        f"{choice.one.name}: predicted numbers are taken as the truth's; the values allow another meaning, "
        f"and agreement does not tell ({agreed})"
    )
    others = tuple(one.value for one in weighed.readings[1:])
    return Problem("map-numbers-untold", what, "say which it is", choice.one.maps.path,
                   decision=weighed.readings[-1].key, readings=others)  # fmt: skip
