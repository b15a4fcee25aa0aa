"""Columns of tables and attributes of annotations, and how their values are compared."""

import operator
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Evaluation, Fields, LabelMaps, Predictions
from cmviewer.query.asked import Asked
from cmviewer.query.errors import QueryError
from cmviewer.query.terms import HOLDS, Column, Term, leaves
from cmviewer.said import said

SIGNS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
_NAMED: Final = 20
"""Most names of columns that are said."""


def column_names(evaluation: Evaluation, predictions: Predictions) -> tuple[str, ...]:
    """Return the names of all columns and attributes, those of the truth first. Touches the disk.

    Raises `CmviewerError` where a file is gone or has changed.
    """
    sides = (_fields(evaluation.truth), _fields(predictions))
    names = (name for fields in sides if fields is not None for name in fields.names)
    return tuple(dict.fromkeys(names))


def check_columns(term: Term, evaluation: Evaluation, predictions: Predictions) -> None:
    """Raise `QueryError` for the first column of a query that there is not, and as `column_names`."""
    columns = [one for one in leaves(term) if isinstance(one, Column)]
    names = column_names(evaluation, predictions) if columns else ()
    for one in columns:
        if one.name not in names:
            raise _unknown(one, names)


def column_holds(asked: Asked, term: Column) -> NDArray[np.bool_]:
    """Whether the value of each compares so, bool (n,); what has none, does not.

    Numbers are compared as numbers where the value of the query is one, else texts as texts. Raises
    `QueryError` where there is no such column, and `CmviewerError` where its file cannot be read.
    """
    text = column_texts(asked, term)
    known = text != ""
    holds = np.zeros(len(text), np.bool_)
    holds[known] = _compared(text[known].astype(np.str_), term)
    return holds


def _compared(text: NDArray[np.str_], term: Column) -> NDArray[np.bool_]:
    """Compare each distinct text once."""
    distinct, place = np.unique(text, return_inverse=True)
    if term.sign == HOLDS:
        wanted = term.value.casefold()
        found = np.fromiter((wanted in one.casefold() for one in distinct.tolist()), np.bool_, len(distinct))
    elif (number := _number(term.value)) is None:
        found = SIGNS[term.sign](distinct, term.value)
    else:
        # not by pandas, for which the window would wait
        numbers = np.array([_number(one) for one in distinct.tolist()], np.float64)
        found = SIGNS[term.sign](numbers, number) & ~np.isnan(numbers)
        if term.sign == "!=":
            found |= np.isnan(numbers)  # a word is another value than any number
    answer: NDArray[np.bool_] = found[place]
    return answer


def column_texts(asked: Asked, term: Column) -> NDArray[Any]:
    """Return the texts of a column, object (n,): of the truth where it says one, else of the prediction.

    Raises as `column_holds`.
    """
    text = np.full(len(asked), "", object)
    found = False
    for side, rows in (
        (asked.predictions, asked.prediction_row),
        (asked.evaluation.truth, asked.truth_row),
    ):
        fields = _fields(side)
        if fields is None or term.name not in fields.names:
            continue
        found = True
        values = np.append(fields.column(term.name), "")[np.where(rows == NO_ROW, -1, rows)]
        text = np.where(values == "", text, values)
    if not found:
        raise _unknown(term, column_names(asked.evaluation, asked.predictions))
    return text


def _unknown(term: Column, names: Sequence[str]) -> QueryError:
    known = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    what = (
        said("there is no column {!r}: {}", term.name, known)
        if names
        else said("the files have no columns of their own")
    )
    return QueryError(what, term.at, len("column:") + len(term.name))


def _fields(side: object) -> Fields | None:
    return None if isinstance(side, LabelMaps) else getattr(side, "fields", None)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == value else None
