"""Tables of class names: `id,name` and a line a class."""

import csv
import io
from pathlib import Path
from typing import Final

from cmviewer.archives import size_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.files.words import word_set, words

_ENDINGS: Final = frozenset({".csv", ".tsv"})
_STEMS: Final = word_set(
    "classes names class_names classnames class-names label_names labelnames label_map labelmap label-map",
    "class_map classmap idx2label id2label class_list class_dict",
)
"""`labels.csv` and `categories.csv` are tables of samples as often."""
_NUMBER: Final = word_set("id ids idx index number class_id classid label_id")
_NAME: Final = word_set("name names class label category class_name classname label_name title")
_LARGEST: Final = 1 << 20
"""Bytes; a list of names is smaller, and it is read to be known."""


def is_name_table(file: Path) -> bool:
    """Tell whether a file is called as lists of names are, and holds numbers and names, or names alone."""
    if file.suffix.lower() not in _ENDINGS or file.stem.lower() not in _STEMS:
        return False
    try:
        return size_of(file) <= _LARGEST and bool(lines_of_table(file, []))
    except (OSError, CmviewerError):
        return False


def lines_of_table(file: Path, problems: list[Problem]) -> list[str]:
    """Return a line a class, its number and its name with a tab between them, or its name alone.

    Nothing where the columns are others. Raises `CmviewerError` where the file cannot be read.
    """
    text = read_text(file, problems).decode()
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    header, *rows = csv.reader(io.StringIO(text), delimiter=between)
    columns = ["_".join(words(name)) for name in header]
    number = next((place for place, name in enumerate(columns) if name in _NUMBER), None)
    name = next((place for place, one in enumerate(columns) if one in _NAME), None)
    rows = [row for row in rows if row]
    if name is None or len(columns) > 2 or (number is None and len(columns) > 1):
        return []
    if any(len(row) != len(columns) for row in rows):
        return []
    if number is None:
        return [row[name].strip() for row in rows]
    if not all(row[number].strip().isdecimal() for row in rows):
        return []
    return [f"{row[number].strip()}\t{row[name].strip()}" for row in rows]
