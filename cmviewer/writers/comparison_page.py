"""What the page says of a comparison: verdict, counts of changes, and the cells that differ most."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from cmviewer.confusion.comparison.changes import CHANGES
from cmviewer.confusion.comparison.comparison import Comparison
from cmviewer.confusion.comparison.found_by import FOUND, FoundBy, found_by
from cmviewer.confusion.comparison.verdict_words import p_words, verdict_sentence
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import Task
from cmviewer.writers.facts import ReportedComparison

CELL_LIMIT: Final = 20
"""Most cells that are listed; `comparison.csv` has them all."""


@dataclass(frozen=True)
class CellLine:
    """A cell in which two matrices differ: its counts in A and B, B − A with its sign, and p of that."""

    truth: str
    prediction: str
    a: int
    b: int
    difference: str
    p: str


@dataclass(frozen=True)
class FoundLine:
    """A class, or all: how many of its truths are found by both, by one alone, by none."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ComparedPart:
    """What the page says of a comparison.

    names: of A and B. changes: how often each, by its name; empty of counts alone.
    found: by whom the truths are found; of the classes of which not all are found alike.
    """

    names: tuple[str, str]
    sentence: str
    changes: tuple[tuple[str, int], ...]
    found: tuple[FoundLine, ...]
    cells: tuple[CellLine, ...]
    found_names: tuple[str, ...] = (*FOUND, "p")


def compared_part(compared: ReportedComparison | None) -> ComparedPart | None:
    """Return what the page says; None where nothing is compared."""
    if compared is None:
        return None
    counts = compared.comparison.verdict.counts
    return ComparedPart(
        compared.names,
        verdict_sentence(compared.comparison.verdict),
        tuple((change.value, counts[change]) for change in CHANGES if counts.get(change)),
        _found(compared.comparison),
        _heaviest(compared.comparison, compared.a.evaluation.task),
    )


def _heaviest(comparison: Comparison, task: Task) -> tuple[CellLine, ...]:
    """The cells whose counts differ most."""
    rows = comparison.heaviest(CELL_LIMIT)
    cells = (column[rows].tolist() for column in (*comparison.cells, comparison.cell_chances))
    return tuple(
        CellLine(
            shown_name(truth, comparison.classes, task),
            shown_name(prediction, comparison.classes, task),
            a,
            b,
            signed(b - a),
            p_words(p),
        )
        for truth, prediction, a, b, p in zip(*cells, strict=True)
    )


def _found(comparison: Comparison) -> tuple[FoundLine, ...]:
    """All classes together, then those that one checkpoint alone finds most truths of."""
    changes, names = comparison.changes, comparison.classes.names
    if changes is None:
        return ()
    counts = found_by(changes.truth, changes.kind, changes.count, len(names))
    alone = counts[:, FOUND.index(FoundBy.ONLY_A)] + counts[:, FOUND.index(FoundBy.ONLY_B)]
    most = np.argsort(-alone, kind="stable")[:CELL_LIMIT]
    p = comparison.class_chances
    rows = [("all", counts.sum(axis=0), math.nan)]
    rows += [(names[label], counts[label], float(p[label])) for label in most if alone[label]]
    return tuple(
        FoundLine(name, (*(f"{one:,}" for one in row.tolist()), p_words(chance)))
        for name, row, chance in rows
    )
