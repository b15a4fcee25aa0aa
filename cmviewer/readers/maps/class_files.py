"""Files that name the classes of maps, with their values and colours."""

import csv
import io
import operator
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.arrays import CLASS_NUMBER_TOO_HIGH
from cmviewer.readers.files.class_names import may_name_classes, read_class_names
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.one_folder import files_of
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.maps.class_table import ClassTable, table_of_names

_NAMES: Final = re.compile(
    r"objectinfo\d*\.(txt|csv)|label_?colou?rs\.(txt|csv)|class_dict\.csv|config(_v[\d.]+)?\.json|labelmap\.txt"
    r"|dataset(_meta)?\.json|meta\.json|panoptic_\w+\.json|class_names\.txt|labels\.txt",
    re.IGNORECASE,
)
_COLOUR_FIRST: Final = re.compile(r"(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\S.*)")
_COLOUR_LAST: Final = re.compile(r"(.*?)(?<![\s,:])[\s,:]++(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?::.*)?")
HIGHEST: Final = 65_533
"""Largest number of a class; the two above stand for what is no class."""
_DIGITS: Final = 9
_IDS_AND_NAMES: Final = (
    frozenset({"id", "index", "number", "class_id", "label_id"}),
    frozenset({"name", "class", "label", "category", "class_name", "class name"}),
)
"""What the two columns of a table of classes are called."""
_UNJUDGED: Final = frozenset({"void", "unlabelled", "unlabeled", "ignore", "__ignore__"})


def may_be_table(file: Path) -> bool:
    """Tell whether a file is called as lists of the classes of maps are."""
    return may_name_classes(file) or _NAMES.fullmatch(file.name) is not None


def read_table_of_classes(file: Path, problems: list[Problem]) -> ClassTable:
    """Read the classes of maps. Raises `CmviewerError` where the file holds none."""
    if file.suffix.lower() == ".json":
        found = table_of_value(file, load_json(file, problems))
    else:
        lines = [line.strip() for line in read_text(file, problems).decode().splitlines()]
        lines = [line for line in lines if line and not line.startswith("#")]
        found = _of_index(file, lines) or _of_numbered(file, lines) or _of_colours(file, lines)
    table = found or _of_names(file, problems)
    if int(table.values.max(initial=0)) > HIGHEST:
        raise CmviewerError(CLASS_NUMBER_TOO_HIGH.of(file, number=table.values.max(), highest=HIGHEST))
    return table


def _of_names(file: Path, problems: list[Problem]) -> ClassTable:
    names = read_class_names(file, problems)
    while names and names[0] == "__ignore__":
        names = names[1:]
    return table_of_names(file.name, names, file)


def _of_index(file: Path, lines: Sequence[str]) -> ClassTable | None:
    """`objectInfo150.txt` of ADE20K: a table with columns Idx and Name; 0, if not in it, is not judged."""
    header = lines[0].lower() if lines else ""
    sign = next((sign for sign in "\t;," if sign in header), None)
    if sign is None or not {"idx", "name"} <= {name.strip() for name in header.split(sign)}:
        return None
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=sign))
    columns = [name.strip().lower() for name in rows[0]]
    if not {"idx", "name"} <= set(columns):  # a quote may hold several of them together
        return None
    number, name = columns.index("idx"), columns.index("name")
    good = [row for row in rows[1:] if len(row) > max(number, name) and _is_number(row[number])]
    if not good:
        return None
    values = np.array([int(row[number]) for row in good], np.int32)
    void = frozenset({0} - set(values.tolist()))
    return ClassTable(file.name, tuple(row[name].strip() for row in good), values, void=void, file=file)


def _of_numbered(file: Path, lines: Sequence[str]) -> ClassTable | None:
    """A table of ids and names that leaves numbers out, such as `255,void`: its ids are the values.

    Without a gap names stand in their order, as in any list.
    """
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=","))
    header = [name.strip().lower() for name in rows[0]] if rows else []
    if len(header) != len(_IDS_AND_NAMES) or not all(map(operator.contains, _IDS_AND_NAMES, header)):
        return None
    if not all(len(row) == len(header) and _is_number(row[0]) for row in rows[1:]):
        return None
    values = [int(row[0]) for row in rows[1:]]
    names = tuple(row[1].strip() for row in rows[1:])
    if len({*values}) < len(values) or len(values) < 2 or max(values) - min(values) < len(values):
        return None
    void = frozenset(one for one, name in zip(values, names, strict=True) if name.lower() in _UNJUDGED)
    return ClassTable(file.name, names, np.array(values, np.int32), void=void, file=file)


def _of_colours(file: Path, lines: Sequence[str]) -> ClassTable | None:
    """`64 128 64 Animal`, `Animal,64,128,64`, or CVAT's `Animal:64,128,64::`, a line a class."""
    if lines and re.fullmatch(r"name[,;\t ].*", lines[0].lower()):
        lines = lines[1:]
    names, colours = [], []
    for line in lines:
        if found := _COLOUR_FIRST.fullmatch(line):
            *colour, name = found.groups()
        elif found := _COLOUR_LAST.fullmatch(line):
            name, *colour = found.groups()
        else:
            return None
        names.append(name.strip())
        colours.append([min(int(number), 255) for number in colour])
    return _coloured(file, names, np.array(colours, np.uint8)) if names else None


def _coloured(file: Path, names: Sequence[str], colours: NDArray[np.uint8]) -> ClassTable:
    """Classes 0, 1, … with colours, of which those that are called void are not judged."""
    values = range(len(names))
    void = {value for value, name in zip(values, names, strict=True) if name.lower() in _UNJUDGED}
    return ClassTable(
        file.name,
        tuple(names),
        np.array(values, np.int32),
        colours,
        frozenset(void),
        file=file,
        by_place=True,
    )


def _is_number(text: str) -> bool:
    return text.strip().isdecimal() and len(text.strip()) < _DIGITS


def table_of_value(file: Path, value: object) -> ClassTable | None:
    """The classes in what a JSON file holds; None where it names none with ids, values or colours."""
    if isinstance(value, Mapping):
        for key in ("labels", "categories", "classes", "names", "label_map"):
            rows = value.get(key)
            if isinstance(rows, Sequence) and not isinstance(rows, str):
                return _of_rows(file, rows)
            if isinstance(rows, Mapping):
                return _of_numbers(file, rows) or _of_names_with_numbers(file, rows)
        colours = {name: colour for name, colour in value.items() if _is_colour(colour)}
        if colours and len(colours) == len(value):
            return _coloured(file, tuple(colours), np.array(list(colours.values()), np.uint8))
    return _of_rows(file, value) if isinstance(value, list) else None


def _of_numbers(file: Path, names: Mapping[Any, object]) -> ClassTable | None:
    numbers = [number for number in names if _is_number(str(number))]
    if not numbers:
        return None
    values = np.array([int(number) for number in numbers], np.int32)
    return ClassTable(file.name, tuple(str(names[number]) for number in numbers), values, file=file)


def _of_names_with_numbers(file: Path, numbers: Mapping[Any, object]) -> ClassTable | None:
    """nnU-Net's `labels`: `{"background": 0, "liver": 1}`; no class is made of several numbers."""
    if not numbers or not all(type(one) is int and 0 <= one <= HIGHEST for one in numbers.values()):
        return None
    values = np.array(list(numbers.values()), np.int32)
    void = {one for name, one in numbers.items() if str(name).lower() in _UNJUDGED and type(one) is int}
    return ClassTable(file.name, tuple(map(str, numbers)), values, void=frozenset(void), file=file)


def _of_rows(file: Path, rows: Sequence[Any]) -> ClassTable | None:
    """Records with a name, and perhaps an id and a colour: Mapillary's `labels`, COCO's `categories`."""
    if not rows or not all(isinstance(row, Mapping) and isinstance(row.get("name"), str) for row in rows):
        return None
    ids = [row.get("id", place) for place, row in enumerate(rows)]
    if not all(isinstance(number, int) and 0 <= number < 65_535 for number in ids):
        return None
    names = tuple(str(row.get("readable") or row["name"]) for row in rows)
    names = names if len(set(names)) == len(names) else tuple(row["name"] for row in rows)
    colours = [row.get("color", row.get("colour")) for row in rows]
    values = np.array(ids, np.int32)
    void = {number for number, row in zip(ids, rows, strict=True) if row.get("evaluate") is False}
    return ClassTable(
        file.name,
        names,
        values,
        np.array(colours, np.uint8) if all(map(_is_colour, colours)) else None,
        frozenset(void),
        file=file,
    )


def _is_colour(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and all(isinstance(part, int) and 0 <= part <= 255 for part in value)
    )


def table_near(root: Path, top: Path, problems: list[Problem]) -> ClassTable | None:
    """Read the first list of classes from a folder upwards to the top; what holds none is passed over."""
    folder = root
    while True:
        for file in filter(may_be_table, files_of(folder)):
            own_problems: list[Problem] = []
            try:
                table = read_table_of_classes(file, own_problems)
            except CmviewerError:
                continue  # it is called as a list of classes is, and is another file
            problems += own_problems
            return table
        if folder in {top, folder.parent} or top not in folder.parents:
            return None
        folder = folder.parent
