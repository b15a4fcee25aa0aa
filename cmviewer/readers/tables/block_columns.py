"""Columns of a plain table: block by block, then as a whole."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.readers.tables.blocks import NotPlain, check_letters, check_rows
from cmviewer.readers.tables.parts import Labels
from cmviewer.readers.tables.scores import as_float32
from cmviewer.readers.tables.table import NOT_A_NUMBER
from cmviewer.safe_text import original

_NO_NAME: Final = "\x02"
"""Stands above the labels of each block, so that pandas makes no numbers of their names. No text holds it."""


@dataclass(frozen=True)
class WantedColumns:
    """Positions of the columns that are to be read, as what; none twice."""

    labels: tuple[int, ...] = ()
    text: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class BlockColumns:
    """n rows: of each column of labels the code of each row and the names, which are distinct.

    text: object (n,) each. numbers: float32 (n, columns), NaN where missing.
    """

    count: int
    labels: tuple[tuple[NDArray[np.integer[Any]], list[str]], ...]
    text: tuple[NDArray[np.object_], ...]
    numbers: NDArray[np.float32]


def read_block(block: bytes, delimiter: str, width: int, wanted: WantedColumns) -> BlockColumns:
    """Read a block of rows. Raises `NotPlain` where they are not all plain."""
    check_letters(block)
    count = check_rows(block, delimiter.encode(), width)
    above = ["0" if i in wanted.numbers else _NO_NAME for i in range(width)]
    try:
        frame = _frame(delimiter.join(above).encode() + b"\n" + block, delimiter, width, wanted)
    except (ValueError, OverflowError):
        raise NotPlain from None
    if len(frame) != count + 1:
        raise NotPlain
    labels = (frame[str(i)].cat for i in wanted.labels)
    return BlockColumns(
        count,
        tuple((column.codes.to_numpy()[1:], column.categories.tolist()) for column in labels),
        tuple(_tidied(frame[str(i)], delimiter, block) for i in wanted.text),
        as_float32(frame[list(map(str, wanted.numbers))].to_numpy(np.float32)[1:]),
    )


def _frame(text: bytes, delimiter: str, width: int, wanted: WantedColumns) -> pd.DataFrame:
    """Read the columns that are wanted; they are called by their positions, as text."""
    kinds = ((wanted.labels, "category"), (wanted.text, "object"), (wanted.numbers, "float32"))
    with np.errstate(over="ignore"):  # a number beyond float32 is infinite, as it is the careful way
        frame: pd.DataFrame = pd.read_csv(
            BytesIO(text),
            sep=delimiter,
            header=None,
            names=list(map(str, range(width))),
            usecols=[str(i) for positions, _ in kinds for i in positions],
            index_col=False,
            engine="c",
            lineterminator="\n",
            quoting=csv.QUOTE_NONE,
            skipinitialspace=b" " in text,  # to look for blanks takes a quarter of the time
            skip_blank_lines=False,
            keep_default_na=False,
            na_filter=bool(wanted.numbers),
            na_values={str(i): list(NOT_A_NUMBER) for i in wanted.numbers},
            dtype={str(i): kind for positions, kind in kinds for i in positions},
            low_memory=False,  # else pandas joins the categories of pieces of the block
        )
    return frame


def _tidied(values: "pd.Series[Any]", delimiter: str, block: bytes) -> NDArray[np.object_]:
    values = values.iloc[1:]
    if delimiter == "\t":
        values = values.str.strip()
    if b"'" in block:
        values = values.map(original)
    return values.to_numpy(dtype=object)


def joined_labels(blocks: Sequence[tuple[NDArray[np.integer[Any]], list[str]]]) -> Labels:
    """Make one of the labels of all blocks."""
    names = sorted(set().union(*(names for _, names in blocks)) - {_NO_NAME})
    tidy = Labels.of_codes(np.arange(len(names)), list(map(original, names)))
    code_of = dict(zip(names, tidy.code.tolist(), strict=True))
    code = np.empty(sum(len(codes) for codes, _ in blocks), np.int32)
    done = 0
    for codes, own in blocks:
        table = np.array([code_of.get(name, 0) for name in own], np.int32)
        _translate(codes, table, code[done : done + len(codes)])
        done += len(codes)
    return Labels(code, tidy.names)


def _translate(codes: NDArray[np.integer[Any]], table: NDArray[np.int32], out: NDArray[np.int32]) -> None:
    """Write what a table says of each code; its first entry stands for the name above a block, of no row.

    Where a block has all names in their order, that is one less than the code, which is faster than to look.
    """
    if (table[1:] == np.arange(len(table) - 1)).all():
        np.subtract(codes, 1, out=out, dtype=np.int32)
    else:
        out[:] = table.take(codes)
