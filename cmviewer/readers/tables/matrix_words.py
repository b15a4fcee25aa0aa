"""What words around a finished matrix say of its rows: `Actual`, `rows: true, columns: predicted`."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files import words
from cmviewer.readers.tables.role_words import side_named

_ROWS: Final = words.word_set("row rows zeile zeilen ligne lignes fila filas riga righe linha linhas 行")
_COLUMNS: Final = words.word_set(
    "column columns col cols spalte spalten colonne colonnes columna columnas colonna coluna colunas 列"
)
_TRUE: Final = words.word_set("known manual manually expert human fact condition diagnosis field surveyed")
_PREDICTED: Final = words.ASSIGNED
"""What stands above the names of the rows for a side; beside a class these words may belong to its name."""
_BETWEEN: Final = re.compile(r"[\\/|,;\n]|\band\b|\bvs\b|\bund\b|\bet\b", re.IGNORECASE)
_AXES: Final = re.compile(r"[\\/|\uff3c\uff0f]|\bvs\b", re.IGNORECASE)
_DOWN: Final = "↓⬇▼"
_ACROSS: Final = "→➡▶"
_ARROW: Final = re.compile(rf"([{_DOWN}{_ACROSS}])")


def side_of_rows(text: str) -> Role | None:
    """Return what stands on the rows as the words of an axis, or of both, say; None where they do not.

    Of both the first is on the rows, as in `Reference / Classified`, unless a word or an arrow says
    otherwise: `Predicted (columns), actual (rows)`, `Predicted → Actual ↓`. Where only the second says a
    side, the first is the other one: `Interpreted / Reference`.
    """
    return _by_place(text) or _by_second(text) or _side(text)


def side_in(record: Mapping[str, object]) -> Role | None:
    """Return what stands on the rows as texts of a record say: `{"rowLabel": "Actual"}`."""
    texts = [f"{key}: {value}" for key, value in record.items() if isinstance(value, str)]
    axes = next((value for key, value in record.items() if _names_axes(key, value)), None)
    if isinstance(axes, list):
        texts.append(f"rows: {axes[0]}, columns: {axes[1]}")
    return next((side for text in texts if (side := _by_place(text)) is not None), None)


def _side(text: str) -> Role | None:
    named = side_named(text)
    if named is not None:
        return named
    sides = [
        Role.TRUTH if word in _TRUE else Role.PREDICTION
        for word in words.words(text)
        if word in _TRUE | _PREDICTED
    ]
    return sides[0] if len(set(sides)) == 1 else None


def _names_axes(key: str, value: object) -> bool:
    two = isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value)
    return two and not {"axes", "axis", "dims", "dimensions"}.isdisjoint(words.words(key))


def _by_second(text: str) -> Role | None:
    parts = _AXES.split(text)
    if len(parts) != 2 or not all(map(words.words, parts)) or _side(parts[0]) is not None:
        return None
    of_columns = _side(parts[1])
    return of_columns and (Role.TRUTH if of_columns is Role.PREDICTION else Role.PREDICTION)


def _by_place(text: str) -> Role | None:
    """Return what stands on the rows where words or arrows beside the sides say so."""
    places = dict(_places(text))
    if "rows" in places:
        return places["rows"]
    if "columns" in places:
        return Role.TRUTH if places["columns"] is Role.PREDICTION else Role.PREDICTION
    return None


def _places(text: str) -> Iterable[tuple[str, Role]]:
    pieces = _ARROW.split(text)  # names and arrows by turns
    names = pieces[0::2] if pieces[0].strip() else pieces[2::2]
    for name, arrow in zip(names, pieces[1::2], strict=False):
        side = _side(name)
        if side is not None:
            yield "rows" if arrow in _DOWN else "columns", side
    for part in _BETWEEN.split(text):
        part_words, side = set(words.words(part)), _side(part)
        if side is not None and part_words & _ROWS and not part_words & _COLUMNS:
            yield "rows", side
        elif side is not None and part_words & _COLUMNS and not part_words & _ROWS:
            yield "columns", side
