"""What the beginning of a file of samples says: how sure it is that a layout reads it, or why it does not."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.arrays import NPY_UNREADABLE
from cmviewer.problems.layouts import (
    NO_JSON,
    NO_LABEL_COLUMNS,
    NO_LABEL_KEYS,
    NO_MATRIX,
    NO_PARQUET,
    NO_TEXT_FILE,
    NO_TIMM_COLUMNS,
)
from cmviewer.progress import Cancel
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.layout import CERTAIN, LIKELY, POSSIBLE, Detected, Rejected
from cmviewer.readers.tables.array_kinds import ArrayKind, kinds_of
from cmviewer.readers.tables.columns import recognise
from cmviewer.readers.tables.delimited import table_of_text
from cmviewer.readers.tables.json_records import first_records
from cmviewer.readers.tables.matrix_tables import find_matrices
from cmviewer.readers.tables.table import NoRows, Table
from cmviewer.readers.tables.timm_columns import has_only_scores, is_timm
from cmviewer.readers.tables.titles import without_title
from cmviewer.readers.tables.uncertain_columns import UncertainColumns, listed

_SIZE: Final = 4096
"""Bytes at the beginning of a file that are looked at."""
Look: TypeAlias = Callable[[Path], float | Problem]
"""Looks at the beginning of a file, and returns a confidence, or the reason why it is of another layout."""
_SAID: Final = words.TRUTH | words.LABEL | words.PREDICTION | words.SCORE


def by_content(
    endings: frozenset[str], look: Look
) -> Callable[[Listing, Cancel], Iterable[Detected[Path] | Rejected]]:
    """Detect files whose names end so, by what is in them."""

    def detect(listing: Listing, cancel: Cancel) -> Iterable[Detected[Path] | Rejected]:
        for file in listing.all():
            if plain_ending(file) in endings:
                cancel.check()
                found = look(file)
                yield Rejected(file, found) if isinstance(found, Problem) else Detected(file, (file,), found)

    return detect


def look_at_samples(file: Path) -> float | Problem:
    """Look for columns that tell a truth or a prediction; where nothing can be seen, there may be some."""
    table = _first_rows(file)
    if table is None or _is_other(table):
        return POSSIBLE
    try:
        roles = recognise(table, Decisions())
    except (UncertainColumns, CmviewerError):
        return POSSIBLE
    return no_columns(table) if roles.tells_nothing and roles.image is None else LIKELY


def no_columns(table: Table) -> Problem:
    """Say that a table is not one of samples, as far as its columns tell."""
    return NO_LABEL_COLUMNS.of(table.file, header=listed(table.header))


def look_at_matrix(file: Path) -> float | Problem:
    """Look for the same names on both sides of numbers, or as many of them as there are."""
    table = _first_rows(file)
    if table is None or not table.header:
        return POSSIBLE
    if find_matrices(table) or _begins_as_matrix(table):
        return CERTAIN
    has_counts = any(words.COUNT & set(words.words(name)) for name in table.header)
    return POSSIBLE if has_counts else NO_MATRIX.of(file)


def look_at_timm(file: Path) -> float | Problem:
    """Look for timm's own columns."""
    table = _first_rows(file)
    if table is not None and (is_timm(table) or has_only_scores(table)):
        return CERTAIN
    return NO_TIMM_COLUMNS.of(file)


def look_at_records(file: Path) -> float | Problem:
    """Look for records with a key that tells a truth, a prediction or a score."""
    start = beginning(file, _SIZE).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b"[", b"{")):
        return NO_JSON.of(file)
    records = first_records(start if start.startswith(b"[") else b"[" + start)
    if not records or (not start.startswith(b"[") and plain_ending(file) == ".json"):
        return POSSIBLE
    names = [str(name) for name in records[0]] if isinstance(records[0], dict) else []
    if not names or any(_SAID & set(words.words(name)) for name in names):
        return LIKELY if names else POSSIBLE
    return NO_LABEL_KEYS.of(file, names=listed(tuple(names)))


def look_at_arrays(file: Path) -> float | Problem:
    """Look for arrays of one value, or of one row of scores, a sample."""
    kinds = kinds_of(file)
    if not kinds:
        return NPY_UNREADABLE.of(file)
    return LIKELY if set(kinds) - {ArrayKind.OTHER} else POSSIBLE


def look_at_parquet(file: Path) -> float | Problem:
    """Look for the letters that Parquet begins with."""
    if beginning(file, _SIZE).startswith(b"PAR1"):
        return POSSIBLE
    return NO_PARQUET.of(file)


def look_at_text(file: Path) -> float | Problem:
    """Look whether it is text at all: only its name tells what a list is of."""
    if b"\0" not in beginning(file, _SIZE):
        return POSSIBLE
    return NO_TEXT_FILE.of(file)


def _first_rows(file: Path) -> Table | None:
    """The rows at the beginning of a delimited file that are whole; None where they cannot be told."""
    start = beginning(file, _SIZE)
    text = start if len(start) < _SIZE else start[: start.rfind(b"\n") + 1]
    try:
        text, delimiter = without_title(text.decode("utf-8-sig").encode(), file, [])
        return table_of_text(file, text, delimiter, [])
    except (UnicodeDecodeError, NoRows, CmviewerError):
        return None


def _is_other(table: Table) -> bool:
    return is_timm(table) or bool(find_matrices(table)) or _begins_as_matrix(table)


def _begins_as_matrix(table: Table) -> bool:
    """Tell whether rows are called as the columns are, as far as they are there."""
    names = [name.strip() for name in table.header[1:]]
    rows = [str(name).strip() for name in table.text(0).tolist()] if table.header else []
    return 2 <= len(rows) <= len(names) and names[: len(rows)] == rows
