"""What a folder holds: results, class names, and how many images; nothing is opened."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from natsort import natsorted, ns

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.class_names import may_name_classes
from cmviewer.readers.classification.name_order import sorted_naturally
from cmviewer.readers.files import unreadable
from cmviewer.readers.paths import entry_is_file, entry_is_folder
from cmviewer.readers.roles_by_name import Role, role_of
from cmviewer.readers.words import IMAGE_ENDINGS

_DEPTH: Final = 8
_AT_ONCE: Final = 500
"""Files that are looked at between two answers; on a slow disk each takes a tenth of a millisecond."""
_SKIPPED: Final = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
_REPORT: Final = re.compile(rb'\s*\{\s*"program":\s*\{\s*"name":\s*"cmviewer"')
"""How `summary.json` of our own reports begins."""
_LISTS: Final = frozenset({"train", "val", "test", "valid", "validation", "eval", "results", "result"})


@dataclass(frozen=True)
class Found:
    """results: files to read, in natural order. class_names: files that may name classes.

    images: how many image files there are. endings: how many files of each ending, images left out.
    """

    results: tuple[Path, ...]
    class_names: tuple[Path, ...]
    images: int
    endings: Counter[str]


def look_through(root: Path, endings: frozenset[str], progress: Progress, cancel: Cancel) -> Found:
    """Search a folder and those below it for files with these endings. Raises `CmviewerError`."""
    results, names, images, others = [], [], 0, Counter[str]()
    for seen, entry in enumerate(_files(root, cancel)):
        if seen % _AT_ONCE == 0:
            progress("Looking through the folder: files", seen, 0)
            cancel.check()
        path = Path(entry.path)
        ending = path.suffix.lower()
        if ending in IMAGE_ENDINGS:
            images += 1
            continue
        others[ending] += 1
        if may_name_classes(path):
            names.append(path)
        if ending in endings and _promising(path):
            results.append(path)
    cancel.check()
    progress("Putting files in order", len(results), 0)
    return Found(in_order(results), in_order(names), images, others)


def in_order(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Sort paths as a person would: epoch 2 before epoch 10, a folder's files together."""
    names: dict[Path, list[str]] = {}
    for path in paths:
        names.setdefault(path.parent, []).append(path.name)
    folders = natsorted(names, key=lambda folder: folder.parts, alg=ns.INT)
    return tuple(folder / name for folder in folders for name in sorted_naturally(names[folder]))


def _promising(path: Path) -> bool:
    """Plain text may be anything; only a name that promises results is worth a look."""
    if path.suffix.lower() != ".txt":
        return True
    return role_of(path.stem) is not Role.UNKNOWN or path.stem.lower() in _LISTS


def _listing(folder: Path, root: Path, cancel: Cancel) -> list[os.DirEntry[str]]:
    """List a folder; below the root nothing of those that cannot be read, or are reports."""
    try:
        with os.scandir(folder) as entries:
            listed = []
            for i, entry in enumerate(entries):
                if i % _AT_ONCE == 0:
                    cancel.check()
                listed.append(entry)
    except OSError as error:
        if folder == root:
            raise CmviewerError(unreadable(folder, error)) from error
        return []
    return [] if folder != root and _is_report(listed) else listed


def _is_report(entries: Iterable[os.DirEntry[str]]) -> bool:
    """Tell whether a folder is a report of ours, whose tables are no results."""
    summary = next(
        (entry for entry in entries if entry.name == "summary.json" and entry_is_file(entry)), None
    )
    return summary is not None and _is_ours(Path(summary.path))


def reports_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders right below one that are reports of ours, in natural order."""
    return in_order(path.parent for path in folder.glob("*/summary.json") if _is_ours(path))


def _is_ours(summary: Path) -> bool:
    try:
        with summary.open("rb") as file:
            return _REPORT.match(file.read(1000)) is not None
    except OSError:
        return False  # whoever reads it says why


def _files(root: Path, cancel: Cancel) -> Iterable[os.DirEntry[str]]:
    for _, files in walk(root, cancel):
        yield from files


def walk(root: Path, cancel: Cancel) -> Iterable[tuple[Path, list[os.DirEntry[str]]]]:
    """Go through a folder and those below it: each, and its files, in no order.

    What is hidden, very deep, a report of ours, or no data (`node_modules`) is passed over, and a link to
    a folder is not followed. Raises `CmviewerError` where the folder itself cannot be read.
    """
    folders = [(root, 0)]
    while folders:
        folder, depth = folders.pop()
        files = []
        for i, entry in enumerate(_listing(folder, root, cancel)):
            if i % _AT_ONCE == 0:
                cancel.check()
            if entry.name.startswith("."):
                continue
            if entry_is_folder(entry):
                if depth < _DEPTH and entry.name not in _SKIPPED and not entry.is_symlink():
                    folders.append((Path(entry.path), depth + 1))
            elif entry_is_file(entry):
                files.append(entry)
        cancel.check()
        yield folder, files
