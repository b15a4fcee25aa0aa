"""Which class each number of the true maps is, and which numbers are not judged."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin
from cmviewer.evaluation.interpretation import Alternative
from cmviewer.problems.layouts import CLASS_NUMBERS_UNFIT
from cmviewer.problems.maps import (
    MAP_LAST_UNNAMED,
    MAP_NAMES_MOVED,
    MAP_NUMBER_BEYOND_NAMES,
    MAP_ZERO_UNNAMED,
)
from cmviewer.readers.decision_keys import Told, ignore_labels
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.number_readings import CLEARLY, NUMBERS, TrueNumbers
from cmviewer.readers.maps.numbering import is_spread, numbered_table
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.value_pairs import agreement_of, by_chance
from cmviewer.readers.maps.void_values import SeenNumbers, void_values
from cmviewer.said import said

_BACKGROUND: Final = "background"
_GROUND: Final = frozenset({_BACKGROUND, "_background_", "bg", "unlabeled", "unlabelled", "void", "none"})
"""What a list that begins with what is nothing begins with: it counts from 0."""
_UNREACHABLE: Final = 60_000
"""Values from here on stand for classes that no map of greys can hold."""


def true_numbers(seen: SeenNumbers, decisions: Decisions, problems: list[Problem]) -> TrueNumbers:
    """Decide which class each number is, and what is not judged. Raises `CmviewerError`."""
    told = decisions.told_for("ignore", about=seen.maps.path)
    table = seen.table
    if table is None:
        values = seen.every()
        void = void_values(seen, values, None, told, decisions, problems)
        return TrueNumbers(numbered_table(values, void), void, values)
    values = seen.true
    table = _table(seen if told is None else _without(seen, told), table, decisions, problems)
    void = void_values(seen, values, table, told, decisions, problems)
    if _is_zero_unclear(seen, table, void):
        problems.append(
            MAP_ZERO_UNNAMED.of(table.file, readings=("0",), origin=table.origin, first=table.names[0])
        )
    return TrueNumbers(table, void, values)


def _without(seen: SeenNumbers, told: Told) -> SeenNumbers:
    """Leave out the values of the truth that were told to be no class: they take no name."""
    void = list(ignore_labels(told.value))
    return replace(
        seen,
        true=np.setdiff1d(seen.true, void),
        every=lambda: np.setdiff1d(seen.every(), void),
    )


def _table(seen: SeenNumbers, table: ClassTable, decisions: Decisions, problems: list[Problem]) -> ClassTable:
    """The classes by their values; a list of names counts from 0, or otherwise where the values say so."""
    if not table.by_place:
        return table
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
            fit = tuple(value for value, table_of in fitting.items() if table_of() is not None)
            problem = CLASS_NUMBERS_UNFIT.of(
                file,
                readings=fit,
                value=told.value,
                names=len(table),
                values=len(seen.true),
                fitting=", ".join(f"{NUMBERS}={value}" for value in fit),
            )
            raise CmviewerError(problem)
        decisions.take(NUMBERS, told.value, told.origin, about=file)
        return found
    value, evidence = _spoken_for(seen, table)
    found = fitting[value]()
    if found is None or value == "plain":
        others = [Alternative("from-1")] if _may_count_from_one(seen, table) else []
        decisions.take(NUMBERS, "plain", Origin.CONVENTION, about=file, alternatives=others)
        problems += [_first_untold(table)] if others else []
        return table
    decisions.take(NUMBERS, value, Origin.EVIDENCE, evidence, [Alternative("plain")], file)
    problems.append(
        MAP_NAMES_MOVED.of(table.file, readings=("plain",), origin=table.origin, evidence=evidence)
    )
    return found


def _spoken_for(seen: SeenNumbers, table: ClassTable) -> tuple[str, str]:
    """The reading that the values speak for, and why; `plain` by convention."""
    true, predicted = set(seen.true.tolist()), set(seen.predicted.tolist())
    greys = _grey_values(table)
    if true and true <= greys and (IGNORED in true or not true <= set(table.values.tolist())):
        return "named", "the values are the greys that are the colours of the classes"
    count = len(table)
    odd_pixel_problems = true - {IGNORED} - set(table.values.tolist())
    may_be = _may_count_from_one(seen, table)
    if may_be and (count in predicted or 0 not in true | predicted):
        return "from-1", said(
            "there are {} names and values up to {}, so 1 is {}", count, count, table.names[0]
        )
    if may_be and _agree_without_zero(seen):
        evidence = said(
            "values go up to {}, and predictions count the {} names from 0, the truth from 1", count, count
        )
        return "from-1", evidence
    ranked = _ranked(seen, count) if odd_pixel_problems or IGNORED in true else []
    if ranked:
        listed = ", ".join(map(str, ranked))
        return "rank", f"there are {count} names and the values {listed}, which are named in order"
    return "plain", ""


def _may_count_from_one(seen: SeenNumbers, table: ClassTable) -> bool:
    """Whether the truth has one value more than there are names, and the first of these is a class."""
    odd_pixel_problems = set(seen.true.tolist()) - {IGNORED} - set(table.values.tolist())
    return odd_pixel_problems == {len(table)} and table.names[0].strip().lower() not in _GROUND


def _agree_without_zero(seen: SeenNumbers) -> bool:
    """Whether predictions agree clearly where they count from 0 what the truth counts from 1.

    Networks that are trained without the truth's 0 write so, such as mmsegmentation's (`reduce_zero_label`).
    """
    pairs = seen.pairs
    judged = (pairs.truth > 0) & (pairs.truth != IGNORED)
    true, predicted, pixels = pairs.truth[judged], pairs.prediction[judged], pairs.pixels[judged]
    moved = agreement_of(true - 1, predicted, pixels).kappa
    plain = agreement_of(true, predicted, pixels).kappa
    return moved - max(plain, 0.0) >= max(CLEARLY, by_chance(pairs))


def _is_zero_unclear(seen: SeenNumbers, table: ClassTable, void: frozenset[int]) -> bool:
    """Whether the truth has a 0 that no name belongs to, and predictions may count the names alone."""
    predicted = seen.predicted[seen.predicted != IGNORED]
    return (
        bool(table.unnamed & set(seen.true.tolist()) - void)
        and bool(predicted.size)
        and int(predicted.max()) < len(table) - len(table.unnamed)
    )


def number_beyond_names(table: ClassTable, odd: OddPixels) -> list[Problem]:
    """Say that 1 may be the first name, where all that is beyond the names is the next number.

    It stands in so few maps that the sample by which numbers are decided had none of them.
    """
    beyond = {what for _, what, _ in odd.noted()}
    may_be = table.by_place and table.names[0].strip().lower() not in _GROUND
    if beyond != {f"value {len(table)}"} or not may_be:
        return []
    return [
        MAP_NUMBER_BEYOND_NAMES.of(
            table.file, readings=("from-1",), origin=table.origin, count=len(table), first=table.names[0]
        )
    ]


def _first_untold(table: ClassTable) -> Problem:
    count = len(table)
    readings = ("from-1",)
    return MAP_LAST_UNNAMED.of(
        table.file, readings=readings, origin=table.origin, count=count, first=table.names[0]
    )


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
    if 0 not in seen.true and 0 not in seen.predicted and 0 not in seen.every():
        return replace(table, origin=origin, values=values, by_place=False)
    taken = {name.strip().lower() for name in table.names}
    ground = "0" if _BACKGROUND in taken else _BACKGROUND
    return ClassTable(
        origin,
        (ground, *table.names),
        np.concatenate([[0], values]).astype(np.int32),
        file=table.file,
        unnamed=frozenset({0}),
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
