"""Finished matrices of numbers alone, without a name of any class: as NumPy saves and prints them."""

import re
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.tables import SQUARE_OF_NUMBERS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.tables.counts import are_shares
from cmviewer.readers.tables.matrices import CountTable, part_of_counts, shares
from cmviewer.readers.tables.parts import SamplePart

_BETWEEN: Final = re.compile(r"[\s,;\[\]]+")

_SAMPLES: Final = 4
"""Samples from which rows may be the best classes of each."""


def square_of_text(file: Path, problems: list[Problem]) -> NDArray[Any] | None:
    """Read lines of numbers, as many as there are in each; None where a text holds something else.

    So `np.savetxt` writes a matrix, and so it is printed: `[[5 2]`, ` [1 7]]`. Returns object (n, n).
    """
    lines = [line for line in read_text(file, problems).decode().splitlines() if line.strip()]
    lines = [line for line in lines if not line.lstrip().startswith("#")]
    rows = [[cell for cell in _BETWEEN.split(line) if cell] for line in lines]
    if len(rows) < 2 or any(len(row) != len(rows) for row in rows):
        return None
    return np.array(rows, object)


def names_above(file: Path, count: int) -> tuple[str, ...]:
    """Return what a comment above numbers calls so many classes, as `np.savetxt` writes it; else numbers."""
    lines = [line.strip() for line in read_text(file, []).decode().splitlines() if line.strip()]
    comments = [line.lstrip("# \t") for line in lines if line.startswith("#")]
    names = [name for name in _BETWEEN.split(comments[-1]) if name] if comments else []
    told = len(set(names)) == len(names) == count
    return tuple(names) if told else tuple(map(str, range(count)))


def part_of_square(
    file: Path,
    values: NDArray[Any],
    decisions: Decisions,
    problems: list[Problem],
    names: tuple[str, ...] = (),
) -> SamplePart | None:
    """Return the counts of classes, numbered without names; None where values, object (n, n), are none.

    Raises `CmviewerError` where they are shares.
    """
    if are_shares(values):
        raise CmviewerError(shares(file))
    names = names or tuple(map(str, range(len(values))))
    return part_of_counts(file, CountTable(names, names, values), decisions, problems)


def may_be_square(values: NDArray[Any]) -> bool:
    """Tell whether numbers may be counts, though nothing is called so: whole, none below 0, some above 1.

    values: of (n, n) numbers. The best few classes of each sample are no counts: each stands once in a row;
    nobody has as few as two or three samples.
    """
    known = values.astype(np.float64)
    if len(known) < 2 or not np.isfinite(known).all() or (known != np.floor(known)).any():
        return False
    ranks = np.sort(known, axis=1)
    is_no_ranking = len(known) < _SAMPLES or bool((ranks[:, 1:] == ranks[:, :-1]).any())
    return bool(known.min() >= 0 and known.max() > 1) and is_no_ranking


def perhaps_matrix(file: Path) -> Problem:
    """Say that numbers may be a finished matrix, of which nothing says so."""
    return SQUARE_OF_NUMBERS.of(file, readings=("counts", "samples"))
