"""Which column of a table is what, by its name and by what is in it."""

from dataclasses import replace
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.class_columns import ClassColumns, find_class_columns
from cmviewer.readers.tables.column_roles import Roles, known_positions
from cmviewer.readers.tables.content import Content, contents
from cmviewer.readers.tables.counted_pairs import (
    count_column,
    count_column_names,
    counts_images,
    told_count_column,
)
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.label_columns import (
    lone_labels,
    with_flag,
    with_labels,
)
from cmviewer.readers.tables.label_contents import check_two_sides, unnamed_labels, with_label_of_score
from cmviewer.readers.tables.marked_columns import find_marks, lone_marks
from cmviewer.readers.tables.other_columns import (
    checkpoint_columns,
    image_column,
    index_column,
    split_column,
    with_container_columns,
    with_score,
)
from cmviewer.readers.tables.ranked_columns import (
    labels_beside_ranks,
    ranked_positions,
    with_best,
    without_classes,
)
from cmviewer.readers.tables.several_columns import AND, parts_of
from cmviewer.readers.tables.table import Table

NO_CHECKPOINTS: Final = "none"
"""What is told where a column that looks like one parts nothing."""


def recognise(table: Table, decisions: Decisions) -> Roles:
    """Find the columns of a table; what is told comes first. Raises `UncertainColumns`."""
    columns = contents(table)
    told = columns_told(decisions, table.file)
    roles = _told(table, told)
    free = [column for column in columns if column.position not in known_positions(roles)]
    ranks = ranked_positions(free, _classes_untold(free, told), _values(columns, roles))
    if ranks:
        roles = with_best(roles, free, ranks)
        beside = labels_beside_ranks(free, ranks)
        free = [column for column in free if column.position not in (*ranks, *beside, roles.prediction)]
    elif roles.score is None:
        roles, free = _with_scores(roles, free, columns, told)
    if roles.image is None:
        roles = replace(roles, image=image_column(free))
    free = [column for column in free if column.position != roles.image]
    nothing = Roles(image=roles.image, classes=roles.classes, marks=roles.marks)
    scores = () if roles.classes is None else roles.classes.positions
    others = [column for column in columns if column.position not in scores]
    if _is_about_something_else(others) and roles == nothing and roles.marks is None:
        return Roles()
    if roles.marks is None:
        roles = with_labels(table, roles, free, columns)
    if roles.score is None:
        roles = with_score(roles, free)
    roles = with_flag(table, with_label_of_score(roles, free), free, columns)
    if ranks and roles.prediction is None and roles.loose is None:
        raise CmviewerError(without_classes(table, ranks, roles, columns))
    roles = _with_nameless(table, roles, free)
    if not roles.checkpoints and told.checkpoint != NO_CHECKPOINTS:
        roles = replace(roles, checkpoints=checkpoint_columns(free, roles))
    roles = replace(roles, index=index_column(free, roles), split=split_column(free, roles))
    if told.image is None:
        roles = _without_counted_images(roles, columns)
    count = _count(table, columns, roles, decisions)
    return replace(with_container_columns(roles, free, columns), count=count)


def _without_counted_images(roles: Roles, columns: list[Content]) -> Roles:
    """Take a column `images` that says how many there are of a pair for no name of one."""
    if roles.image is None or roles.truth is None or roles.prediction is None:
        return roles
    counts = counts_images(columns[roles.image], columns, (roles.truth, roles.prediction))
    return replace(roles, image=None) if counts else roles


def _classes_untold(free: list[Content], told: Columns) -> ClassColumns | None:
    """Columns that may be scores of classes, unless these were told: then they are no ranks."""
    return None if len(_scores_among(free, told)) < len(free) else find_class_columns(free, frozenset())


def _with_scores(
    roles: Roles, free: list[Content], columns: list[Content], told: Columns
) -> tuple[Roles, list[Content]]:
    """Find the scores of every class, and marks of the true class beside them; also returns what is left."""
    named = roles.prediction is not None
    predicts = named or any(_says(one, words.PREDICTION) and not one.fractional for one in free)
    among = _scores_among(free, told)
    classes = find_class_columns(among, _values(columns, roles), predicts=predicts)
    if classes is None:
        return roles, free
    marks = None if roles.truth is not None else find_marks(free, classes)
    taken = {*classes.positions, *(() if marks is None else marks.positions)}
    return replace(roles, classes=classes, marks=marks), [one for one in free if one.position not in taken]


def _with_nameless(table: Table, roles: Roles, free: list[Content]) -> Roles:
    """Find labels that no name calls so, where nothing else is told: marks, or a single column."""
    if not roles.tells_nothing:
        return roles
    if roles.image is None:
        check_two_sides(table, free)
        return replace(roles, loose=lone_labels(table, free))
    marks = lone_marks(free)
    if marks is not None:
        return replace(roles, loose_marks=marks)
    check_two_sides(table, free)
    return replace(roles, unnamed=unnamed_labels(free))


def _says(column: Content, meaning: frozenset[str]) -> bool:
    return column.has(meaning) and not column.has(words.TRUTH | words.SCORE)


def _scores_among(free: list[Content], told: Columns) -> list[Content]:
    """Of free columns, those that may be scores of classes: several that were told, else any."""
    names = [] if told.score is None else told.score.split(AND)
    named = [column for column in free if column.name in names]
    return named if len(named) == len(names) > 1 else free


def _plain(name: str) -> str:
    return name.strip().casefold()


def _told(table: Table, told: Columns) -> Roles:
    positions = {_plain(name): i for i, name in reversed(list(enumerate(table.header)))}
    positions |= {name: i for i, name in reversed(list(enumerate(table.header)))}

    def find(name: str | None) -> int | None:
        return None if name is None else positions.get(name, positions.get(_plain(name)))

    checkpoint = find(told.checkpoint)
    parts = () if told.checkpoint is None else parts_of(told.checkpoint)
    together = [place for name in parts if (place := find(name)) is not None]
    return Roles(
        truth=find(told.truth),
        prediction=find(told.prediction),
        image=find(told.image),
        score=find(told.score),
        checkpoints=tuple(together) if checkpoint is None else (checkpoint,),
    )


def _values(columns: list[Content], roles: Roles) -> frozenset[str]:
    """Everything that some column of labels holds: class names."""
    labels = {roles.truth, roles.prediction} - {None}
    named = [
        column
        for column in columns
        if column.position in labels or column.has(words.TRUTH | words.LABEL | words.PREDICTION)
    ]
    folders = [column.folders for column in columns if column.like_images and len(column.folders) > 1]
    return frozenset().union(*(column.values for column in named if not column.fractional), *folders)


def _is_about_something_else(columns: list[Content]) -> bool:
    """Tell tables of metrics, of counts and of boxes from those of samples."""
    if any(column.has(words.TRUTH) and column.has(words.PREDICTION) for column in columns):
        return True
    metrics = sum(column.has(words.METRIC) for column in columns)
    boxes = any(column.has(words.BOX) or "".join(column.words) in words.BOX for column in columns)
    labels = any(
        column.has(words.TRUTH | words.LABEL) and not column.has(words.PREDICTION) for column in columns
    )
    predictions = any(column.has(words.PREDICTION) and not column.has(words.TRUTH) for column in columns)
    if labels and predictions:
        return False
    return metrics >= 2 or boxes


def _count(table: Table, columns: list[Content], roles: Roles, decisions: Decisions) -> int | None:
    """Find the column that counts; pictures with names are samples, unless a person says that they count."""
    if roles.truth is None or roles.prediction is None or roles.classes is not None:
        return told_count_column(table, (), decisions)
    parting = (*roles.checkpoints, *(() if roles.split is None else (roles.split,)))
    pair, taken = (roles.truth, roles.prediction), frozenset(parting)
    if roles.image is not None:
        fitting = count_column_names(columns, {*pair, *taken, roles.image, roles.score})
        return told_count_column(table, fitting, decisions)
    return count_column(table, columns, pair, taken, decisions)
