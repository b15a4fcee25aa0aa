"""Ranges of numbers as texts of queries: handles and bars write them, chips take them away."""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from cmviewer.examples.query import ExampleQuery, typed
from cmviewer.query import AllOf, Comparison, QueryError, Term, written

FROM: Final = ">="
BELOW: Final = "<"


class Quantity(StrEnum):
    """What has ranges; each is a word of queries."""

    SCORE = "score"
    IOU = "iou"
    AREA = "area"
    MARGIN = "margin"
    PIXELS = "pixels"


def choosing(query: ExampleQuery, quantity: Quantity, low: str | None, high: str | None) -> ExampleQuery:
    """Return a query with this range of a quantity chosen; one that was typed gives way.

    From `low` on, and below `high`; None: no such end. Raises `QueryError` where no query was typed.
    """
    text = query.text
    if comparisons_of(text, quantity):
        text = with_range(text, quantity, None, None)
    return replace(query, text=text, ranges=with_range(query.ranges, quantity, low, high))


def with_range(text: str, quantity: Quantity, low: str | None, high: str | None) -> str:
    """Return a text with another range of a quantity in it. Raises `QueryError` where it is no query."""
    terms: list[Term] = [one for one in _terms(typed(text)) if not _is_of(one, quantity)]
    for sign, edge in ((FROM, low), (BELOW, high)):
        if edge is not None:
            terms.append(Comparison(quantity.value, sign, _number(edge), edge))
    return written(terms[0] if len(terms) == 1 else AllOf(tuple(terms)))


def comparisons_of(text: str, quantity: Quantity) -> tuple[Comparison, ...]:
    """Return what must hold of a quantity by itself. Raises `QueryError` where a text is no query."""
    return tuple(one for one in _terms(typed(text)) if isinstance(one, Comparison) and _is_of(one, quantity))


def ranges_apart(ranges: str) -> dict[str, str]:
    """Return each range as its chip says it, and what is left of all without it.

    A session that was written by hand may hold what is no query: that is one thing to take away.
    """
    try:
        return {
            written(AllOf(own)): with_range(ranges, quantity, None, None)
            for quantity in Quantity
            if (own := comparisons_of(ranges, quantity))
        }
    except QueryError:
        return {ranges: ""}


def _terms(term: Term) -> tuple[Term, ...]:
    return term.terms if isinstance(term, AllOf) else (term,)


def _is_of(term: Term, quantity: Quantity) -> bool:
    return isinstance(term, Comparison) and term.word == quantity.value


def _number(text: str) -> float:
    width, _, height = text.partition("x")
    return float(width) * float(height) if height else float(text)
