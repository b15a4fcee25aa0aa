"""Files of many images at once: a folder is listed once, and what it does not hold is not asked for."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Images
from cmviewer.readers.files.image_files import ImageFiles, with_endings
from cmviewer.readers.files.paths import exists

_ODD: Final = "\\", "\0", "://", "~"
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
    """held: of the folder in a name, in which folders files of such names may lie, and what these hold."""

    finder: ImageFiles
    held: dict[str, list[frozenset[str] | None]] = field(default_factory=dict)

    def find(self, name: str) -> Path | None:
        """Return what the finder finds."""
        folder, _, base = name.rpartition("/")
        is_odd = not base or base.strip(". :") != base or any(one in name for one in _ODD)
        if is_odd or name.startswith("/"):
            return self.finder.find(name)
        if folder not in self.held:
            parents = dict.fromkeys(path.parent for path in self.finder.candidates(name))
            self.held[folder] = [_names_in(parent) for parent in parents if exists(parent)]
        held = self.held[folder]
        if not held:
            return None
        if None not in held:
            keys = [_key(one.name) for one in with_endings(Path(base))]
            if not any(key in names for names in held if names is not None for key in keys):
                return None
        return self.finder.find(name)


def _names_in(folder: Path) -> frozenset[str] | None:
    """Return what a folder holds, by `_key`; None where it cannot be listed, as in an archive."""
    try:
        return frozenset(map(_key, os.listdir(folder)))  # noqa: PTH208 - paths of a million files take seconds
    except OSError:
        return None


def _key(name: str) -> str:
    """Write a name so that those are equal which some system takes for the same file."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
