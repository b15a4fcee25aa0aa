"""Plain text, a sample a line: labels, scores, names of images, or `image label`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.problems.layouts import NO_TEXT_LIST
from cmviewer.readers.files import words
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.files.words import looks_like_image
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.matrix_tables import find_matrices
from cmviewer.readers.tables.role_words import side_named
from cmviewer.readers.tables.table import Table

_LABELS: Final = words.TRUTH | words.LABEL | words.PREDICTION


def _names_classes(table: Table) -> bool:
    """Tell whether a table is a matrix of classes in words; numbers on both sides may be anything."""
    return any(not any(map(is_number, matrix.columns)) for matrix in find_matrices(table))


def _says_both_sides(header: Sequence[str]) -> bool:
    """Tell whether a header names a truth and a prediction."""
    sides = {side_named(name) for name in header if set(words.words(name)) <= _LABELS}
    return {Role.TRUTH, Role.PREDICTION} <= sides


def read_text_list(file: Path, problems: list[Problem]) -> Table:
    """Read a list. Raises `CmviewerError` where the file may be any other text."""
    own_problems: list[Problem] = []
    table = read_delimited(file, own_problems)
    first = table.sample.iloc[0].tolist()
    role = role_of(file.stem)
    if len(first) == 1:
        ours = role is not None
    else:
        ours = role is Role.PREDICTION or any(looks_like_image(str(field)) for field in first)
        ours = ours or _says_both_sides(table.header) or _names_classes(table)
    if not ours:
        raise CmviewerError(NO_TEXT_LIST.of(file))
    problems += own_problems
    return table if role is not Role.IMAGES or len(first) > 1 else replace(table, header=("image",))
