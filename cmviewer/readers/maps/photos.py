"""The photographs that maps belong to, found by the same names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final, Self

from cmviewer.readers.files.image_files import ImageFiles
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.maps.endings import parted
from cmviewer.readers.maps.parts import stem_of

_ENDINGS: Final = ("", "_leftImg8bit", "_image", "_img", "_sat", "_rgb")


@dataclass(frozen=True)
class Photos:
    """Finds the photograph of a map by the map's key.

    told: where a person says they lie. known: photographs that opening has seen, by key.
    """

    told: ImageFiles = field(default_factory=ImageFiles)
    known: Mapping[str, Path] = field(default_factory=dict)

    def find(self, name: str) -> Path | None:
        """Return the photograph, or None where none of the candidates exists. Touches the disk."""
        return next((path for path in self.candidates(name) if is_file(path)), None)

    def candidates(self, name: str) -> tuple[Path, ...]:
        """Return the paths that are looked at for this key, in their order."""
        told = (path for ending in _ENDINGS for path in self.told.candidates(name + ending))
        seen = (self.known[name],) if name in self.known else ()
        return tuple(dict.fromkeys((*told, *seen)))

    def with_root(self, root: Path) -> Self:
        """Return a finder that looks below `root` first, and then where photographs were seen."""
        return replace(self, told=self.told.with_root(root))


def photos_of(keys: Iterable[str], files: Iterable[Path], roots: tuple[Path, ...]) -> Photos:
    """Pair keys with photographs: by name, and where several are called so, by the folders they share."""
    by_stem: dict[str, list[Path]] = {}
    for file in files:
        by_stem.setdefault(parted(file.stem)[0].lower(), []).append(file)
    known = {}
    for key in keys:
        called = by_stem.get(stem_of(key).lower(), [])
        if called:
            known[key] = max(called, key=partial(_shared, set(key.split("/")[:-1])))
    return Photos(ImageFiles(roots), known)


def _shared(folders: set[str], file: Path) -> int:
    return len(folders.intersection(file.parent.parts))
