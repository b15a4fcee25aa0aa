"""Checkpoint names → names of files and folders, on every system."""

import re
from collections.abc import Iterable
from itertools import count
from typing import Final

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST: Final = 100
"""Bytes that are kept of a name; no file system takes more than 255."""


def safe_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return a file name for each name, no two the same, capitals or not."""
    taken: set[str] = set()
    return tuple(_free(_safe(name), taken) for name in names)


def _safe(name: str) -> str:
    safe = _UNSAFE.sub("_", name).encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    safe = safe.strip(" ").rstrip(". ") or "checkpoint"
    return f"_{safe}" if _RESERVED.fullmatch(safe) else safe


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` … that is not taken; it is then."""
    candidates = (name if number == 1 else f"{name}-{number}" for number in count(1))
    free = next(candidate for candidate in candidates if candidate.casefold() not in taken)
    taken.add(free.casefold())
    return free
