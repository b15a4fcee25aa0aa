"""Questions about paths that come from data: a name that is too long, a loop of links, a zero byte."""

import os
from pathlib import Path


def is_file(path: Path) -> bool:
    """Tell whether a path leads to a file; not where it cannot be one, or must not be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Tell whether a path leads anywhere; not where it cannot be one, or must not be looked at."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; not where it cannot be one, or must not be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def whole(path: Path) -> Path:
    """Return a path from the root, links followed where that is possible."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or no path at all
        return path.absolute()


def entry_is_file(entry: "os.DirEntry[str]") -> bool:
    """Tell the same of an entry of a folder, without asking the disk again."""
    try:
        return entry.is_file()
    except OSError:
        return False


def entry_is_folder(entry: "os.DirEntry[str]") -> bool:
    """Tell the same of an entry of a folder, without asking the disk again."""
    try:
        return entry.is_dir()
    except OSError:
        return False
