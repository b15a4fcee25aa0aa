"""Records of JSON: one a line, or a list, or an object of lists, of records, or of labels."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.roles import Role, role_of
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.table import Table

_INEXACT: Final = 2**53
"""From here on float64 leaves out whole numbers."""
_BEFORE_RECORD: Final = re.compile(r"[\s,]*(?=\{)")


def read_json_lines(file: Path, problems: list[Problem]) -> Table:
    """Read a record a line; lines that are no record are left out. Raises `CmviewerError` if none is."""
    lines = read_text(file, problems).split(b"\n")
    filled = np.array([bool(line.strip()) for line in lines])
    place = np.flatnonzero(filled) + 1
    texts = [lines[i - 1] for i in place]
    try:
        values = json.loads(b"[" + b",".join(texts) + b"]")
    except (ValueError, RecursionError):
        values = [_record(text) for text in texts]
    if len(values) != len(texts):
        values = [_record(text) for text in texts]
    good = np.array([isinstance(value, dict) for value in values], np.bool_)
    if not good.all():
        bad = np.flatnonzero(~good)
        problem = _no_record(file, int(place[bad[0]]), len(bad))
        if not good.any():
            raise CmviewerError(problem)
        problems.append(problem)
    return table_of_frame(
        file, _of_records([value for value in values if isinstance(value, dict)]), place[good]
    )


def _record(text: bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _no_record(file: Path, line: int, count: int) -> Problem:
    what = "the line is no JSON record; such lines were left out"
    return Problem("file-unreadable", what, "write one {…} a line", file, line, count)


def read_json_records(file: Path, problems: list[Problem]) -> Table:
    """Read a JSON file of records. Raises `CmviewerError` where it holds something else."""
    value = load_json(file, problems)
    frame = _image_list(file, value) if isinstance(value, list) else None
    frame = _frame(value) if frame is None else frame
    if frame is None:
        what = "this JSON holds no list of records"
        raise CmviewerError(Problem("file-not-recognised", what, "write a list of {…}", file))
    return table_of_frame(file, frame, None)


def first_records(start: bytes) -> list[dict[str, object]]:
    """Return the whole records at the beginning of a list, of which `start` may be a part."""
    text = start.decode("utf-8-sig", "replace").lstrip()
    decoder = json.JSONDecoder()
    found: list[dict[str, object]] = []
    at = 1
    while text[:1] == "[" and (after := _BEFORE_RECORD.match(text, at)):
        try:
            record, at = decoder.raw_decode(text, after.end())
        except (ValueError, RecursionError):
            break  # cut off, or no JSON: whoever reads all of it says so
        found.append(record)
    return found


def _image_list(file: Path, value: list[object]) -> pd.DataFrame | None:
    """A list of the images of arrays that lie beside it."""
    named = role_of(file.stem) is Role.IMAGES and all(isinstance(name, str) for name in value)
    return pd.DataFrame({"image": value}) if named and value else None


def _frame(value: object) -> pd.DataFrame | None:
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        return _of_records(value)
    if not isinstance(value, dict) or not value:
        return None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _columns_and_data(value["columns"], value["data"], value.get("index"))
    values = list(value.values())
    if all(isinstance(record, dict) for record in values):
        return _of_records(values).assign(image=list(value))
    if all(isinstance(column, list) for column in values):
        if len({len(column) for column in values}) == 1 and len(values) > 1:
            return _exact(pd.DataFrame(value), lambda i: values[i])
        return None
    if len(values) > 1 and all(isinstance(label, str | int) for label in values):
        return pd.DataFrame({"image": list(value), "label": values})
    return None


def _of_records(records: list[dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(records)
    return _exact(frame, lambda i: [record.get(frame.columns[i]) for record in records])


def _exact(frame: pd.DataFrame, values: Callable[[int], list[object]]) -> pd.DataFrame:
    """Keep whole numbers to the last digit: where some are missing, pandas makes float64 of them."""
    for i, dtype in enumerate(frame.dtypes):
        if dtype == np.float64 and (frame.iloc[:, i].abs() >= _INEXACT).any():
            frame.isetitem(i, pd.Series(values(i), dtype=object).array)
    return frame


def _columns_and_data(columns: list[object], data: list[Any], index: object) -> pd.DataFrame | None:
    """A table as Weights & Biases and pandas (`orient="split"`) write it; texts as index are images."""
    if not data or not all(isinstance(row, list) and len(row) == len(columns) for row in data):
        return None
    frame = pd.DataFrame(data, columns=[str(column) for column in columns])
    frame = _exact(frame, lambda i: [row[i] for row in data])
    if not isinstance(index, list) or len(index) != len(data):
        return frame
    names = [name for name in index if isinstance(name, str)]
    return frame.assign(image=names) if len(names) == len(data) else frame
