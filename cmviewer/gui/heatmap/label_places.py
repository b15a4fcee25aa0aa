"""Which of many rows or columns get a label, and where; plain geometry."""

import math
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

Label = tuple[int, float]
"""A place, and the middle of its label."""


@dataclass(frozen=True)
class Line:
    """Cells along one side, in pixels: where the first begins, the size of each, the room that is seen."""

    begin: float
    size: float
    room: float

    def middle(self, place: int, ink: float) -> float:
        """Middle of a cell, moved so that none of a label of the size `ink` is cut."""
        return self.inside(self.centre(place), ink)

    def inside(self, middle: float, ink: float) -> float:
        """A middle, moved so that none of a label of the size `ink` is cut."""
        return min(max(middle, ink / 2), max(ink / 2, self.room - ink / 2))

    def centre(self, place: int) -> float:
        """Middle of a cell."""
        return self.begin + (place + 0.5) * self.size


def labelled(
    seen: range, specials: Sequence[int], line: Line, needed: float, *, ink: float
) -> list[tuple[int, float]]:
    """Return the places that get a label, ascending, and the middle of each label.

    Where not all have room they begin with the first that is seen and go on at an even stride; the
    specials, ascending and last of all, always get theirs. needed: pixels from one label to the next;
    ink: those of them that hold letters.
    """
    if needed <= line.size:
        return [(place, line.middle(place, ink)) for place in seen]
    ends: list[tuple[int, float]] = []
    limit = line.room + needed - ink / 2
    for place in reversed([place for place in specials if place in seen]):
        limit = min(line.middle(place, ink), limit - needed)
        ends.insert(0, (place, limit))
    # The first label moves inwards from the edge by up to half of itself; the second has to leave it that.
    step = math.ceil(max(needed, 1.5 * ink + line.size / 2) / line.size)
    places = range(seen.start, ends[0][0] if ends else seen.stop, step)
    labels = [(place, line.middle(place, ink)) for place in places]
    # One that had to be moved back from the far edge might lie on the one before: it gets no label.
    whole = [(place, middle) for place, middle in labels if max(middle, line.centre(place)) <= limit - needed]
    return [*whole, *ends]


def spaced(labels: Sequence[Label], needed: float, first: Sequence[int]) -> list[Label]:
    """Return those of some labels, ascending, of which no two are nearer than `needed` pixels.

    Those at the places `first` are taken before all others, in their order, then the others as they stand.
    """
    middles = dict(labels)
    ahead = [place for place in dict.fromkeys(first) if place in middles]
    known = set(ahead)
    taken: list[float] = []
    kept = []
    for place in (*ahead, *(place for place, _ in labels if place not in known)):
        middle = middles[place]
        at = bisect_left(taken, middle)
        near = taken[max(0, at - 1) : at + 1]
        if all(abs(middle - other) >= needed - 1e-6 for other in near):
            insort(taken, middle)
            kept.append((place, middle))
    return sorted(kept)
