"""A large plain table in ranges of bytes, each of which another process reads by itself.

A row is of the range in which its first byte lies: a plain row holds no line end, so that every range finds
its rows without those before it.
"""

import codecs
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.archives import archive_of
from cmviewer.evaluation import Elsewhere, Look
from cmviewer.readers.files.packed import is_packed
from cmviewer.readers.tables.block_columns import BlockColumns, WantedColumns, read_block
from cmviewer.readers.tables.blocks import NotPlain, with_plain_ends
from cmviewer.regular_files import open_regular

RANGE: Final = 1 << 23
"""Bytes that are read together: a worker holds several times as many while it reads them."""
_ENDS: Final = b"\r\n"


@dataclass(frozen=True)
class PlainRows:
    """How the rows of a plain table are written.

    above: lines above the first one; header: the last of these, with its end, empty where there is none.
    """

    file: Path
    delimiter: str
    width: int
    above: int
    header: bytes


@dataclass(frozen=True, eq=False)
class RangeColumns:
    r"""The rows of a range; columns: None where it has none.

    text: of each column of text all rows, with `\n` between them, in place of those in `columns`: so they are
    packed and unpacked in a tenth of the time. is_last: only blank lines may follow.
    """

    columns: BlockColumns | None
    text: tuple[bytes, ...]
    is_last: bool


def has_ranges(file: Path, size: int) -> bool:
    """Whether a file of so many bytes has several ranges that can be read by themselves."""
    return size > RANGE and archive_of(file) is None and not is_packed(file)


def read_elsewhere(
    rows: PlainRows, wanted: WantedColumns, *, elsewhere: Elsewhere, size: int
) -> list[BlockColumns]:
    """Read some columns of all rows in other processes. Raises `NotPlain` where any row is not."""
    begins = [*range(0, size, RANGE), size]
    looks: list[Look] = [partial(read_range, rows, wanted, *one) for one in pairwise(begins)]
    return together(elsewhere.take(looks, f"Reading {rows.file.name} on workers, pieces"))


def together(found: list[RangeColumns | None]) -> list[BlockColumns]:
    """Put ranges together in their order; each is let go of.

    Raises `NotPlain` where rows follow a blank line.
    """
    columns: list[BlockColumns] = []
    is_over = False
    for place, one in enumerate(found):
        found[place] = None  # what follows needs the room
        if one is None or (is_over and one.columns is not None):
            raise NotPlain
        is_over |= one.is_last
        if one.columns is not None:
            text = (np.array(values.decode().split("\n"), object) for values in one.text)
            columns.append(replace(one.columns, text=tuple(text)))
    if any(len(text) != one.count for one in columns for text in one.text):
        raise NotPlain
    return columns


def read_range(rows: PlainRows, wanted: WantedColumns, begin: int, end: int) -> RangeColumns | None:
    """Read the rows that begin in a range of bytes; None where they are not all plain."""
    try:
        with open_regular(rows.file) as stream:
            data = _lines(stream, begin, end)
        block = data.rstrip(_ENDS)
        is_last = data not in {block, block + b"\n", block + _ENDS} or (data != b"" and not block)
        block = with_plain_ends(block + b"\n") if block else b""
        if begin == 0:
            block = _below(block, rows.above)
        if rows.header and (block.startswith(rows.header) or b"\n" + rows.header in block):
            return None
        if not block:
            return RangeColumns(None, (), is_last)
        columns = read_block(block, rows.delimiter, rows.width, wanted)
    except (OSError, NotPlain):
        return None  # the careful way says why
    text = tuple("\n".join(values.tolist()).encode() for values in columns.text)
    return RangeColumns(replace(columns, text=()), text, is_last)


def _lines(stream: BufferedReader, begin: int, end: int) -> bytes:
    """Read the lines of which the first byte lies in a range."""
    if begin == 0:
        data = stream.read(end - 1)
    else:
        stream.seek(begin - 1)  # where the line before may end
        data = stream.read(end - begin)
        cut = data.find(b"\n") + 1
        if not cut:
            return b""
        data = data[cut:]
    return data + stream.readline()


def _below(block: bytes, above: int) -> bytes:
    """Return what stands below the lines above the rows. Raises `NotPlain` where nothing does."""
    lines = block.removeprefix(codecs.BOM_UTF8).split(b"\n", above)
    if len(lines) <= above:
        raise NotPlain
    return lines[above]
