"""Rows of a table that each stand for several samples: truth, prediction, and how many there are."""

from dataclasses import replace

import numpy as np

from cmviewer.errors import Problem
from cmviewer.readers.files.words import WEIGHT, words
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.counts import check_marked, check_sum, is_fraction, not_counted, whole_counts
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.table import Table


def without_fractions(table: Table, roles: Roles, problems: list[Problem]) -> Roles:
    """Let every row count once where a column of weights holds fractions, and say so."""
    if roles.count is None:
        problems += _uncounted(table)
        return roles
    if WEIGHT.isdisjoint(words(table.header[roles.count])):
        return roles
    values = table.text(roles.count)
    rows = np.flatnonzero([is_fraction(value) for value in values.tolist()])
    if not rows.size:
        return roles
    what = (
        f"column {table.header[roles.count]!r} holds fractions such as {values[rows[0]]}; weights are "
        "counted only where they are whole numbers, so each row counts once"
    )
    line = None if table.line is None else int(table.line[rows[0]])
    mend = "write whole numbers if each row stands for so many samples"
    problems.append(Problem("weights-not-counted", what, mend, table.file, line, len(rows)))
    return replace(roles, count=None)


def _uncounted(table: Table) -> list[Problem]:
    """Say so where a table of samples has a column of weights."""
    names = [name for name in table.header if not WEIGHT.isdisjoint(words(name))]
    if not names or words(names[0])[-1] not in WEIGHT:
        return []
    what = f"column {names[0]!r} holds weights; rows with names of images, or scores, count once each"
    mend = "say with which column rows are counted, or that none is meant"
    readings = (names[0], "none")
    return [Problem("weights-not-counted", what, mend, table.file, decision="weight", readings=readings)]


def weighted(part: Part, table: Table, column: int, problems: list[Problem]) -> Part:
    """Let each row of a part stand for as many samples as it says; rows that stand for none are left out.

    Raises `CmviewerError` where they are more than can be counted.
    """
    values = table.text(column)
    counts, bad = whole_counts(values)
    check_marked(table.file, values, bad)
    if bad.any():
        line = part.line_of(int(np.flatnonzero(bad)[0]))
        place = f"in column {table.header[column]!r}"
        problems.append(not_counted(table.file, bad, values.__getitem__, line, place))
    check_sum(table.file, counts)
    some = np.flatnonzero(counts)
    names = tuple(
        dict.fromkeys(name for side in (part.truth, part.prediction) if side for name in side.names)
    )
    return replace(part.take(some), image=None, weight=counts[some], class_names=names)
