"""Columns that hold a score for every class, one column a class."""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import folded, is_number
from cmviewer.readers.joining.column_names import classes_of_columns
from cmviewer.readers.tables.content import Content
from cmviewer.readers.tables.role_words import class_marked
from cmviewer.readers.tables.score_names import class_in_score_name

_NUMBERED: Final = re.compile(r"(?P<stem>.*?)(?<![\W_])[\W_]*+(?P<number>[0-9]{1,18})")
_ROUNDED: Final = 0.02
"""How far rounded shares of a row may be from 1: of 4 classes with 2 digits at most 0.02."""
_MOST: Final = 0.95
"""Rows that have to add up to 1; some scripts leave a few rows without scores."""
_OTHERS: Final = 2
"""Columns of other classes beside one that is called as a truth is."""
_RANK: Final = re.compile(r"(?:top|rank|best)[\W_]*\d+", re.IGNORECASE)
"""`prob_top1` is the score of the best class, whichever it is: no class."""
_CLASS_NUMBER: Final = re.compile(r"(?P<stem>.*[^\W\d])[\W_]*(?P<number>\d+)", re.DOTALL)
_NUMBERS_CLASSES: Final = words.LABEL | words.PREDICTION | words.NEUTRAL


@dataclass(frozen=True)
class ClassColumns:
    """Positions of the columns, and the class of each; names are None where they are 0, 1, … K - 1."""

    positions: tuple[int, ...]
    names: tuple[str, ...] | None


def find_class_columns(
    columns: list[Content], class_names: frozenset[str], *, predicts: bool = False
) -> ClassColumns | None:
    """Find the largest group of columns of numbers that are named after classes.

    class_names: what columns of labels hold. predicts: whether one of these is a prediction; columns that
    add up to 1 beside it are scores only where they have the names of the classes.
    """
    able = [column for column in columns if column.mostly_numeric]
    groups = [
        _by_prefix(able),
        _predicted(able, class_names | _beside_predictions(columns)),
        [(column, column.name.strip()) for column in able if column.name.strip() in class_names],
        [(column, column.name.strip()) for column in able if is_number(column.name.strip())],
        _numbered_fractions(able),
    ]
    largest = max(groups, key=len)
    if len(largest) < 2:
        largest = _shares(able, class_names, predicts=predicts)
    if len(largest) < 2 or len({name for _, name in largest}) < len(largest):
        return None
    return _columns(largest)


def _columns(group: list[tuple[Content, str]]) -> ClassColumns:
    """Numbers that count up from 0 are no names; they may come in any order."""
    names = [name for _, name in group]
    if all(map(is_number, names)) and sorted(map(int, names)) == list(range(len(names))):
        ordered = sorted(group, key=lambda pair: int(pair[1]))
        return ClassColumns(tuple(column.position for column, _ in ordered), None)
    return ClassColumns(tuple(column.position for column, _ in group), tuple(names))


def _by_prefix(columns: list[Content]) -> list[tuple[Content, str]]:
    """`score_cat`, `score_dog`; `cat_prob`, `dog_prob`; `prob_class_0`; `p0`."""
    groups: dict[str, list[tuple[Content, str]]] = {}
    for column in columns:
        name = class_in_score_name(column.name)
        if name is None:
            continue
        numbered = _CLASS_NUMBER.fullmatch(name)
        if numbered and set(words.words(numbered["stem"])) <= _NUMBERS_CLASSES:
            name = numbered["number"]
        if _RANK.fullmatch(name):
            continue
        stem = _stem(column.name.strip(), name)
        groups.setdefault(stem.casefold(), []).append((column, name))
    return max(map(_of_classes, groups.values()), key=len, default=[])


def _stem(column: str, name: str) -> str:
    """Return what stands around a class in the name of its column: of `prob_b` `prob_`, never `pro_b`."""
    behind = column.removeprefix(name)
    if behind != column and behind[:1] in {*"_-. "} and set(words.words(behind)) <= words.SCORE:
        return f"*{behind}"
    before, _, rest = column.rpartition(name)
    return before + rest


def _of_classes(group: list[tuple[Content, str]]) -> list[tuple[Content, str]]:
    """Leave out `true_score`, unless it is beside `score_cat` and `score_dog`: then `true` is a class."""
    others = [pair for pair in group if not pair[0].has(words.TRUTH)]
    named = [name for _, name in others if not set(words.words(name)) & (words.PREDICTION | words.BOX)]
    return group if len(named) >= _OTHERS else others


def _predicted(columns: list[Content], class_names: frozenset[str]) -> list[tuple[Content, str]]:
    """`pred_cat`, `.pred_dog`: where the rest is a class by the labels, or by a column of that very name."""
    group = [
        (column, class_marked(column.name))
        for column in columns
        if column.has(words.PREDICTION) and not column.has(words.TRUTH)
    ]
    found = [(column, name) for column, name in group if name in class_names and name != column.name.strip()]
    if any(column.fractional for column, _ in found) or len(found) > 2:
        return found
    true = [column for column in columns if not column.has(words.PREDICTION)]
    return found if _are_two_flags(true, {name for _, name in found}) else []


def _beside_predictions(columns: list[Content]) -> set[str]:
    """What columns are called that do not say a prediction, the side left out."""
    return {class_marked(column.name) for column in columns if not column.has(words.PREDICTION)}


def _are_two_flags(columns: list[Content], classes: set[str]) -> bool:
    """Tell whether two columns are flags of these two classes: `true_cat` is set where `true_dog` is not."""
    flags = [column for column in columns if class_marked(column.name) in classes]
    if len(classes) != 2 or len(flags) != 2 or class_marked(flags[0].name) == class_marked(flags[1].name):
        return False
    return bool((flags[0].numbers + flags[1].numbers == 1).all())


def _shares(
    columns: list[Content], class_names: frozenset[str], *, predicts: bool
) -> list[tuple[Content, str]]:
    """`cat`, `dog`, `bird`: columns that add up to 1 in every row.

    They are scores where they bear the names of the labels, or, where nothing else predicts, stand in the
    places of the labels, which are numbers then, or of which there are none.
    """
    spoken_for = words.TRUTH | words.SCORE | words.METRIC | words.BOX | words.COUNT
    group = [column for column in columns if column.fractional]
    called = bool(classes_of_columns([column.name.strip() for column in group], class_names))
    if not called:
        group = [column for column in group if not column.has(spoken_for)]
    if len(group) < 2:
        return []
    values = np.stack([column.numbers for column in group], axis=1)
    whole = 100 if called and (values > 1).any() else 1
    within = (values >= 0).all() and (values <= whole).all()
    even = np.abs(values.sum(axis=1) / whole - 1) < _ROUNDED
    if not within or even.mean() <= _MOST:
        return []
    named = {folded(name) for name in class_names} <= {folded(column.name) for column in group}
    placed = all(name.isdigit() and int(name) < len(group) for name in class_names)
    return (
        [(column, column.name.strip()) for column in group]
        if named or called or (placed and not predicts)
        else []
    )


def _numbered_fractions(columns: list[Content]) -> list[tuple[Content, str]]:
    """`class_0`, `class_1`; `pred_0`, `pred_1`: scores only where they are no whole numbers."""
    groups: dict[str, list[tuple[Content, str]]] = {}
    for column in columns:
        found = _NUMBERED.fullmatch(column.name.strip())
        if found and set(words.words(found["stem"])) <= words.LABEL | words.PREDICTION and found["stem"]:
            groups.setdefault(found["stem"].casefold(), []).append((column, str(int(found["number"]))))
    largest = max(groups.values(), key=len, default=[])
    return largest if any(column.fractional for column, _ in largest) else []
