"""Tables whose values have types: Parquet, and records of JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.layouts import NO_SINGLE_VALUES
from cmviewer.problems.tables import NO_ROWS_IN_COLUMNS
from cmviewer.readers.files import words
from cmviewer.readers.tables.parts import Labels
from cmviewer.readers.tables.scores import as_float32
from cmviewer.readers.tables.table import SAMPLE_ROWS, NoRows, Table, not_a_number, numbers_of_text


def table_of_frame(file: Path, frame: pd.DataFrame, line: NDArray[np.integer[Any]] | None) -> Table:
    """Make a table of a frame. A column of lists of numbers becomes a column a number.

    Raises `NoRows` where there are none, `CmviewerError` where no column holds single values.
    """
    if not len(frame):
        problem = NO_ROWS_IN_COLUMNS.of(file)
        raise NoRows(tuple(map(str, frame.columns)), problem)
    frame = _without_nesting(frame)
    if not frame.shape[1]:
        raise CmviewerError(NO_SINGLE_VALUES.of(file))
    header = tuple(map(str, frame.columns))
    columns = [frame.iloc[:, i] for i in range(len(header))]

    def numbers(positions: Sequence[int], problems: list[Problem]) -> NDArray[np.float32]:
        found = [_numbers(file, header[i], columns[i], line, problems) for i in positions]
        return np.column_stack(found)

    def rows(wanted: NDArray[np.int64]) -> NDArray[Any]:
        return np.column_stack([text_of(column.iloc[wanted]) for column in columns])

    return Table(
        file,
        header,
        len(frame),
        line,
        lambda i: text_of(columns[i]),
        lambda i: Labels.of_text(text_of(columns[i])),
        numbers,
        rows,
        pd.DataFrame({i: text_of(column.iloc[:SAMPLE_ROWS]) for i, column in enumerate(columns)}),
    )


def text_of(values: "pd.Series[Any]") -> NDArray[Any]:
    """Write a column as text, object (n,): empty where missing, `3` for 3.0 where all are whole."""
    if pd.api.types.is_bool_dtype(values.dtype):
        return np.where(values.to_numpy(dtype=bool, na_value=False), "True", "False").astype(object)
    code, distinct = pd.factorize(values.to_numpy(dtype=object))
    numbers = [value for value in distinct if isinstance(value, float)]
    whole = all(number.is_integer() for number in numbers)
    names = [str(int(value)) if whole and isinstance(value, float) else _text(value) for value in distinct]
    table: NDArray[Any] = np.array([*names, ""], dtype=object)
    return table[code]


def _text(value: object) -> str:
    """Write a value as text that UTF-8 can hold: JSON may name half a letter."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.strip().encode("utf-8", "replace").decode("utf-8")


def numbers_of(values: "pd.Series[Any]") -> NDArray[np.float32]:
    """Return a column of numbers, float32 (n,), NaN where one is missing."""
    return as_float32(values.to_numpy(np.float64, na_value=np.nan))


def _numbers(
    file: Path,
    name: str,
    values: "pd.Series[Any]",
    line: NDArray[np.integer[Any]] | None,
    problems: list[Problem],
) -> NDArray[np.float32]:
    if pd.api.types.is_numeric_dtype(values.dtype):
        return numbers_of(values)
    text = text_of(values)
    numbers, strange = numbers_of_text(pd.Series(text))
    if strange.size:
        first = int(strange[0])
        place = None if line is None else int(line[first])
        problems.append(not_a_number(file, name, str(text[first]), strange.size, place))
    return numbers


def _without_nesting(frame: pd.DataFrame) -> pd.DataFrame:
    """Spread columns of lists or of objects of numbers; drop what is nested deeper."""
    parts = []
    frame = _with_rankings(frame)
    for i, name in enumerate(frame.columns):
        column = frame.iloc[:, i]
        if column.dtype != object or not _is_nested(column):
            parts.append(column.to_frame())
            continue
        nested = column.map(_holds_more)
        if 2 * nested.sum() <= column.notna().sum():  # one odd record costs itself
            parts.append(column.mask(nested).to_frame())
            continue
        spread = _spread(str(name), column)
        if spread is not None:
            parts.append(spread)
    return pd.concat(parts, axis=1) if parts else frame.iloc[:, :0]


def _with_rankings(frame: pd.DataFrame) -> pd.DataFrame:
    """Make one column of a list of classes and the only list of numbers, which are their scores."""
    lists = [i for i in range(frame.shape[1]) if _holds_lists(frame.iloc[:, i])]
    held = {i: {type(one) for cell in frame.iloc[:, i] for one in cell} for i in lists}
    texts = [i for i in lists if held[i] == {str}]
    scores = [i for i in lists if not words.SCORE.isdisjoint(words.words(str(frame.columns[i])))]
    numbers = [i for i in scores if held[i] <= {int, float}]
    if len(texts) != 1 or len(numbers) != 1:
        return frame
    pairs = list(zip(frame.iloc[:, texts[0]], frame.iloc[:, numbers[0]], strict=True))
    if any(len(names) != len(scores) for names, scores in pairs):
        return frame
    ranked = [
        [{"label": name, "score": score} for name, score in zip(names, scores, strict=True)]
        for names, scores in pairs
    ]
    kept = frame.iloc[:, [i for i in range(frame.shape[1]) if i not in (texts[0], numbers[0])]]
    return kept.assign(**{str(frame.columns[numbers[0]]): pd.Series(ranked, kept.index, dtype=object)})


def _holds_lists(column: "pd.Series[Any]") -> bool:
    listed = (isinstance(cell, list) and bool(cell) for cell in column)
    return bool(len(column)) and pd.api.types.is_object_dtype(column) and all(listed)


def _is_nested(column: "pd.Series[Any]") -> bool:
    kinds = set(column.map(type))
    return any(issubclass(kind, list | dict | tuple | np.ndarray) for kind in kinds)


def _holds_more(value: object) -> bool:
    return isinstance(value, list | dict | tuple | np.ndarray)


def _ranked(cells: "pd.Series[Any]") -> pd.DataFrame | None:
    """Return the scores of lists of `{"label": …, "score": …}`, a column a label; None where they are none.

    Hugging Face's pipelines return such lists; NaN where one leaves a label out.
    """
    if not all(isinstance(cell, list) for cell in cells):
        return None
    records = cells.explode().dropna()
    if not len(records) or not all(
        isinstance(record, dict) and {"label", "score"} <= record.keys() for record in records
    ):
        return None
    long = pd.DataFrame(records.tolist(), records.index, ["label", "score"]).rename_axis("row").reset_index()
    long["label"] = "score_" + long["label"].astype(str)
    long["score"] = long["score"].map(lambda score: str(score) if _holds_more(score) else score)
    return long.drop_duplicates(["row", "label"]).pivot(index="row", columns="label", values="score")


def _spread(name: str, column: "pd.Series[Any]") -> pd.DataFrame | None:
    filled = column.dropna()
    ranked = _ranked(filled)
    if ranked is not None:
        return ranked.reindex(column.index)
    if all(isinstance(value, dict) for value in filled):
        spread = pd.DataFrame(filled.tolist(), index=filled.index)
    elif len({len(value) for value in filled if isinstance(value, list | tuple | np.ndarray)}) == 1 and all(
        isinstance(value, list | tuple | np.ndarray) for value in filled
    ):
        spread = pd.DataFrame([list(value) for value in filled], index=filled.index)
    else:
        return None
    if spread.shape[1] == 1 and not _is_nested(spread.iloc[:, 0]):
        return spread.reindex(column.index).set_axis([name], axis=1)
    if not all(pd.api.types.is_numeric_dtype(dtype) for dtype in spread.dtypes) or spread.empty:
        return None
    return spread.reindex(column.index).set_axis([f"{name}_{key}" for key in spread.columns], axis=1)
