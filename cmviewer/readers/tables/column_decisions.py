"""Which column of a table is what, kept as decisions: what that rests on, and which others would fit."""

from collections.abc import Iterator, Sequence
from typing import Final

from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.content import Content, content_of
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.several_columns import several
from cmviewer.readers.tables.table import Table
from cmviewer.said import said

_MEANINGS: Final = {
    "truth": words.TRUTH | words.LABEL,
    "prediction": words.PREDICTION,
    "image": words.IMAGE | words.IDENTITY,
    "score": words.SCORE,
}
_OTHER_SIDE: Final = {"truth": "prediction", "prediction": "truth"}
_BY_NAME: Final = said("its name says so")


def take_columns(table: Table, roles: Roles, decisions: Decisions) -> None:
    """Keep which columns are truth, prediction, image and score; marks and class scores are many."""
    columns = [content_of(table, one) for one in range(len(table.header)) if one not in _of_classes(roles)]
    by_place = {column.position: column for column in columns}
    for key in _MEANINGS:
        positions = _positions(roles, key)
        if not positions:
            continue
        others = tuple(_others(key, columns, roles, by_place))
        chosen = by_place.get(positions[0])
        origin, evidence = (
            (Origin.FILE, said("a column for each class"))
            if chosen is None
            else _evidence(key, chosen, roles, by_place)
        )
        take_column(decisions, table, key, positions, origin, evidence, others)


def take_column(
    decisions: Decisions,
    table: Table,
    key: str,
    positions: Sequence[int],
    origin: Origin,
    evidence: str,
    others: Sequence[Alternative] = (),
) -> None:
    """Keep which column is what; it was told where a person has named this very column."""
    name = several([table.header[one] for one in positions])
    wanted = getattr(columns_told(decisions, table.file), key)
    told = None
    if wanted is not None and wanted.strip().casefold() == name.strip().casefold():
        told = decisions.told_for(key, about=table.file)
    origin, evidence = (origin, evidence) if told is None else (told.origin, "")
    decisions.take(key, name, origin, evidence, others, table.file)


def _of_classes(roles: Roles) -> set[int]:
    groups = (one.positions for one in (roles.classes, roles.marks) if one is not None)
    return {position for group in groups for position in group}


def _positions(roles: Roles, key: str) -> tuple[int, ...]:
    """Positions of what is truth, prediction, image or score; of several columns all."""
    position = getattr(roles, key)
    if key == "truth" and roles.marks is not None:
        return roles.marks.positions
    if position is None:
        return roles.classes.positions if key == "score" and roles.classes is not None else ()
    return (position,)


def _evidence(key: str, chosen: Content, roles: Roles, by_place: dict[int, Content]) -> tuple[Origin, str]:
    if chosen.has(_MEANINGS[key]):
        return Origin.FILE, _BY_NAME
    if key == "image" and chosen.like_images:
        ending = sum(map(words.looks_like_image, chosen.distinct))
        return Origin.FILE, said(
            "{:,} of its {:,} values end as image files do", ending, len(chosen.distinct)
        )
    if key == "score":
        return Origin.EVIDENCE, said("it holds fractions")
    other = _other_side(key, roles, by_place)
    if other is not None and chosen.values & other.values:
        return Origin.EVIDENCE, _shared(chosen, other, _OTHER_SIDE[key])
    return Origin.EVIDENCE, said("it holds {:,} values", len(chosen.values))


def _other_side(key: str, roles: Roles, by_place: dict[int, Content]) -> Content | None:
    position = getattr(roles, _OTHER_SIDE[key]) if key in _OTHER_SIDE else None
    return None if position is None else by_place.get(position)


def _shared(column: Content, other: Content, called: str) -> str:
    return said(
        "{:,} of its {:,} values occur in the {}",
        len(column.values & other.values),
        len(column.values),
        called,
    )


def _others(
    key: str, columns: Sequence[Content], roles: Roles, by_place: dict[int, Content]
) -> Iterator[Alternative]:
    """Yield the columns that are nothing else, and that could be this one by what they hold."""
    single = {roles.truth, roles.prediction, roles.image, roles.score, roles.count, roles.loose, roles.split}
    taken = {*single, *roles.checkpoints, roles.index}
    names = [column.name for column in columns]
    other = _other_side(key, roles, by_place)
    for column in columns:
        if column.position in taken or column.constant or names.count(column.name) > 1:
            continue
        if key == "image" and column.distinct_share == 1 and (column.like_images or column.has(words.IMAGE)):
            yield Alternative(column.name, said("{:,} different values", len(column.distinct)))
        elif key == "score" and column.fractional and column.numeric:
            yield Alternative(column.name, said("it holds fractions"))
        elif (
            key in _OTHER_SIDE and column.may_be_labels and other is not None and column.values & other.values
        ):
            yield Alternative(column.name, _shared(column, other, _OTHER_SIDE[key]))
