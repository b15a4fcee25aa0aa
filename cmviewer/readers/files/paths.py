"""Questions about paths that come from data: a name that is too long, a loop of links, a zero byte.

A `.zip` is a folder here as well, and what is in it are files and folders.
"""

import os
from pathlib import Path

from cmviewer.archives import is_folder_of_archive, member
from cmviewer.readers.files.packed import is_archive


def is_file(path: Path) -> bool:
    """Tell whether a path leads to a file; not where it cannot be one, or must not be looked at."""
    try:
        return path.is_file() or member(path) is not None
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Tell whether a path leads anywhere; not where it cannot be one, or must not be looked at."""
    try:
        return path.exists() or member(path) is not None or is_folder_of_archive(path)
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; not where it cannot be one, or must not be looked at."""
    try:
        return path.is_dir() or is_archive(path) or is_folder_of_archive(path)
    except (OSError, ValueError):
        return False


def whole_path(path: Path) -> Path:
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


def path_below(path: Path, top: Path) -> str:
    """Write a path as it lies below the top, with `/`; by its name where it does not."""
    return path.relative_to(top).as_posix() if path != top and path.is_relative_to(top) else path.name
