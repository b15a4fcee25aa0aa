"""`index.json`: where the outcomes of each cell stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.matrix_file import read_bytes, reading
from cmviewer.bundle.names import GROUP_ROWS

_Place = Annotated[int, msgspec.Meta(ge=0, le=GROUP_ROWS)]
_Group = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]


class Part(msgspec.Struct, frozen=True):
    """Outcomes of one cell that stand together.

    file: from the bundle's folder. row_group: of the file, from 0. offset: of the first row in its group.
    count: how many rows.
    """

    file: str
    row_group: _Group
    offset: _Place
    count: _Place


class CellPlaces(msgspec.Struct, frozen=True):
    """A cell of a checkpoint, and all parts of it."""

    checkpoint: str
    truth: str
    prediction: str
    parts: tuple[Part, ...]


class IndexFile(msgspec.Struct, frozen=True):
    """All of `index.json`: cells that are not empty, by checkpoint, truth and prediction."""

    cells: tuple[CellPlaces, ...]


@dataclass(frozen=True, eq=False)
class FileCells:
    """The cells of one file, in which they stand one after the other.

    file: from the bundle's folder. truth, prediction: int32 (C,). rows: int64 (C,).
    """

    file: str
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    rows: NDArray[np.int64]


def read_index(file: Path) -> IndexFile:
    """Read it. Raises `CmviewerError`."""
    with reading(file):
        return msgspec.json.decode(read_bytes(file), type=IndexFile)


def index_of(names: Sequence[str], checkpoints: Mapping[str, Iterable[FileCells]]) -> IndexFile:
    """Return where all cells stand.

    names: of classes, the background last. checkpoints: the files of each.
    """
    cells = []
    for checkpoint, files in checkpoints.items():
        places: dict[tuple[int, int], list[Part]] = {}
        for one in files:
            for cell, part in _parts(one):
                places.setdefault(cell, []).append(part)
        cells += [
            CellPlaces(checkpoint, names[truth], names[prediction], tuple(places[truth, prediction]))
            for truth, prediction in sorted(places)
        ]
    return IndexFile(tuple(cells))


def _parts(one: FileCells) -> Iterable[tuple[tuple[int, int], Part]]:
    """The parts of a file: a cell that goes on in the next row group has one in each."""
    start = np.concatenate(([0], np.cumsum(one.rows)))
    cuts = np.union1d(start, np.arange(0, start[-1], GROUP_ROWS))
    cell = np.searchsorted(start, cuts[:-1], side="right") - 1
    group, offset = np.divmod(cuts[:-1], GROUP_ROWS)
    for truth, prediction, *place in zip(
        one.truth[cell].tolist(),
        one.prediction[cell].tolist(),
        group.tolist(),
        offset.tolist(),
        np.diff(cuts).tolist(),
        strict=True,
    ):
        yield (truth, prediction), Part(one.file, *place)
