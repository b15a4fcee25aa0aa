"""Lists as CSV and as JSON: a line, or a record, an outcome."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Annotations
from cmviewer.writers.atomic import put_blocks
from cmviewer.writers.counted_by import RULE_COLUMNS, repeated
from cmviewer.writers.fields import csv_lines, csv_text, text_field
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.shapes import short
from cmviewer.writers.outcome_fields import mark_fields, outcome_columns

COLUMNS: Final = (
    *("image", "truth", "prediction", "score", "iou", "count", "truth_id", "prediction_id"),
    *("truth_box", "prediction_box", "cause", "checkpoint", "mark", "note"),
    *RULE_COLUMNS,
)
BLOCK: Final = 50_000
"""Outcomes that are text at a time."""
_NUMBERS: Final = frozenset({"score", "iou", "iou_threshold", "score_threshold"})
_WHOLE: Final = frozenset({"count", "truth_id", "prediction_id"})
_BOXES: Final = frozenset({"truth_box", "prediction_box"})


def csv_blocks(listed: Listed, block: int = BLOCK) -> Iterator[str]:
    """Give the lines of a list as CSV, a header first. The sum of `count` is how much is listed."""
    yield csv_text(COLUMNS, ())
    for rows in _blocks(listed, block):
        columns = _columns(listed, rows, text_field)
        yield csv_lines([columns[name] for name in COLUMNS])


def json_blocks(listed: Listed, block: int = BLOCK) -> Iterator[str]:
    """Give a list as JSON: an array of records with the columns of the CSV; a missing number is null."""
    start = "["
    for rows in _blocks(listed, block):
        columns = _columns(listed, rows, str)
        values = [_as_json(name, columns[name]) for name in COLUMNS]
        for record in zip(*values, strict=True):
            line = msgspec.json.encode(dict(zip(COLUMNS, record, strict=True))).decode()
            yield f"{start}\n{line}"
            start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def write_csv(listed: Listed, place: Path, writing: Writing) -> None:
    """Write a list as CSV. Raises `OSError`, and `Cancelled`."""
    put_blocks(place, writing.cancel.checked(csv_blocks(listed)))


def write_json(listed: Listed, place: Path, writing: Writing) -> None:
    """Write a list as JSON. Raises `OSError`, and `Cancelled`."""
    put_blocks(place, writing.cancel.checked(json_blocks(listed)))


def _blocks(listed: Listed, block: int) -> Iterator[NDArray[np.int64]]:
    for start in range(0, len(listed.rows), block):
        yield listed.rows[start : start + block]


def _columns(listed: Listed, rows: NDArray[np.int64], written: Callable[[str], str]) -> dict[str, list[str]]:
    """Fields of some outcomes, column by column; all that is text is `written` so."""
    evaluation, counted = listed.evaluation, listed.counted
    outcomes = counted.outcomes
    return {
        **outcome_columns(evaluation, counted, rows, written),
        "truth_box": _boxes(evaluation.truth, outcomes.truth_row[rows]),
        "prediction_box": _boxes(counted.predictions, outcomes.prediction_row[rows]),
        **dict(zip(listed.counted_by, repeated(listed.counted_by, len(rows), written), strict=True)),
        **mark_fields(listed.marked, rows, written),
    }


def _boxes(side: object, row: NDArray[np.int32]) -> list[str]:
    """Boxes as `x0 y0 x1 y1` in pixels; empty where there is no object."""
    if not isinstance(side, Annotations):
        return [""] * len(row)
    known = row != NO_ROW
    boxes = iter(side.box[row[known]].tolist())
    return [" ".join(map(short, next(boxes))) if one else "" for one in known.tolist()]


def _as_json(name: str, texts: Sequence[str]) -> list[Any]:
    if name in _NUMBERS:
        return [float(text) if text else None for text in texts]
    if name in _WHOLE:
        return [int(text) if text else None for text in texts]
    if name in _BOXES:
        return [[float(number) for number in text.split()] if text else None for text in texts]
    return list(texts)
