"""Finished confusion matrices: counts whose samples nobody kept."""

from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Task
from cmviewer.problems.layouts import NO_MATRIX
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.layout import POSSIBLE, Facts, Layout, Presence
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.detecting import by_content, look_at_matrix
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.json_matrices import read_json_matrix
from cmviewer.readers.tables.matrices import parts_of_matrix
from cmviewer.readers.tables.parquet import read_parquet
from cmviewer.readers.tables.parts import MATRIX, SamplePart
from cmviewer.readers.tables.readings import MATRIX_READINGS

_DELIMITED: Final = frozenset({".csv", ".tsv"})
_PARQUET: Final = frozenset({".parquet", ".pq"})
_ENDINGS: Final = _DELIMITED | _PARQUET | {".json"}


def read_matrix(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    """Read a file of which it is known that it holds a finished matrix. Raises `CmviewerError`."""
    if plain_ending(file) == ".json":
        parts = read_json_matrix(file, decisions, problems)
    else:
        read = read_parquet if plain_ending(file) in _PARQUET else read_delimited
        parts = parts_of_matrix(read(file, problems), decisions, problems)
    if parts is None:
        raise CmviewerError(NO_MATRIX.of(file))
    return parts


def _look(file: Path) -> float | Problem:
    """Look at the rows of a table; of other files the beginning tells little."""
    return look_at_matrix(file) if plain_ending(file) in _DELIMITED else POSSIBLE


LAYOUT: Final[TableLayout] = Layout(
    MATRIX,
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "truth \\ prediction,cat,dog\ncat,8,2\ndog,1,9\n"
    "or its cells: truth,prediction,count\ncat,cat,8\ncat,dog,2\n"
    'or JSON: {"labels": ["cat", "dog"], "matrix": [[8, 2], [1, 9]]}',
    Facts(scores=Presence.NEVER, names=Presence.ALWAYS, readings=MATRIX_READINGS),
    by_content(_ENDINGS, _look),
    FileReader(read_matrix),
)
