"""A large Parquet table by its groups of rows, each of which another process reads by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Elsewhere, Look
from cmviewer.parquet.check import Damaged
from cmviewer.parquet.groups import GroupedFile
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.block_columns import WantedColumns
from cmviewer.readers.tables.blocks import NotPlain
from cmviewer.readers.tables.by_columns import parts_by_columns
from cmviewer.readers.tables.file_reader import Watch
from cmviewer.readers.tables.frame_table import numbers_of, table_of_frame, text_of
from cmviewer.readers.tables.parquet import read_parquet, values_of
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.readers.tables.plain_ranges import has_ranges
from cmviewer.readers.tables.table import SAMPLE_ROWS, Table

_TEXTS: Final = frozenset({"string", "empty"})


def read_groups(
    file: Path,
    decisions: Decisions,
    problems: list[Problem],
    watch: Watch,  # noqa: ARG001 - as all tables are read
    elsewhere: Elsewhere | None = None,
) -> list[SamplePart] | None:
    """Read a large Parquet table in other processes, with the same answer as here; None where it needs care.

    So it does where there is no other process, and where the file has one group of rows alone.
    """
    try:
        if elsewhere is None or not has_ranges(file, file.stat().st_size):
            return None
        opened = GroupedFile(file)
        groups = tuple(place for place, rows in enumerate(opened.rows) if rows)
        if len(groups) < 2 or sum(opened.rows) <= SAMPLE_ROWS or not opened.is_plain:
            return None
        head = _head(file, opened, groups)
        read = partial(_whole, head, groups, elsewhere)
        return parts_by_columns(head, read, _numbers_again, read_parquet, decisions, problems)
    except (OSError, NotPlain, CmviewerError, Damaged):
        return None


def _head(file: Path, opened: GroupedFile, groups: Sequence[int]) -> Table:
    """Read the first rows, by which columns are recognised. Raises `CmviewerError`."""
    found: list[pd.DataFrame] = []
    for group in groups:
        columns = {name: opened.series(name, group).iloc[:SAMPLE_ROWS] for name in opened.columns}
        found.append(pd.DataFrame({name: values_of(name, one) for name, one in columns.items()}))
        if sum(map(len, found)) >= SAMPLE_ROWS:
            break
    together = pd.concat(found, ignore_index=True).iloc[:SAMPLE_ROWS]
    head = table_of_frame(file, together, None)
    if head.header != tuple(opened.columns):
        raise NotPlain
    return head


@dataclass(frozen=True, eq=False)
class GroupColumns:
    r"""n rows of a group: of each column of labels the code of each row and the names, as they come first.

    text: of each column all rows, with `\n` between them. numbers: float32 (n, columns).
    """

    labels: tuple[tuple[NDArray[np.intp], list[str]], ...]
    text: tuple[bytes, ...]
    numbers: NDArray[np.float32]


def read_group(file: Path, group: int, header: tuple[str, ...], wanted: WantedColumns) -> GroupColumns | None:
    """Read some columns of a group; None where others may say how their values are written."""
    try:
        opened = GroupedFile(file)
        one = partial(_column, opened, group, header)
        labels = tuple(_coded(_plain_text(one(i))) for i in wanted.labels)
        text = tuple(_packed(_plain_text(one(i))) for i in wanted.text)
        numbers = [_plain_numbers(one(i)) for i in wanted.numbers]
    except (NotPlain, CmviewerError, Damaged):
        return None  # who reads all of it says why
    together = np.column_stack(numbers) if numbers else np.empty((opened.rows[group], 0), np.float32)
    return GroupColumns(labels, text, together)


def _column(opened: GroupedFile, group: int, header: tuple[str, ...], place: int) -> "pd.Series[Any]":
    return values_of(header[place], opened.series(header[place], group))


def _packed(text: NDArray[Any]) -> bytes:
    """Put text together, which is packed and unpacked in a tenth of the time so. Raises `NotPlain`."""
    together = "\n".join(text.tolist())
    if together.count("\n") >= len(text):
        raise NotPlain
    return together.encode()


def _coded(text: NDArray[Any]) -> tuple[NDArray[np.intp], list[str]]:
    code, names = pd.factorize(text)
    return code, names.tolist()


def _plain_text(values: "pd.Series[Any]") -> NDArray[Any]:
    """Write values as text, object (n,). Raises `NotPlain` where those of other groups may change it."""
    if pd.api.types.is_bool_dtype(values.dtype):
        is_plain = not values.isna().any()
    elif pd.api.types.is_float_dtype(values.dtype):
        known = values.dropna()
        is_plain = bool((known == np.floor(known)).all() and np.isfinite(known).all())
    else:
        is_text = pd.api.types.infer_dtype(values, skipna=True) in _TEXTS
        is_plain = is_text or pd.api.types.is_integer_dtype(values.dtype)
    if not is_plain:
        raise NotPlain
    return text_of(values)


def _plain_numbers(values: "pd.Series[Any]") -> NDArray[np.float32]:
    if not pd.api.types.is_numeric_dtype(values.dtype):
        raise NotPlain
    return numbers_of(values)


def _whole(head: Table, groups: Sequence[int], elsewhere: Elsewhere, wanted: WantedColumns) -> Table:
    """Read some columns of all rows. Raises `NotPlain` where any group is not plain."""
    file = head.file
    looks: list[Look] = [partial(read_group, file, group, head.header, wanted) for group in groups]
    found = elsewhere.take(looks, f"Reading {file.name} on workers, pieces")
    if any(one is None for one in found):
        raise NotPlain
    labels = {i: _joined([one.labels[k] for one in found]) for k, i in enumerate(wanted.labels)}
    text = {i: _unpacked([one.text[k] for one in found]) for k, i in enumerate(wanted.text)}
    numbers = np.concatenate([one.numbers for one in found])
    place = {position: k for k, position in enumerate(wanted.numbers)}

    def numbers_at(positions: Sequence[int], problems: list[Problem]) -> NDArray[np.float32]:  # noqa: ARG001 - none is odd
        return numbers[:, [place[i] for i in positions]]

    return Table(
        file,
        head.header,
        len(numbers),
        None,
        text.__getitem__,
        labels.__getitem__,
        numbers_at,
        lambda rows: read_parquet(file, []).rows(rows),
        head.sample,
    )


def _unpacked(parts: Sequence[bytes]) -> NDArray[Any]:
    return np.array([value for one in parts for value in one.decode().split("\n")], object)


def _joined(parts: Sequence[tuple[NDArray[np.intp], list[str]]]) -> Labels:
    """Make one of the labels of all groups, with names as they come first."""
    place: dict[str, int] = {}
    codes = []
    for code, names in parts:
        table = np.array([place.setdefault(name, len(place)) for name in names], np.int32)
        codes.append(table[code])
    return Labels.of_codes(np.concatenate(codes), list(place))


def _numbers_again(file: Path, problems: list[Problem], positions: tuple[int, ...]) -> Table:  # noqa: ARG001 - as tables are read
    return read_parquet(file, problems)
