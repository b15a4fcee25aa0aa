"""Columns beside labels: images, scores, checkpoints, splits, containers, and numbers of rows."""

from dataclasses import replace
from typing import Final

from cmviewer.readers.files import words
from cmviewer.readers.tables.column_roles import Roles, known_positions
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.counted_pairs import is_row_number

_CALLED: Final = words.word_set("split splits subset partition")
_NUMBER_OF: Final = words.word_set("num nb no number count anzahl nombre")
"""`num_images` says how many there are, and names none."""
_FEW: Final = 12
"""Values of a column of splits: more are names of something else."""
_YES_OR_NO: Final = words.word_set("0 1 0.0 1.0 true false yes no y n")


def _is_of_split(column: Content) -> bool:
    """Tell whether a column is called `is_train`, or `train` alone."""
    named = column.words[1:] if column.words[:1] == ("is",) else column.words
    return len(named) == 1 and named[0] in words.SPLITS


def index_column(free: list[Content], roles: Roles) -> int | None:
    """Find the column without a name that pandas writes in front: it numbers the rows."""
    if roles.image is not None or not free or free[0].position != 0:
        return None
    unnamed = is_row_number(free[0]) or free[0].name.strip().casefold() in {"index", "unnamed: 0"}
    return 0 if unnamed and len(free[0].distinct) == len(free[0].code) else None


def split_column(free: list[Content], roles: Roles) -> int | None:
    """Find the column that says train, val or test of each row, where it says several.

    One that is called a split is one whatever it says; `is_train` says yes or no.
    """
    taken = known_positions(roles)
    for column in free:
        values = {value.strip().casefold() for value in column.values}
        if column.position in taken or len(values) < 2:
            continue
        says_so = values <= words.SPLIT_VALUES and column.has(words.SPLIT)
        called = len(column.words) == 1 and column.has(_CALLED) and len(values) <= _FEW
        if says_so or called or (_is_of_split(column) and values <= _YES_OR_NO):
            return column.position
    return None


def with_container_columns(roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    """Find what may make one name with names of images that repeat: the likeliest first."""
    if roles.image is None or len(columns[roles.image].distinct) == len(columns[roles.image].code):
        return roles
    taken = known_positions(roles) | {roles.loose, roles.score}
    found = [
        one for one in free if one.position not in taken and one.has(words.CONTAINER) and not one.fractional
    ]
    return replace(roles, containers=tuple(one.position for one in found))


def image_column(columns: list[Content]) -> int | None:
    """Find the column that names the images: by its values first, then by its name."""
    ranked = []
    for column in columns:
        if column.constant or column.has(words.TRUTH | words.PREDICTION | words.SCORE):
            continue
        if column.numeric and (column.name.strip()[:1] == "#" or column.has(_NUMBER_OF)):
            continue
        extra = len(set(column.words) - words.IMAGE - words.IDENTITY - words.NEUTRAL)
        if column.like_images:
            ranked.append((0, -column.separators, extra, column.position))
        elif (
            column.has(words.IMAGE) and not column.fractional and (not extra or column.distinct_share >= 0.9)
        ):
            ranked.append((1, 0.0, extra, column.position))
        elif (
            column.has(words.IDENTITY)
            and not column.fractional
            and not extra
            and column.distinct_share >= 0.5
        ):
            ranked.append((2, 0.0, extra, column.position))
    return min(ranked)[-1] if ranked else None


def with_score(roles: Roles, free: list[Content]) -> Roles:
    """Find the single score: a column named so, or a prediction that is no label but a fraction."""
    taken = {roles.truth, roles.prediction, roles.loose}
    ranked = []
    for column in free:
        if column.position in taken or not column.holds_numbers:
            continue
        extra = set(column.words) - words.SCORE - words.PREDICTION - words.NEUTRAL - {"top", "max", "1"}
        says_so = column.has(words.SCORE) or (column.fractional and column.about_class is not None)
        if says_so and not column.has(words.TRUTH):
            ranked.append((len(extra), column.position))
        elif column.has(words.PREDICTION) and column.fractional and (roles.prediction is None or not extra):
            ranked.append((9, column.position))
    if not ranked:
        return roles
    position = min(ranked)[1]
    return replace(
        roles, score=position, score_class=next(c.about_class for c in free if c.position == position)
    )


def checkpoint_columns(free: list[Content], roles: Roles) -> tuple[int, ...]:
    """Find the columns that may part the rows into checkpoints, the likeliest first."""
    taken = {roles.truth, roles.prediction, roles.loose, roles.score, roles.image}
    found = []
    for column in free:
        if column.position in taken or 2 * len(column.values) > len(column.code):
            continue
        beside = set(column.words) - words.CHECKPOINT - words.BESIDE_CHECKPOINT - words.NEUTRAL
        if column.has(words.CHECKPOINT) and not beside:
            found.append(column)
    order = list(words.CHECKPOINT_ORDER)
    found.sort(key=lambda column: min(order.index(word) for word in column.words if word in order))
    return tuple(column.position for column in found)
