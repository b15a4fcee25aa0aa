"""The first rows of a table, roughly: they tell what its columns are."""

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Final

from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.tables.titles import find_title

SHOWN: Final = 20
"""First rows that tell what the columns are."""
_SPLIT: Final = re.compile(r"[,;\t|]")


def header_of(file: Path) -> list[list[str]]:
    """Return the fields of the header, and of the first rows, roughly."""
    text = beginning(file).removeprefix(BOM_UTF8)
    title = find_title(text)
    lines = text[0 if title is None else title.end :].decode("utf-8", "replace").splitlines()
    return [[field.strip().strip("\"'") for field in _fields(line)] for line in lines[:SHOWN] or [""]]


def _fields(line: str) -> list[str]:
    """Split a line at its signs; those in a quoted text part nothing, unless that is the whole line."""
    plain, quoted = line.split('"')[::2], iter(line.split('"')[1::2])
    fields = _SPLIT.split("\0".join(plain))
    if line.count('"') % 2 or "\0" in line or len(fields) == 1:  # a quote that never ends is a sign as others
        return _SPLIT.split(line)
    return [re.sub("\0", lambda _: next(quoted), field) for field in fields]
