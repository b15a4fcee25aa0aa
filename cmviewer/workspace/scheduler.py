"""Which counting is wanted next: what is looked at, then the rest of it, then the checkpoints beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from cmviewer.confusion.view_state import ViewState
from cmviewer.workspace.result_cache import TALLY_LIMIT

RESTS: Final = 150
"""Milliseconds after which what takes long begins, where what it comes to is seen already: a slider may pass
over it."""


class Lane(StrEnum):
    """Where work runs: one at a time in each lane, the lanes beside each other.

    ARRANGE: of what is known already. SHOW: of what is looked at. COMPLETE: of the rest of it. AHEAD: of
    what may be looked at next.
    """

    ARRANGE = "arrange"
    SHOW = "show"
    COMPLETE = "complete"
    AHEAD = "ahead"


class Extent(StrEnum):
    """How much stands behind a matrix. NONE: it is only known what it came to. FIRST: some. WHOLE: all."""

    NONE = "none"
    FIRST = "first"
    WHOLE = "whole"


@dataclass(frozen=True)
class Work:
    """state: its subset of its checkpoint is counted by its rule; the rest of it says how that is arranged.

    is_brief: whether it takes no longer than a person waits: it is not given up for something newer, so
    that a threshold that is dragged is followed. rest: milliseconds for which it waits, in which something
    newer spares it.
    """

    lane: Lane
    state: ViewState
    is_brief: bool = False
    rest: int = 0


@dataclass(frozen=True)
class Situation:
    """What a person looks at, and what is known.

    wanted: without its selection; None while nothing is open. shown: the state of what is on screen, and
    what is `behind` it. given_up: what could not be shown, or was stopped: not tried again while it is
    wanted. counted: whether the wanted checkpoint is counted by the wanted rule; serves: whether it is
    compared as far as that rule needs; is_more: whether that is further than what is behind. has_counts:
    whether it is known what it comes to. checkpoints: how many there are; settled: those of which that is
    known, or which cannot be read. held: whether nothing is to be counted ahead. running: what runs in each
    lane.
    """

    wanted: ViewState | None = None
    shown: ViewState | None = None
    behind: Extent = Extent.NONE
    given_up: ViewState | None = None
    counted: bool = False
    serves: bool = False
    is_more: bool = False
    has_counts: bool = False
    checkpoints: int = 0
    settled: frozenset[int] = frozenset()
    held: bool = False
    running: Mapping[Lane, Work] = field(default_factory=dict)


def work_wanted(now: Situation) -> tuple[Work, ...]:
    """Return the work that is to be begun now; what runs in its lane is given up for it."""
    wanted = now.wanted
    if wanted is None:
        return ()
    if now.shown == wanted and now.behind is Extent.WHOLE:
        return _ahead(now, wanted)
    if now.given_up == wanted:
        return _ahead(now, wanted) if wanted.checkpoint in now.settled else ()
    if now.shown == wanted and now.behind is Extent.FIRST:
        return _more(now, wanted)
    return (*_known(now, wanted), *_shown(now, wanted))


def lanes_to_stop(now: Situation) -> frozenset[Lane]:
    """Return the lanes in which something runs that is not wanted any more, and that nothing overtakes."""
    wanted, running = now.wanted, now.running
    if wanted is None:
        return frozenset(running)
    is_seen = now.shown == wanted and now.behind is not Extent.NONE
    stopped: set[Lane] = set()
    for lane, work in running.items():
        match lane:
            case Lane.SHOW if is_seen and not _counts_the_same(work.state, wanted):
                stopped.add(lane)
            case Lane.COMPLETE if work.state.checkpoint != wanted.checkpoint:
                stopped.add(lane)
            case Lane.AHEAD if (work.state.rule, work.state.subset) != (wanted.rule, wanted.subset):
                stopped.add(lane)
    return frozenset(stopped)


def _known(now: Situation, wanted: ViewState) -> tuple[Work, ...]:
    """Bring on the screen what is known, where counting what stands behind it takes a while."""
    is_there = now.shown == wanted or Lane.ARRANGE in now.running
    is_quick = now.counted or now.serves
    return (
        (Work(Lane.ARRANGE, wanted, is_brief=True),) if now.has_counts and not (is_there or is_quick) else ()
    )


def _shown(now: Situation, wanted: ViewState) -> tuple[Work, ...]:
    """Count what is looked at, and bring it on the screen."""
    running = now.running.get(Lane.SHOW)
    if running is not None and (running.is_brief or _counts_the_same(running.state, wanted)):
        return ()
    is_brief = now.counted or now.serves
    return (Work(Lane.SHOW, wanted, is_brief, RESTS if now.has_counts and not is_brief else 0),)


def _more(now: Situation, wanted: ViewState) -> tuple[Work, ...]:
    """Count the rest of what is looked at, and bring that on the screen."""
    if now.is_more and now.serves:
        return _shown(now, wanted)
    running = now.running.get(Lane.COMPLETE)
    is_running = running is not None and running.state.checkpoint == wanted.checkpoint
    return () if is_running or Lane.SHOW in now.running else (Work(Lane.COMPLETE, wanted),)


def _ahead(now: Situation, wanted: ViewState) -> tuple[Work, ...]:
    """Count the next checkpoint that is not counted yet, nearest first, one at a time."""
    if now.held or now.running.keys() & {Lane.SHOW, Lane.AHEAD} or len(now.settled) >= TALLY_LIMIT:
        return ()
    waiting = [place for place in range(now.checkpoints) if place not in now.settled]
    if not waiting:
        return ()
    nearest = min(waiting, key=lambda place: abs(place - wanted.checkpoint))
    return (Work(Lane.AHEAD, replace(wanted, checkpoint=nearest)),)


def _counts_the_same(one: ViewState, other: ViewState) -> bool:
    return (one.checkpoint, one.rule, one.subset) == (other.checkpoint, other.rule, other.subset)
