"""Which columns of a table are truth and prediction, by their names, and else by what is in them."""

from dataclasses import replace
from typing import Final

from cmviewer.readers.files import words
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.column_roles import Roles, known_positions
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.flags import truth_flag
from cmviewer.readers.tables.label_contents import named_as_scores, prediction_by_content, truth_by_content
from cmviewer.readers.tables.ranked_columns import without_lower_ranks
from cmviewer.readers.tables.table import Table
from cmviewer.readers.tables.uncertain_columns import UncertainColumns

_SIDE: Final = words.TRUE_ARRAY | words.PREDICTED_ARRAY
_GIVEN_AWAY: Final = words.SCORE | words.BOX | words.METRIC


def with_labels(table: Table, roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    """Find truth and prediction among the columns that are free. Raises `UncertainColumns`."""
    told = known_positions(roles)
    able = [column for column in free if column.may_be_labels and not column.has(_GIVEN_AWAY)]
    able = without_lower_ranks(able)
    if roles.prediction is None:
        candidates = _ranked(able, words.PREDICTION, words.TRUTH)
        roles = replace(roles, prediction=_choose(table, candidates, columns, roles, "prediction"))
        able = [column for column in able if column not in candidates]
    if roles.truth is None:
        strong = _ranked(able, words.TRUTH, words.PREDICTION) or _named_once(
            free, columns, roles, words.TRUTH
        )
        rivals = _rivals(strong, able, columns, roles)
        roles = replace(roles, truth=_choose(table, rivals or strong, columns, roles, "truth"))
        able = [column for column in able if column not in strong]
    weak = _ranked(able, words.LABEL, words.PREDICTION) or _named_once(free, columns, roles, words.LABEL)
    if roles.truth is None and weak:
        chosen = _choose(table, weak, columns, roles, "truth")
        if roles.prediction is not None:
            return replace(roles, truth=chosen)
        return replace(roles, loose=chosen)
    if roles.truth is None and roles.prediction is None and roles.classes is not None:
        named = named_as_scores(able, roles.classes)
        return replace(roles, loose=_choose(table, named, columns, roles, "truth"))
    if roles.truth is not None and roles.prediction is None and roles.classes is None:
        return prediction_by_content(table, roles, weak, [*able, *_called_metrics(free)], columns, told)
    if roles.prediction is not None and roles.truth is None:
        return truth_by_content(roles, able, columns)
    return roles


def _called_metrics(free: list[Content]) -> list[Content]:
    """Columns of text that may hold labels though a metric is called so, such as `map`."""
    called = [column for column in free if column.has(words.METRIC) and not column.mostly_numeric]
    return [column for column in called if column.may_be_labels and not column.has(words.SCORE | words.BOX)]


def _named_once(
    free: list[Content], columns: list[Content], roles: Roles, meaning: frozenset[str]
) -> list[Content]:
    """Columns called as a truth whose values stand there once each.

    They are called so and no more, or hold most of what is predicted. So are pairs with their counts where a
    model says few classes, and samples of many classes; an id holds no name of a class. Without predictions
    they have to be beside images.
    """
    if roles.truth is not None or (roles.prediction is None and roles.image is None):
        return []
    predicted = None if roles.prediction is None else columns[roles.prediction]
    able = [column for column in free if column.may_name and not column.has(_GIVEN_AWAY)]
    named = [
        one
        for one in able
        if set(one.words) <= meaning or (predicted is not None and predicted.shares_values_with(one))
    ]
    return _ranked(named, meaning, words.PREDICTION)


def lone_labels(table: Table, free: list[Content]) -> int | None:
    """Find the labels of a file that holds nothing else, `y_pred.txt`: an id would be of nothing."""
    if len(table.header) != 1 or len(free) != 1 or not free[0].may_name:
        return None
    is_of_a_side = not _SIDE.isdisjoint(words.words(table.file.stem))
    return 0 if is_of_a_side and set(free[0].words) <= words.LABEL else None


def _ranked(columns: list[Content], meaning: frozenset[str], other: frozenset[str]) -> list[Content]:
    """Columns named so, and not the other: those with the fewest words beside, names rather than ids."""
    beside = meaning | words.LABEL | words.NEUTRAL
    named = [column for column in columns if column.has(meaning) and not column.has(other)]
    rank = {
        column.position: (len(set(column.words) - beside), column.has(words.IDENTITY - {"name"}))
        for column in named
    }
    best = min(rank.values(), default=(2, False))
    return [column for column in named if rank[column.position] == best and best[0] <= 1]


def _rivals(
    strong: list[Content], able: list[Content], columns: list[Content], roles: Roles
) -> list[Content]:
    """Return a truth that is called `gold` or so with labels that contradict it: either may be the truth.

    None where the name leaves no doubt, or where the labels only say again what is predicted.
    """
    if len(strong) != 1 or (roles.prediction is None and roles.classes is None):
        return []
    if not {word for word in strong[0].words if word in words.TRUTH} <= words.DOUBTFUL:
        return []
    predicted = None if roles.prediction is None else columns[roles.prediction]
    others = [
        column
        for column in able
        if column is not strong[0]
        and set(column.words) <= words.LABEL
        and column.shares_values_with(strong[0])
        and not column.tells_the_same_as(strong[0])
        and not (predicted is not None and column.tells_the_same_as(predicted))
    ]
    return [*strong, *others] if others else []


def _sharing(candidates: list[Content], other: Content) -> list[Content]:
    """Drop candidates without a class of the other side, or of one that has some: few may be predicted.

    Names are dropped where another column holds most of the other side; a few in common are chance.
    """
    sharing = [column for column in candidates if column.values & other.values]
    known = other.values.union(*(column.values for column in sharing))
    holds_most = any(column.shares_values_with(other) for column in sharing)
    kept = [
        column
        for column in candidates
        if column.values & known or not (holds_most or column.numeric != other.numeric)
    ]
    return kept or candidates


def _choose(
    table: Table, candidates: list[Content], columns: list[Content], roles: Roles, role: str
) -> int | None:
    """Choose among equals: names rather than their numbers, what is shared rather than what is not."""
    if not candidates:
        return None
    first = candidates[0]
    if len(candidates) == 1:
        return first.position
    other = roles.prediction if role == "truth" else roles.truth
    if other is not None:
        candidates = _sharing(candidates, columns[other])
        first = candidates[0]
        if len(candidates) == 1:
            return first.position
    if all(first.tells_the_same_as(column) for column in candidates[1:]):
        named = [column for column in candidates if not column.numeric]
        return (named or candidates)[0].position
    guess = Columns(truth=table.header[first.position]) if role == "truth" else Columns()
    if role == "prediction":
        guess = Columns(
            truth=None if roles.truth is None else table.header[roles.truth],
            prediction=table.header[first.position],
        )
    elif roles.prediction is not None:
        guess = replace(guess, prediction=table.header[roles.prediction])
    names = " and ".join(repr(table.header[column.position]) for column in candidates[:3])
    several = [column.name for column in candidates]
    raise UncertainColumns(table, guess, f"{names} could each be the {role}", role, several)


def with_flag(table: Table, roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    """Take `is_fraud` for the truth of a table of numbers; of pictures, such a column says other things."""
    pictures = roles.image is not None and columns[roles.image].like_images
    predicts = roles.prediction is not None or roles.score is not None
    if pictures or not predicts or roles.truth is not None or roles.loose is not None:
        return roles
    others = [column for column in free if column.position not in known_positions(roles)]
    prediction = None if roles.prediction is None else columns[roles.prediction]
    return replace(roles, truth=truth_flag(table, others, prediction))
