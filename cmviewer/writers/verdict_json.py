"""The verdict on two checkpoints as the summary tells it."""

import math
from collections.abc import Mapping
from typing import Any, Final

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.verdict import Verdict

_COUNTS: Final = (
    Change.FIXED, Change.BROKEN, Change.MOVED, Change.STILL, Change.NEW, Change.GONE, Change.STAYED,
)  # fmt: skip


def verdict_values(verdict: Verdict) -> Mapping[str, Any]:
    """Counts of each change, the figure and its difference, interval and p; null where it is undefined."""
    low, high = (_number(end) for end in verdict.interval)
    return {
        **{change.value: verdict.counts.get(change) for change in _COUNTS},
        "figure": verdict.figure,
        "a": _number(verdict.a),
        "b": _number(verdict.b),
        "difference": _number(verdict.difference),
        "interval": None if low is None or high is None else [low, high],
        "level": verdict.level,
        "p": _number(verdict.p),
        "test": None if verdict.test is None else verdict.test.value,
        "seed": verdict.seed,
        "images": verdict.images,
        **({} if verdict.groups is None else {"groups": verdict.groups}),
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
