"""Files of class names, and which of its names a number stands for."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.arrays import CLASS_DUPLICATE, CLASSES_UNREADABLE
from cmviewer.readers.files import words
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.name_tables import is_name_table, lines_of_table
from cmviewer.readers.files.plain_yaml import plain_yaml
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.files.words import looks_like_image

_NUMBERED: Final = re.compile(r"(?P<number>\d{1,6})(?=[ \t:,;])[ \t]*+[:,;]?+[ \t]*+(?P<name>\S.*)")
"""`1 robin`, `1: robin`, `1,robin`: a number and its name."""
_CONFIG: Final = "config.json"
"""Where Hugging Face's models name their classes, among much else."""
_ENDINGS: Final = frozenset({".txt", ".json", ".names"})
_YAML: Final = frozenset({".yaml", ".yml"})


def may_name_classes(file: Path) -> bool:
    """Tell whether a file is called as files of class names are."""
    called_so = file.suffix.lower() in _ENDINGS and file.stem.lower() in words.CLASS_FILE
    return called_so or file.name == _CONFIG or is_name_table(file)


def read_class_names(file: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Read the names of classes 0, 1, …; a number without a name keeps its number.

    Raises `CmviewerError` where the file holds no names.
    """
    if file.suffix.lower() == ".json":
        value = load_json(file, problems)
        names = _of_config(value) if file.name == _CONFIG else _of_json(value)
    elif file.suffix.lower() in _YAML:
        names = _of_yaml(file, problems)
    else:
        names = _of_text(file, problems)
    if not names:
        raise CmviewerError(CLASSES_UNREADABLE.of(file))
    if len(set(names)) < len(names):
        twice = next(name for i, name in enumerate(names) if name in names[:i])
        problems.append(CLASS_DUPLICATE.of(file, twice=twice))
    return tuple(names)


def _of_text(file: Path, problems: list[Problem]) -> list[str]:
    lines = lines_of_table(file, problems) if is_name_table(file) else _lines(file, problems)
    names = [line.strip() for line in lines]
    while names and not names[-1]:
        names.pop()
    if (
        len(names) > 1
        and set(words.words(names[0])) <= words.CLASS_HEADER
        and names[0].casefold() not in words.CLASS_WORD
    ):
        names = names[1:]  # the header that pandas writes
    numbered = [_NUMBERED.fullmatch(name) for name in names]
    found = {int(one["number"]): one["name"].strip() for one in numbered if one is not None}
    if names and len(found) == len(names) and sorted(found)[0] < 2 and sorted(found) == _counted(found):
        return [found.get(number, str(number)) for number in range(max(found) + 1)]
    return [name or str(i) for i, name in enumerate(names)]


def _lines(file: Path, problems: list[Problem]) -> list[str]:
    return read_text(file, problems).decode().split("\n")


def _counted(numbers: Mapping[int, str]) -> list[int]:
    """Return the numbers that as many names have that are counted on from the first."""
    return list(range(min(numbers), min(numbers) + len(numbers)))


def _of_yaml(file: Path, problems: list[Problem]) -> list[str] | None:
    """`names` of a `data.yaml`; None where there are none."""
    try:
        return _of_json(plain_yaml(read_text(file, problems)))
    except (RecursionError, ValueError):
        return None


def _of_config(value: object) -> list[str] | None:
    names = value.get("id2label") if isinstance(value, dict) else None
    return _by_number(names) if isinstance(names, dict) else None


def _of_json(value: object) -> list[str] | None:
    if isinstance(value, dict):
        if "classes" in value and isinstance(value.get("labels"), dict):
            return None  # labels of images, beside the classes that their numbers stand for
        for key in ("names", "classes", "class_names", "categories", "labels", "id2label"):
            if isinstance(value.get(key), list | dict):
                return _of_json(value[key])
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) and {"id", "name"} <= set(entry) for entry in value):
            if not all(map(_plain, (entry["id"] for entry in value))):
                return None
            return _by_number({entry["id"]: entry["name"] for entry in value})
        return [str(name) for name in value] if all(isinstance(name, str | int) for name in value) else None
    if isinstance(value, dict) and value:
        return _by_number(value) or _by_number(
            {number: name for name, number in value.items() if _plain(number)}
        )
    return None


def _plain(value: object) -> bool:
    return isinstance(value, str | int)


def _by_number(names: Mapping[Any, object]) -> list[str] | None:
    """Put names at their numbers; of `["n01440764", "tench"]` the last."""
    try:
        placed = {
            int(number): name[-1] if isinstance(name, list) and name else name
            for number, name in names.items()
        }
    except (ValueError, TypeError):
        return None
    if any(isinstance(name, str) and looks_like_image(name) for name in (*names, *placed.values())):
        return None
    if not placed or min(placed) < 0 or max(placed) > 10 * len(placed) + 1000:
        return None
    if not all(map(_plain, placed.values())):
        return None
    return [str(placed.get(number, number)) for number in range(max(placed) + 1)]
