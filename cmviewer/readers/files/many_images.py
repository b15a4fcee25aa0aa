"""Files of many images at once: a folder is listed once, and what it does not hold is not asked for."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Images
from cmviewer.readers.files.image_files import ImageFiles
from cmviewer.readers.files.paths import exists

_ODD_FOLDER: Final = re.compile(r"[\\\0~]")
_ODD: Final = re.compile(r"^$|^[. :]|[. :]$|[\\\0~]")
"""What makes a name one that is taken apart otherwise, or that may be short for another one."""


def find_each(images: Images, which: Iterable[int]) -> Iterator[Path | None]:
    """Yield the file of each of some images, or None; what comes or goes meanwhile may be missed."""
    finder = images.finder
    if images.names is None or not isinstance(finder, ImageFiles):
        yield from map(images.find, which)
        return
    folders = _Folders(finder)
    yield from (folders.find(images.name(image)) for image in which)


@dataclass(frozen=True)
class _Folders:
    """held: of the folder in a name, what the folders hold in which files of such names may lie.

    listed: what each folder holds. None: that only looking for each file tells.
    """

    finder: ImageFiles
    held: dict[str, tuple[frozenset[str], ...] | None] = field(default_factory=dict)
    listed: dict[Path, frozenset[str] | None] = field(default_factory=dict)

    def find(self, name: str) -> Path | None:
        """Return what the finder finds."""
        folder, _, base = name.rpartition("/")
        if _ODD.search(base):
            return self.finder.find(name)
        if folder not in self.held:
            self.held[folder] = self._held(folder, name)
        held = self.held[folder]
        if held is not None:
            key = _key(base) if held else ""
            if not any(key in one for one in held):
                return None
        return self.finder.find(name)

    def _held(self, folder: str, name: str) -> tuple[frozenset[str], ...] | None:
        if folder.startswith("/") or folder.endswith(":/") or "://" in folder or _ODD_FOLDER.search(folder):
            return None
        parents = dict.fromkeys(path.parent for path in self.finder.candidates(name))
        held = [self._listed(parent) for parent in parents if exists(parent)]
        known = tuple(one for one in held if one is not None)
        return known if len(known) == len(held) else None

    def _listed(self, folder: Path) -> frozenset[str] | None:
        if folder not in self.listed:
            self.listed[folder] = _names_in(folder)
        return self.listed[folder]


def _names_in(folder: Path) -> frozenset[str] | None:
    """Return what a folder holds, by `_key`, with endings and without; None where it cannot be listed."""
    try:
        names = set(map(_key, os.listdir(folder)))  # noqa: PTH208 - paths of a million files take seconds
    except OSError:
        return None  # as in an archive
    return frozenset(names | {name.rpartition(".")[0] for name in names})


def _key(name: str) -> str:
    """Write a name so that those are equal which some system takes for the same file."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
