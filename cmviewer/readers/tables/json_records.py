"""Records of JSON: one a line, or a list, or an object of lists, of records, or of labels."""

import json
import re
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.problems.files import NO_JSON_RECORD
from cmviewer.problems.layouts import NO_LIST_OF_RECORDS
from cmviewer.problems.objects import RECORD_OF_ANOTHER_KIND
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.json_shapes import frame_of_json, frame_of_records
from cmviewer.readers.tables.table import Table

_HEAD: Final = 1 << 20
"""Bytes in which two records stand, where there are any."""
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
        problem = NO_JSON_RECORD.of(file, int(place[bad[0]]), times=len(bad), left_out=len(bad))
        if not good.any():
            raise CmviewerError(problem)
        problems.append(problem)
    return table_of_frame(
        file, frame_of_records([value for value in values if isinstance(value, dict)]), place[good]
    )


def _record(text: bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def read_json_records(file: Path, problems: list[Problem]) -> Table:
    """Read a JSON file of records. Raises `CmviewerError` where it holds something else."""
    try:
        value = load_json(file, problems)
    except CmviewerError:
        if len(first_lines(file)) < 2:
            raise
        return read_json_lines(file, problems)
    frame = _image_list(file, value) if isinstance(value, list) else None
    frame = frame_of_json(_without_others(file, value, problems)) if frame is None else frame
    if frame is None:
        raise CmviewerError(NO_LIST_OF_RECORDS.of(file))
    return table_of_frame(file, frame, None)


def first_lines(file: Path) -> list[dict[str, object]]:
    """Return the records of the first two lines of a file; fewer where it is no JSON lines."""
    lines = beginning(file, _HEAD).split(b"\n")[:-1] or [b""]
    records = [_record(line) for line in lines[:2]]
    return [record for record in records if isinstance(record, dict)]


def _without_others(file: Path, value: object, problems: list[Problem]) -> object:
    """Leave out of a list what is no record, such as `null`, and say so, where most are records."""
    if not isinstance(value, list):
        return value
    odd = [place for place, record in enumerate(value) if not isinstance(record, dict)]
    if not odd or 2 * len(odd) > len(value):
        return value
    problems.append(RECORD_OF_ANOTHER_KIND.of(file, times=len(odd), left_out=len(odd), number=odd[0] + 1))
    return [record for record in value if isinstance(record, dict)]


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
