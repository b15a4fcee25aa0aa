"""Large plain tables, read once, in blocks, on several threads; whatever is odd goes the careful way."""

import codecs
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import size_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Elsewhere
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.block_columns import BlockColumns, WantedColumns, joined_labels, read_block
from cmviewer.readers.tables.blocks import NotPlain, blocks_of, check_letters
from cmviewer.readers.tables.by_columns import parts_by_columns
from cmviewer.readers.tables.delimited import read_delimited, table_of_text
from cmviewer.readers.tables.file_reader import Watch
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.plain_ranges import PlainRows, has_ranges, read_elsewhere
from cmviewer.readers.tables.table import SAMPLE_ROWS, Table
from cmviewer.readers.tables.titles import without_title

_THREADS: Final = min(4, os.cpu_count() or 1)
_LINES_ABOVE: Final = 1000
"""Lines of comments and header that the first rows may follow."""
_HEAD_BLOCK: Final = 1 << 20
_LONGEST_HEAD: Final = 1 << 25
_ReadBlocks = Callable[[WantedColumns], list[BlockColumns]]


@dataclass(frozen=True, eq=False)
class _Head:
    """As many rows as columns are recognised by, their delimiter, and how many lines stand above.

    header: the last of these lines, with its end; empty where there is none.
    """

    rows: Table
    delimiter: str
    above: int
    header: bytes


def read_plain(
    file: Path,
    decisions: Decisions,
    problems: list[Problem],
    watch: Watch,
    elsewhere: Elsewhere | None = None,
) -> list[SamplePart] | None:
    """Read a large plain table, with the same answer as `read_table`; None where it needs care, or is small.

    elsewhere: other processes, which read all but the first rows. Raises `Cancelled` as `watch` does, and as
    these do.
    """
    try:
        head = _head(file)
        read = _reader(head, elsewhere, watch)
        return parts_by_columns(
            head.rows,
            lambda wanted: _whole(head, wanted, read),
            _numbers_again,
            read_delimited,
            decisions,
            problems,
        )
    except (NotPlain, CmviewerError):
        return None


def _head(file: Path) -> _Head:
    """Read the first rows. Raises `NotPlain` where they are not, or where there are no more of them."""
    wanted = SAMPLE_ROWS + _LINES_ABOVE
    text = b""
    for block in blocks_of(file, _HEAD_BLOCK):
        text += block
        if text.count(b"\n") > wanted or len(text) > _LONGEST_HEAD:
            break
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
    if len(ends) <= wanted:
        raise NotPlain
    text = text[: ends[wanted - 1] + 1].removeprefix(codecs.BOM_UTF8)
    check_letters(text)
    problems: list[Problem] = []
    body, delimiter = without_title(text, file, problems)
    if delimiter == " ":
        raise NotPlain
    rows = table_of_text(file, body, delimiter, problems)
    above = wanted - rows.count
    is_whole = rows.line is not None and bool((rows.line == np.arange(above + 1, wanted + 1)).all())
    if problems or not is_whole or rows.count < SAMPLE_ROWS or not 1 < len(rows.header) < SAMPLE_ROWS:
        raise NotPlain
    _check_above(text, above)
    header = text.split(b"\n", above)[above - 1] + b"\n" if above else b""
    return _Head(rows, delimiter, above, header)


def _check_above(text: bytes, above: int) -> None:
    """Raise `NotPlain` where the lines above the rows hold what no text does."""
    lines = b"".join(text.split(b"\n", above)[:above])
    if any(letter < ord(" ") and letter != ord("\t") for letter in set(lines)):
        raise NotPlain


def _body(file: Path, above: int) -> Iterator[bytes]:
    """Read the rows of a file in blocks. Raises `NotPlain` where it is not what it was."""
    blocks = blocks_of(file)
    first = next(blocks, b"").removeprefix(codecs.BOM_UTF8).split(b"\n", above)
    if len(first) <= above:
        raise NotPlain
    yield first[above]
    yield from blocks


def _reader(head: _Head, elsewhere: Elsewhere | None, watch: Watch) -> _ReadBlocks:
    """Choose who reads the rows: other processes, where there are some and the file has several ranges."""
    file = head.rows.file
    rows = PlainRows(file, head.delimiter, len(head.rows.header), head.above, head.header)
    if elsewhere is None or not has_ranges(file, _size(file)):
        return partial(_read, head, watch=watch)
    return partial(read_elsewhere, rows, elsewhere=elsewhere, size=_size(file))


def _whole(head: _Head, wanted: WantedColumns, read: _ReadBlocks) -> Table:
    """Read some columns of all rows. Raises `NotPlain` where any row is not."""
    blocks = read(wanted)
    count = sum(block.count for block in blocks)
    labels = {i: joined_labels([block.labels[k] for block in blocks]) for k, i in enumerate(wanted.labels)}
    text = {i: np.concatenate([block.text[k] for block in blocks]) for k, i in enumerate(wanted.text)}
    numbers = np.concatenate([block.numbers for block in blocks])

    place = {position: k for k, position in enumerate(wanted.numbers)}

    def numbers_of(positions: Sequence[int], problems: list[Problem]) -> NDArray[np.float32]:  # noqa: ARG001 - none is odd
        return numbers[:, [place[i] for i in positions]]

    return Table(
        head.rows.file,
        head.rows.header,
        count,
        np.arange(head.above + 1, head.above + 1 + count, dtype=np.int32),
        text.__getitem__,
        labels.__getitem__,
        numbers_of,
        lambda rows: read_delimited(head.rows.file, []).rows(rows),
        head.rows.sample,
    )


def _read(head: _Head, wanted: WantedColumns, *, watch: Watch) -> list[BlockColumns]:
    """Read the blocks, a few at a time, so that no more of the file is in memory."""
    size = _size(head.rows.file)
    width = len(head.rows.header)
    read: list[BlockColumns] = []
    begun: deque[Future[BlockColumns]] = deque()
    done = 0
    with ThreadPoolExecutor(_THREADS) as pool:
        for block in _body(head.rows.file, head.above):
            watch(done, size)
            if head.header and (block.startswith(head.header) or b"\n" + head.header in block):
                raise NotPlain
            done += len(block)
            begun.append(pool.submit(read_block, block, head.delimiter, width, wanted))
            if len(begun) > _THREADS:
                read.append(begun.popleft().result())
    return [*read, *(future.result() for future in begun)]


def _size(file: Path) -> int:
    try:
        return size_of(file)
    except OSError:
        raise NotPlain from None


def _unwatched(done: int, size: int) -> None:
    """Report to nobody, stop for nobody."""


def _numbers_again(file: Path, problems: list[Problem], positions: tuple[int, ...]) -> Table:
    try:
        head = _head(file)
        return _whole(head, WantedColumns(numbers=positions), _reader(head, None, _unwatched))
    except NotPlain:
        return read_delimited(file, problems)
