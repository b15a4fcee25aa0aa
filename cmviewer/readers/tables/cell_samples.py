"""Cells of a finished matrix of which some samples are known, as Comet lists them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.truth import TOO_MANY_SAMPLES_OF_CELL
from cmviewer.readers.tables.parts import MISSING, NAMELESS, SamplePart

_KEYS: Final = ("sample", "index")


@dataclass(frozen=True, eq=False)
class CellSamples:
    """S samples and their cells: name: object (S,); truth, prediction: object (S,), names of classes."""

    name: NDArray[np.object_]
    truth: NDArray[np.object_]
    prediction: NDArray[np.object_]

    def turned(self) -> Self:
        """Return the same samples of a matrix that has the predictions on its rows."""
        return replace(self, truth=self.prediction, prediction=self.truth)


def read_cell_samples(value: object, names: Sequence[str]) -> CellSamples | None:
    """Read a square list of cells, each a list of `{"index", "sample"}` or null; None where it is none.

    names: of the classes; the truth stands on the rows. A sample is called by its name, else by its
    index; one that has neither stays a number.
    """
    size = len(names)
    if not isinstance(value, list) or len(value) != size:
        return None
    if not all(isinstance(row, list) and len(row) == size for row in value):
        return None
    cells = [cell if isinstance(cell, list) else [] for row in value for cell in row]
    sample = np.array([_name(sample) for cell in cells for sample in cell], object)
    known = sample != NAMELESS
    place = np.repeat(np.arange(size * size), [len(cell) for cell in cells])[known]
    classes = np.array(names, object)
    return CellSamples(sample[known], classes[place // size], classes[place % size])


def with_samples(part: SamplePart, samples: CellSamples, problems: list[Problem]) -> SamplePart:
    """Split each row of a finished matrix: one row a known sample, and one for the rest of its count.

    A cell never gets more samples than it counts; that a file lists more is a problem.
    """
    assert part.truth is not None
    assert part.prediction is not None
    assert part.weight is not None
    cells = pd.MultiIndex.from_arrays([part.truth.text(), part.prediction.text()])
    listed = pd.MultiIndex.from_arrays([samples.truth, samples.prediction])
    first = np.flatnonzero(~cells.duplicated())
    cell = np.append(first, MISSING)[cells[first].get_indexer(listed)]
    place = pd.Series(cell).groupby(listed.to_flat_index()).cumcount().to_numpy()
    kept = place < np.append(part.weight, 0)[cell]
    if not kept.all():
        problems.append(_too_many(part, listed[~kept]))
    cell, name = cell[kept], samples.name[kept]
    rest = part.weight - np.bincount(cell, minlength=part.count)
    counted = np.flatnonzero(rest > 0)
    return replace(
        part.take(np.concatenate([cell, counted])),
        image=np.concatenate([name, np.full(len(counted), NAMELESS, object)]),
        weight=np.concatenate([np.ones(len(cell), np.int64), rest[counted]]),
    )


def _too_many(part: SamplePart, cells: pd.MultiIndex) -> Problem:
    truth, prediction = cells[0]
    return TOO_MANY_SAMPLES_OF_CELL.of(
        part.file, times=len(cells.unique()), truth=truth, prediction=prediction
    )


def _name(sample: object) -> str:
    if not isinstance(sample, dict):
        return NAMELESS
    values = (sample.get(key) for key in _KEYS)
    name = next((str(value) for value in values if isinstance(value, str | int) and value != ""), NAMELESS)
    return name.encode("utf-8", "replace").decode("utf-8")  # JSON may name half a letter
