"""The verdict as a sentence."""

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.verdict import Verdict
from cmviewer.confusion.metrics import METRICS


def verdict_sentence(verdict: Verdict) -> str:
    """Say how many changed, by how much, and whether that can be chance."""
    counts = verdict.counts
    if not counts:
        return f"B − A: {_signed(verdict.difference)} points of {_words(verdict)}; only counts are known."
    fixed, broken = counts[Change.FIXED], counts[Change.BROKEN]
    changed = f"{fixed:,} fixed, {broken:,} broken"
    new, gone = counts[Change.NEW], counts[Change.GONE]
    if new or gone:
        changed += f", {gone:,} false alarms gone, {new:,} new"
    if verdict.difference != verdict.difference:
        return f"{changed}: {_words(verdict)} is undefined."
    if not verdict.is_sure:
        images = f"these {verdict.images:,} images{_groups(verdict)}"
        return f"{changed}, {p_sentence(verdict.p)}: {images} cannot tell{_enough(verdict)}."
    better = "better" if verdict.difference > 0 else "worse"
    low, high = sorted(abs(end) for end in verdict.interval)
    signs = verdict.interval[0] * verdict.interval[1]
    ends = (
        f"{_points(low)} to {_points(high)}"
        if signs >= 0
        else (f"{_signed(verdict.interval[0])} to {_signed(verdict.interval[1])}")
    )
    by = f"{_points(abs(verdict.difference))} points of {_words(verdict)}"
    return f"{changed}: B is {better} by {by} ({ends}), {p_sentence(verdict.p)}{_groups(verdict)}."


def _enough(verdict: Verdict) -> str:
    if verdict.needed is None:
        return ""
    return f"; at these rates about {_round(verdict.needed):,} would (80 % power)"


def _groups(verdict: Verdict) -> str:
    return "" if verdict.groups is None else f" in {verdict.groups:,} groups"


def _round(number: int) -> int:
    """Two digits that count, upwards: more would pretend to know, and fewer images would not do."""
    size = int(10 ** max(0, len(str(number)) - 2))
    return -(-number // size) * size


def _words(verdict: Verdict) -> str:
    return METRICS.over_all(verdict.figure).words


def _points(share: float) -> str:
    return f"{100 * share:.1f}"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")


def p_sentence(p: float) -> str:
    """A probability within a sentence."""
    words = p_words(p)
    return f"p {words}" if words.startswith("<") else f"p = {words}"


def p_words(p: float) -> str:
    """A probability as a table has it; empty where none is known."""
    if p != p:
        return ""
    if p < 0.001:
        return "< 0.001"
    return f"{p:.3f}" if p < 0.00995 else f"{p:.2f}"
