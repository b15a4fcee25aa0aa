"""Which columns are truth and prediction by what is in them, where names do not say it."""

from dataclasses import replace
from typing import Final

from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.class_columns import ClassColumns
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.headers import is_invented
from cmviewer.readers.tables.table import Table
from cmviewer.readers.tables.uncertain_columns import PerhapsColumns, UncertainColumns

_FLAGS: Final = words.word_set("0 1 0.0 1.0 true false True False TRUE FALSE yes no Yes No y n Y N")
"""What answers a question of a row, whichever."""
_GIVEN_AWAY: Final = words.SCORE | words.BOX | words.METRIC


def unnamed_labels(free: list[Content]) -> int | None:
    """Find the only column that may be labels."""
    able = [column for column in free if column.may_be_labels and not column.has(_GIVEN_AWAY | words.COUNT)]
    return able[0].position if len(able) == 1 else None


def check_two_sides(table: Table, free: list[Content]) -> None:
    """Raise `UncertainColumns` where two columns hold the same labels, and no name says which is which."""
    able = [column for column in free if column.may_be_labels and not column.has(_GIVEN_AWAY | words.COUNT)]
    nameless = all(is_invented(column.name) for column in able)
    texts = [column for column in able if nameless or not column.numeric]
    pairs = [
        (one, other) for i, one in enumerate(texts) for other in texts[i + 1 :] if _are_alike(one, other)
    ]
    if len(pairs) == 1 and (len(able) == 2 or not nameless):
        one, other = pairs[0]
        guess = Columns(truth=one.name, prediction=other.name)
        readings = [one.name, other.name]
        if nameless:
            why = "there is no header that says what is truth and prediction"
            raise UncertainColumns(table, guess, why, "truth", readings)
        why = f"{one.name!r} and {other.name!r} hold the same labels, and their names do not say whose"
        raise PerhapsColumns(table, guess, why, "truth", readings)


def _are_alike(one: Content, other: Content) -> bool:
    enough = min(len(one.values), len(other.values)) > 1 and not one.values <= _FLAGS
    return enough and one.shares_values_with(other)


def prediction_by_content(
    table: Table,
    roles: Roles,
    weak: list[Content],
    able: list[Content],
    columns: list[Content],
    told_positions: set[int],
) -> Roles:
    """Take what shares the truth's values for its prediction, if only one column does."""
    assert roles.truth is not None
    truth = columns[roles.truth]
    told = truth.position in told_positions
    others = [column for column in weak if not truth.tells_the_same_as(column)]
    unnamed = [
        column
        for column in able
        if column not in weak and not column.numeric and not (column.has(words.CHECKPOINT) and not told)
    ]
    sharing = [column for column in [*others, *unnamed] if truth.shares_values_with(column)]
    if not sharing:
        return roles
    said = sharing[0].has(words.ASSIGNED)
    if len(sharing) > 1 or (sharing[0] in others and not told and not said):
        guess = Columns(truth=truth.name, prediction=sharing[0].name)
        several = [column.name for column in sharing]
        why = "it is not clear which column is the prediction"
        raise UncertainColumns(table, guess, why, "prediction", several)
    return replace(roles, prediction=sharing[0].position)


def named_as_scores(able: list[Content], classes: ClassColumns) -> list[Content]:
    """Columns of nothing but the classes that have scores, whatever they are called: `obs`."""
    known = {folded(name) for name in classes.names or ()}
    return [one for one in able if len(one.values) > 1 and {folded(name) for name in one.values} <= known]


def with_label_of_score(roles: Roles, free: list[Content]) -> Roles:
    """Take the only column of two labels for them where the score is named after one: `p_malignant`."""
    known = {roles.truth, roles.prediction, roles.loose, roles.image, roles.score}
    if roles.score_class is None or {roles.truth, roles.prediction, roles.loose} != {None}:
        return roles
    free = [one for one in free if one.position not in known]
    named = [one for one in free if len(one.values) == 2 and roles.score_class in one.values]
    return replace(roles, loose=named[0].position) if len(named) == 1 else roles


def truth_by_content(roles: Roles, able: list[Content], columns: list[Content]) -> Roles:
    """Take what shares the prediction's values for its truth, if only one column does."""
    assert roles.prediction is not None
    prediction = columns[roles.prediction]
    sharing = [column for column in able if not column.numeric and prediction.shares_values_with(column)]
    return replace(roles, truth=sharing[0].position) if len(sharing) == 1 else roles
