"""Names of checkpoints, classes and images → names of files and folders, on every system."""

import re
from collections.abc import Iterable
from itertools import count
from typing import Final

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_NAMELESS: Final = "unnamed"
"""What is left of a name that no file can have, be it of a checkpoint, a class or an image."""
_LONGEST: Final = 100
"""Bytes that are kept of a name; no file system takes more than 255."""


def safe_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return a file name for each name, no two the same, capitals or not."""
    taken: set[str] = set()
    return tuple(_free(_safe(name), taken) for name in names)


def export_name(run: str, checkpoint: str, kind: str) -> str:
    """Return the file name of what is exported of a checkpoint of a run; `kind` says what it is.

    run, checkpoint: any text. kind: a name as it is to end, such as `heatmap.png`. Two kinds never give
    the same name.
    """
    parts = [_cleaned(part, _LONGEST // 2).lstrip(".") for part in dict.fromkeys((run, checkpoint))]
    return _unreserved(" ".join(filter(None, (*parts, kind))))


def _safe(name: str) -> str:
    return _unreserved(_cleaned(name, _LONGEST) or _NAMELESS)


def _unreserved(name: str) -> str:
    """`name`, or another where Windows keeps it for a device."""
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _cleaned(name: str, longest: int) -> str:
    """Return text of at most so many bytes without what a file system refuses; it may be empty."""
    encoded = name.encode("utf-8", "replace").decode("utf-8")
    cut = _UNSAFE.sub("_", encoded).encode("utf-8")[:longest].decode("utf-8", "ignore")
    return cut.strip(" ").rstrip(". ")


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` … that is not taken; it is then."""
    candidates = (name if number == 1 else f"{name}-{number}" for number in count(1))
    free = next(candidate for candidate in candidates if candidate.casefold() not in taken)
    taken.add(free.casefold())
    return free
