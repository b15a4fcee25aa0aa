"""The option that does what a problem asks for: on the command line a mend ends with it."""

from dataclasses import replace
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.decision_keys import KEYS

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
_OF_CODE: Final = {"not-ours": "--overwrite"}
"""Options of problems that belong to no decision of reading."""
_SAID: Final = frozenset({"reading-impossible", "reading-unused"})
"""Problems whose words say already what was told, or what would fit."""


def with_option(problem: Problem) -> Problem:
    """Name in the mend of a problem the option that does it, where there is one."""
    option = _option(problem)
    return problem if option is None else replace(problem, mend=f"{problem.mend} ({option})")


def _meant(key: str, value: str) -> str:
    meaning = _MEANT.get((key, value))
    return "" if meaning is None else f" if {meaning}"


def _option(problem: Problem) -> str | None:
    key = problem.decision
    if key is None or problem.code in _SAID:
        return _OF_CODE.get(problem.code)
    if problem.readings:
        told = " or ".join(f"--read {key}={value}{_meant(key, value)}" for value in problem.readings)
        return told + _BESIDE.get(key, "")
    return _OWN.get(key) or next((f"--read {key}={one.expected}" for one in KEYS if one.name == key), None)
