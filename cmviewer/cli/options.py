"""The option that does what a problem asks for: on the command line a mend ends with it."""

import re
import shlex
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Decision
from cmviewer.readers.decision_keys import KEYS, OF
from cmviewer.readers.files.paths import is_folder

_OWN: Final = {
    "task": "--task TASK",
    "truth": "--truth PATH, or --columns truth=COLUMN",
    "prediction": "--columns prediction=COLUMN",
    "image": "--columns image=COLUMN",
    "score": "--columns score=COLUMN",
    "checkpoint": "--columns checkpoint=COLUMN",
    "positive": "--positive NAME",
    "boxes.prediction": "--boxes LAYOUT",
    "classes": "--classes FILE",
    "images": "--images DIR",
    "predictions": "--predictions PATH",
}
"""Decisions, and files of a request, with an option of their own; all others are told by `--read`."""
_BESIDE: Final = {"class-numbers": " or --classes FILE"}
"""What else answers a decision."""
_MEANT: Final = {
    ("class-numbers", "plain"): "each number is the id of its class",
    ("class-numbers", "from-1"): "the first class is 1",
    ("class-numbers", "position"): "the first class is 0",
    ("class-numbers", "rank"): "0 is the class with the lowest id",
    ("class-numbers", "named"): "the name beside the number is the class",
}
"""What values mean that do not say it."""
_OF_CODE: Final = {
    "not-ours": "--overwrite",
    "page-too-long": "--page-size",
    "scheduler-lost": "--resume",
    "shard-failed": "--resume",
    "other-work": "without --resume",
}
"""Options of problems that belong to no decision of reading."""
_PLAIN: Final = re.compile(r"[\w@%+=:,./-]+")
_READ_IN_QUOTES: Final = re.compile(r"[\"$`!]|\\$")
_SAID: Final = frozenset({"reading-impossible", "reading-unused"})
"""Problems whose words say already what was told, or what would fit."""

_NOTHING_FITS: Final = frozenset({"matrix-of-shares"})
"""Problems with a decision of which no value would mend them, unless they say which."""


def with_option(
    problem: Problem, decisions: Iterable[Decision] = (), beside: Iterable[Problem] = ()
) -> Problem:
    """Name in the mend of a problem the option that does it, where there is one.

    decisions: those of the evaluation that the problem is of. Where another file is read otherwise than
    the option would have it, or is to be decided too as a problem beside this one says, the option is of the
    problem's file alone.
    """
    about = {one.about: one.taken for one in decisions if one.key == problem.decision and one.about}
    asked = {one.file for one in beside if one.decision == problem.decision and one.readings and one.file}
    option = _option(problem, about, asked)
    return problem if option is None else replace(problem, mend=f"{problem.mend} ({option})")


def _one_word(text: str) -> str:
    """Put a text in quotes where a shell would part it or read signs of it otherwise."""
    if _PLAIN.fullmatch(text):
        return text
    return shlex.quote(text) if _READ_IN_QUOTES.search(text) else f'"{text}"'


def _meant(key: str, value: str) -> str:
    meaning = _MEANT.get((key, value))
    return "" if meaning is None else f" if {meaning}"


def _option(problem: Problem, about: Mapping[Path, str], asked: Set[Path]) -> str | None:
    key = problem.decision
    if key is None or problem.code in _SAID or (problem.code in _NOTHING_FITS and not problem.readings):
        return _OF_CODE.get(problem.code)
    if problem.readings:
        told = " or ".join(
            f"--read {_one_word(key + _of_file(problem.file, value, about, asked) + '=' + value)}"
            + _meant(key, value)
            for value in problem.readings
        )
        return told + _BESIDE.get(key, "")
    return _OWN.get(key) or next((f"--read {key}={one.expected}" for one in KEYS if one.name == key), None)


def _of_file(file: Path | None, value: str, about: Mapping[Path, str], asked: Set[Path]) -> str:
    """`@` and the end of a path that no other file has, where a value must not be told of all files."""
    others = [path for path in {*about, *asked} if path != file]
    if file is None or all(about.get(path) == value for path in others):
        return ""
    if file not in about and (is_folder(file) or Path(value).is_absolute()):
        return ""  # which of the files in a folder is meant is what it asks
    parts = file.parts
    ends = (parts[-count:] for count in range(1, len(parts)))
    alone = next((end for end in ends if all(path.parts[-len(end) :] != end for path in others)), parts)
    return f"{OF}{Path(*alone).as_posix()}"
