"""Which class each number of the true maps is, and which numbers are not judged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin
from cmviewer.evaluation.interpretation import Alternative
from cmviewer.readers.decision_keys import Told, ignore_labels
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.number_readings import NUMBERS, TrueNumbers
from cmviewer.readers.maps.numbering import is_spread, numbered_table
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.value_pairs import ValuePairs

_BACKGROUND: Final = "background"
_GROUND: Final = frozenset({_BACKGROUND, "_background_", "bg", "unlabeled", "unlabelled", "void", "none"})
"""What a list that begins with what is nothing begins with: it counts from 0."""
_UNREACHABLE: Final = 60_000
"""Values from here on stand for classes that no map of greys can hold."""


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


def true_numbers(seen: SeenNumbers, decisions: Decisions, problems: list[Problem]) -> TrueNumbers:
    """Decide which class each number is, and what is not judged. Raises `CmviewerError`."""
    told = decisions.told_for("ignore", about=seen.maps.path)
    table = seen.table
    if table is None:
        values = seen.every()
        void = _void(seen, values, None, told, decisions, problems)
        return TrueNumbers(numbered_table(values, void), void, values)
    table, values = _table(seen, table, decisions, problems)
    void = _void(seen, values, table, told, decisions, problems)
    return TrueNumbers(table, void, values)


def _void(
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
        decisions.take(
            "ignore", in_words(void), Origin.FILE if table is None else Origin.CONVENTION, about=file
        )
        return void
    if IGNORED not in values:
        decisions.take(
            "ignore", str(IGNORED), Origin.CONVENTION, "255 does not occur in the truth", about=file
        )
        return frozenset({IGNORED})
    evidence = _makes_a_class(seen, values) if table is None else ""
    if evidence:
        other = [Alternative(str(IGNORED), "the convention")]
        decisions.take("ignore", "none", Origin.EVIDENCE, evidence, other, file)
        problems.append(_is_class(seen, values, evidence))
        return frozenset()
    decisions.take("ignore", str(IGNORED), Origin.CONVENTION, about=file, alternatives=[Alternative("none")])
    if table is None and is_spread(values[values != IGNORED]):
        problems.append(_uncertain(seen))
    return frozenset({IGNORED})


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
        what = (
            "the maps hold nothing but 0 and 255, so 255 is taken for a class and not for what is not judged"
        )
    else:
        what = f"255 is taken for a class and not for what is not judged: {evidence}"
    mend = "tell the ignore label if 255 is not judged"
    return Problem("map-binary", what, mend, file, decision="ignore", readings=(str(IGNORED),))


def _uncertain(seen: SeenNumbers) -> Problem:
    file = next(iter(seen.maps.files.values()))
    what = (
        "255 is taken for what is not judged, though the other values are levels of grey and no class numbers"
    )
    return Problem("map-void", what, "say so if 255 is a class", file, decision="ignore", readings=("none",))


def _table(
    seen: SeenNumbers, table: ClassTable, decisions: Decisions, problems: list[Problem]
) -> tuple[ClassTable, NDArray[np.int64]]:
    """The classes by their values; a list of names counts from 0, or otherwise where the values say so."""
    values = seen.true
    if not table.by_place:
        return table, values
    fitting: dict[str, Callable[[], ClassTable | None]] = {
        "plain": lambda: table,
        "from-1": lambda: _from_one(seen, table),
        "rank": lambda: _by_rank(seen, table),
        "named": lambda: _by_greys(table),
    }
    file = seen.maps.path
    told = decisions.told_for(NUMBERS, tuple(fitting), file)
    if told is not None:
        found = fitting[told.value]()
        if found is None:
            what = f"{NUMBERS}={told.value} does not fit: {len(table)} names, {len(values)} values"
            others = tuple(value for value, table_of in fitting.items() if table_of() is not None)
            mend = f"say one of {', '.join(f'{NUMBERS}={value}' for value in others)}"
            problem = Problem("reading-impossible", what, mend, file, decision=NUMBERS, readings=others)
            raise CmviewerError(problem)
        decisions.take(NUMBERS, told.value, told.origin, about=file)
        return found, values
    value, evidence = _spoken_for(seen, table)
    found = fitting[value]()
    if found is None or value == "plain":
        decisions.take(NUMBERS, "plain", Origin.CONVENTION, about=file)
        return table, values
    decisions.take(NUMBERS, value, Origin.EVIDENCE, evidence, [Alternative("plain")], file)
    what = f"{table.origin}: {evidence}"
    mend = "say so if the names count from 0"
    problems.append(Problem("map-names-moved", what, mend, table.file, decision=NUMBERS, readings=("plain",)))
    return found, values


def _spoken_for(seen: SeenNumbers, table: ClassTable) -> tuple[str, str]:
    """The reading that the values speak for, and why; `plain` by convention."""
    true, predicted = set(seen.true.tolist()), set(seen.predicted.tolist())
    greys = _grey_values(table)
    if true and true <= greys and (IGNORED in true or not true <= set(table.values.tolist())):
        return "named", "the values are the greys that are the colours of the classes"
    count = len(table)
    beyond = true - {IGNORED} - set(table.values.tolist())
    first_is_ground = table.names[0].strip().lower() in _GROUND
    if beyond == {count} and not first_is_ground and (count in predicted or 0 not in true | predicted):
        return "from-1", f"there are {count} names and values up to {count}, so 1 is {table.names[0]}"
    ranked = _ranked(seen, count) if beyond or IGNORED in true else []
    if ranked:
        listed = ", ".join(map(str, ranked))
        return "rank", f"there are {count} names and the values {listed}, which are named in order"
    return "plain", ""


def _ranked(seen: SeenNumbers, count: int) -> list[int]:
    """The values that names in their order belong to, where there are as many and places do not fit."""
    true, predicted = set(seen.true.tolist()), set(seen.predicted.tolist())
    if max(true | predicted, default=0) < count:
        return []
    others = np.array(sorted(true - {IGNORED}), np.int64)
    are_greys = others.tolist() == [0] or (is_spread(others) and predicted <= set(range(count)))
    options = [(true | predicted) - {IGNORED}]
    if IGNORED in predicted:
        options = [true | predicted, true, *options]
    elif are_greys:
        options = [true, *options]
    fitting = [option for option in options if len(option) == count and max(option) >= count]
    if not fitting:
        return []
    every = set(seen.every().tolist())
    return sorted(fitting[0]) if every <= fitting[0] | {IGNORED} else []


def _from_one(seen: SeenNumbers, table: ClassTable) -> ClassTable:
    values = table.values + np.int32(1)
    origin = f"{table.origin}, counted from 1"
    if 0 not in seen.true and 0 not in seen.predicted:
        return replace(table, origin=origin, values=values, by_place=False)
    taken = {name.strip().lower() for name in table.names}
    ground = "0" if _BACKGROUND in taken else _BACKGROUND
    return ClassTable(
        origin, (ground, *table.names), np.concatenate([[0], values]).astype(np.int32), file=table.file
    )


def _by_rank(seen: SeenNumbers, table: ClassTable) -> ClassTable | None:
    ranked = _ranked(seen, len(table))
    if not ranked:
        return None
    return replace(
        table, origin=f"{table.origin}, by rank", values=np.array(ranked, np.int32), by_place=False
    )


def _by_greys(table: ClassTable) -> ClassTable | None:
    if table.colours is None or not _grey_values(table):
        return None
    red = table.colours[:, 0].astype(np.int32)
    is_grey = (table.colours == table.colours[:, :1]).all(axis=1)
    values = np.where(is_grey, red, _UNREACHABLE + np.arange(len(table), dtype=np.int32)).astype(np.int32)
    void = frozenset(values[np.isin(table.values, list(table.void))].tolist())
    return replace(table, origin=f"{table.origin}, by grey", values=values, void=void, by_place=False)


def _grey_values(table: ClassTable) -> set[int]:
    """Values of the classes whose colour is a grey; no two of one grey."""
    if table.colours is None:
        return set()
    greys = table.colours[(table.colours == table.colours[:, :1]).all(axis=1), 0].tolist()
    return set(greys) if len(set(greys)) == len(greys) else set()


def in_words(void: frozenset[int]) -> str:
    """Write ignore labels as `--read ignore=` takes them."""
    return ",".join(map(str, sorted(void))) or "none"
