"""Samples that are rows of numbers rather than pictures: all that their files say of them, as text."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_ROW, Evaluation, Fields, FieldTable, PredictedLabels, TruthLabels
from cmviewer.examples.examples import Examples

OPEN_TABLES: Final = 2
"""A truth and a checkpoint."""
_TRIED: Final = 20
"""Names that are looked at to tell whether samples are pictures."""


class Presentation(StrEnum):
    """As what examples are listed."""

    CARDS = "cards"
    ROWS = "rows"


@dataclass(frozen=True, eq=False)
class FieldRows:
    """Fields of m examples. names: of F columns. text: object (m, F), empty where nothing is said."""

    names: tuple[str, ...]
    text: NDArray[Any]


class OpenTables:
    """Keeps the files open that were read last, for the next rows are mostly of the same ones.

    names_a_file: tells whether the name of a sample is that of a picture or of a web page.
    """

    def __init__(self, names_a_file: Callable[[str], bool]) -> None:
        self.names_a_file = names_a_file
        self._tables: BoundedCache[Callable[[], FieldTable], FieldTable] = BoundedCache(OPEN_TABLES)

    def read(self, fields: Fields, rows: NDArray[np.int32]) -> FieldRows:
        """Read the fields of some samples, int32 (m,). Raises `CmviewerError` where the file has changed."""
        table = self._tables.get(fields.open) or fields.open()
        self._tables.keep(fields.open, table)
        row = fields.row[rows].astype(np.int64)
        text = np.full((len(row), len(table.names)), "", object)
        known = row != NO_ROW
        if known.any():
            text[known] = table.read(row[known])
        return FieldRows(table.names, text)

    def forget(self) -> None:
        """Close them."""
        self._tables.clear()


def presentation_of(evaluation: Evaluation, counted: CheckpointResult, tables: OpenTables) -> Presentation:
    """Rows where there are fields and no sample is a file; cards for all else. Touches the disk."""
    if not _sides(evaluation, counted):
        return Presentation.CARDS
    images = evaluation.images
    names = () if images.names is None else images.names[:_TRIED]
    if any(map(tables.names_a_file, names)):
        return Presentation.CARDS
    is_file = any(images.find(image) is not None for image in range(len(names)))
    return Presentation.CARDS if is_file else Presentation.ROWS


def fields_of(
    evaluation: Evaluation, counted: CheckpointResult, outcomes: NDArray[np.int64], tables: OpenTables
) -> FieldRows:
    """Read the fields of some outcomes, int64 (m,): those of the truth, then those of the checkpoint."""
    found = [tables.read(fields, rows[outcomes]) for fields, rows in _sides(evaluation, counted)]
    names = tuple(name for one in found for name in one.names)
    return FieldRows(names, np.hstack([np.empty((len(outcomes), 0), object), *(one.text for one in found)]))


def _sides(evaluation: Evaluation, counted: CheckpointResult) -> list[tuple[Fields, NDArray[np.int32]]]:
    """Fields of the truth and of the checkpoint, where they have some, and their row of each outcome."""
    outcomes = counted.outcomes
    return [
        (side.fields, rows)
        for side, rows in (
            (evaluation.truth, outcomes.truth_row),
            (counted.predictions, outcomes.prediction_row),
        )
        if isinstance(side, TruthLabels | PredictedLabels) and side.fields is not None
    ]


def text_of_rows(examples: Examples, places: NDArray[np.int64], tables: OpenTables) -> str:
    """Names and fields of some examples, int64 (m,), with tabs between, for a spreadsheet."""
    rows = fields_of(examples.evaluation, examples.counted, examples.rows[places], tables)
    return "\n".join("\t".join(line) for line in (rows.names, *rows.text.tolist()))
