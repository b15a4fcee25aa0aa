"""How a number is spread over what is listed, and the query that keeps a range of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.pair import DrawnBeside
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.evaluation import Evaluation, TaskProfile, Unit
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.examples import examples_of
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.query import ExampleQuery, asked_text
from cmviewer.examples.ranges import Quantity, choosing, comparisons_of
from cmviewer.examples.sorting import Sort
from cmviewer.progress import Cancel
from cmviewer.query import asked_of
from cmviewer.query.numbers import numbers_of

BARS: Final = 20


@dataclass(frozen=True, eq=False)
class Histogram:
    """Bars between edges, from one up to below the next; the last holds what equals the last edge too.

    edges: float64 (B + 1,), and texts, as a query says them. every: int64 (B,), how many there are, and
    listed: int64 (B,), of these within the range that is asked. unknown: how many have no such number.
    low, high: first and last place of `edges` between which the range lies.
    """

    quantity: Quantity
    edges: NDArray[np.float64]
    texts: tuple[str, ...]
    every: NDArray[np.int64]
    listed: NDArray[np.int64]
    unknown: int
    low: int
    high: int


def quantities_of(profile: TaskProfile) -> tuple[Quantity, ...]:
    """Numbers that what is counted may have."""
    match profile.unit:
        case Unit.OBJECT:
            return (Quantity.SCORE, Quantity.IOU, Quantity.AREA)
        case Unit.SAMPLE:
            return (Quantity.SCORE, Quantity.MARGIN)
        case Unit.PIXEL:
            return (Quantity.PIXELS,)


def histogram_of(
    evaluation: Evaluation,
    counted: CheckpointResult,
    selection: Selection,
    state: ViewState,
    query: ExampleQuery,
    quantity: Quantity,
    cancel: Cancel,
    others: OtherCheckpoints | None = None,
    compared: DrawnBeside | None = None,
    marks: Callable[[], NDArray[np.int8]] | None = None,
) -> Histogram:
    """Spread what is listed, and what would be if no range of the quantity were asked.

    others, compared, marks: as `examples_of` has them. Raises `CmviewerError` where it cannot be asked.
    """
    known = others or OtherCheckpoints()
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes)
    values = numbers_of(asked, quantity.value)
    query = replace(query, sort=Sort.INDEX, grouping=Grouping.OBJECT)  # no order matters, and some take long
    without = choosing(query, quantity, None, None)
    every, listed = (
        values[
            examples_of(
                evaluation, counted, selection, state, one, cancel, known, compared=compared, marks=marks
            ).listed
        ]
        for one in (without, query)
    )
    edges, texts = _edges_of(quantity, every[~np.isnan(every)])
    low, high = _range_of(asked_text(query), quantity, edges)
    return Histogram(
        quantity,
        edges,
        texts,
        _counts(every, edges),
        _counts(listed, edges),
        int(np.isnan(every).sum()),
        low,
        high,
    )


def range_at(histogram: Histogram, low: int, high: int) -> tuple[str | None, str | None]:
    """Return the ends of a range between two edges as a query says them; the outermost are no ends."""
    last = len(histogram.edges) - 1
    return (
        None if low <= 0 else histogram.texts[low],
        None if high >= last else histogram.texts[high],
    )


def _edges_of(quantity: Quantity, values: NDArray[Any]) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """Edges that read well: tenths and halves of them; squares whose sides are doubled; 1, 2, 5, 10, 20."""
    if quantity is Quantity.PIXELS:
        largest = float(values.max(initial=1.0))
        steps = [step * 10**power for power in range(12) for step in (1, 2, 5)]
        last = next(place for place, edge in enumerate(steps) if edge > largest)
        return np.array([0, *steps[: last + 1]], np.float64), ("0", *map(str, steps[: last + 1]))
    if quantity is Quantity.AREA:
        largest = float(values.max(initial=1.0))
        sides = [0, *(2**power for power in range(1, 20) if 4 ** (power - 1) <= largest)]
        return np.array(sides, np.float64) ** 2, tuple(f"{side}x{side}" for side in sides)
    first = -BARS if values.min(initial=0.0) < 0 else 0
    edges = [place / BARS for place in range(first, BARS + 1, 1 if first == 0 else 2)]
    return np.array(edges), tuple(f"{edge:.2f}" for edge in edges)


def _counts(values: NDArray[Any], edges: NDArray[np.float64]) -> NDArray[np.int64]:
    """How many values each bar holds; compared in the precision of the values, as a query does."""
    known = values[~np.isnan(values)]
    bars = np.searchsorted(edges[1:-1].astype(values.dtype), known, side="right")
    return np.bincount(bars, minlength=len(edges) - 1)


def _range_of(text: str, quantity: Quantity, edges: NDArray[np.float64]) -> tuple[int, int]:
    """Places of the edges that a query asks for; those nearest to what was typed otherwise."""
    low, high = 0, len(edges) - 1
    for one in comparisons_of(text, quantity):
        place = int(np.argmin(np.abs(edges - one.value)))
        if one.sign in (">=", ">"):
            low = place
        elif one.sign in ("<", "<="):
            high = place
    return min(low, high), max(low, high)
