"""The rows of many small text files, split into words at once; lines that begin with `#` are comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import frozen
from cmviewer.readers.files.file_bytes import unreadable
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.objects.parts import ReadContext
from cmviewer.regular_files import open_regular
from cmviewer.said import said

_BLANK: Final = np.isin(np.arange(256), np.frombuffer(b" \t\n\r\v\f", np.uint8))
_NEWLINE: Final = 10
_MOST_CLASSES: Final = 2**31
_COMMENT: Final = re.compile(rb"^[ \t]*#[^\n]*", re.MULTILINE)
_OFTEN: Final = 256
_ODD: Final = b"#", b"\r", b"\0"
"""Comments, other ends of lines, and other encodings."""


@dataclass(frozen=True, eq=False)
class TextRows:
    """R rows that are not blank, of the files in their order.

    word: object (T,), the words as bytes, row after row. first: int64 (R + 1,), the words of each row.
    file: int32 (R,), position in `files`. line: int64 (R,), from 1. lines: object (R,), each row whole.
    """

    files: tuple[Path, ...]
    word: NDArray[np.object_]
    first: NDArray[np.int64]
    file: NDArray[np.int32]
    line: NDArray[np.int64]
    lines: NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.line)

    @cached_property
    def count(self) -> NDArray[np.int64]:
        """How many words each row has, int64 (R,)."""
        return np.diff(self.first)

    def place(self, row: int) -> tuple[Path, int]:
        """Return the file and the line of a row."""
        return self.files[self.file[row]], int(self.line[row])

    def take(self, kept: NDArray[np.bool_]) -> "TextRows":
        """Return some of the rows; `kept`, bool (R,)."""
        if kept.all():
            return self
        return TextRows(
            files=self.files,
            word=self.word[np.repeat(kept, self.count)],
            first=_bounds(self.count[kept]),
            file=frozen(self.file[kept], np.int32),
            line=frozen(self.line[kept], np.int64),
            lines=self.lines[kept],
        )

    def words_at(self, column: NDArray[np.int64] | int) -> NDArray[np.object_]:
        """Return one word of each row; negative columns count from the end."""
        counted_from = np.where(np.asarray(column) >= 0, self.first[:-1], self.first[1:])
        words: NDArray[np.object_] = self.word[counted_from + column]
        return words

    def columns(self, start: int, width: int) -> NDArray[np.object_]:
        """Return `width` words of each row from column `start` on, object (R, width)."""
        begin = self.first[:-1] if start >= 0 else self.first[1:]
        words: NDArray[np.object_] = self.word[begin[:, None] + np.arange(start, start + width)]
        return words


def read_rows(files: tuple[Path, ...], context: ReadContext) -> TextRows:
    """Read files whole; one that cannot be read becomes a problem and is left out. Raises `Cancelled`."""
    texts = []
    read = []
    for i, file in enumerate(files):
        if i % _OFTEN == 0:
            context.cancel.check()
            context.progress(said("reading labels"), i, len(files))
        text = _text(file, context.problems)
        if text is not None:
            read.append(file)
            texts.append(text)
    context.cancel.check()
    return rows_of(tuple(read), texts)


def count_rows(data: bytes) -> int | None:
    """Count the rows of a file that are not blank; None where only reading it can tell."""
    if not data.isascii() or any(one in data for one in _ODD):
        return None
    return sum(not line.isspace() and line != b"" for line in data.split(b"\n"))


def rows_of(files: tuple[Path, ...], texts: Sequence[bytes]) -> TextRows:
    r"""Split texts, each with `\n` at its end or empty, into rows and words."""
    data = b"".join(texts)
    if b"#" in data:
        data = _COMMENT.sub(b"", data)
    byte = np.frombuffer(data, np.uint8)
    blank = _BLANK[byte]
    starts = np.flatnonzero(~blank & np.concatenate(([True], blank[:-1]))[: len(blank)])
    before_end = np.searchsorted(starts, np.flatnonzero(byte == _NEWLINE))
    count = np.diff(before_end, prepend=0)
    held = np.array([text.count(b"\n") for text in texts], np.int64)
    line = np.arange(len(count)) - np.repeat(np.cumsum(held) - held, held) + 1
    full = count > 0
    return TextRows(
        files=files,
        word=as_objects(data.split()),
        first=_bounds(count[full]),
        file=frozen(np.repeat(np.arange(len(files)), held)[full], np.int32),
        line=frozen(line[full], np.int64),
        lines=as_objects(data.split(b"\n")[:-1])[full],
    )


def numbers(words: NDArray[np.object_]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return words as numbers, and which are none; those are NaN."""
    flat = words.ravel()
    try:
        plain = np.fromiter(map(float, flat.tolist()), np.float64, len(flat))
    except ValueError:
        number, bad = _some_numbers(flat)
        return number.reshape(words.shape), bad.reshape(words.shape)
    return plain.reshape(words.shape), np.zeros(words.shape, np.bool_)


def are_class_numbers(number: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which numbers can be those of classes: whole, from 0 on, and not beyond all reason."""
    whole: NDArray[np.bool_] = np.equal(np.floor(number), number)
    return whole & (number >= 0) & (number < _MOST_CLASSES)


def _some_numbers(words: NDArray[np.object_]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Parse each distinct word once."""
    code, distinct = pd.factorize(words)
    text = as_objects([word.decode("utf-8", "replace") for word in distinct])
    number: NDArray[np.float64] = np.asarray(pd.to_numeric(text, errors="coerce"), np.float64)
    doubtful = np.flatnonzero(np.isnan(number))
    bad = np.zeros(len(number), np.bool_)
    bad[doubtful] = [word.lower().lstrip("+-") != "nan" for word in text[doubtful]]
    return number[code], bad[code]


def as_text(words: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return words as text; each distinct one is decoded once."""
    code, distinct = pd.factorize(words)
    return as_objects([word.decode("utf-8", "replace") for word in distinct])[code]


def as_objects(values: Sequence[object]) -> NDArray[np.object_]:
    """Return values as an array that holds them as they are."""
    array = np.empty(len(values), np.object_)
    array[:] = values
    return array


def _bounds(count: NDArray[np.int64]) -> NDArray[np.int64]:
    return frozen(np.concatenate(([0], np.cumsum(count))), np.int64)


def _text(file: Path, problems: list[Problem]) -> bytes | None:
    """Return a file's text with plain line ends, the last line closed; None where it cannot be read."""
    try:
        with open_regular(file) as stream:
            data = stream.read()
        if data.strip() and (not data.isascii() or b"\r" in data or b"\0" in data):
            data = read_text(file, problems)
    except OSError as error:
        problems.append(unreadable(file, error))
        return None
    except CmviewerError as error:
        problems += error.problems
        return None
    return data if not data or data.endswith(b"\n") else data + b"\n"
