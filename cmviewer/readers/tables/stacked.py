"""Several tables below each other in one text: the first one that holds samples or a matrix is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.problems.tables import TABLES_BELOW
from cmviewer.readers.files import words
from cmviewer.readers.tables.delimited_rows import split_fields
from cmviewer.readers.tables.delimiters import find_delimiter
from cmviewer.readers.tables.records import Records, find_records
from cmviewer.readers.tables.titles import is_a_number, names_rows, roles_said

_BLANK: Final = re.compile(rb"\n[,;\t|\" ]*\n")
_ROWS: Final = 60
"""Rows of each table that are looked at."""
_REPORT: Final = 2
"""Figures in a header that make a table a report of a model."""
_LARGEST: Final = 1 << 26
"""Bytes of a text; what a script writes below each other is smaller."""
_FIGURES: Final = words.METRIC | words.REPORT | words.word_set("class mean average value")


@dataclass(frozen=True, eq=False)
class _Section:
    """Lines without a blank one between them. start: in the text; line: of the first row."""

    start: int
    line: int
    rows: Sequence[Sequence[str]]

    @property
    def header(self) -> Sequence[str]:
        """The first row of several fields, which may be a header."""
        return next((row for row in self.rows if sum(map(bool, row)) > 1), ())

    @property
    def below(self) -> list[Sequence[str]]:
        """The rows below it."""
        place = next((i for i, row in enumerate(self.rows) if row is self.header), len(self.rows))
        return list(self.rows[place + 1 :])

    @property
    def is_matrix(self) -> bool:
        """Whether its rows are called as its columns are."""
        return len(self.header) > 2 and names_rows(self.header[1:], self.below)

    @property
    def is_of_samples(self) -> bool:
        """Whether its header says several things of samples."""
        figures = sum(not words.METRIC.isdisjoint(words.words(field)) for field in self.header)
        return not self.is_matrix and figures < _REPORT and roles_said(self.header) > 1


def without_tables_below(text: bytes, file: Path, problems: list[Problem]) -> bytes:
    """Return a text without the tables that stand below the first one that can be counted, and say so.

    A table of samples goes before a matrix. What goes on behind a blank line is no table of its own.
    """
    if len(text) > _LARGEST:
        return text
    cut = _repeated_matrix(text, file) if _BLANK.search(text) is None else _end_of_first(text, file)
    if cut is None:
        return text
    line = text.count(b"\n", 0, cut) + 1
    count = sum(1 for one in text[cut:].split(b"\n") if one.strip(b',;\t| "'))
    problems.append(TABLES_BELOW.of(file, line, times=count))
    return text[:cut]


def _end_of_first(text: bytes, file: Path) -> int | None:
    """Byte at which the next table begins; None where there is none."""
    delimiter = find_delimiter(text, file)
    sections = _sections(text, find_records(text, delimiter.encode()), delimiter)
    kept = next((one for one in sections if one.is_of_samples), None)
    kept = kept or next((one for one in sections if one.is_matrix), None)
    if kept is None:
        return None
    below = sections[sections.index(kept) + 1 :]
    others = [i for i, one in enumerate(below) if _is_another(one, kept)]
    if not others:
        return None
    first = others[0]
    while first and not below[first - 1].header:
        first -= 1  # its title
    return below[first].start


def _sections(text: bytes, records: Records, delimiter: str) -> list[_Section]:
    lengths = records.end - records.start
    filled = (records.fields > 0) & (lengths >= records.fields)
    begins = np.flatnonzero(filled & ~np.concatenate(([False], filled[:-1])))
    ends = np.flatnonzero(filled & ~np.concatenate((filled[1:], [False]))) + 1
    sections = []
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        rows = [
            split_fields(
                text[records.start[i] : records.end[i]].decode("utf-8", "replace"), delimiter, records.quoted
            )
            for i in range(begin, min(end, begin + _ROWS))
        ]
        sections.append(_Section(int(records.start[begin]), int(records.line[begin]), rows))
    return sections


def _is_another(section: _Section, kept: _Section) -> bool:
    """Tell whether a section has a header of its own, and no rows of the table above it."""
    header = section.header
    if not header or not section.below or (kept.is_of_samples and list(header) == list(kept.header)):
        return False
    if section.is_matrix or section.is_of_samples:
        return True
    if len(set(header)) < len(header) or any(map(is_a_number, header)):
        return False
    says = any(not _FIGURES.isdisjoint(words.words(field)) for field in header)
    return says and not any(set(header) & set(row) for row in kept.below)


def _repeated_matrix(text: bytes, file: Path) -> int | None:
    """Byte at which the header of a matrix stands once more, as scripts append one; else None."""
    first = text.lstrip(b"\n").partition(b"\n")[0]
    again = text.find(b"\n" + first + b"\n", len(text) - len(text.lstrip(b"\n")))
    if not first or again < 0:
        return None
    above = text[:again]
    delimiter = find_delimiter(above, file)
    sections = _sections(above, find_records(above, delimiter.encode()), delimiter)
    return again + 1 if sections and sections[0].is_matrix else None
