"""Lists as CSV and as JSON: a line, or a record, an outcome."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Annotations
from cmviewer.matching import ERROR_TYPES
from cmviewer.writers.atomic import put_blocks
from cmviewer.writers.fields import csv_lines, csv_text, text_fields, whole_fields
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.shapes import short
from cmviewer.writers.outcome_fields import id_fields, image_fields, mark_fields, number_fields

COLUMNS: Final = (
    *("image", "truth", "prediction", "score", "iou", "count", "truth_id", "prediction_id"),
    *("truth_box", "prediction_box", "cause", "checkpoint", "mark", "note"),
)
BLOCK: Final = 50_000
"""Outcomes that are text at a time."""
_NUMBERS: Final = frozenset({"score", "iou"})
_WHOLE: Final = frozenset({"count", "truth_id", "prediction_id"})
_BOXES: Final = frozenset({"truth_box", "prediction_box"})


def csv_blocks(listed: Listed, block: int = BLOCK) -> Iterator[str]:
    """Give the lines of a list as CSV, a header first. The sum of `count` is how much is listed."""
    yield csv_text(COLUMNS, ())
    for rows in _blocks(listed, block):
        columns = _columns(listed, rows)
        for name in ("image", "truth", "prediction", "cause", "checkpoint", "mark", "note"):
            columns[name] = _safe(columns[name])
        yield csv_lines([columns[name] for name in COLUMNS])


def json_blocks(listed: Listed, block: int = BLOCK) -> Iterator[str]:
    """Give a list as JSON: an array of records with the columns of the CSV; a missing number is null."""
    start = "["
    for rows in _blocks(listed, block):
        columns = _columns(listed, rows)
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


def _columns(listed: Listed, rows: NDArray[np.int64]) -> dict[str, list[str]]:
    """Texts of some outcomes, column by column, as they are."""
    evaluation, counted = listed.evaluation, listed.counted
    outcomes, predictions = counted.outcomes, counted.predictions
    cells = outcomes.cells_of(rows)
    names = np.array((*evaluation.classes.names, evaluation.classes.background_name), object)
    causes = np.array([one.value for one in ERROR_TYPES], object)
    truth_row, prediction_row = outcomes.truth_row[rows], outcomes.prediction_row[rows]
    return {
        "image": image_fields(evaluation.images, outcomes.image[rows], str),
        "truth": names[outcomes.cell_truth[cells]].tolist(),
        "prediction": names[outcomes.cell_prediction[cells]].tolist(),
        "score": number_fields(outcomes.score[rows]),
        "iou": number_fields(outcomes.iou[rows]),
        "count": whole_fields(outcomes.weight[rows]),
        "truth_id": id_fields(evaluation.truth, truth_row),
        "prediction_id": id_fields(predictions, prediction_row),
        "truth_box": _boxes(evaluation.truth, truth_row),
        "prediction_box": _boxes(predictions, prediction_row),
        "cause": causes[counted.causes[rows]].tolist(),
        "checkpoint": [listed.checkpoint] * len(rows),
    } | mark_fields(listed.marked, rows)


def _boxes(side: object, row: NDArray[np.int32]) -> list[str]:
    """Boxes as `x0 y0 x1 y1` in pixels; empty where there is no object."""
    if not isinstance(side, Annotations):
        return [""] * len(row)
    known = row != NO_ROW
    boxes = iter(side.box[row[known]].tolist())
    return [" ".join(map(short, next(boxes))) if one else "" for one in known.tolist()]


def _safe(texts: list[str]) -> list[str]:
    """Fields that no spreadsheet runs; few of the texts are distinct."""
    distinct, place = np.unique(np.array(texts, object), return_inverse=True)
    safe: list[str] = text_fields(distinct.tolist())[place].tolist()
    return safe


def _as_json(name: str, texts: Sequence[str]) -> list[Any]:
    if name in _NUMBERS:
        return [float(text) if text else None for text in texts]
    if name in _WHOLE:
        return [int(text) if text else None for text in texts]
    if name in _BOXES:
        return [[float(number) for number in text.split()] if text else None for text in texts]
    return list(texts)
