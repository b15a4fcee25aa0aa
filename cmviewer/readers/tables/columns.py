"""Which column of a table is what, by its name and by what is in it."""

from dataclasses import dataclass, replace
from typing import Final

from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.class_columns import ClassColumns, find_class_columns
from cmviewer.readers.tables.content import Content, contents
from cmviewer.readers.tables.counted_pairs import count_column, is_row_number
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.flags import truth_flag
from cmviewer.readers.tables.headers import is_invented
from cmviewer.readers.tables.marked_columns import find_marks
from cmviewer.readers.tables.table import Table
from cmviewer.readers.tables.uncertain_columns import UncertainColumns

NO_CHECKPOINTS: Final = "none"
"""What is told where a column that looks like one parts nothing."""
AND: Final = ", "
"""Between columns that part the rows together."""
_SPLIT: Final = words.word_set("split splits subset partition phase set fold dataset usage part aufteilung")
_SPLIT_NAMES: Final = words.word_set(
    "train training val valid validation test testing dev eval evaluation holdout trainval public private"
)
_CONTAINER: Final = words.word_set(
    "video videos clip clips sequence seq scene folder dir directory album patient subject camera cam case",
    "study series slide session recording movie flight site location group batch document doc page book tile",
)


@dataclass(frozen=True)
class Roles:
    """Positions of the columns; None where there is no such column.

    loose: a column of labels of which the table does not say whether they are truth or prediction.
    unnamed: the only column that may be labels, where nothing else is said; its name says nothing.
    checkpoints: columns that may part the table into checkpoints, the likeliest first.
    count: column of how many samples a row stands for. score_class: the class that the single score is
    about, where its name says one. marks: columns that mark the true class. index: column without a name
    that numbers the rows, as pandas writes it. split: column that says which part of a data set a row is of.
    containers: columns that may make one name with that of the image: the video of a frame.
    """

    truth: int | None = None
    prediction: int | None = None
    loose: int | None = None
    unnamed: int | None = None
    image: int | None = None
    score: int | None = None
    count: int | None = None
    score_class: str | None = None
    checkpoints: tuple[int, ...] = ()
    classes: ClassColumns | None = None
    marks: ClassColumns | None = None
    index: int | None = None
    split: int | None = None
    containers: tuple[int, ...] = ()

    @property
    def tells_nothing(self) -> bool:
        """Whether nothing of a classification was found."""
        return (
            self.truth is None
            and self.prediction is None
            and self.loose is None
            and self.score is None
            and self.classes is None
            and self.marks is None
        )


def recognise(table: Table, decisions: Decisions) -> Roles:
    """Find the columns of a table; what is told comes first. Raises `UncertainColumns`."""
    columns = contents(table)
    told = columns_told(decisions, table.file)
    roles = _told(table, told)
    free = [column for column in columns if column.position not in _positions(roles)]
    predicts = roles.prediction is not None or any(
        _says(c, words.PREDICTION) and not c.fractional for c in free
    )
    classes = find_class_columns(free, _values(columns, roles), predicts=predicts)
    if classes is not None and roles.score is None:
        roles = replace(
            roles, classes=classes, marks=None if roles.truth is not None else find_marks(free, classes)
        )
        marked = () if roles.marks is None else roles.marks.positions
        free = [column for column in free if column.position not in (*classes.positions, *marked)]
    if roles.image is None:
        roles = replace(roles, image=_image(free))
    free = [column for column in free if column.position != roles.image]
    nothing = Roles(image=roles.image, classes=roles.classes, marks=roles.marks)
    if _is_about_something_else(columns) and roles == nothing and roles.marks is None:
        return Roles()
    if roles.marks is None:
        roles = _labels(table, roles, free, columns)
    if roles.score is None:
        roles = _score(roles, free)
    roles = _truth_by_flag(table, roles, free, columns)
    if roles.tells_nothing and roles.image is not None:
        roles = replace(roles, unnamed=_unnamed(table, free))
    if not roles.checkpoints and told.checkpoint != NO_CHECKPOINTS:
        roles = replace(roles, checkpoints=_checkpoints(free, roles))
    roles = replace(roles, index=_index(free, roles), split=_split(free, roles))
    return replace(_with_containers(roles, free, columns), count=_count(table, columns, roles, decisions))


def _says(column: Content, meaning: frozenset[str]) -> bool:
    return column.has(meaning) and not column.has(words.TRUTH | words.SCORE)


def _index(free: list[Content], roles: Roles) -> int | None:
    """Find the column without a name that pandas writes in front: it numbers the rows."""
    if roles.image is not None or not free or free[0].position != 0:
        return None
    unnamed = is_row_number(free[0]) or free[0].name.strip().casefold() in {"index", "unnamed: 0"}
    return 0 if unnamed and len(free[0].distinct) == len(free[0].code) else None


def _split(free: list[Content], roles: Roles) -> int | None:
    """Find the column that says train, val or test of each row, where it says several."""
    taken = _positions(roles)
    for column in free:
        values = {value.strip().casefold() for value in column.values}
        if column.position not in taken and len(values) > 1 and values <= _SPLIT_NAMES and column.has(_SPLIT):
            return column.position
    return None


def _with_containers(roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    """Find what may make one name with names of images that repeat: the likeliest first."""
    if roles.image is None or len(columns[roles.image].distinct) == len(columns[roles.image].code):
        return roles
    taken = _positions(roles) | {roles.loose, roles.score}
    found = [one for one in free if one.position not in taken and one.has(_CONTAINER) and not one.fractional]
    return replace(roles, containers=tuple(one.position for one in found))


def _plain(name: str) -> str:
    return name.strip().casefold()


def _told(table: Table, told: Columns) -> Roles:
    positions = {_plain(name): i for i, name in reversed(list(enumerate(table.header)))}
    positions |= {name: i for i, name in reversed(list(enumerate(table.header)))}

    def find(name: str | None) -> int | None:
        return None if name is None else positions.get(name, positions.get(_plain(name)))

    checkpoint = find(told.checkpoint)
    parts = () if told.checkpoint is None else told.checkpoint.split(AND)
    together = [place for name in parts if (place := find(name)) is not None]
    return Roles(
        truth=find(told.truth),
        prediction=find(told.prediction),
        image=find(told.image),
        score=find(told.score),
        checkpoints=tuple(together) if checkpoint is None else (checkpoint,),
    )


def _positions(roles: Roles) -> set[int]:
    single = {roles.truth, roles.prediction, roles.image, roles.score, *roles.checkpoints}
    return {position for position in single if position is not None}


def _values(columns: list[Content], roles: Roles) -> frozenset[str]:
    """Everything that some column of labels holds: class names."""
    labels = {roles.truth, roles.prediction} - {None}
    named = [
        column
        for column in columns
        if column.position in labels or column.has(words.TRUTH | words.LABEL | words.PREDICTION)
    ]
    folders = [column.folders for column in columns if column.like_images]
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
    """Find the column that counts; pictures with names are samples, whatever stands beside them."""
    if (
        roles.truth is None
        or roles.prediction is None
        or roles.image is not None
        or roles.classes is not None
    ):
        return None
    taken = frozenset(roles.checkpoints)
    return count_column(table, columns, (roles.truth, roles.prediction), taken, decisions)


_GIVEN_AWAY: Final = words.SCORE | words.BOX | words.METRIC


def _labels(table: Table, roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    able = [column for column in free if column.may_be_labels and not column.has(_GIVEN_AWAY)]
    if roles.prediction is None:
        candidates = _ranked(able, words.PREDICTION, words.TRUTH)
        roles = replace(roles, prediction=_choose(table, candidates, columns, roles, "prediction"))
        able = [column for column in able if column not in candidates]
    if roles.truth is None:
        strong = _ranked(able, words.TRUTH, words.PREDICTION)
        roles = replace(roles, truth=_choose(table, strong, columns, roles, "truth"))
        able = [column for column in able if column not in strong]
    weak = _ranked(able, words.LABEL, words.PREDICTION)
    if roles.truth is None and weak:
        chosen = _choose(table, weak, columns, roles, "truth")
        if roles.prediction is not None:
            return replace(roles, truth=chosen)
        return replace(roles, loose=chosen)
    if roles.truth is not None and roles.prediction is None and roles.classes is None:
        return _prediction_by_content(table, roles, weak, able, columns)
    if roles.prediction is not None and roles.truth is None:
        return _truth_by_content(roles, able, columns)
    return roles


def _unnamed(table: Table, free: list[Content]) -> int | None:
    """Find the only column that may be labels. Raises `UncertainColumns` for two without a header."""
    able = [column for column in free if column.may_be_labels and not column.has(_GIVEN_AWAY | words.COUNT)]
    nameless = all(is_invented(column.name) for column in able)
    if nameless and len(able) == 2 and able[0].shares_values_with(able[1]):
        guess = Columns(truth=able[0].name, prediction=able[1].name)
        why = "there is no header that says what is truth and prediction"
        raise UncertainColumns(table, guess, why, "truth", [column.name for column in able])
    return able[0].position if len(able) == 1 else None


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
        shared = columns[other].values
        sharing = [column for column in candidates if column.values & shared]
        if len(sharing) == 1:
            return sharing[0].position
        candidates = sharing or candidates
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


def _prediction_by_content(
    table: Table, roles: Roles, weak: list[Content], able: list[Content], columns: list[Content]
) -> Roles:
    """Take what shares the truth's values for its prediction, if only one column does."""
    assert roles.truth is not None
    truth = columns[roles.truth]
    others = [column for column in weak if not truth.tells_the_same_as(column)]
    unnamed = [
        column
        for column in able
        if column not in weak and not column.numeric and not column.has(words.CHECKPOINT | words.METRIC)
    ]
    sharing = [column for column in [*others, *unnamed] if truth.shares_values_with(column)]
    if not sharing:
        return roles
    if len(sharing) > 1 or sharing[0] in others:
        guess = Columns(truth=truth.name, prediction=sharing[0].name)
        several = [column.name for column in sharing]
        why = "it is not clear which column is the prediction"
        raise UncertainColumns(table, guess, why, "prediction", several)
    return replace(roles, prediction=sharing[0].position)


def _truth_by_content(roles: Roles, able: list[Content], columns: list[Content]) -> Roles:
    """Take what shares the prediction's values for its truth, if only one column does."""
    assert roles.prediction is not None
    prediction = columns[roles.prediction]
    sharing = [column for column in able if not column.numeric and prediction.shares_values_with(column)]
    return replace(roles, truth=sharing[0].position) if len(sharing) == 1 else roles


def _truth_by_flag(table: Table, roles: Roles, free: list[Content], columns: list[Content]) -> Roles:
    """Take `is_fraud` for the truth of a table of numbers; of pictures, such a column says other things."""
    pictures = roles.image is not None and columns[roles.image].like_images
    predicts = roles.prediction is not None or roles.score is not None
    if pictures or not predicts or roles.truth is not None or roles.loose is not None:
        return roles
    others = [column for column in free if column.position not in _positions(roles)]
    prediction = None if roles.prediction is None else columns[roles.prediction]
    return replace(roles, truth=truth_flag(table, others, prediction))


def _image(columns: list[Content]) -> int | None:
    """Find the column that names the images: by its values first, then by its name."""
    ranked = []
    for column in columns:
        if column.constant or column.has(words.TRUTH | words.PREDICTION | words.SCORE):
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


def _score(roles: Roles, free: list[Content]) -> Roles:
    """Find the single score: a column named so, or a prediction that is no label but a fraction."""
    taken = {roles.truth, roles.prediction, roles.loose}
    ranked = []
    for column in free:
        if column.position in taken or not column.holds_numbers:
            continue
        extra = set(column.words) - words.SCORE - words.PREDICTION - words.NEUTRAL - {"top", "max", "1"}
        if column.has(words.SCORE) and not column.has(words.TRUTH):
            ranked.append((len(extra), column.position))
        elif column.has(words.PREDICTION) and column.fractional:
            ranked.append((9, column.position))
    if not ranked:
        return roles
    position = min(ranked)[1]
    return replace(
        roles, score=position, score_class=next(c.about_class for c in free if c.position == position)
    )


def _checkpoints(free: list[Content], roles: Roles) -> tuple[int, ...]:
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
