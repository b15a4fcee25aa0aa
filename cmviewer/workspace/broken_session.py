"""What is wrong in a session file, in words: the checker's own are about types of a program."""

import re
from typing import Final

_PLACE: Final = re.compile(r" - at `(?:key in )?\$\.?(.*)`$")
_WRONG_KIND: Final = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_WRONG_LENGTH: Final = re.compile(r"Expected `array` of (?:at least |at most )?length (\d+).*, got (\d+)")
_MISSING: Final = re.compile(r"Object missing required field `([^`]+)`")
_NO_CHOICE: Final = re.compile(r"Invalid enum value '?`?([^'`]*)")
_KINDS: Final = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "a group of fields in { }",
    "null": "nothing",
}


def broken_in_words(message: str) -> str:
    """Say what a message of the checker means, and at which field: `state.top: a text stands where …`."""
    found = _PLACE.search(message)
    place = _place("" if found is None else found[1])
    reason = message if found is None else message[: found.start()]
    missing = _MISSING.fullmatch(reason)
    if missing is not None:
        return f"{missing[1]!r} is missing" + (f" in {place}" if place else "")
    return f"{place or 'as a whole'}: {_reason_in_words(reason)}"


def _reason_in_words(message: str) -> str:
    kind, length, choice = (one.match(message) for one in (_WRONG_KIND, _WRONG_LENGTH, _NO_CHOICE))
    if length is not None:
        return f"a list of {length[2]} stands where one of {length[1]} belongs"
    if kind is not None:
        return f"{_kinds(kind[2])} stands where {_kinds(kind[1])} belongs"
    if choice is not None:
        return f"{choice[1]!r} is none of the values that can stand there"
    if message == NO_PATH:
        return "what stands there is no path"
    return "what stands there has no meaning"


NO_PATH: Final = "no path"
"""What decoding says of a value that should be a path."""


def _kinds(names: str) -> str:
    return " or ".join(_KINDS.get(name, "another value") for name in names.split(" | "))


def _place(path: str) -> str:
    """Write `a.b[...][2]` as `a.b, one of its values, entry 3`."""
    path = re.sub(r"\[(\d+)\]", lambda number: f", entry {int(number[1]) + 1}", path)
    return path.replace("[...]", ", one of its values").lstrip(", ")
