"""Marks as a file: JSON Lines, one example a line, so that two people's files can be merged by line."""

from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.examples.crops import Box
from cmviewer.examples.keys import ExampleKey, KeyKind
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.merging import merged
from cmviewer.problems.marks import MARK_BROKEN, MARKS_DIFFER, MARKS_TOO_LARGE
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.workspace.broken_session import broken_in_words
from cmviewer.writers.atomic import write_text

ENDING: Final = ".marks.jsonl"
LARGEST: Final = 200_000_000
"""Bytes of a file that is read: some hundred thousand marks."""


class _Line(msgspec.Struct, forbid_unknown_fields=False, omit_defaults=True):
    """A line of the file: the key of an example, and what is said of it."""

    image: str
    kind: KeyKind
    name: str
    digest: str
    box: Box | None = None
    checkpoint: str | None = None
    mark: MarkKind | None = None
    note: str = ""
    right_class: str | None = None


def marks_text(marks: Iterable[Mark]) -> str:
    """Return marks as JSON Lines, in an order of their own, so that equal marks are equal files."""
    ordered = sorted(marks, key=lambda mark: tuple(part or "" for part in mark.identity))
    return "".join(msgspec.json.encode(_line(mark)).decode() + "\n" for mark in ordered)


def write_marks(path: Path, marks: Iterable[Mark]) -> None:
    """Write marks, whole or not at all. Raises `CmviewerError` where it cannot be written."""
    write_text(path, marks_text(marks))


def read_marks(*paths: Path) -> tuple[tuple[Mark, ...], tuple[Problem, ...]]:
    """Read the marks of files as one; return what was worked around, too, with each conflict named.

    Raises `CmviewerError` where a file cannot be read.
    """
    marks: tuple[Mark, ...] = ()
    problems: list[Problem] = []
    for path in paths:
        read, found = _read(path)
        both = merged(marks, read)
        problems += found
        problems += [MARKS_DIFFER.of(path, what=one.words) for one in both.conflicts]
        marks = both.marks
    return marks, tuple(problems)


def _read(path: Path) -> tuple[tuple[Mark, ...], list[Problem]]:
    """Marks of one file, and the problems of that one; raises `CmviewerError` where only those are left."""
    content = read_bytes(path)
    if len(content) > LARGEST:
        raise CmviewerError(MARKS_TOO_LARGE.of(path, limit=LARGEST))
    decoder, marks, problems = msgspec.json.Decoder(_Line), list[Mark](), list[Problem]()
    for number, line in enumerate(content.splitlines(), start=1):
        told = line.removeprefix(BOM_UTF8)  # editors put it there; of files joined by line at each beginning
        if not told.strip():
            continue
        try:
            marks.append(_mark(decoder.decode(told)))
        except msgspec.ValidationError as error:
            problems.append(MARK_BROKEN.of(path, number, left_out=1, why=broken_in_words(str(error))))
        except (msgspec.DecodeError, UnicodeDecodeError):
            problems.append(MARK_BROKEN.of(path, number, left_out=1, why="it is no JSON"))
    if problems and not marks:
        raise CmviewerError(*problems)
    return tuple(marks), problems


def _line(mark: Mark) -> _Line:
    key = mark.key
    return _Line(
        key.image,
        key.kind,
        key.name,
        key.digest,
        key.box,
        key.checkpoint,
        mark.kind,
        mark.note,
        mark.right_class,
    )


def _mark(line: _Line) -> Mark:
    key = ExampleKey(line.image, line.kind, line.name, line.digest, line.box, line.checkpoint)
    return Mark(key, line.mark, line.note, line.right_class)
