"""Curves of a page: F1 over thresholds and metrics over checkpoints, laid out to be written as SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.curves import Curve
from cmviewer.confusion.measures import COMPARED
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sweep import Sweep, peak_of, peak_sentence

WIDTH: Final = 460
HEIGHT: Final = 220
LEFT, RIGHT, TOP, BOTTOM = 46, 34, 10, 34
"""Units around the curves, for ticks and their words."""
_MARGIN: Final = 6.0
"""Percent points of air above and below the curves."""
_STEPS: Final = (1, 2, 5, 10, 20, 25)
"""Percent points between two lines of the ground."""
_MOST_LINES: Final = 6
_MOST_NAMES: Final = 6
_LONGEST: Final = 12
"""Letters of the name of a place below the curves."""


@dataclass(frozen=True)
class PageLine:
    """path: of SVG, broken where nothing is defined. peak: where it is best. words: what is said of it."""

    path: str
    peak: tuple[float, float] | None
    words: str


@dataclass(frozen=True)
class PageCurves:
    """One drawing. here: where what is reported stands. across, up: places of ticks with their words.

    is_over_checkpoints: whether its places are checkpoints.
    """

    title: str
    lines: tuple[PageLine, ...]
    here: float
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    is_over_checkpoints: bool = False
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


@dataclass(frozen=True)
class _Ground:
    """Places of a drawing. count: of values along it. low, high: shares at its lower and upper edge."""

    count: int
    low: float
    high: float

    def x(self, place: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * place / max(1, self.count - 1), 1)

    def y(self, share: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (self.high - share) / (self.high - self.low), 1)


def threshold_curves(swept: Sweep) -> PageCurves:
    """Lay out how F1 changes with a threshold."""
    steps = swept.threshold.steps
    values = (swept.micro, swept.macro)
    names = [METRICS.over_all(name).words for name in COMPARED]
    words = [peak_sentence(name, one, swept.threshold) for name, one in zip(names, values, strict=True)]
    here = float(np.interp(swept.threshold.of(swept.rule), steps, np.arange(len(steps))))
    tenths = np.flatnonzero(np.rint(100 * steps) % 10 == 0).tolist()
    ticks = [(place, f"{steps[place]:.1f}") for place in tenths]
    return _laid_out(f"F1 over the {swept.threshold.label} threshold", values, words, ticks, here)


def checkpoint_curves(curves: Sequence[Curve], names: Sequence[str], here: int) -> PageCurves:
    """Lay out how metrics change over the checkpoints, by their names. here: which one is reported."""
    words = [f"{curve.name} is {percent(float(curve.values[here]))} at {names[here]}" for curve in curves]
    every = max(1, -(-len(names) // _MOST_NAMES))
    ticks = [(place, _short(names[place])) for place in range(0, len(names), every)]
    drawn = _laid_out("Over the checkpoints", [curve.values for curve in curves], words, ticks, here)
    return replace(drawn, is_over_checkpoints=True)


def _laid_out(
    title: str,
    values: Sequence[NDArray[np.float64]],
    words: Sequence[str],
    ticks: Sequence[tuple[int, str]],
    here: float,
) -> PageCurves:
    """ticks: places along the values that have a name below."""
    ground = _ground(np.concatenate(values), len(values[0]))
    peaks = [peak_of(one) for one in values]
    return PageCurves(
        title,
        tuple(
            PageLine(
                _path(one, ground),
                None if peak is None else (ground.x(peak), ground.y(float(one[peak]))),
                said,
            )
            for one, peak, said in zip(values, peaks, words, strict=True)
        ),
        ground.x(here),
        tuple((ground.x(place), name) for place, name in ticks),
        tuple((ground.y(share), f"{100 * share:.0f} %") for share in _lines(ground)),
    )


def _ground(values: NDArray[np.float64], count: int) -> _Ground:
    known = values[~np.isnan(values)]
    if not known.size:
        return _Ground(count, 0.0, 1.0)
    low, high = 100 * float(known.min()) - _MARGIN, 100 * float(known.max()) + _MARGIN
    return _Ground(count, max(0.0, low) / 100, min(100.0, high) / 100)


def _lines(ground: _Ground) -> Iterator[float]:
    """Shares of the lines across the ground: whole percents, few of them."""
    low, high = 100 * ground.low, 100 * ground.high
    step = next((one for one in _STEPS if (high - low) / one <= _MOST_LINES), _STEPS[-1])
    return (percents / 100 for percents in range(int(-(-low // step)) * step, int(high) + 1, step))


def _path(values: NDArray[np.float64], ground: _Ground) -> str:
    """The path through values, float64 (N,); a value alone is a point."""
    known = np.flatnonzero(~np.isnan(values))
    runs = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1) if known.size else []
    return "".join(_run(run, values, ground) for run in runs)


def _run(places: NDArray[np.int64], values: NDArray[np.float64], ground: _Ground) -> str:
    points = [f"{ground.x(place):g} {ground.y(float(values[place])):g}" for place in places.tolist()]
    return "M" + "L".join(points if len(points) > 1 else points * 2)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
