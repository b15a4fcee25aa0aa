"""The shapes in which a finished matrix lies in JSON: rows in a list, objects, a frame of pandas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cmviewer.readers.files import words

MATRIX: Final = ("matrix", "confusion_matrix", "confusionMatrix", "cm", "counts", "conf_mat", "confmat")
_NAMES: Final = ("labels", "classes", "class_names", "names", "categories")
_DEEP: Final = 2
"""Objects that a matrix may lie in: `{"metrics": {"confusion_matrix": …}}`."""
_OF_OBJECTS: Final = re.compile(rb'\s*\{\s*("(?:[^"\\]|\\.)*")\s*:\s*(\{[^{}\[\]]*\})')


@dataclass(frozen=True)
class Square:
    """Counts as JSON has them. around: the object that they lie in, which may say more of them."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: list[list[object]]
    around: Mapping[str, object]


def may_hold_matrix(head: bytes, *, called: bool) -> bool:
    """Tell by its beginning whether a file may hold a matrix. called: whether its name says so."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if any(f'"{key}"'.encode() in head for key in MATRIX):
        return True
    if called and start[:1] == b"[" and start[1:].lstrip()[:1] == b"[":
        return True
    if all(key in head for key in (b'"columns"', b'"index"', b'"data"')):
        return True
    first = _OF_OBJECTS.match(start)
    return first is not None and first[1] in first[2]


def find_square(value: object, *, called: bool) -> Square | None:
    """Find a matrix in what a file holds; None where it holds none."""
    if isinstance(value, list):
        rows = _rows(value) if called else None
        return None if rows is None else Square(*_numbered(rows), rows, {})
    if not isinstance(value, dict):
        return None
    return _keyed(value, _DEEP) or _frame(value) or _of_objects(value, {})


def _keyed(value: dict[str, Any], deep: int) -> Square | None:
    """Return the matrix below a key that is called so, here or in an object within."""
    for key in MATRIX:
        inner = value.get(key)
        if isinstance(inner, dict):
            found = _of_objects(inner, value) or _frame(inner) or _of_vertex(inner)
            if found is not None:
                return found
        rows = _rows(inner)
        if rows is not None:
            names = _names_beside(value, len(rows)) or _numbered(rows)[0]
            return Square(names, names, rows, value)
    within = [one for one in value.values() if isinstance(one, dict)] if deep else []
    found_within = [found for one in within if (found := _keyed(one, deep - 1)) is not None]
    return found_within[0] if len(found_within) == 1 else None


def _names_beside(value: dict[str, Any], count: int) -> tuple[str, ...]:
    """Return what the classes of a matrix are called in the object that it lies in; empty where nothing does.

    That is a list with a usual name, or the only one of as many distinct texts as there are classes.
    """
    lists = {name: one for name, one in value.items() if isinstance(one, list) and len(one) == count}
    called = next((lists[name] for name in _NAMES if name in lists), None)
    if called is not None:
        return tuple(map(_name, called))
    texts = [one for one in lists.values() if all(isinstance(text, str) for text in one)]
    distinct = [one for one in texts if len(set(one)) == count]
    return tuple(map(_name, distinct[0])) if len(distinct) == 1 else ()


def _frame(value: dict[str, Any]) -> Square | None:
    """Return a matrix as pandas writes it with `orient="split"`."""
    columns, index, rows = value.get("columns"), value.get("index"), _rows(value.get("data"))
    if rows is None or not isinstance(columns, list) or not isinstance(index, list):
        return None
    names = tuple(map(_name, columns))
    same = set(names) == set(map(_name, index)) and len(names) == len(rows) == len(index)
    return Square(tuple(map(_name, index)), names, rows, value) if same else None


def _of_vertex(value: dict[str, Any]) -> Square | None:
    """Return a matrix as Vertex AI evaluates models: rows of true classes beside what these are called."""
    specs, listed = value.get("annotationSpecs"), value.get("rows")
    if not isinstance(specs, list) or not isinstance(listed, list):
        return None
    rows = _rows([one.get("row") if isinstance(one, dict) else one for one in listed])
    if rows is None or len(specs) != len(rows) or not all(isinstance(one, dict) for one in specs):
        return None
    names = tuple(_name(one.get("displayName", one.get("id", ""))) for one in specs)
    return Square(names, names, rows, {"rowLabel": "truth"})


def _of_objects(value: dict[str, Any], around: Mapping[str, object]) -> Square | None:
    """Return a matrix whose rows are objects by class: `{"cat": {"cat": 5, "dog": 1}, …}`."""
    inner = list(value.values())
    if len(inner) < 2 or not all(isinstance(one, dict) for one in inner):
        return None
    columns = tuple(dict.fromkeys(name for one in inner for name in one))
    shared = len(set(value) & set(columns))
    numbers = all(type(cell) in {int, float} for one in inner for cell in one.values())
    if not numbers or shared * 2 < max(len(value), len(columns)) or shared < 2:
        return None
    cells = [[one.get(name, 0) for name in columns] for one in inner]
    return Square(tuple(map(_name, value)), tuple(map(_name, columns)), cells, around)


def _rows(value: object) -> list[list[object]] | None:
    """Return a list of rows that are as long as there are rows; None where it is none, or nested deeper."""
    rows = [row for row in value if isinstance(row, list)] if isinstance(value, list) else []
    if not isinstance(value, list) or not rows or any(len(row) != len(value) for row in rows):
        return None
    nested = any(isinstance(cell, list | dict) for row in rows for cell in row)
    return None if nested or len(rows) != len(value) else rows


def _numbered(rows: list[list[object]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = tuple(map(str, range(len(rows))))
    return names, names


def called_matrix(stem: str) -> bool:
    """Tell whether the name of a file says that it holds a finished matrix."""
    return not words.MATRIX.isdisjoint(words.words(stem))


def _name(label: object) -> str:
    """Return the name of a class as text that UTF-8 can hold: JSON may name half a letter."""
    return str(label).encode("utf-8", "replace").decode("utf-8")
