"""Which numbers of the true maps are not judged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Origin
from cmviewer.evaluation.interpretation import Alternative
from cmviewer.problems.maps import MAP_BINARY, MAP_FAR_VALUE, MAP_VOID
from cmviewer.readers.decision_keys import Told, ignore_labels
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.numbering import is_spread
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.value_pairs import ValuePairs
from cmviewer.said import said

_FAR: Final = 64
"""Least value that may stand for what is not judged, besides 255; and two classes besides."""
_FEWEST: Final = 3


@dataclass(frozen=True, eq=False)
class SeenNumbers:
    """What is known of the numbers before anything is decided.

    table: the classes, where something names them. true: int64 (n,), values of the truth, of some of its maps
    where they have names, else of all; every: reads all. predicted: int64 (m,), of some predictions. pairs:
    of some images. void: values that the layout does not judge.
    """

    maps: MapSet
    table: ClassTable | None
    true: NDArray[np.int64]
    predicted: NDArray[np.int64]
    pairs: ValuePairs
    every: Callable[[], NDArray[np.int64]]
    void: frozenset[int] = frozenset()


def void_values(
    seen: SeenNumbers,
    values: NDArray[np.int64],
    table: ClassTable | None,
    told: Told | None,
    decisions: Decisions,
    problems: list[Problem],
) -> frozenset[int]:
    """Values that are not judged: as told; those of the classes; 255 where nothing makes it a class."""
    file = seen.maps.path
    if told is not None:
        void = frozenset(ignore_labels(told.value))
        decisions.take("ignore", told.value, told.origin, about=file)
        return void
    known = seen.void if table is None else table.void
    if known or (table is not None and IGNORED in table.values):
        void = known | (frozenset() if table is None else {IGNORED} - set(table.values.tolist()))
        origin = Origin.FILE if table is None else Origin.CONVENTION
        decisions.take("ignore", ignore_labels_text(void), origin, about=file)
        return void
    problems += [] if table is not None else _far_above(seen, values)
    if IGNORED not in values:
        decisions.take(
            "ignore", str(IGNORED), Origin.CONVENTION, said("255 does not occur in the truth"), about=file
        )
        return frozenset({IGNORED})
    evidence = _makes_a_class(seen, values) if table is None else ""
    if evidence:
        other = [Alternative(str(IGNORED), said("the convention"))]
        decisions.take("ignore", "none", Origin.EVIDENCE, evidence, other, file)
        problems.append(_is_class(seen, values, evidence))
        return frozenset()
    decisions.take("ignore", str(IGNORED), Origin.CONVENTION, about=file, alternatives=[Alternative("none")])
    if table is None and is_spread(values[values != IGNORED]):
        problems.append(_uncertain(seen))
    return frozenset({IGNORED})


def _far_above(seen: SeenNumbers, values: NDArray[np.int64]) -> list[Problem]:
    """Say that a value far above all others, which alone no prediction has, counts as a class.

    Some write 254 or 250 where a pixel is not judged.
    """
    known = values[values != IGNORED]
    if len(known) < _FEWEST or is_spread(known[:-1]):
        return []
    *others, last = known.tolist()
    if last < _FAR or last < 2 * others[-1] + 2 or not {*others} <= {*seen.predicted.tolist()}:
        return []
    if last in seen.predicted:
        return []
    file = next(iter(seen.maps.files.values()))
    void = frozenset({last}) | ({IGNORED} & {*values.tolist()})
    return [MAP_FAR_VALUE.of(file, readings=(ignore_labels_text(void),), value=last, highest=others[-1])]


def _makes_a_class(seen: SeenNumbers, values: NDArray[np.int64]) -> str:
    """What makes 255 a class of the truth: nothing else is there but 0, or it is predicted on its own."""
    others = values[values != IGNORED]
    if others.tolist() == [0]:
        return "there is nothing but 0 and 255"
    ranks = list(range(len(values)))
    if is_spread(others) and seen.predicted.tolist() == ranks:
        return f"there are as many values as the predictions have, which are {ranks[0]} to {ranks[-1]}"
    if IGNORED not in seen.predicted:
        return ""
    pairs = seen.pairs
    both = pairs.on(IGNORED, IGNORED)
    one = int(pairs.pixels[(pairs.truth == IGNORED) ^ (pairs.prediction == IGNORED)].sum())
    if both and not one and not is_spread(others):
        return ""  # the truth's unjudged pixels were copied into the predictions
    return (
        f"255 is predicted too; of {both + one:,} sampled pixels that have it, {both:,} have it on both sides"
    )


def _is_class(seen: SeenNumbers, values: NDArray[np.int64], evidence: str) -> Problem:
    file = next(iter(seen.maps.files.values()))
    if values.tolist() == [0, IGNORED]:
        what = said(
            "the maps hold nothing but 0 and 255, so 255 is taken for a class and not for what is not judged"
        )
    else:
        what = f"255 is taken for a class and not for what is not judged: {evidence}"
    return MAP_BINARY.of(file, readings=(str(IGNORED),), what=what)


def _uncertain(seen: SeenNumbers) -> Problem:
    file = next(iter(seen.maps.files.values()))
    return MAP_VOID.of(file, readings=("none",))


def ignore_labels_text(void: frozenset[int]) -> str:
    """Write ignore labels as `--read ignore=` takes them."""
    return ",".join(map(str, sorted(void))) or "none"
