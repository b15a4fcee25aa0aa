"""Properties by which subsets are made: each parts all outcomes by a query for each of its values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Evaluation, TruthLabels
from cmviewer.query import AllOf, Asked, Column, Comparison, Flag, Named, Not, Term, answered
from cmviewer.query.image_names import folders_of
from cmviewer.query.numbers import numbers_of
from cmviewer.query.terms import LOOKS
from cmviewer.said import said

MOST_VALUES: Final = 12
"""Values of a column or folder that are tried, the most frequent ones."""
MOST_LOOKED_AT: Final = 10_000
"""Images that are decoded to try how they look: it may take a minute."""
SMALL, MEDIUM = 32.0**2, 96.0**2
_PARTS: Final = 3
"""Into how many parts of about the same size numbers are parted."""


@dataclass(frozen=True, eq=False)
class Part:
    """A value of a property: the query that says it, and of which outcomes it is true, bool (P,)."""

    property: str
    term: Term
    mask: NDArray[np.bool_]


def parts_of(asked: Asked) -> tuple[Part, ...]:
    """Return the parts by each property that tells outcomes apart. Touches the disk.

    Raises `CmviewerError` where a file of columns is gone or has changed.
    """
    found: list[Part] = []
    for name, terms in _properties(asked):
        parts = [Part(name, term, answered(term, asked)) for term in terms]
        found += [part for part in parts if part.mask.any() and not part.mask.all()]
    return tuple(found)


def _properties(asked: Asked) -> Iterator[tuple[str, list[Term]]]:
    """Properties by their names, each with the terms of its values."""
    evaluation = asked.evaluation
    if isinstance(evaluation.truth, Annotations):
        yield said("size of the object"), _ranges("area", [SMALL, MEDIUM], ["32x32", "96x96"])
        yield said("border"), [Flag("border"), Not(Flag("border"))]
        yield said("objects in the image"), _parted("objects", asked)
    looks = LOOKS if len(evaluation.images) <= MOST_LOOKED_AT else ()
    for word in ("image_width", "image_height", *looks):
        yield word, _parted(word, asked)
    folders = folders_of(evaluation.images)
    if 1 < len(folders) <= MOST_VALUES:
        yield said("folder"), [Named("folder", folder) for folder in folders]
    yield from _columns(evaluation)


def _columns(evaluation: Evaluation) -> Iterator[tuple[str, list[Term]]]:
    """Columns of the truth's file, but for those that name what is counted.

    A column whose values are classes is the truth or the prediction once more, and one that has another value
    in each row is a name.
    """
    truth = evaluation.truth
    fields = truth.fields if isinstance(truth, Annotations | TruthLabels) else None
    if fields is None:
        return
    roles = {name for one in evaluation.interpretation.decisions for name in one.taken.split(", ")}
    for name in dict.fromkeys(fields.names):
        if name in roles:
            continue
        values, amount = np.unique(fields.column(name).astype(np.str_), return_counts=True)
        values, amount = values[values != ""], amount[values != ""]
        numbers = _numbers(values)
        if len(values) < 2 or set(values.tolist()) <= set(evaluation.classes.names):
            continue
        if len(values) <= MOST_VALUES:
            yield name, [Column(name, "=", value) for value in values.tolist()]
        elif numbers is not None:
            edges = _edges(np.repeat(numbers, amount))
            yield name, _column_ranges(name, edges)
        elif amount.max() > 1:
            most = np.argsort(-amount, kind="stable")[:MOST_VALUES]
            yield name, [Column(name, "=", value) for value in values[most].tolist()]


def _parted(word: str, asked: Asked) -> list[Term]:
    """Terms that part the values of a word, each value for itself where there are few."""
    values = numbers_of(asked, word).astype(np.float64)
    distinct = np.unique(values[~np.isnan(values)])
    if len(distinct) <= _PARTS:
        return [Comparison(word, "=", value) for value in distinct.tolist()]
    edges = _edges(values[~np.isnan(values)])
    return _ranges(word, edges, [None] * len(edges))


def _edges(values: NDArray[np.float64]) -> list[float]:
    """Where values are parted: whole numbers where all are whole."""
    edges = np.quantile(values, [part / _PARTS for part in range(1, _PARTS)], method="higher")
    return sorted(set(edges.tolist()) - {float(values.min())})


def _ranges(word: str, edges: list[float], texts: list[str | None]) -> list[Term]:
    """Half-open ranges between edges; a text is how an edge is written."""
    words = [text or "" for text in texts]
    below = [Comparison(word, "<", edge, text) for edge, text in zip(edges, words, strict=True)]
    above = [Comparison(word, ">=", edge, text) for edge, text in zip(edges, words, strict=True)]
    return _between(below, above)


def _column_ranges(name: str, edges: list[float]) -> list[Term]:
    below = [Column(name, "<", repr(edge)) for edge in edges]
    above = [Column(name, ">=", repr(edge)) for edge in edges]
    return _between(below, above)


def _between(below: list[Any], above: list[Any]) -> list[Term]:
    """The range before the first edge, those between two, and the one from the last on."""
    inner = [AllOf((low, high)) for low, high in zip(above[:-1], below[1:], strict=True)]
    return [] if not below else [below[0], *inner, above[-1]]


def _numbers(values: NDArray[np.str_]) -> NDArray[np.float64] | None:
    """Texts as numbers; None where one is none."""
    try:
        numbers = values.astype(np.float64)
    except ValueError:
        return None
    return numbers if np.isfinite(numbers).all() else None
