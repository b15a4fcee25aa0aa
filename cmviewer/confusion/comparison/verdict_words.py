"""The verdict as a sentence."""

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.verdict import Verdict
from cmviewer.confusion.metrics import METRICS
from cmviewer.said import said, word


def verdict_sentence(verdict: Verdict) -> str:
    """Say how many changed, by how much, and whether that can be chance."""
    counts = verdict.counts
    if not counts:
        points = _signed(verdict.difference)
        return said("B − A: {} points of {}; only counts are known.", points, _words(verdict))
    fixed, broken = counts[Change.FIXED], counts[Change.BROKEN]
    changed = said("{:,} fixed, {:,} broken", fixed, broken)
    new, gone = counts[Change.NEW], counts[Change.GONE]
    if new or gone:
        changed = said("{}, {:,} false alarms gone, {:,} new", changed, gone, new)
    if verdict.difference != verdict.difference:
        return said("{}: {} is undefined.", changed, _words(verdict))
    if not verdict.is_sure:
        return _unsure(verdict, changed)
    low, high = sorted(abs(end) for end in verdict.interval)
    signs = verdict.interval[0] * verdict.interval[1]
    ends = (
        said("{} to {}", _points(low), _points(high))
        if signs >= 0
        else said("{} to {}", _signed(verdict.interval[0]), _signed(verdict.interval[1]))
    )
    by = said("{} points of {}", _points(abs(verdict.difference)), _words(verdict))
    p = p_sentence(verdict.p)
    if verdict.groups is not None:
        p = said("{} in {:,} groups", p, verdict.groups)
    if verdict.difference > 0:
        return said("{}: B is better by {} ({}), {}.", changed, by, ends, p)
    return said("{}: B is worse by {} ({}), {}.", changed, by, ends, p)


def _unsure(verdict: Verdict, changed: str) -> str:
    """Say that it can be chance, and how many images would tell."""
    images = said("these {:,} images", verdict.images)
    if verdict.groups is not None:
        images = said("{} in {:,} groups", images, verdict.groups)
    words = said("{}, {}: {} cannot tell", changed, p_sentence(verdict.p), images)
    if verdict.needed is None:
        return said("{}.", words)
    return said("{}; at these rates about {:,} would (80 % power).", words, _round(verdict.needed))


def _round(number: int) -> int:
    """Two digits that count, upwards: more would pretend to know, and fewer images would not do."""
    size = int(10 ** max(0, len(str(number)) - 2))
    return -(-number // size) * size


def _words(verdict: Verdict) -> str:
    return word(METRICS.over_all(verdict.figure).words)


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
