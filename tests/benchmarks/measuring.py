"""Medians of interleaved runs, and the rows of the table that they make."""

import gc
import importlib
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

ROUNDS = 7
PATIENCE = 20.0
"""Seconds after which no further round is begun."""


@dataclass(frozen=True)
class Row:
    """A line of the table, in words. reached: None where there is no goal, or no peer to compare with."""

    what: str
    ours: str
    peer: str
    ratio: str
    goal: str
    reached: bool | None


def medians(*works: Callable[[], Any], rounds: int = ROUNDS) -> list[float]:
    """Run each work once to warm up, then all in turn, and return the median seconds of each.

    Slow works get fewer rounds, and quick ones several runs a round; what was slow to warm up counts.
    """
    began = time.perf_counter()
    warm = [seconds_of(work)[0] for work in works]
    gc.collect()
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        if time.perf_counter() - began > PATIENCE:
            break
        for already, work, first in zip(spent, works, warm, strict=True):
            already.extend(seconds_of(work, times=min(5, max(1, round(0.2 / first)))))
    return [statistics.median(times or [first]) for times, first in zip(spent, warm, strict=True)]


def seconds_of(work: Callable[[], Any], times: int = 1) -> list[float]:
    """How long each of some runs takes, while nobody collects the garbage that others have left."""
    was_enabled = gc.isenabled()
    gc.disable()
    spent = []
    try:
        for _ in range(times):
            began = time.perf_counter()
            work()
            spent.append(time.perf_counter() - began)
    finally:
        if was_enabled:
            gc.enable()
    return spent


def module(name: str) -> ModuleType | None:
    """A peer, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def against(
    what: str,
    ours: Callable[[], Any],
    peers: dict[str, Callable[[], Any] | None],
    goals: dict[str, float],
) -> Iterator[Row]:
    """Measure ours and every peer in turn; a goal is how many times as fast as that peer we want to be."""
    there = {name: work for name, work in peers.items() if work is not None}
    mine, *others = medians(ours, *there.values())
    for name, theirs in zip(there, others, strict=True):
        yield faster(what, mine, f"{name} {seconds(theirs)}", theirs / mine, goals.get(name))
    for name in peers.keys() - there.keys():
        yield Row(what, seconds(mine), f"{name}: not installed, skipped", "", "", None)


def faster(what: str, mine: float, peer: str, ratio: float, goal: float | None) -> Row:
    """A row that wants to be so many times as fast as a peer."""
    reached = None if goal is None else ratio >= goal
    return Row(what, seconds(mine), peer, f"{ratio:.3g} x as fast", _goal(goal, "≥", "x"), reached)


def at_most(what: str, mine: str, peer: str, ratio: float, goal: float | None) -> Row:
    """A row that wants to need no more than so many times what something else needs."""
    reached = None if goal is None else ratio <= goal
    return Row(what, mine, peer, f"{ratio:.3g} x", _goal(goal, "≤", "x"), reached)


def growth_row(what: str, once: float, twice: float) -> Row:
    """A row that wants twice the work to take little more than twice the time."""
    return at_most(what, seconds(twice), f"once {seconds(once)}", twice / once, 2.2)


def within(what: str, value: float, unit: str, limit: float | None, beside: str = "") -> Row:
    """A row that wants to stay below a limit."""
    reached = None if limit is None else value <= limit
    return Row(what, f"{value:.3g} {unit}", beside, "", _goal(limit, "≤", unit), reached)


def seconds(value: float) -> str:
    """A time in words."""
    return f"{value:.3g} s" if value >= 1 else f"{1e3 * value:.3g} ms"


def check_equal(one: object, other: object, what: str) -> None:
    """Stop where two programs do not give the same answer: their times say nothing then."""
    if one != other:
        raise SystemExit(f"{what}: the answers differ, so nothing was timed")


def _goal(goal: float | None, sign: str, unit: str) -> str:
    return "" if goal is None else f"{sign} {goal:g} {unit}"
