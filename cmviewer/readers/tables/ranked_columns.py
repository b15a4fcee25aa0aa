"""Columns of the best few scores of each row, the best first, whichever their classes are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.problems.truth import PREDICTION_MISSING
from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.tables.class_columns import ClassColumns
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.scores import are_ranked
from cmviewer.readers.tables.several_columns import several
from cmviewer.readers.tables.table import Table

_RANKED: Final = re.compile(r"(\D*)(\d)(\D*)")
_RANK_WORDS: Final = words.word_set("top rank best choice")
_NUMBER: Final = re.compile(r"\d+$")
FEWEST: Final = 3
"""Columns from which falling rows tell: of two classes many models say mostly the first."""


def ranked_positions(
    columns: Sequence[Content], classes: ClassColumns | None, labels: frozenset[str]
) -> tuple[int, ...]:
    """Return the positions of columns that are ranks and no classes, the best first; empty without any.

    labels: what columns of labels hold. Only numbers can be ranks: `score_1`, `score_2`; a name is a class.
    They are ranks where labels of the same number stand beside each, as `class_1`, or where they fall in
    every row; where all scores of a row are there, only if the numbers are no labels, which are classes.
    """
    if classes is None:
        return ()
    if classes.names is not None and not all(map(is_number, classes.names)):
        return ()
    by_place = {column.position: column for column in columns}
    if all(_labels_beside(columns, by_place[position]) for position in classes.positions):
        return classes.positions
    if len(classes.positions) < FEWEST:
        return ()
    values = np.stack([by_place[position].numbers for position in classes.positions], axis=1)
    names = classes.names or tuple(map(str, range(len(classes.positions))))
    whole = bool(labels) and labels.isdisjoint(names)
    return classes.positions if are_ranked(values.astype(np.float32), whole=whole) else ()


def without_lower_ranks(columns: Sequence[Content]) -> list[Content]:
    """Leave out labels of lower ranks, `rank2_label`, where one of the first rank is there, `rank1_label`.

    They are what the model says, too, and no truth.
    """
    ranks = {column.position: _rank(column.name) for column in columns}
    first = {(found[1], found[3]) for found in ranks.values() if found is not None and found[2] == "1"}
    return [
        column
        for column in columns
        if (found := ranks[column.position]) is None
        or found[2] in {"0", "1"}
        or (found[1], found[3]) not in first
    ]


def _rank(name: str) -> re.Match[str] | None:
    """The number of a name that says a rank or a prediction, with what stands around it."""
    found = _RANKED.fullmatch(name.casefold())
    said = set(words.words(f"{found[1]} {found[3]}")) if found is not None else set()
    return found if said & (_RANK_WORDS | words.PREDICTION) else None


def with_best(roles: Roles, columns: Sequence[Content], ranks: Sequence[int]) -> Roles:
    """Take the best score of each row for its score, and the label of the same number for its prediction."""
    by_place = {column.position: column for column in columns}
    beside = _labels_beside(columns, by_place[ranks[0]])
    prediction = beside.position if roles.prediction is None and beside is not None else roles.prediction
    return replace(roles, score=ranks[0] if roles.score is None else roles.score, prediction=prediction)


def labels_beside_ranks(columns: Sequence[Content], ranks: Sequence[int]) -> tuple[int, ...]:
    """Positions of the labels of the same numbers: what else the model says, and no truth."""
    by_place = {column.position: column for column in columns}
    beside = [_labels_beside(columns, by_place[position]) for position in ranks]
    return tuple(one.position for one in beside if one is not None)


def _labels_beside(columns: Sequence[Content], score: Content) -> Content | None:
    """Return the column of labels that ends in the same number as that of a score; None without one."""
    number = _NUMBER.search(score.name)
    found = [
        one
        for one in columns
        if number is not None
        and one is not score
        and (other := _NUMBER.search(one.name)) is not None
        and other[0] == number[0]
        and one.may_name
        and not one.mostly_numeric
        and set(words.words(one.name[: other.start()])) & (words.LABEL | words.PREDICTION)
    ]
    return found[0] if len(found) == 1 else None


def without_classes(table: Table, ranks: Sequence[int], roles: Roles, columns: Sequence[Content]) -> Problem:
    """Say that nothing tells of which classes the best scores are; name the columns that may."""
    names = several([table.header[position] for position in ranks])
    truth = None if roles.truth is None else columns[roles.truth]
    may = [
        one.name
        for one in columns
        if truth is not None and one is not truth and one.may_be_labels and one.values & truth.values
    ]
    mend = "write the class of the best score, or a score for every class"
    if may:
        mend = "say which column is the prediction"
    return PREDICTION_MISSING.of(table.file, readings=tuple(may), names=names, mend=mend)
